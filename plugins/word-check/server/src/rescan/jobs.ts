import type { Core } from '@strapi/strapi';
import { RESCAN_UIDS } from '../content-types';
import { KEPT_RESCANS, type RescanKind } from '../core/rescan';
import { leases } from './leases';
import type { Batch, BatchOutcome, JobRow, NewJob, ResultRow } from './rows';
import type { StandingContents } from './standing';

/** Forgets what is older than the newest few of a kind. */
async function prune(strapi: Core.Strapi, kind: RescanKind): Promise<void> {
  const where = { kind, state: { $ne: 'running' } };
  const query = { where, orderBy: { id: 'desc' as const }, offset: KEPT_RESCANS, limit: 100, select: ['id' as const] };
  const old = (await strapi.db.query(RESCAN_UIDS.rescan).findMany(query)) as { id: number }[];
  if (old.length === 0) return;
  const rescan = { $in: old.map(({ id }) => id) };
  await strapi.db.query(RESCAN_UIDS.result).deleteMany({ where: { rescan } });
  await strapi.db.query(RESCAN_UIDS.batch).deleteMany({ where: { rescan } });
  await strapi.db.query(RESCAN_UIDS.rescan).deleteMany({ where: { id: rescan } });
}

type Trx = Core.Strapi['db']['connection'];

/** Adds to a job's counts, in the transaction that is open. */
async function add(strapi: Core.Strapi, trx: Trx, id: number, counts: Record<string, number>): Promise<void> {
  await trx(strapi.db.metadata.get(RESCAN_UIDS.rescan).tableName).where({ id }).increment(counts);
}

/** Jobs, and what they found. `now` is the plugin's clock. */
export function jobsTable(strapi: Core.Strapi, standing: StandingContents, now: () => Date) {
  const jobs = () => strapi.db.query(RESCAN_UIDS.rescan);
  const { claim, renew, end } = leases(strapi, standing, now);
  const results = () => strapi.db.query(RESCAN_UIDS.result);

  const find = async (where: object, rest: object = {}): Promise<JobRow[]> =>
    (await jobs().findMany({ where, orderBy: { id: 'desc' }, ...rest })) as JobRow[];

  return {
    claim,
    renew,

    /** Jobs of a kind, newest first. */
    recent: (kind: RescanKind, limit = KEPT_RESCANS): Promise<JobRow[]> => find({ kind }, { limit }),

    /** What is under way: trials first, for somebody waits before the screen. */
    async running(): Promise<JobRow[]> {
      const rows = await find({ state: 'running' });
      return [...rows.filter(({ kind }) => kind === 'trial'), ...rows.filter(({ kind }) => kind === 'rescan')];
    },

    async get(kind: RescanKind, id: number): Promise<JobRow | null> {
      return (await find({ kind, id }))[0] ?? null;
    },

    /** Begins a job; what holds its slot is superseded. Of two processes at once one begins, and both answer with that. */
    async start({ withPending, ...job }: NewJob): Promise<JobRow> {
      const live = await standing.extent('live');
      const pending = withPending ? await standing.extent('pending') : { to: 0, count: 0 };
      const cursors = { liveAt: 0, liveTo: live.to, pendingAt: 0, pendingTo: pending.to };
      const data = { ...job, ...cursors, state: 'running', startedAt: now(), total: live.count + pending.count };
      await prune(strapi, job.kind);
      try {
        return await strapi.db.transaction(async () => {
          const [holder] = await find({ slot: job.slot });
          // Asked for by another process meanwhile.
          if (holder?.kind === 'rescan' && holder.stamp === job.stamp && holder.code === job.code) return holder;
          const given = { slot: null, state: 'superseded', endedAt: now() };
          // That one and no other: the slot may have been taken between these two statements.
          if (holder) await jobs().updateMany({ where: { id: holder.id }, data: given });
          return (await jobs().create({ data })) as JobRow;
        });
      } catch (error) {
        const [other] = await find({ slot: job.slot });
        if (!other) throw error;
        return other;
      }
    },

    /** Which engine a job is done by, said by whoever begins with it. */
    async noteEngine(id: number, engine: string): Promise<void> {
      await jobs().updateMany({ where: { id, engine: { $null: true } }, data: { engine } });
    },

    /** Keeps what a part gave, all of it once; of a job with enough results only the counts. Throws LeaseLost. */
    async complete(
      batch: Batch,
      { done, unread, pictures, results: found }: BatchOutcome,
      most: number,
    ): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        await end(batch);
        const sum = (count: 'blocks' | 'warns' | 'infos' | 'fresh') => found.reduce((all, one) => all + one[count], 0);
        const [job] = await find({ id: batch.rescan });
        const kept = found.slice(0, Math.max(0, most - (job?.items ?? 0)));
        const rows = kept.map((one) => ({ ...one, rescan: batch.rescan, standing: batch.standing }));
        if (rows.length > 0) await results().createMany({ data: rows });
        const counts = { blocks: sum('blocks'), warns: sum('warns'), infos: sum('infos'), fresh: sum('fresh') };
        await add(strapi, trx, batch.rescan, { done, unread, pictures, items: found.length, ...counts });
      });
    },

    /** Notes how far the end of a job has come, and what it has brought about. Throws LeaseLost. */
    async noteEnd(batch: Batch, casesAt: number, cases: number): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        await renew(batch);
        await jobs().updateMany({ where: { id: batch.rescan }, data: { casesAt } });
        await add(strapi, trx, batch.rescan, { cases });
      });
    },

    /** Ends a job. Throws LeaseLost. */
    async finish(batch: Batch): Promise<void> {
      await strapi.db.transaction(async () => {
        await end(batch);
        const [job] = await find({ id: batch.rescan, state: 'running' });
        // What stood no more when it was its turn is not there to be counted.
        const data = { state: 'done', slot: null, endedAt: now(), total: job?.done ?? 0 };
        if (job) await jobs().updateMany({ where: { id: job.id, state: 'running' }, data });
      });
    },

    /** Results of a job after a number, in the order they were found. */
    async results(where: object, query: { limit: number; offset?: number; orderBy?: object[] }): Promise<ResultRow[]> {
      return (await results().findMany({ where, orderBy: [{ id: 'asc' }], ...query })) as ResultRow[];
    },

    countResults: (where: object): Promise<number> => results().count({ where }),
  };
}

/** The jobs in the database. */
export type JobsTable = ReturnType<typeof jobsTable>;
