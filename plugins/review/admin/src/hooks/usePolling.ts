import { useEffect } from 'react';

/** Calls `look` every `milliseconds` while the page is visible, and at once when it becomes visible again. */
export function usePolling(look: () => void, milliseconds: number): void {
  useEffect(() => {
    const whenVisible = () => {
      if (document.visibilityState === 'visible') look();
    };
    const timer = setInterval(whenVisible, milliseconds);
    document.addEventListener('visibilitychange', whenVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenVisible);
    };
  }, [look, milliseconds]);
}
