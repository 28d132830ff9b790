import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { loadReading, saveReading, type RequiredReading } from '../api/readings';
import { isDecided, readRefusal } from '../api/refusal';
import type { DocumentRef, ReviewDocument } from '../api/types';
import { isNothing, NO_MARKS, toSend, withMark, withMarks, type MarkKind, type Marks } from '../model/reading';
import { useRemote, type Remote } from './useRemote';

/** Marks are sent together, this long after the last one. */
const SEND_AFTER_MS = 800;

/** What did not get through is sent again after this long. */
const AGAIN_AFTER_MS = 5_000;

/** One person's reading of one version. */
export interface ReadingDesk {
  /** What has to be read, with the marks made here; null where nothing has, or nobody knows yet. */
  readonly reading: RequiredReading | null;
  readonly failure: Remote<unknown>['failure'];
  readonly reload: () => void;
  /** Whether the marks could not be sent; they are tried again. */
  readonly unsent: boolean;
  readonly mark: (kind: MarkKind, key: string) => void;
}

/** Sends marks a moment after they were made, and goes on trying. */
function useSending(target: DocumentRef, reading: RequiredReading | null, marks: Marks, onSaved: () => void) {
  const client = useFetchClient();
  const [unsent, setUnsent] = useState(false);
  const [tries, setTries] = useState(0);
  const saved = useRef(onSaved);
  useEffect(() => {
    saved.current = onSaved;
  });
  useEffect(() => {
    if (reading === null) return undefined;
    const body = toSend(reading, marks);
    // To open the list is the beginning of reading: an empty receipt says when that was.
    if (isNothing(body) && reading.begun) return undefined;
    const send = () =>
      saveReading(client, target, reading.digest, body).then(
        () => {
          setUnsent(false);
          saved.current();
        },
        (error: unknown) => {
          // A refusal says that something has changed, which reading the state again will show.
          if (isDecided(readRefusal(error))) saved.current();
          else setUnsent(true);
          setTimeout(() => setTries((before) => before + 1), AGAIN_AFTER_MS);
        },
      );
    const timer = setTimeout(() => void send(), isNothing(body) ? 0 : SEND_AFTER_MS);
    return () => clearTimeout(timer);
  }, [client, target, reading, marks, tries]);
  return unsent;
}

/**
 * What the signed-in person has to read of a document, if anything: marks are made at once and sent soon after.
 * `onSaved` is called when the server has noted some, for an action may be on then.
 */
export function useReading(target: DocumentRef, document: ReviewDocument, onSaved: () => void): ReadingDesk {
  const client = useFetchClient();
  const [marks, setMarks] = useState<Marks>(NO_MARKS);
  const isAsked = document.state === 'in_review';
  const { digest } = document;
  const at = document.run?.level?.index ?? -1;
  const load = useCallback(
    // The digest and the level go along so that another version, or another level, is asked about anew.
    () => (isAsked ? loadReading(client, target) : Promise.resolve({ required: false as const, digest, at })),
    [client, target, isAsked, digest, at],
  );
  const { data, failure, reload } = useRemote(load);
  const asked = data?.required && data.digest === digest && isAsked ? data : null;
  const onSent = useCallback(() => {
    reload();
    onSaved();
  }, [reload, onSaved]);
  const unsent = useSending(target, asked, marks, onSent);
  const reading = useMemo(() => (asked === null ? null : withMarks(asked, marks)), [asked, marks]);
  const mark = useCallback((kind: MarkKind, key: string) => setMarks((before) => withMark(before, kind, key)), []);
  return { reading, failure, reload, unsent, mark };
}
