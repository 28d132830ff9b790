import type { Core } from '@strapi/strapi';
import { aboutRun } from '../act-notices';
import { releasedOnce } from '../core/act-notices';
import type { LedgerRecord } from '../core/ledger';
import { KINDS_BEFORE_RELEASE, RELEASE_NEWS_MS } from '../core/notices';
import { review } from '../review-services';
import { settings } from '../settings';
import { table } from '../tables';

const CLAIM = 'notices';
/** A process that dies in a round holds the others up for so long. */
const CLAIM_SECONDS = 60;
/** So many ledger rows are read together. */
const BATCH = 200;
const CLEANING_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The rounds after the acts: notices of releases, e-mail, and tidying up. In one process at a time. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => review(strapi, 'clock').now().getTime();
  const told = () => strapi.store({ type: 'plugin', name: 'review', key: 'releases-told' });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopping = false;
  let digested = '';
  let cleanedAt = 0;

  /** The ledger row up to which releases were told of. */
  const toldUpTo = async (): Promise<number> => Number((await told().get({})) ?? 0);

  /** Tells the submitter of what was released; nobody is waited for any more. */
  async function tellOfRelease({ act, at, run: id, release, actor }: LedgerRecord): Promise<void> {
    if (act !== 'release' || id === undefined || release === undefined) return;
    const run = await table(strapi, 'run').findOne({ where: { id } });
    if (!run) return;
    await review(strapi, 'notices').settle(run.id, undefined, KINDS_BEFORE_RELEASE);
    if (run.submitterKey === actor?.key || now() - Date.parse(at) > RELEASE_NEWS_MS) return;
    await review(strapi, 'notices').tell({
      kind: 'released',
      to: run.submitterKey,
      about: aboutRun(run),
      facts: actor ? { by: actor.name } : {},
      once: releasedOnce(release),
      at,
    });
  }

  /**
   * Reads the ledger on from where it was read to, and tells of releases: a release itself writes nothing for that.
   * Rows have no gaps and stay in order, so none is missed; a notice has its release's name, so none comes twice.
   */
  async function follow(): Promise<void> {
    for (let after = await toldUpTo(); ; ) {
      const rows = await review(strapi, 'ledger').page(after, BATCH);
      const last = rows.at(-1)?.seq;
      if (last === undefined || isStopping) return;
      await strapi.db.transaction(async () => {
        for (const { line } of rows) await tellOfRelease(JSON.parse(line) as LedgerRecord);
      });
      await told().set({ value: last });
      after = last;
    }
  }

  /** Read notices do not stay for ever. */
  async function clean(): Promise<void> {
    if (now() - cleanedAt < CLEANING_MS) return;
    cleanedAt = now();
    const before = new Date(cleanedAt - settings(strapi).notices.keptDays * DAY_MS).toISOString();
    const where = { readAt: { $lt: before }, mail: { $in: ['sent', 'none'] } };
    await table(strapi, 'notice').deleteMany({ where });
  }

  async function digest(): Promise<void> {
    const due = await review(strapi, 'noticeMail').due();
    if (!due || due.day === digested) return;
    await review(strapi, 'noticeMail').digest(due);
    digested = due.day;
  }

  /** Whether there is anything to do, without taking the claim for it. */
  async function isIdle(): Promise<boolean> {
    const due = await review(strapi, 'noticeMail').due();
    if ((due && due.day !== digested) || now() - cleanedAt >= CLEANING_MS) return false;
    if ((await table(strapi, 'notice').findMany({ where: { mail: 'open' }, limit: 1 })).length > 0) return false;
    return (await review(strapi, 'ledger').page(await toldUpTo(), 1)).length === 0;
  }

  async function work(): Promise<void> {
    if (await isIdle()) return;
    const claims = review(strapi, 'claims');
    if (!(await claims.take(CLAIM, CLAIM_SECONDS))) return;
    try {
      await follow();
      await review(strapi, 'noticeMail').sort();
      await digest();
      await clean();
    } finally {
      await claims.giveBack(CLAIM);
    }
  }

  return {
    /** Begins to tell of releases with the next one, where nobody has told of any: what is long past is no news. */
    async prepare(): Promise<void> {
      if ((await told().get({})) !== null) return;
      await told().set({ value: (await review(strapi, 'ledger').head()).seq });
    },

    /** One round, unless another process is at it; one at a time in this process. */
    round(): Promise<void> {
      running ??= work().finally(() => {
        running = undefined;
      });
      return running;
    },

    /** Rounds every few seconds, like the outbox. */
    start(): void {
      const seconds = settings(strapi).outboxSeconds;
      if (seconds <= 0 || timer) return;
      const look = (): void => {
        if (!strapi.isLoaded) return;
        this.round().catch((error: unknown) => strapi.log.error(`review: notices: ${String(error)}`));
      };
      timer = setInterval(look, seconds * 1000);
      timer.unref();
    },

    /** Stops the timer and waits for the round under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      timer = undefined;
      isStopping = true;
      await running?.catch(() => undefined);
      isStopping = false;
    },
  };
};
