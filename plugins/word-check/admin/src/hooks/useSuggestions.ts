import { useCallback, useState } from 'react';

import { canUndo, changeFor, type Change } from '../model/apply';
import type { Finding } from '../model/findings';
import type { Values } from '../model/values';

/** The part of the edit form the suggestions write to. */
export interface EditForm {
  values: Values;
  onChange: (path: string, value: unknown) => void;
}

/** Writes suggestions into the form and takes the last ones back. */
export interface Suggestions {
  /** Whether the finding's text is in the form where the finding says. */
  applies(finding: Finding): boolean;
  apply(finding: Finding, suggestion: string): void;
  /** Takes the last suggestion back; null when there is none, or the field has changed since. */
  undo: (() => void) | null;
}

/** Suggestions of the panel on a form. */
export function useSuggestions({ values, onChange }: EditForm): Suggestions {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const last = changes.at(-1);

  const applies = useCallback((finding: Finding) => changeFor(values, finding, '') !== null, [values]);
  const apply = useCallback(
    (finding: Finding, suggestion: string) => {
      const change = changeFor(values, finding, suggestion);
      if (!change) return;
      onChange(change.path, change.after);
      setChanges((before) => [...before, change]);
    },
    [values, onChange],
  );
  const takeBack = useCallback(() => {
    if (!last) return;
    onChange(last.path, last.before);
    setChanges((before) => before.slice(0, -1));
  }, [last, onChange]);

  return { applies, apply, undo: last && canUndo(values, last) ? takeBack : null };
}
