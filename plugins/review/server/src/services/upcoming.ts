import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { together } from '../database/round-trip';
import type { UpcomingRelease } from '../ports';
import { iso } from '../tables';

/** So many are told of, the earliest first; those without a time come last. */
const MOST = 1000;

interface Row {
  uid: string;
  document: string;
  language: string;
  title: string | null;
  scheduled_at: unknown;
  content: string;
}

/** What is going to be released: every signature is there, and somebody has set a time or has yet to. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Runs that are approved or scheduled, with the signed content, by one statement. */
  async list(): Promise<UpcomingRelease[]> {
    const sql = `select r.uid, r.document, r.language, r.title, r.scheduled_at, s.content
      from review_runs r join review_snapshots s on s.digest = r.digest
      where r.state in (?, ?)
      order by case when r.scheduled_at is null then 1 else 0 end, r.scheduled_at, r.id limit ${MOST}`;
    const [outcome] = await together(strapi, [{ sql, bindings: ['approved', 'scheduled'] }]);
    return ((outcome?.rows ?? []) as unknown as Row[]).map((row) => ({
      uid: row.uid,
      documentId: row.document,
      locale: row.language,
      title: row.title ?? '',
      content: JSON.parse(row.content) as Content,
      scheduledAt: iso(row.scheduled_at),
    }));
  },
});
