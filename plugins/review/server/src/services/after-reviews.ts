import type { Core } from '@strapi/strapi';
import { iso, table, type ReleaseRow } from '../tables';
import { review } from '../review-services';
import type { Key } from './lineages';

/** So many are listed, and so many alarms are raised in one go; there should be none or one. */
const MOST = 100;
const SUPER_ADMIN = 'strapi-super-admin';

/** An emergency release (紧急签发) whose levels have not signed yet. */
export interface AwaitedReview {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  releasedAt: string | null;
  dueAt: string | null;
  overdue: boolean;
}

/**
 * The clock of after-reviews. It decides nothing: what is overdue stays live until a person recalls it or the levels
 * sign, and says so on every screen, in the ledger, in the log and to every sink.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = () => table(strapi, 'release');
  const now = () => review(strapi, 'clock').now().toISOString();
  const AWAITED = { state: 'live', reviewDueAt: { $notNull: true }, reviewedAt: { $null: true } };

  /** Those who can end it: whom the after-review waits for, and the super admins, by person. */
  async function concerned(run: number): Promise<{ waiting: string[]; people: string[] }> {
    const [assigned, role] = await Promise.all([
      table(strapi, 'assignment').findMany({ where: { run, level: { $gte: 0 } }, orderBy: { id: 'asc' } }),
      strapi.db.query('admin::role').findOne({ where: { code: SUPER_ADMIN }, populate: ['users'] }),
    ]);
    const { users = [] } = (role ?? {}) as { users?: { id: number; isActive: boolean }[] };
    const admins = await Promise.all(
      users.filter(({ isActive }) => isActive).map(({ id }) => review(strapi, 'actors').keyOf(id)),
    );
    const waiting = [...new Set(assigned.map(({ person }) => person))];
    return { waiting, people: [...waiting, ...admins] };
  }

  /** Puts it into their inboxes; the number of the release makes it one notice each. */
  async function tell({ id, run, title, reviewDueAt }: ReleaseRow, key: Key): Promise<void> {
    const { waiting, people } = await concerned(Number(run));
    const named = await review(strapi, 'actors').byCodes(waiting);
    const who = waiting.map((code) => named.get(code)?.name ?? code).join('、');
    const at = iso(reviewDueAt);
    await review(strapi, 'notices').tell({
      ...{ kind: 'overdue', to: people, once: `overdue:${id}` },
      about: { ...key, title: title ?? '', run: Number(run) },
      facts: { ...(at === null ? {} : { at }), ...(who === '' ? {} : { who }) },
    });
  }

  /** One alarm for each release, whichever process comes first. */
  async function raise(row: ReleaseRow): Promise<void> {
    const key = { uid: row.uid, documentId: row.document, locale: row.language };
    await strapi.db.transaction(async () => {
      await review(strapi, 'lineages').lock(key);
      const at = await review(strapi, 'ledger').time();
      const where = { id: row.id, ...AWAITED, reviewAlarmAt: { $null: true } };
      if ((await releases().updateMany({ where, data: { reviewAlarmAt: at } })).count !== 1) return;
      const dueAt = iso(row.reviewDueAt);
      const ledgerSeq = await review(strapi, 'ledger').append({
        at,
        origin: 'schedule',
        act: 'overdue',
        actor: null,
        ...key,
        digest: row.digest,
        run: row.run,
        release: row.id,
        reason: 'the after-review of an emergency release is overdue',
        details: { dueAt },
      });
      const facts = { release: row.id, title: row.title ?? '', digest: row.digest, dueAt };
      await review(strapi, 'outbox').put('overdue', key, { ledgerSeq, ...facts });
      await tell(row, key);
      strapi.log.error(`review: the after-review of «${row.title ?? row.document}» is overdue since ${dueAt ?? ''}.`);
    });
  }

  return {
    /** Everything that is live early, the most urgent first. */
    async list(): Promise<AwaitedReview[]> {
      const rows = await releases().findMany({
        where: AWAITED,
        orderBy: [{ reviewDueAt: 'asc' }, { id: 'asc' }],
        limit: MOST,
      });
      const at = now();
      return rows.map((row) => {
        const dueAt = iso(row.reviewDueAt);
        return {
          uid: row.uid,
          documentId: row.document,
          locale: row.language,
          title: row.title ?? '',
          releasedAt: iso(row.releasedAt),
          dueAt,
          overdue: dueAt !== null && dueAt <= at,
        };
      });
    },

    /** Raises the alarm for what has become overdue. */
    async watch(): Promise<void> {
      const where = { ...AWAITED, reviewDueAt: { $lte: now() }, reviewAlarmAt: { $null: true } };
      for (const row of await releases().findMany({ where, orderBy: { id: 'asc' }, limit: MOST })) await raise(row);
    },
  };
};
