import { useCallback, useState } from 'react';

import { usePolling } from './usePolling';

/** The time, moving on every half minute, for "3 minutes ago" and the like. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  usePolling(
    useCallback(() => setNow(new Date()), []),
    30_000,
  );
  return now;
}
