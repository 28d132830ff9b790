import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import type { Finding } from '../core/findings';
import { OPEN_STATES } from '../core/review';
import { review } from '../review-services';
import { table, type ReleaseRow, type RunRow } from '../tables';

/** Where a content stands: before readers, or before those who are to sign it. */
export type Standing = 'live' | 'pending';

/** A content that stands, as it was submitted. */
export interface Stood {
  /** Number of its release or of its run. */
  id: number;
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  digest: string;
  content: Content;
  /** What the checks had found when it was submitted, and everybody who signed was shown. */
  known: readonly Finding[];
}

/** How far a walk through what stands now goes, and past how many contents. */
export interface Extent {
  to: number;
  count: number;
}

/**
 * What readers get and what is on its way there, for checks that look at it again. Walks go by number: what comes to
 * stand later has a higher one, and was checked by the rules of its own day.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = () => table(strapi, 'release');
  const runs = () => table(strapi, 'run');
  const isStanding = (standing: Standing) =>
    standing === 'live' ? { state: 'live' } : { state: { $in: [...OPEN_STATES] } };

  async function findIds(standing: Standing, query: object): Promise<number[]> {
    const rows =
      standing === 'live'
        ? await releases().findMany({ ...query, select: ['id'] })
        : await runs().findMany({ ...query, select: ['id'] });
    return rows.map(({ id }) => Number(id));
  }

  async function extent(standing: Standing): Promise<Extent> {
    const where = isStanding(standing);
    const [to = 0] = await findIds(standing, { where, orderBy: { id: 'desc' }, limit: 1 });
    const count = await (standing === 'live' ? releases() : runs()).count({ where: { ...where, id: { $lte: to } } });
    return { to, count };
  }

  async function knownOf(ids: readonly number[]): Promise<Map<number, readonly Finding[]>> {
    const rows = await runs().findMany({ where: { id: { $in: [...new Set(ids)] } }, select: ['id', 'findings'] });
    return new Map(rows.map(({ id, findings }) => [Number(id), findings ?? []]));
  }

  function toStood(row: ReleaseRow | RunRow, content: Content, known: readonly Finding[]): Stood {
    const { id, uid, document: documentId, language: locale, title, digest } = row;
    return { id: Number(id), uid, documentId, locale, title: title ?? '', digest, content, known };
  }

  return {
    /** How far what stands reaches now. */
    extent,

    /** Numbers of what stands after one number and up to another, lowest first. */
    ids(standing: Standing, after: number, to: number, limit: number): Promise<number[]> {
      const where = { ...isStanding(standing), id: { $gt: after, $lte: to } };
      return findIds(standing, { where, orderBy: { id: 'asc' }, limit });
    },

    /** Those of the numbers that still stand, with their stored contents; a handful at a time. */
    async read(standing: Standing, ids: readonly number[]): Promise<Stood[]> {
      const query = { where: { ...isStanding(standing), id: { $in: [...ids] } }, orderBy: { id: 'asc' as const } };
      const rows: (ReleaseRow | RunRow)[] =
        standing === 'live' ? await releases().findMany(query) : await runs().findMany(query);
      const runOf = (row: ReleaseRow | RunRow) => Number('run' in row ? row.run : row.id);
      const known = await knownOf(rows.map(runOf));
      const out: Stood[] = [];
      for (const row of rows)
        out.push(toStood(row, await review(strapi, 'releases').contentOf(row.digest), known.get(runOf(row)) ?? []));
      return out;
    },

    /** The bytes of a file of something that stands, by SHA-256; null when nobody kept them. */
    bytes: async (sha256: string): Promise<Buffer | null> =>
      (await review(strapi, 'media').read(sha256))?.bytes ?? null,
  };
};
