import { useCallback, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import {
  loadComments,
  replyToComment,
  settleComment,
  writeComment,
  type CommentAct,
  type CommentAnchor,
  type CommentList,
} from '../api/comments';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import type { DocumentRef } from '../api/types';
import { usePolling } from './usePolling';
import { useRemote, type Remote } from './useRemote';

/** How often the list is read again while somebody looks at it. */
const POLL_MILLISECONDS = 30_000;

/** The comments on a document, and what can be done about them. Each act resolves to whether it was done. */
export interface CommentDesk {
  readonly comments: Remote<CommentList>;
  readonly busy: boolean;
  /** Why the last try failed. */
  readonly failure: ServerRefusal | 'silent' | null;
  readonly write: (anchor: CommentAnchor, text: string) => Promise<boolean>;
  readonly reply: (id: number, text: string) => Promise<boolean>;
  readonly settle: (id: number, act: CommentAct) => Promise<boolean>;
}

/** Lists, writes, answers and settles comments on one document and locale. `digest` is the version that is shown. */
export function useComments(target: DocumentRef, digest: string): CommentDesk {
  const client = useFetchClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CommentDesk['failure']>(null);
  // The digest goes along so that words are looked for anew in a changed draft.
  const load = useCallback(
    () => loadComments(client, target).then((list) => ({ ...list, digest })),
    [client, target, digest],
  );
  const comments = useRemote<CommentList>(load);
  usePolling(comments.reload, POLL_MILLISECONDS);
  const trying = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
      return false;
    } finally {
      setBusy(false);
      comments.reload();
    }
  };
  return {
    comments,
    busy,
    failure,
    write: (anchor, text) => trying(() => writeComment(client, target, digest, { ...anchor, text })),
    reply: (id, text) => trying(() => replyToComment(client, target, id, text)),
    settle: (id, act) => trying(() => settleComment(client, target, id, act)),
  };
}
