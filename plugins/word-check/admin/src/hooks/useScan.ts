import { useCallback, useEffect, useRef, useState } from 'react';

import { isFetchError, useFetchClient } from '@strapi/strapi/admin';

import type { ScanAnswer } from '../model/findings';
import { PLUGIN_ID } from '../plugin-id';
import { useComposing } from './useComposing';

/** Why there is no answer: the server's sentence, or none when it could not be reached. */
export interface ScanFailure {
  status: number | null;
  message: string | null;
}

/** What the panel knows. The last answer stays while the next one is on its way. */
export interface ScanState {
  answer: ScanAnswer | null;
  failure: ScanFailure | null;
  loading: boolean;
  retry: () => void;
}

/** The document in the form, so that what was waived in it is said. */
export interface DocumentName {
  documentId: string;
  locale?: string;
}

/** Milliseconds without a change before the text is sent. */
const QUIET = 400;

function failureOf(error: unknown): ScanFailure {
  if (!isFetchError(error)) return { status: null, message: null };
  return { status: error.status ?? null, message: error.response?.data.error?.message ?? null };
}

/**
 * Asks the server about the form's texts: at once when the form opens, then whenever they have stayed the same for a
 * moment and nobody is composing. An answer to an older text is dropped.
 */
export function useScan(uid: string, data: object, document: DocumentName | null): ScanState {
  const { post } = useFetchClient();
  const [answer, setAnswer] = useState<ScanAnswer | null>(null);
  const [failure, setFailure] = useState<ScanFailure | null>(null);
  const [loading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((count) => count + 1), []);
  const composing = useComposing(again);
  const asked = useRef<string | null>(null);
  const turn = useRef(0);

  const ask = useCallback(
    async (body: string) => {
      turn.current += 1;
      const mine = turn.current;
      asked.current = body;
      setLoading(true);
      try {
        const response = await post<ScanAnswer>(`/${PLUGIN_ID}/scan`, JSON.parse(body));
        if (mine !== turn.current) return;
        setAnswer(response.data);
        setFailure(null);
      } catch (error) {
        if (mine !== turn.current) return;
        setFailure(failureOf(error));
      }
      setLoading(false);
    },
    [post],
  );

  useEffect(() => {
    const wait = asked.current === null ? 0 : QUIET;
    const timer = setTimeout(() => {
      const body = JSON.stringify({ uid, data, ...document });
      if (!composing.current && body !== asked.current) void ask(body);
    }, wait);
    return () => clearTimeout(timer);
  }, [uid, data, document, round, ask, composing]);

  const retry = useCallback(() => {
    asked.current = null;
    again();
  }, [again]);
  return { answer, failure, loading, retry };
}
