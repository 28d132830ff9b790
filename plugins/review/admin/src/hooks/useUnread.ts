import { useCallback, useEffect, useRef, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { loadNotices } from '../api/notices';
import { arrived } from '../model/notices';
import { usePolling } from './usePolling';

/** How often the menu asks how many notices are unread. */
const POLL_MILLISECONDS = 60_000;

/** The page of notices tells the menu's count here, so that it need not wait for its next look. */
const told = new EventTarget();
const UNREAD = 'unread';

/** Tells the menu how many notices are unread now. */
export const tellUnread = (unread: number): boolean => told.dispatchEvent(new CustomEvent(UNREAD, { detail: unread }));

/** How many notices of the person are unread, and how many of them have come since the last look. */
export interface Unread {
  readonly unread: number;
  readonly fresh: number;
}

/** Keeps looking how many notices are unread. Where the server does not let, there are none. */
export function useUnread(): Unread {
  const client = useFetchClient();
  const [state, setState] = useState<Unread>({ unread: 0, fresh: 0 });
  const last = useRef<number | null>(null);
  const take = useCallback((unread: number) => {
    const fresh = arrived(last.current, unread);
    last.current = unread;
    setState({ unread, fresh });
  }, []);
  const look = useCallback(() => {
    loadNotices(client, { unread: true, page: 1 }, 1).then(
      (page) => take(page.unread),
      () => undefined,
    );
  }, [client, take]);
  useEffect(() => {
    const hear = (event: Event) => take((event as CustomEvent<number>).detail);
    told.addEventListener(UNREAD, hear);
    look();
    return () => told.removeEventListener(UNREAD, hear);
  }, [look, take]);
  usePolling(look, POLL_MILLISECONDS);
  return state;
}
