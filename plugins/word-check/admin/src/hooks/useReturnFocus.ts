import { useState, type RefObject } from 'react';

/** For a dialog's content: gives the focus back to what opened the dialog, or to `home` where that is gone. */
export function useReturnFocus(home: RefObject<HTMLElement>): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    (opener instanceof HTMLElement && opener.isConnected ? opener : home.current)?.focus();
  };
}
