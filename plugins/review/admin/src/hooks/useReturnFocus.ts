import { useRef, useState, type RefObject } from 'react';

/** Where the focus goes when a dialog closes. */
export interface ReturnFocus {
  /** For the dialog's content. */
  readonly onCloseAutoFocus: (event: Event) => void;
  /** What opened the dialog will be gone, or has changed its meaning: go home instead. */
  readonly goHome: () => void;
}

/**
 * Gives the focus back to what opened the dialog, or to `home` (focusable, `tabIndex={-1}`) where that is gone. Our
 * dialogs are rendered when needed and have no trigger of their own, so the design system cannot know.
 */
export function useReturnFocus(home: RefObject<HTMLElement>): ReturnFocus {
  const [opener] = useState(() => document.activeElement);
  const toHome = useRef(false);
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
