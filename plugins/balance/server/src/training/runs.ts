import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { UIDS } from '../content-types';
import type { Evaluation, Learned, Model } from '../core/suggest';

/** Why a training gave nothing: too few themes, its thread or a query failed, its process stopped or fell silent. */
export type Problem = 'themes' | 'failed' | 'stopped' | 'silent';

/** A training as it is kept; see the content type. Times are what the database gives. */
export interface RunRow {
  id: number;
  state: 'running' | 'done' | 'failed';
  claim: string;
  startedAt: string;
  endedAt: string | null;
  problem: Problem | null;
  /** Whether every live release was read; false: the oldest were left out. */
  isWhole: boolean | null;
  version: string | null;
  kind: Model['kind'] | null;
  confirmed: number | null;
  synthetic: number | null;
  until: string | null;
  themes: string[] | null;
  replaces: boolean;
  evaluation: Evaluation | null;
}

/** How many trainings are remembered, the one whose model is in use besides. */
export const KEPT_RUNS = 20;

const SLOT = 'training';

/** Seconds a process may be silent before its training is taken for dead. */
export const LEASE_SECONDS = 60;

const WITHOUT_MODEL = [
  ...['id', 'state', 'claim', 'startedAt', 'endedAt', 'problem', 'isWhole', 'version', 'kind', 'confirmed'],
  ...['synthetic', 'until', 'themes', 'replaces', 'evaluation'],
];

/** Trainings in the database: one at a time over all processes. `now` is the plugin's clock. */
export function trainingRuns(strapi: Core.Strapi, now: () => Date) {
  const rows = () => strapi.db.query(UIDS.suggestModel);
  const leaseEnd = (): Date => new Date(now().getTime() + LEASE_SECONDS * 1000);

  /** Frees the slot of a process that is silent, or ends a run of this one. */
  async function end(where: object, data: object): Promise<boolean> {
    const ended = { ...data, slot: null, endedAt: now() };
    return (await rows().updateMany({ where: { slot: SLOT, ...where }, data: ended })).count === 1;
  }

  async function find(query: object): Promise<RunRow[]> {
    return (await rows().findMany({ orderBy: { id: 'desc' }, select: WITHOUT_MODEL, ...query })) as RunRow[];
  }

  async function take(): Promise<{ run: RunRow; isMine: boolean }> {
    await end({ leased: { $lt: now() } }, { state: 'failed', problem: 'silent' });
    const data = { state: 'running', slot: SLOT, claim: randomUUID(), leased: leaseEnd(), startedAt: now() };
    try {
      return { run: (await rows().create({ data: { ...data, replaces: false } })) as RunRow, isMine: true };
    } catch (error) {
      const [run] = await find({ where: { slot: SLOT } });
      if (!run) throw error;
      return { run, isMine: false };
    }
  }

  async function prune(): Promise<void> {
    const inUse = await newest();
    const old = await find({ offset: KEPT_RUNS, limit: 100, select: ['id'] });
    const ids = old.map(({ id }) => id).filter((id) => id !== inUse);
    if (ids.length > 0) await rows().deleteMany({ where: { id: { $in: ids } } });
  }

  /** Number of the row whose model is in use: a stamp that costs one look into an index. */
  async function newest(): Promise<number | null> {
    const [row] = await find({ where: { replaces: true }, limit: 1, select: ['id'] });
    return row?.id ?? null;
  }

  return {
    newest,

    /** The model of a row, as it was stored; null when the row has none any more. */
    async modelOf(id: number): Promise<unknown> {
      const row = (await rows().findOne({ where: { id }, select: ['model'] })) as { model: unknown } | null;
      return row?.model ?? null;
    },

    /** Newest first. */
    list: (): Promise<RunRow[]> => find({ limit: KEPT_RUNS }),

    get: async (id: number): Promise<RunRow | null> => (await find({ where: { id } }))[0] ?? null,

    /** Begins a training, or names the one that is under way, maybe in another process. */
    take,

    /** Begins one unless one was begun after `since`. Two processes that look at once begin one. */
    async takeIfNoneSince(since: Date): Promise<RunRow | null> {
      const startedAt = { $gt: since };
      if ((await find({ where: { startedAt }, limit: 1 })).length > 0) return null;
      const { run, isMine } = await take();
      if (!isMine) return null;
      // Nobody else can begin one now; but somebody may have begun and ended one since the look above.
      if ((await find({ where: { startedAt, id: { $ne: run.id } }, limit: 1 })).length === 0) return run;
      await rows().deleteMany({ where: { id: run.id } });
      return null;
    },

    /** Says that this process is still at it. False when the training was taken for dead. */
    async renew({ id, claim }: RunRow): Promise<boolean> {
      const { count } = await rows().updateMany({ where: { id, claim, slot: SLOT }, data: { leased: leaseEnd() } });
      return count === 1;
    },

    /** Keeps what was learnt. A model that does not replace the one in use is not kept, its evaluation is. */
    async finish({ id, claim }: RunRow, { model, evaluation, replaces }: Learned, isWhole: boolean): Promise<boolean> {
      const { version, kind, posts: confirmed, synthetic, until, themes } = model;
      const about = { version, kind, confirmed, synthetic, until, themes, evaluation, replaces, isWhole };
      const kept = replaces ? { model } : {};
      if (!(await end({ id, claim }, { ...about, ...kept, state: 'done' }))) return false;
      if (replaces) await rows().updateMany({ where: { id: { $lt: id }, replaces: true }, data: { model: null } });
      await prune();
      return true;
    },

    /** Ends a training that gave nothing. */
    async fail({ id, claim }: RunRow, problem: Problem): Promise<void> {
      await end({ id, claim }, { state: 'failed', problem });
      await prune();
    },
  };
}
