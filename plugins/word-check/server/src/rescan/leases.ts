import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { RESCAN_UIDS } from '../content-types';
import type { Standing } from '../core/rescan';
import type { Batch, JobRow } from './rows';
import type { StandingContents } from './standing';

/** Seconds a process may be silent before another one takes over what it is at. */
const LEASE_SECONDS = 20;

/** Contents in a batch. */
const BATCH = 50;

/** Somebody else is at it meanwhile: what was found is left to them. */
export class LeaseLost extends Error {}

/** Which process is at which part of a job. `now` is the plugin's clock. */
export function leases(strapi: Core.Strapi, standing: StandingContents, now: () => Date) {
  const jobs = () => strapi.db.query(RESCAN_UIDS.rescan);
  const batches = () => strapi.db.query(RESCAN_UIDS.batch);
  const leaseEnd = (): Date => new Date(now().getTime() + LEASE_SECONDS * 1000);

  /** Takes over a part whose process has been silent for too long. */
  async function overdue(rescan: number): Promise<Batch | null> {
    const where = { rescan, leased: { $lt: now() } };
    const [row] = (await batches().findMany({ where, orderBy: { id: 'asc' }, limit: 1 })) as Batch[];
    if (!row) return null;
    const taken = { claim: randomUUID(), leased: leaseEnd(), attempts: row.attempts + 1 };
    const { count } = await batches().updateMany({ where: { id: row.id, claim: row.claim }, data: taken });
    return count === 1 ? { ...row, ...taken } : null;
  }

  /** Moves the cursor and takes the part in between, both or neither. Null when another process was quicker. */
  async function take(job: JobRow, part: Standing, upTo: number, isEmpty: boolean): Promise<Batch | null> {
    const cursor = part === 'live' ? 'liveAt' : 'pendingAt';
    const after = job[cursor];
    return strapi.db.transaction(async () => {
      const where = { id: job.id, state: 'running', [cursor]: after };
      const { count } = await jobs().updateMany({ where, data: { [cursor]: upTo } });
      if (count !== 1 || isEmpty) return null;
      const data = {
        rescan: job.id,
        standing: part,
        after,
        upTo,
        claim: randomUUID(),
        leased: leaseEnd(),
        attempts: 1,
      };
      return (await batches().create({ data })) as Batch;
    });
  }

  /** The next part that nobody is at yet. */
  async function untouched(job: JobRow): Promise<Batch | null | 'none'> {
    const part: Standing | null = job.liveAt < job.liveTo ? 'live' : job.pendingAt < job.pendingTo ? 'pending' : null;
    if (part === null) return 'none';
    const [after, to] = part === 'live' ? [job.liveAt, job.liveTo] : [job.pendingAt, job.pendingTo];
    const ids = await standing.ids(part, after, to, BATCH);
    const last = ids.length < BATCH ? to : (ids.at(-1) ?? to);
    return take(job, part, last, ids.length === 0);
  }

  /** The end of a job, when all its parts are done; one process gets it. */
  async function lastPart(job: JobRow): Promise<Batch | null> {
    if ((await batches().count({ where: { rescan: job.id } })) > 0) return null;
    const data = { rescan: job.id, standing: 'end', after: 0, upTo: 0, claim: randomUUID(), attempts: 1 };
    try {
      return (await batches().create({ data: { ...data, leased: leaseEnd() } })) as Batch;
    } catch (error) {
      if ((await batches().count({ where: { rescan: job.id, standing: 'end' } })) > 0) return null;
      throw error;
    }
  }

  return {
    /** A part of a job for this process to do; null when there is none for it now. */
    async claim({ id }: JobRow): Promise<Batch | null> {
      for (;;) {
        const [job] = (await jobs().findMany({ where: { id, state: 'running' } })) as JobRow[];
        if (!job) return null;
        const batch = (await overdue(id)) ?? (await untouched(job));
        if (batch === 'none') return lastPart(job);
        if (batch) return batch;
      }
    },

    /** Says that this process is still at it. Throws LeaseLost. */
    async renew({ id, claim }: Batch): Promise<void> {
      const { count } = await batches().updateMany({ where: { id, claim }, data: { leased: leaseEnd() } });
      if (count !== 1) throw new LeaseLost('another process has taken over this part of a rescan');
    },

    /** Ends a part, in the transaction that keeps what it found, if it is this process's still. */
    async end({ id, claim }: Batch): Promise<void> {
      const { count } = await batches().deleteMany({ where: { id, claim } });
      if (count !== 1) throw new LeaseLost('another process has taken over this part of a rescan');
    },
  };
}
