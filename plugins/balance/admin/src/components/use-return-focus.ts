import * as React from 'react';

/** Where the focus goes when a dialog closes. */
export interface ReturnFocus {
  /** For the dialog's content. */
  onCloseAutoFocus: (event: Event) => void;
  /** What opened the dialog will be gone: go home instead. */
  goHome: () => void;
}

/** Gives the focus back to what opened a dialog without a trigger, or to `home` (focusable, `tabIndex={-1}`). */
export function useReturnFocus(home: React.RefObject<HTMLElement>): ReturnFocus {
  const [opener] = React.useState(() => document.activeElement);
  const toHome = React.useRef(false);
  return {
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      const back = opener instanceof HTMLElement && opener.isConnected && !toHome.current ? opener : home.current;
      back?.focus();
    },
    goHome: () => {
      toHome.current = true;
    },
  };
}
