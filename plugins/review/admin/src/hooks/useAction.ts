import { useCallback, useRef, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { act } from '../api/documents';
import { isDecided, readRefusal, type ServerRefusal } from '../api/refusal';
import type { ActionAnswer, ActionRequest, DocumentRef } from '../api/types';
import { newIdempotencyKey } from '../model/idempotency';

/** The sending of one act. */
export interface Acting {
  readonly busy: boolean;
  /** Why the last try failed: the server's refusal, or 'silent' when nobody knows whether it happened. */
  readonly failure: ServerRefusal | 'silent' | null;
  /** Sends; resolves to the answer, or null when it failed. */
  readonly send: (request: ActionRequest) => Promise<ActionAnswer | null>;
}

/**
 * Sends acts under one idempotency key per dialog opening, so a double click, or a second try after silence, is one
 * act. A refusal is an answer: what is sent after it is a new act with a new key.
 */
export function useAction(ref: DocumentRef): Acting {
  const client = useFetchClient();
  const key = useRef<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Acting['failure']>(null);

  const send = useCallback(
    async (request: ActionRequest) => {
      key.current ??= newIdempotencyKey(crypto);
      setBusy(true);
      setFailure(null);
      try {
        return await act(client, ref, request, key.current);
      } catch (error) {
        const refusal = readRefusal(error);
        if (isDecided(refusal)) key.current = null;
        setFailure(refusal ?? 'silent');
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client, ref],
  );
  return { busy, failure, send };
}
