import { useCallback, useEffect, useRef, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

/** Why nothing was read: the server's status and sentence, or neither when it gave no answer. */
export interface ServerFailure {
  status: number | null;
  message: string | null;
}

/** Something read from the server; what was read last stays while it is read again, and when that fails. */
export interface FromServer<T> {
  readonly data: T | null;
  readonly failure: ServerFailure | null;
  readonly reload: () => void;
}

interface Thrown {
  status?: number;
  message?: string;
  response?: { data?: { error?: { status?: number; message?: string } } };
}

/** What the fetch client threw. */
export function failureOf(error: unknown): ServerFailure {
  const { status, response } = error as Thrown;
  const told = response?.data?.error;
  return { status: told?.status ?? status ?? null, message: told?.message ?? null };
}

/** Reads a path, and again every `poll` milliseconds while the page is visible; null reads and polls nothing. */
export function useServer<T>(path: string | null, poll: number | null): FromServer<T> {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ path: string | null; data: T | null; failure: ServerFailure | null }>({
    ...{ path, data: null, failure: null },
  });
  const newest = useRef(0);
  const reload = useCallback(() => {
    if (path === null) return;
    const mine = ++newest.current;
    get<T>(path).then(
      ({ data }) => mine === newest.current && setState({ path, data, failure: null }),
      (error: unknown) =>
        mine === newest.current && setState((before) => ({ ...before, path, failure: failureOf(error) })),
    );
  }, [get, path]);
  useEffect(() => {
    reload();
    return () => void (newest.current += 1);
  }, [reload]);
  useEffect(() => {
    if (poll === null) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), poll);
    return () => clearInterval(timer);
  }, [reload, poll]);
  // What was read of another path is not shown as this one's.
  return state.path === path ? { ...state, reload } : { data: null, failure: null, reload };
}
