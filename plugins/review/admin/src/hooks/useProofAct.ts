import { useCallback, useRef, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { proofAct, type ProofRequest } from '../api/proof';
import { isDecided, readRefusal, type ServerRefusal } from '../api/refusal';
import type { DocumentRef } from '../api/types';
import { newIdempotencyKey } from '../model/idempotency';

/** The sending of one act of a proofreader. */
export interface ProofActing {
  readonly busy: boolean;
  /** Why the last try failed: the server's refusal, or 'silent' when nobody knows whether it happened. */
  readonly failure: ServerRefusal | 'silent' | null;
  /** Sends; resolves to whether it happened. */
  readonly send: (request: ProofRequest) => Promise<boolean>;
}

/** Sends acts under one idempotency key per dialog opening; a refusal is an answer, after which a new act begins. */
export function useProofAct(ref: DocumentRef): ProofActing {
  const client = useFetchClient();
  const key = useRef<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ProofActing['failure']>(null);
  const send = useCallback(
    async (request: ProofRequest) => {
      key.current ??= newIdempotencyKey(crypto);
      setBusy(true);
      setFailure(null);
      try {
        await proofAct(client, ref, request, key.current);
        return true;
      } catch (error) {
        const refusal = readRefusal(error);
        if (isDecided(refusal)) key.current = null;
        setFailure(refusal ?? 'silent');
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client, ref],
  );
  return { busy, failure, send };
}
