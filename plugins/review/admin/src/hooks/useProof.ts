import { useCallback } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { loadProof, type ProofSheet } from '../api/proof';
import type { DocumentRef } from '../api/types';
import { usePolling } from './usePolling';
import { useRemote, type Remote } from './useRemote';

/** How often the rounds are read again while somebody looks at them. */
const POLL_MILLISECONDS = 30_000;

/** The proofreading of a document: read at once, every half minute, and whenever the digest shown is another one. */
export function useProof({ uid, documentId, locale }: DocumentRef, digest: string): Remote<ProofSheet> {
  const client = useFetchClient();
  // The digest goes along so that another draft is asked about anew.
  const load = useCallback(async () => {
    const sheet = await loadProof(client, { uid, documentId, ...(locale === undefined ? {} : { locale }) });
    return { sheet, digest };
  }, [client, uid, documentId, locale, digest]);
  const remote = useRemote(load);
  usePolling(remote.reload, POLL_MILLISECONDS);
  return { ...remote, data: remote.data?.sheet ?? null };
}
