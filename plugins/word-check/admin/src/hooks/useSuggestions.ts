import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';

import { canUndo, changeFor, type Change } from '../model/apply';
import type { Finding } from '../model/findings';
import type { Values } from '../model/values';

/** The part of the edit form the suggestions write to. */
export interface EditForm {
  values: Values;
  /** Whether something is not saved. */
  modified: boolean;
  onChange: (path: string, value: unknown) => void;
}

/** Writes suggestions into the form and takes the last ones back. */
export interface Suggestions {
  /** Writes a suggestion. Answers whether the finding's text was still there. */
  apply(finding: Finding, suggestion: string): boolean;
  /** Takes the last suggestion back; null when there is none, or the field has changed since. */
  undo: (() => void) | null;
}

/** Suggestions of the panel on a form. Both calls stay the same while somebody is typing. */
export function useSuggestions(form: EditForm): Suggestions {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const now = useRef(form);
  now.current = form;
  const last = changes.at(-1);

  const apply = useCallback((finding: Finding, suggestion: string) => {
    const { values, onChange } = now.current;
    const change = changeFor(values, finding, suggestion);
    if (!change) return false;
    onChange(change.path, change.after);
    setChanges((before) => [...before, change]);
    return true;
  }, []);
  const takeBack = useCallback(() => {
    if (!last || !canUndo(now.current.values, last)) return;
    now.current.onChange(last.path, last.before);
    setChanges((before) => before.slice(0, -1));
  }, [last]);

  // Comparing a long text can wait until nobody is typing.
  const settled = useDeferredValue(form.values);
  const isOpen = useMemo(() => last !== undefined && canUndo(settled, last), [settled, last]);
  return { apply, undo: isOpen ? takeBack : null };
}
