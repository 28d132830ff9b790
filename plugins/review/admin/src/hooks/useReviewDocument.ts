import { useCallback, useEffect, useRef } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { loadDocument } from '../api/documents';
import type { DocumentRef, ReviewDocument } from '../api/types';
import { usePolling } from './usePolling';
import { useRemote, type Remote } from './useRemote';

/** How often the state is read again while somebody looks at it. */
const POLL_MILLISECONDS = 20_000;

/**
 * The review state of a document: read at once, every 20 s while visible, and when `savedAt` (the time of the last
 * save known to the caller) changes.
 */
export function useReviewDocument({ uid, documentId, locale }: DocumentRef, savedAt?: string): Remote<ReviewDocument> {
  const client = useFetchClient();
  const load = useCallback(
    () => loadDocument(client, { uid, documentId, ...(locale === undefined ? {} : { locale }) }),
    [client, uid, documentId, locale],
  );
  const remote = useRemote(load);
  const { reload } = remote;
  usePolling(reload, POLL_MILLISECONDS);

  const lastSave = useRef(savedAt);
  useEffect(() => {
    if (lastSave.current === savedAt) return;
    lastSave.current = savedAt;
    reload();
  }, [savedAt, reload]);

  return remote;
}
