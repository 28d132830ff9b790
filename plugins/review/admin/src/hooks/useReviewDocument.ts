import { useCallback } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { loadDocument } from '../api/documents';
import type { DocumentRef, ReviewDocument } from '../api/types';
import { usePolling } from './usePolling';
import { useRemote, type Remote } from './useRemote';

/** How often the state is read again while somebody looks at it. */
const POLL_MILLISECONDS = 20_000;

/** A document's review state. `outdated`: it was read before the latest change of the edit view; a new reading is under way. */
export interface ReviewReading extends Remote<ReviewDocument> {
  readonly outdated: boolean;
}

/**
 * The review state of a document: read at once, every 20 s while visible, and whenever `version` changes, which stands
 * for what the caller knows of the document (its last save, whether its form is clean).
 */
export function useReviewDocument({ uid, documentId, locale }: DocumentRef, version = ''): ReviewReading {
  const client = useFetchClient();
  const load = useCallback(async () => {
    const document = await loadDocument(client, { uid, documentId, ...(locale === undefined ? {} : { locale }) });
    return { document, version };
  }, [client, uid, documentId, locale, version]);
  const remote = useRemote(load);
  usePolling(remote.reload, POLL_MILLISECONDS);
  return {
    ...remote,
    data: remote.data?.document ?? null,
    outdated: remote.data !== null && remote.data.version !== version,
  };
}
