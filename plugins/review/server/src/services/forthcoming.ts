import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { iso, table, type RunRow } from '../tables';

/** A fully signed document on its way to readers. `at` is when it goes out, ISO 8601; null while nobody has set a time. */
export interface Forthcoming {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  content: Content;
  at: string | null;
}

/**
 * What is signed and not out yet, for plugins that look ahead. It says what is likely, not what will be: an edit, a
 * recall or a person may still stop it.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const runs = () => table(strapi, 'run');

  async function contentsOf(rows: readonly RunRow[]): Promise<Map<string, Content>> {
    const digests = [...new Set(rows.map(({ digest }) => digest))];
    if (digests.length === 0) return new Map();
    const kept = await table(strapi, 'snapshot').findMany({ where: { digest: { $in: digests } } });
    return new Map(kept.map(({ digest, content }) => [digest, JSON.parse(content) as Content]));
  }

  return {
    /** Scheduled ones, the earliest first, then those that wait for somebody to release them; at most `limit` of each. */
    async list(limit: number): Promise<Forthcoming[]> {
      const scheduled = await runs().findMany({
        where: { state: 'scheduled' },
        orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
        limit,
      });
      const approved = await runs().findMany({ where: { state: 'approved' }, orderBy: { id: 'asc' }, limit });
      const rows = [...scheduled, ...approved];
      const contents = await contentsOf(rows);
      return rows.flatMap((row) => {
        const { uid, document: documentId, language: locale, title } = row;
        const content = contents.get(row.digest);
        return content ? [{ uid, documentId, locale, title: title ?? '', content, at: iso(row.scheduledAt) }] : [];
      });
    },
  };
};
