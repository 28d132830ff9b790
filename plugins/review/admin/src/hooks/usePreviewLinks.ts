import { useCallback, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { loadPreviews, makePreview, revokePreview, type MadePreview, type PreviewLinks } from '../api/previews';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import type { DocumentRef } from '../api/types';
import { usePolling } from './usePolling';
import { useRemote, type Remote } from './useRemote';

/** How often the list is read again while somebody looks at it: links end, and are opened. */
const POLL_MILLISECONDS = 60_000;

/** The preview links of a document, and the two things that can be done about them. */
export interface PreviewDesk {
  readonly links: Remote<PreviewLinks>;
  /** The link made last here; its address is known until the panel goes. */
  readonly made: MadePreview | null;
  readonly busy: boolean;
  /** Why the last try to make or take back one failed. */
  readonly failure: ServerRefusal | 'silent' | null;
  readonly make: (minutes: number) => Promise<void>;
  readonly revoke: (id: number) => Promise<void>;
}

/** Lists, makes and takes back preview links of one document and locale. */
export function usePreviewLinks({ uid, documentId, locale }: DocumentRef): PreviewDesk {
  const client = useFetchClient();
  const [made, setMade] = useState<MadePreview | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PreviewDesk['failure']>(null);
  const refOf = useCallback(
    () => ({ uid, documentId, ...(locale === undefined ? {} : { locale }) }),
    [uid, documentId, locale],
  );
  const links = useRemote(useCallback(() => loadPreviews(client, refOf()), [client, refOf]));
  usePolling(links.reload, POLL_MILLISECONDS);

  const trying = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      setBusy(false);
      links.reload();
    }
  };
  return {
    links,
    made,
    busy,
    failure,
    make: (minutes) => trying(async () => setMade(await makePreview(client, refOf(), minutes))),
    revoke: (id) =>
      trying(async () => {
        await revokePreview(client, refOf(), id);
        setMade((before) => (before?.id === id ? null : before));
      }),
  };
}
