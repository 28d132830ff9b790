import type { Core } from '@strapi/strapi';
import { ACTS_OF_RELEASES } from '../core/act-words';
import type { PastAct } from '../ports';
import { review } from '../review-services';
import { iso, table, type ReleaseRow } from '../tables';

/** A row of the ledger that may tell of a release. */
interface Entry {
  seq: number;
  at: unknown;
  act: string;
  line: string;
}

/** Every release and recall there ever was, for plugins that derive something from the whole story. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function releasesOf(entries: readonly Entry[]): Promise<Map<number, ReleaseRow>> {
    const ids = entries.flatMap(({ line }) => (JSON.parse(line) as { release?: number }).release ?? []);
    const rows = await table(strapi, 'release').findMany({ where: { id: { $in: ids } } });
    return new Map(rows.map((row) => [Number(row.id), row]));
  }

  /** Null for a row that tells of something else, such as the first signature of an emergency release. */
  async function toAct({ act, at, line }: Entry, rows: ReadonlyMap<number, ReleaseRow>): Promise<PastAct | null> {
    const row = rows.get((JSON.parse(line) as { release?: number }).release ?? 0);
    if (row === undefined) return null;
    const { id, uid, document: documentId, language: locale, digest, title } = row;
    const [releasedAt = '', firstReleasedAt = ''] = [row.releasedAt, row.firstReleasedAt].map(
      (time) => iso(time) ?? '',
    );
    const about = { id: Number(id), uid, documentId, locale, digest, title: title ?? '', releasedAt, firstReleasedAt };
    if (act === 'recall') return { kind: 'recall', at: iso(at) ?? '', release: about };
    const content = await review(strapi, 'releases').contentOf(digest);
    return { kind: 'release', at: releasedAt, release: { ...about, content } };
  }

  return {
    /**
     * The releases and recalls after a row of the ledger, in the order they came: of at most `limit` rows. `last` is the
     * number of the last row looked at, to go on from; whoever does misses nothing, for rows of the ledger commit in their
     * order. A release whose stored content is missing or damaged is left out.
     */
    async since(query: { after: number; limit: number }): Promise<{ acts: PastAct[]; last: number; isAll: boolean }> {
      const { after, limit } = query;
      const where = { seq: { $gt: after }, act: { $in: [...ACTS_OF_RELEASES] } };
      const found = table(strapi, 'ledger-entry').findMany({ where, orderBy: { seq: 'asc' }, limit });
      const entries = (await found) as unknown as Entry[];
      const rows = entries.length > 0 ? await releasesOf(entries) : new Map<number, ReleaseRow>();
      const read = await Promise.allSettled(entries.map((entry) => toAct(entry, rows)));
      return {
        acts: read.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : [])),
        last: Number(entries.at(-1)?.seq ?? after),
        isAll: entries.length < limit,
      };
    },
  };
};
