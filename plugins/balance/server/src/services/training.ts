import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import type { ConfirmedPost } from '../core/suggest';
import { LEASE_SECONDS, type Problem, type RunRow } from '../training/runs';
import type { TrainingThread } from '../training/training-thread';

/** Minutes between two looks whether a training is due. */
const LOOK_MINUTES = 10;

const HOUR = 3_600_000;

/** A training that gives nothing for a reason that people are told. */
class TrainingEnded extends Error {
  constructor(readonly problem: Problem) {
    super(problem);
  }
}

/** Trains the theme suggestion on confirmed posts, in a thread, by one process at a time. Nothing leaves the machine. */
export const training = ({ strapi }: { strapi: Core.Strapi }) => {
  const runs = () => balance(strapi, 'models').runs;
  // The work goes on after the request that asked for it, and must not take part in its transaction.
  const outside = new AsyncResource('balance training');
  let working: Promise<void> = Promise.resolve();
  let thread: TrainingThread | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function* renewing(run: RunRow, pages: AsyncIterable<ConfirmedPost[]>): AsyncGenerator<ConfirmedPost[]> {
    for await (const page of pages) {
      if (!(await runs().renew(run))) throw new TrainingEnded('silent');
      yield page;
    }
  }

  async function learn(run: RunRow): Promise<void> {
    const themes = (await balance(strapi, 'themes').list()).map(({ code }) => code);
    if (themes.length < 2) throw new TrainingEnded('themes');
    const { model: inUse } = await balance(strapi, 'models').current(themes);
    const reading = balance(strapi, 'confirmedPosts').read();
    thread = balance(strapi, 'trainer').open();
    if (stopped) thread.stop();
    const learned = await thread.learn({ themes, inUse }, renewing(run, reading.pages));
    if (!(await runs().finish(run, learned, reading.isWhole()))) throw new TrainingEnded('silent');
  }

  /** Does one training to its end, however it ends; a failing one leaves the model in use as it is. */
  async function carryOut(run: RunRow): Promise<void> {
    const renew = (): void =>
      void runs()
        .renew(run)
        .catch(() => undefined); // the next one may reach the database
    const alive = setInterval(renew, (LEASE_SECONDS * 1000) / 4);
    alive.unref();
    try {
      await learn(run);
    } catch (error) {
      const problem = stopped ? 'stopped' : error instanceof TrainingEnded ? error.problem : 'failed';
      if (problem === 'failed') strapi.log.error(`balance: the theme suggestion was not trained: ${String(error)}`);
      await runs().fail(run, problem);
    } finally {
      clearInterval(alive);
      thread = null;
    }
  }

  function work(run: RunRow): Promise<void> {
    working = outside.runInAsyncScope(() => carryOut(run));
    return working;
  }

  return {
    /** Trains now, or names the training that is under way. */
    async ask(): Promise<{ id: number }> {
      const { run, isMine } = await runs().take();
      if (isMine)
        work(run).catch((error: unknown) => strapi.log.error(`balance: the theme suggestion: ${String(error)}`));
      return { id: run.id };
    },

    /** One look: notes what was chosen, and trains if none was begun for long enough and there is anything to learn from. */
    async tick(): Promise<void> {
      if (!stopped) await balance(strapi, 'choices').settle();
      const { hours } = balanceConfig(strapi).suggest;
      if (hours === 0 || stopped || !(await balance(strapi, 'confirmedPosts').any())) return;
      const since = new Date(balance(strapi, 'clock').now().getTime() - hours * HOUR);
      const run = await runs().takeIfNoneSince(since);
      if (run) await work(run);
    },

    /** Looks again and again whether a training is due. */
    start(): void {
      if (timer || stopped) return;
      const look = (): void => {
        this.tick().catch((error: unknown) => strapi.log.error(`balance: the theme suggestion: ${String(error)}`));
      };
      timer = setInterval(() => outside.runInAsyncScope(look), LOOK_MINUTES * 60_000);
      timer.unref();
    },

    /** Until what this process is at has ended. */
    settled: (): Promise<void> => working,

    /** Ends what is under way. */
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      thread?.stop();
      await working.catch(() => undefined);
    },
  };
};
