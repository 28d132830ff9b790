import { useEffect, useState } from 'react';

/** Less than this is not worth a word, in milliseconds. */
const SLOW_MILLISECONDS = 1_000;

/** Whether something has been going on for more than a second. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return slow;
}
