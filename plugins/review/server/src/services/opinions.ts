import type { Core } from '@strapi/strapi';
import { settleOpinion, type SentOpinion, type SettledOpinion } from '../core/opinion-draft';
import { review } from '../review-services';
import { iso, table, type OpinionRow } from '../tables';
import type { Acting } from './actors';
import type { Key } from './lineages';

/** A draft that nobody went on with is forgotten after so many milliseconds. */
const FORGOTTEN_MS = 90 * 86_400_000;

/** Opinions that are being typed: they survive a lost connection, and another computer. Only their writer reads them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const opinions = () => table(strapi, 'opinion');
  const where = ({ uid, documentId, locale }: Key, actor: Acting) => ({
    person: actor.key,
    uid,
    document: documentId,
    language: locale,
  });

  /** When this person last decided, by what they did: a draft from before that has done its work. */
  async function decidedAt(key: Key, actor: Acting): Promise<Map<string, string>> {
    const at = { uid: key.uid, document: key.documentId, language: key.locale };
    const lineage = await table(strapi, 'lineage').findOne({ where: at });
    if (!lineage?.run) return new Map();
    const rows = await table(strapi, 'decision').findMany({
      where: { run: lineage.run, person: actor.key },
      orderBy: { id: 'asc' },
    });
    return new Map(rows.map(({ kind, at: when }) => [kind, iso(when) ?? '']));
  }

  const toDraft = ({ text, at }: OpinionRow) => ({ text, at: iso(at) ?? '' });

  return {
    /** A person's own drafts on a document, by the act they are for. */
    async list(key: Key, actor: Acting) {
      const [rows, decided] = await Promise.all([
        opinions().findMany({ where: where(key, actor), orderBy: { id: 'asc' } }),
        decidedAt(key, actor),
      ]);
      return rows
        .map((row) => ({ action: row.action, ...toDraft(row) }))
        .filter(({ action, text, at }) => text !== '' && at > (decided.get(action) ?? ''));
    },

    /** Keeps a draft; the newest text wins, and the other one is handed back where its writer has not seen it. */
    async keep(key: Key, actor: Acting, action: string, sent: SentOpinion): Promise<SettledOpinion> {
      const now = review(strapi, 'clock').now();
      const place = { ...where(key, actor), action };
      return strapi.db.transaction(async () => {
        const old = new Date(now.getTime() - FORGOTTEN_MS).toISOString();
        await opinions().deleteMany({ where: { person: actor.key, at: { $lt: old } } });
        const stored = await opinions().findOne({ where: place });
        const settled = settleOpinion(stored ? toDraft(stored) : null, sent, now);
        if (settled.kept === 'stored') return settled;
        if (sent.text === '') await opinions().deleteMany({ where: place });
        else if (stored) await opinions().update({ where: { id: stored.id }, data: settled.draft });
        else await opinions().create({ data: { ...place, ...settled.draft } });
        return settled;
      });
    },
  };
};
