import { useMemo } from 'react';

import type { Naming } from '../model/content';
import { useExactTime } from './useExactTime';
import { useTranslate } from './useTranslate';

/** Names fields, choices and times of a content in the user's language; what nobody has named stays as it is. */
export function useNaming(): Naming {
  const t = useTranslate();
  const time = useExactTime();
  return useMemo(
    () => ({
      field: (name) => t(`field.${name}`, undefined, name),
      choice: (field, value) => t(`choice.${field}.${value}`, undefined, value),
      time,
    }),
    [t, time],
  );
}
