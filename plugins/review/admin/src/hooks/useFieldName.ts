import { useCallback } from 'react';

import { useTranslate } from './useTranslate';

/** Names a dotted attribute path in the user's language; segments nobody has named stay as they are, positions count from 1. */
export function useFieldName(): (path: string) => string {
  const t = useTranslate();
  return useCallback(
    (path) =>
      path
        .split('.')
        .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : t(`field.${part}`, undefined, part)))
        .join(' › '),
    [t],
  );
}
