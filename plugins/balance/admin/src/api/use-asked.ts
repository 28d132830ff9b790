import * as React from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import { refusalOf } from './refusal';
import type { Remote } from './use-remote';
import { useQuiet } from './use-quiet';

/**
 * Asks the server about what stands in a form: at once when the form opens, then when it has stayed the same for a while
 * and nobody is composing. The last answer stays until the next one is here; an answer to something older is dropped.
 *
 * @param body null while there is nothing to ask about
 * @param version another one makes it ask again, as after a save
 */
export function useAsked<T>(
  path: string,
  body: object | null,
  version = '',
): { remote: Remote<T>; reload: () => void } {
  const { post } = useFetchClient();
  const [remote, setRemote] = React.useState<Remote<T>>({ state: 'loading' });
  const [round, setRound] = React.useState(0);
  const asked = useQuiet(body === null ? null : JSON.stringify(body));

  React.useEffect(() => {
    if (asked === null) return undefined;
    let current = true;
    post<T>(path, JSON.parse(asked) as object).then(
      ({ data }) => current && setRemote({ state: 'ready', value: data }),
      (error: unknown) => current && setRemote({ state: 'failed', refusal: refusalOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [post, path, asked, version, round]);

  const reload = React.useCallback(() => {
    setRemote({ state: 'loading' });
    setRound((before) => before + 1);
  }, []);
  return { remote, reload };
}
