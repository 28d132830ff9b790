import * as React from 'react';

/** Less than this is not worth a word, in milliseconds. */
const SLOW = 1000;

/** Whether something has been going on for more than a second. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = React.useState(false);
  React.useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return slow;
}
