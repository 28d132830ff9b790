import type { Core } from '@strapi/strapi';
import { sha256 } from '../core/digest';
import { Refusal } from '../core/errors';
import { reprintOf } from '../core/sources';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type SourceCaptureRow } from '../tables';
import type { Acting } from './actors';
import type { Key } from './lineages';

/** What the original of a reprint looked like: kept by a person, never fetched by this system. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const captures = () => table(strapi, 'source-capture');
  const at = ({ uid, documentId: document, locale: language }: Key) => ({ uid, document, language });

  const toEntry = (row: SourceCaptureRow) => ({
    ...{ id: row.id, url: row.url ?? null, digest: row.textDigest, by: row.byName, at: iso(row.at) },
    ...{ text: row.text, characters: [...row.text].length },
  });

  return {
    /** What was kept of a document's original, newest first. */
    async list(key: Key) {
      const found = await captures().findMany({ where: at(key), orderBy: { id: 'desc' }, limit: 20 });
      return found.map(toEntry);
    },

    /**
     * Keeps the text of the original as it is now, with its SHA-256, on record.
     * @throws Refusal WRONG_STATE for a document that is no reprint
     */
    async keep(key: Key, text: string, actor: Acting) {
      return strapi.db.transaction(async () => {
        const now = await review(strapi, 'ledger').time();
        const draft = await review(strapi, 'contents').draft(key.uid, key.documentId, key.locale);
        if (!draft) throw new Refusal('NOT_FOUND');
        const source = reprintOf(draft.content, settings(strapi).governed[key.uid]?.source);
        if (!source) throw new Refusal('WRONG_STATE', {}, NO_REPRINT);
        const row = await captures().create({
          data: {
            ...{ ...at(key), url: source.url || null, text, textDigest: sha256(text) },
            ...{ byKey: actor.key, byName: actor.name, at: now },
          },
        });
        await review(strapi, 'ledger').append({
          ...{ at: now, origin: actor.origin, act: 'source-captured', actor: actor.snapshot, ...key },
          details: { url: source.url, captured: row.textDigest },
        });
        return toEntry(row);
      });
    },
  };
};

const NO_REPRINT = {
  ...{ stateZh: '非转载稿', stateEn: 'no reprint' },
  reason: { zh: '只有转载稿需要留存原文。', en: 'Only of a reprint the original is kept.' },
};
