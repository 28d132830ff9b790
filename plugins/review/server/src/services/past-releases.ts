import type { Core } from '@strapi/strapi';
import type { Release } from '../ports';
import { review } from '../review-services';
import { iso, table, type ReleaseRow } from '../tables';

/** A release that may have been followed by another, or recalled. Times are ISO 8601. */
export interface PastRelease extends Release {
  recalledAt: string | null;
}

/** Every release there ever was, for plugins that rebuild what they derive from the whole story. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function toPast(row: ReleaseRow): Promise<PastRelease> {
    const { id, uid, document: documentId, language: locale, digest, title } = row;
    const content = await review(strapi, 'releases').contentOf(digest);
    const [releasedAt = '', firstReleasedAt = ''] = [row.releasedAt, row.firstReleasedAt].map((at) => iso(at) ?? '');
    const about = { id, uid, documentId, locale, digest, title: title ?? '', content };
    return { ...about, releasedAt, firstReleasedAt, recalledAt: iso(row.recalledAt) };
  }

  return {
    /**
     * Oldest first, a handful at a time: those after `next` of the page before, null on the last page. One whose stored
     * content is missing or damaged is left out.
     */
    async page(query: { after?: number; limit: number }): Promise<{ releases: PastRelease[]; next: number | null }> {
      const { after = 0, limit } = query;
      const where = { id: { $gt: after } };
      const rows = await table(strapi, 'release').findMany({ where, orderBy: { id: 'asc' }, limit });
      const read = await Promise.allSettled(rows.map(toPast));
      return {
        releases: read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
        next: rows.length < limit ? null : Number(rows.at(-1)?.id),
      };
    },
  };
};
