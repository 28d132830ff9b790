import { useCallback, useEffect, useState } from 'react';

import type { ScanAnswer } from '../model/findings';

interface Note {
  text: string;
  /** The answer that was there when it was said, and the one that came of the act. */
  about: ScanAnswer | null;
  next: ScanAnswer | null;
  isAct: boolean;
}

/** One sentence to the reader, heard by screen readers. */
export interface PanelNote {
  text: string | null;
  /** Says something about what is shown, until something else is. */
  say: (text: string) => void;
  /** Says what was done: that stays while the answer comes which it leads to. */
  sayDone: (text: string) => void;
}

/** The panel's last word. */
export function usePanelNote(answer: ScanAnswer | null): PanelNote {
  const [note, setNote] = useState<Note | null>(null);
  useEffect(() => {
    setNote((last) => {
      if (!last || last.about === answer || last.next === answer) return last;
      return last.isAct && last.next === null ? { ...last, next: answer } : null;
    });
  }, [answer]);
  const say = useCallback((text: string) => setNote({ text, about: answer, next: null, isAct: false }), [answer]);
  const sayDone = useCallback((text: string) => setNote({ text, about: answer, next: null, isAct: true }), [answer]);
  return { text: note?.text ?? null, say, sayDone };
}
