import { useEffect, useRef } from 'react';

import { pageKey } from '../model/keyboard';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.role === 'combobox');

// Keys pressed in an open dialog or list of options are not meant for the page behind it.
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="listbox"]') !== null;

/** Single keys for the whole page, by lower-case key. They rest while somebody types, composes Chinese, or has a dialog open. */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = pageKey({
        key: event.key,
        isComposing: event.isComposing,
        keyCode: event.keyCode,
        modified: event.ctrlKey || event.metaKey || event.altKey,
        typing: isTyping(event.target) || isInDialog(event.target),
      });
      const run = key === null ? undefined : current.current[key];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
