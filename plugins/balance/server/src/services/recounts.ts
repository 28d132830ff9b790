import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { type Difference, differencesOf, DaySums } from '../core/day-sums';
import { dayReader } from '../core/days';
import { isRecountDue, reasonAtStart, type RecountReason } from '../core/recount';
import { parkZone } from '../park-zone';

/** How many posts' lines are read at a time. */
const PAGE = 10_000;

/** How many recounts are remembered, and how many differences of each. */
const KEPT = 30;
const NAMED = 50;

const SLOT = 'recount';
/** Minutes after which a recount is taken for dead; it takes seconds. */
const LEASE_MINUTES = 10;

interface Row {
  id: number;
  reason: RecountReason;
  state: 'running' | 'agreed' | 'mended' | 'failed';
  startedAt: string;
  endedAt: string | null;
  timeZone: string;
  differing: number | null;
  differences: Difference[] | null;
}

/** A recount as the API answers it. Times are ISO 8601; `agreed` is null while it is under way, or when it failed. */
export interface RecountView {
  id: number;
  reason: RecountReason;
  startedAt: string;
  endedAt: string | null;
  timeZone: string;
  agreed: boolean | null;
  /** How many sums differed; the first of them follow, in thousandths of a post. */
  differing: number;
  differences: Difference[];
}

const iso = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString());

const toView = (row: Row): RecountView => ({
  ...{ id: row.id, reason: row.reason, startedAt: iso(row.startedAt) ?? '', endedAt: iso(row.endedAt) },
  timeZone: row.timeZone,
  agreed: row.state === 'agreed' ? true : row.state === 'mended' ? false : null,
  differing: row.differing ?? 0,
  differences: row.differences ?? [],
});

/** Counts the daily sums again from the posts: what was kept act by act has to be what the posts add up to. */
export const recounts = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.recount);
  const now = (): Date => balance(strapi, 'clock').now();
  // A recount has transactions of its own, whoever asks for it.
  const outside = new AsyncResource('balance recount');

  /** What the posts add up to, read page by page in the open transaction. */
  async function counted(trx: Knex.Transaction): Promise<DaySums> {
    const { tableName } = strapi.db.metadata.get(UIDS.exposureTheme);
    const dayAt = dayReader(parkZone(strapi));
    const sums = new DaySums();
    for (let after = 0; ; ) {
      const page: Record<string, unknown>[] = await trx(tableName)
        .select('id', 'channel', 'first_released_at', 'theme', 'permille')
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE);
      for (const { channel, first_released_at: since, theme, permille } of page) {
        const day = dayAt(new Date(since as string).getTime());
        sums.add({ channel: String(channel), day, theme: String(theme ?? ''), permille: Number(permille) });
      }
      if (page.length < PAGE) return sums;
      after = Number(page.at(-1)?.id);
    }
  }

  const compare = async (trx: Knex.Transaction): Promise<Difference[]> =>
    differencesOf(await balance(strapi, 'daySums').all(), await counted(trx));

  /** Compares both as they were at one moment; whoever releases meanwhile is not held up. */
  async function look(): Promise<Difference[]> {
    return strapi.db.transaction(async ({ trx }) => {
      await balance(strapi, 'daySums').freeze(trx as Knex.Transaction);
      return compare(trx as Knex.Transaction);
    });
  }

  /** Compares again while nobody can change a sum, and puts right what differs. */
  async function mend(): Promise<Difference[]> {
    return strapi.db.transaction(async ({ trx }) => {
      await balance(strapi, 'daySums').lock();
      const differences = await compare(trx as Knex.Transaction);
      const changes = new DaySums();
      for (const { kept, counted: permille, ...place } of differences)
        changes.add({ ...place, permille: permille - kept });
      await balance(strapi, 'daySums').apply(changes);
      return differences;
    });
  }

  async function find(query: object): Promise<Row[]> {
    return (await rows().findMany({ orderBy: { id: 'desc' }, limit: KEPT, ...query })) as Row[];
  }

  /** Takes the slot; null while another recount, maybe of another process, has it. */
  async function take(reason: RecountReason): Promise<Row | null> {
    const dead = { slot: SLOT, leased: { $lt: now() } };
    await rows().updateMany({ where: dead, data: { slot: null, state: 'failed', endedAt: now() } });
    const leased = new Date(now().getTime() + LEASE_MINUTES * 60_000);
    const { timeZone } = balanceConfig(strapi);
    const data = { reason, state: 'running', slot: SLOT, leased, startedAt: now(), timeZone };
    try {
      return (await rows().create({ data })) as Row;
    } catch (error) {
      if ((await find({ where: { slot: SLOT } })).length === 0) throw error;
      return null;
    }
  }

  async function prune(): Promise<void> {
    const old = await rows().findMany({ orderBy: { id: 'desc' }, offset: KEPT, limit: 100, select: ['id'] });
    if (old.length > 0) await rows().deleteMany({ where: { id: { $in: old.map(({ id }: { id: number }) => id) } } });
  }

  /** The sums of before the first recount, or of another zone, are no error. */
  function report(reason: RecountReason, differences: readonly Difference[]): void {
    if (differences.length === 0) return;
    const some = differences.slice(0, 5).map((one) => {
      return `${one.channel} ${one.day} ${one.theme || '(no theme)'}: ${one.kept} instead of ${one.counted}`;
    });
    const words = `${differences.length} daily sums differed from the posts and were mended: ${some.join('; ')}`;
    if (reason === 'start' || reason === 'zone') strapi.log.info(`balance: daily sums counted (${reason})`);
    else strapi.log.error(`balance: ${words} (thousandths of a post)`);
  }

  async function end({ id }: Row, data: object): Promise<Row> {
    return (await rows().update({ where: { id }, data: { ...data, slot: null, endedAt: now() } })) as Row;
  }

  async function carryOut(run: Row): Promise<RecountView> {
    try {
      const differences = (await look()).length === 0 ? [] : await mend();
      report(run.reason, differences);
      const state = differences.length === 0 ? 'agreed' : 'mended';
      const ended = { state, differing: differences.length, differences: differences.slice(0, NAMED) };
      const row = await end(run, ended);
      await prune();
      return toView(row);
    } catch (error) {
      await end(run, { state: 'failed' });
      throw error;
    }
  }

  async function begin(reason: RecountReason): Promise<RecountView | null> {
    const run = await take(reason);
    return run && carryOut(run);
  }

  const lastEnded = async (): Promise<Row | null> =>
    (await find({ where: { state: { $in: ['agreed', 'mended'] } }, limit: 1 }))[0] ?? null;

  return {
    /** Counts now; null while another recount is under way. */
    count: (reason: RecountReason): Promise<RecountView | null> => outside.runInAsyncScope(() => begin(reason)),

    /** Newest first. */
    async list(): Promise<RecountView[]> {
      return (await find({})).map(toView);
    },

    /** Counts if it is time for it. */
    async tick(): Promise<void> {
      const [last] = await find({ limit: 1 });
      const begun = last ? new Date(last.startedAt).getTime() : null;
      if (isRecountDue(now().getTime(), begun, parkZone(strapi))) await this.count('night');
    },

    /**
     * Before the sums are used: fills them in an app that had none, and counts them anew in another time zone. Two
     * processes that start together both do, one after the other, and the second finds nothing left to do.
     */
    async atStart(): Promise<void> {
      const { timeZone } = balanceConfig(strapi);
      const reason = reasonAtStart((await lastEnded())?.timeZone ?? null, timeZone);
      if (reason === null || (await this.count(reason)) !== null) return;
      await outside.runInAsyncScope(mend);
    },
  };
};
