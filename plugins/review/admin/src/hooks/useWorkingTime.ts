import { useCallback } from 'react';

import { hoursAndMinutes } from '../model/calendar';
import { useTranslate } from './useTranslate';

/** Says a length of working time: "5 hours 20 minutes". */
export function useWorkingTime(): (minutes: number) => string {
  const t = useTranslate();
  return useCallback(
    (given) => {
      const { hours, minutes } = hoursAndMinutes(given);
      if (hours === 0) return t('clock.minutes', { minutes });
      return minutes === 0 ? t('clock.hours', { hours }) : t('clock.hours-minutes', { hours, minutes });
    },
    [t],
  );
}
