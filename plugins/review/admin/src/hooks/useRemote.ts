import { useCallback, useEffect, useRef, useState } from 'react';

import { readRefusal, type ServerRefusal } from '../api/refusal';

/** Something read from the server. What was read last stays while it is read again, and when that fails. */
export interface Remote<T> {
  readonly data: T | null;
  readonly loading: boolean;
  /** Why the last reading failed: the server's refusal, or 'silent' if it gave no answer. */
  readonly failure: ServerRefusal | 'silent' | null;
  /** Reads again. */
  readonly reload: () => void;
}

type State<T> = Omit<Remote<T>, 'reload'>;

/**
 * Reads with `load`, and again whenever `load` changes (memoise it) or `reload` is called. Only the newest answer
 * counts, whatever order they arrive in.
 */
export function useRemote<T>(load: () => Promise<T>): Remote<T> {
  const [state, setState] = useState<State<T>>({ data: null, loading: true, failure: null });
  const newest = useRef(0);

  const reload = useCallback(() => {
    const mine = ++newest.current;
    const settle = (change: (before: State<T>) => State<T>) => {
      if (mine === newest.current) setState(change);
    };
    setState((before) => ({ ...before, loading: true }));
    load().then(
      (data) => settle(() => ({ data, loading: false, failure: null })),
      (error: unknown) => settle((before) => ({ ...before, loading: false, failure: readRefusal(error) ?? 'silent' })),
    );
  }, [load]);

  useEffect(() => {
    reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  return { ...state, reload };
}
