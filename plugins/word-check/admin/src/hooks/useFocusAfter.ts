import { useCallback, useEffect, useRef } from 'react';

/**
 * Where the focus goes after an act that removes what had it: asked for when the act is done, given when `change` has
 * changed. `target` answers with what is there by then.
 */
export function useFocusAfter(change: unknown, target: () => HTMLElement | null): () => void {
  const isAsked = useRef(false);
  const find = useRef(target);
  find.current = target;
  useEffect(() => {
    if (!isAsked.current) return;
    const element = find.current();
    if (!element) return;
    isAsked.current = false;
    element.focus();
  }, [change]);
  return useCallback(() => {
    isAsked.current = true;
  }, []);
}
