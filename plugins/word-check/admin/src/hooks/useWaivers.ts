import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { isFetchError, useFetchClient } from '@strapi/strapi/admin';

import type { Finding } from '../model/findings';
import { PLUGIN_ID } from '../plugin-id';

/** A document that is being edited; `version` is another one after every save. */
export interface EditedDocument {
  uid: string;
  documentId: string;
  locale?: string;
  version: string;
}

/** Why something was not done: the server's sentence, or none when it could not be reached. */
export type WaiverFailure = { message: string | null };

/** Waivers of a document's findings. */
export interface Waivers {
  /** Calls a finding a false alarm. Answers with null when that is done. */
  waive(finding: Finding, reason: string): Promise<WaiverFailure | null>;
  /** Takes that back. */
  withdraw(id: number): Promise<WaiverFailure | null>;
}

const failureOf = (error: unknown): WaiverFailure => ({
  message: isFetchError(error) ? (error.response?.data.error?.message ?? null) : null,
});

/**
 * Waivers of the document in the form; null where there is no document yet, or where its type has none. A waiver names the
 * digest that was asked for when the form was opened or saved, so that a change by somebody else is noticed; one that is
 * given while the digest of a save is still on its way waits for it.
 */
export function useWaivers(
  document: EditedDocument | null,
  { modified, onDone }: { modified: boolean; onDone: () => void },
): Waivers | null {
  const { get, post, del } = useFetchClient();
  const [isOffered, setOffered] = useState(false);
  const digest = useRef<Promise<string | null>>(Promise.resolve(null));

  useEffect(() => {
    // The form says that it is saved before the document's new version is here, so both are a reason to ask.
    if (!document || modified) return undefined;
    let isOver = false;
    const { uid, documentId, locale } = document;
    const params = { uid, documentId, ...(locale === undefined ? {} : { locale }) };
    digest.current = get<{ digest: string | null }>(`/${PLUGIN_ID}/waivers`, { params }).then(
      ({ data }) => data.digest,
    );
    digest.current.then(
      (known) => !isOver && setOffered(known !== null),
      // Without it nothing can be waived, and the findings do not offer it.
      () => !isOver && setOffered(false),
    );
    return () => {
      isOver = true;
    };
  }, [document, modified, get]);

  const attempt = useCallback(
    async (send: () => Promise<unknown>) => {
      try {
        await send();
      } catch (error) {
        return failureOf(error);
      }
      onDone();
      return null;
    },
    [onDone],
  );

  return useMemo(() => {
    if (!document || !isOffered) return null;
    const { uid, documentId, locale } = document;
    const about = { uid, documentId, ...(locale === undefined ? {} : { locale }) };
    return {
      waive: ({ ruleId, pack, path, start, end }, reason) =>
        attempt(async () => {
          const place = { ruleId, pack, path, start, end };
          await post(`/${PLUGIN_ID}/waivers`, { ...about, digest: await digest.current, ...place, reason });
        }),
      withdraw: (id) => attempt(() => del(`/${PLUGIN_ID}/waivers/${id}`)),
    };
  }, [document, isOffered, attempt, post, del]);
}
