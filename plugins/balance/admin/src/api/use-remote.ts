import * as React from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import { refusalOf, type RefusalMessage } from './refusal';

/** A value of the server: still loading, failed, or here. A reload keeps showing the value it had. */
export type Remote<T> =
  | { state: 'loading' }
  | { state: 'failed'; refusal: RefusalMessage }
  | { state: 'ready'; value: T };

/** Fetches `path` and again on `reload`; `replace` puts in a newer value the server has just answered with. */
export function useRemote<T>(path: string): { remote: Remote<T>; reload: () => void; replace: (value: T) => void } {
  const { get } = useFetchClient();
  const [remote, setRemote] = React.useState<Remote<T>>({ state: 'loading' });
  const [round, setRound] = React.useState(0);

  React.useEffect(() => {
    let current = true;
    get<T>(path).then(
      ({ data }) => current && setRemote({ state: 'ready', value: data }),
      (error: unknown) => current && setRemote({ state: 'failed', refusal: refusalOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [get, path, round]);

  const reload = React.useCallback(() => {
    setRemote((before) => (before.state === 'failed' ? { state: 'loading' } : before));
    setRound((before) => before + 1);
  }, []);
  const replace = React.useCallback((value: T) => setRemote({ state: 'ready', value }), []);
  return { remote, reload, replace };
}
