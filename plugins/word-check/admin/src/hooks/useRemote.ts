import { useCallback, useEffect, useRef, useState } from 'react';

import { refusedBy, type Refused } from '../api/refusal';

/** Something read from the server. What was read last stays while it is read again, and when that fails. */
export interface Remote<T> {
  readonly data: T | null;
  readonly failure: Refused | null;
  /** Reads again. */
  readonly reload: () => void;
}

/** Reads with `load` (memoise it), and again whenever it changes or `reload` is called. Only the newest answer counts. */
export function useRemote<T>(load: () => Promise<T>): Remote<T> {
  const [state, setState] = useState<Omit<Remote<T>, 'reload'>>({ data: null, failure: null });
  const newest = useRef(0);
  const reload = useCallback(() => {
    newest.current += 1;
    const mine = newest.current;
    load().then(
      (data) => mine === newest.current && setState({ data, failure: null }),
      (error: unknown) => mine === newest.current && setState(({ data }) => ({ data, failure: refusedBy(error) })),
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
