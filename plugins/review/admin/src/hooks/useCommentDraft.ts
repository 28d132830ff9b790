import { useCallback, useState } from 'react';

// Storage may be closed (private windows, policies); the comment then lives as long as the dialog.
const quietly = <T>(doIt: () => T, otherwise: T): T => {
  try {
    return doIt();
  } catch {
    return otherwise;
  }
};

/** A comment that survives closing the dialog, a refusal and a reload of the page, until it is cleared. */
export interface CommentDraft {
  readonly comment: string;
  readonly write: (comment: string) => void;
  readonly clear: () => void;
}

/** Keeps the comment under `key` in this tab's session storage while it is typed. */
export function useCommentDraft(key: string): CommentDraft {
  const [comment, setComment] = useState(() => quietly(() => sessionStorage.getItem(key) ?? '', ''));
  const write = useCallback(
    (next: string) => {
      setComment(next);
      quietly(() => sessionStorage.setItem(key, next), undefined);
    },
    [key],
  );
  const clear = useCallback(() => {
    setComment('');
    quietly(() => sessionStorage.removeItem(key), undefined);
  }, [key]);
  return { comment, write, clear };
}
