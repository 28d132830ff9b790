import * as React from 'react';
import { flushSync } from 'react-dom';

/**
 * Whether the page is being printed: then what is folded is open, and colours are those for paper. Painted at once,
 * because the browser takes its picture as soon as the event is over.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = React.useState(false);
  React.useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
