import * as React from 'react';

/**
 * Where the focus goes when a dialog without a trigger closes: back to what opened it, or to `home` (focusable,
 * `tabIndex={-1}`) where that is gone by then.
 */
export function useReturnFocus(home: React.RefObject<HTMLElement>): (event: Event) => void {
  const [opener] = React.useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const back = opener instanceof HTMLElement && opener.isConnected ? opener : home.current;
    back?.focus();
  };
}
