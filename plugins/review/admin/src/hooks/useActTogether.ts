import { useCallback, useRef, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { isDecided, readRefusal } from '../api/refusal';
import { actTogether, type TogetherAnswer, type TogetherRequest } from '../api/together';
import { newIdempotencyKey } from '../model/idempotency';
import type { Acting } from './useAction';

/** The sending of one act on several documents. */
export interface ActingTogether extends Pick<Acting, 'busy' | 'failure'> {
  /** Sends; resolves to what was done and what was left out, or null when the whole request failed. */
  readonly send: (request: TogetherRequest) => Promise<TogetherAnswer | null>;
}

/** Sends under one idempotency key until there is an answer, so that a second try after silence does nothing twice. */
export function useActTogether(): ActingTogether {
  const client = useFetchClient();
  const key = useRef<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Acting['failure']>(null);
  const send = useCallback(
    async (request: TogetherRequest) => {
      key.current ??= newIdempotencyKey(crypto);
      setBusy(true);
      setFailure(null);
      try {
        const answer = await actTogether(client, request, key.current);
        key.current = null;
        return answer;
      } catch (error) {
        const refusal = readRefusal(error);
        if (isDecided(refusal)) key.current = null;
        setFailure(refusal ?? 'silent');
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  return { busy, failure, send };
}
