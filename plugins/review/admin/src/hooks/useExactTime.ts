import { useCallback } from 'react';

import { useIntl } from 'react-intl';

import { clocksAgree } from '../model/park-time';
import { useParkZone } from './useParkZone';
import { useTranslate } from './useTranslate';

/** Writes a time to the minute in the park's zone, and says so where this computer's clock shows another time. */
export function useExactTime(): (at: string) => string {
  const t = useTranslate();
  const { formatDate, timeZone: own = Intl.DateTimeFormat().resolvedOptions().timeZone } = useIntl();
  const zone = useParkZone() ?? own;
  return useCallback(
    (at) => {
      if (Number.isNaN(Date.parse(at))) return at;
      const time = formatDate(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
      return clocksAgree(Date.parse(at), zone, own) ? time : t('time.park', { time });
    },
    [formatDate, own, zone, t],
  );
}
