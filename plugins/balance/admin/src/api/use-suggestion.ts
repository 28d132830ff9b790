import * as React from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

import { refusalOf } from './refusal';
import type { SuggestionAnswer } from './suggestion-types';
import type { Remote } from './use-remote';

/** Milliseconds without a change before the words are sent: nobody waits for this. */
const QUIET = 900;

/** What is asked about. */
export interface Asked {
  title: string;
  text: string;
  documentId: string;
}

/**
 * Asks which theme the words may have: at once when the form opens, then when they have stayed the same for a while.
 * The last answer stays until the next one is here; an answer to older words is dropped.
 */
export function useSuggestion({ title, text, documentId }: Asked): {
  remote: Remote<SuggestionAnswer>;
  reload: () => void;
} {
  const { post } = useFetchClient();
  const [remote, setRemote] = React.useState<Remote<SuggestionAnswer>>({ state: 'loading' });
  const [round, setRound] = React.useState(0);
  const isFirst = React.useRef(true);

  React.useEffect(() => {
    let current = true;
    const ask = () => {
      isFirst.current = false;
      post<SuggestionAnswer>('/balance/suggest', { title, text, documentId }).then(
        ({ data }) => current && setRemote({ state: 'ready', value: data }),
        (error: unknown) => current && setRemote({ state: 'failed', refusal: refusalOf(error) }),
      );
    };
    const timer = setTimeout(ask, isFirst.current ? 0 : QUIET);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [post, title, text, documentId, round]);

  const reload = React.useCallback(() => {
    isFirst.current = true;
    setRemote({ state: 'loading' });
    setRound((before) => before + 1);
  }, []);
  return { remote, reload };
}
