import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import { heldText, heldWords, type Held } from '../core/held';
import { tellOfHold } from '../act-notices';
import { settings } from '../settings';
import { iso, table, type RunRow } from '../tables';
import { review } from '../review-services';
import type { Key } from './lineages';

/** So many due runs are looked at in one tick; the rest wait for the next. */
const BATCH = 50;

const keyOf = (run: RunRow): Key => ({ uid: run.uid, documentId: run.document, locale: run.language });

/**
 * Scheduled releases. The rows are the truth: what came due while no server ran is found at the next start. Several
 * processes may tick at once; the act's lock and state let exactly one of them release.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const runs = () => table(strapi, 'run');
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | undefined;

  /**
   * Takes a run off the clock without releasing it, and says why: in the ledger, on the run, in the log. It is a task
   * again for whoever may release it.
   */
  async function hold(run: RunRow, held: Held): Promise<void> {
    const reason = heldWords(held, 'en');
    await strapi.db.transaction(async () => {
      await review(strapi, 'lineages').lock(keyOf(run));
      const { count } = await runs().updateMany({
        where: { id: run.id, state: 'scheduled' },
        data: { state: 'approved', scheduledAt: null, scheduledBy: null, heldReason: heldText(held) },
      });
      if (count !== 1) return;
      const ledgerSeq = await review(strapi, 'ledger').append({
        at: await review(strapi, 'ledger').time(),
        origin: 'schedule',
        act: 'hold',
        actor: null,
        ...keyOf(run),
        digest: run.digest,
        run: run.id,
        workflow: { key: run.workflowKey, version: Number(run.workflowVersion) },
        reason,
        details: { ...held },
      });
      await review(strapi, 'outbox').put('hold', keyOf(run), {
        ledgerSeq,
        title: run.title ?? '',
        digest: run.digest,
        scheduledAt: iso(run.scheduledAt),
      });
      await review(strapi, 'reviews').assign(keyOf(run), { person: null, origin: 'schedule' });
      await tellOfHold(strapi, run);
      strapi.log.warn(`review: the scheduled release of «${run.title ?? run.document}» is held: ${reason}`);
    });
  }

  async function fire(run: RunRow, now: number): Promise<void> {
    const at = iso(run.scheduledAt) ?? '';
    const minutes = (now - Date.parse(at)) / 60_000;
    const allowed = settings(strapi).scheduleLatenessMinutes;
    if (minutes > allowed) return hold(run, { at, why: 'late', minutes: Math.round(minutes), allowed });
    const actor = run.scheduledBy ? await review(strapi, 'actors').ofUser(Number(run.scheduledBy), 'schedule') : null;
    if (!actor) return hold(run, { at, why: 'left' });
    try {
      await review(strapi, 'reviews').act(keyOf(run), actor, { action: 'release', digest: run.digest });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Another process may have been quicker; then the run is not on the clock any more and nothing is held.
      await hold(run, { at, why: 'refused', code: error.code });
    }
  }

  async function work(): Promise<void> {
    const now = review(strapi, 'clock').now();
    const due = await runs().findMany({
      where: { state: 'scheduled', scheduledAt: { $lte: now.toISOString() } },
      orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
      limit: BATCH,
    });
    for (const run of due) {
      await fire(run, now.getTime()).catch((error: unknown) => {
        strapi.log.error(`review: a scheduled release failed and will be tried again: ${String(error)}`);
      });
    }
    await review(strapi, 'afterReviews').watch();
  }

  return {
    /** Releases what is due and raises what is overdue, one tick at a time in this process. */
    tick(): Promise<void> {
      ticking ??= work().finally(() => {
        ticking = undefined;
      });
      return ticking;
    },

    /** Looks for due releases every few seconds, once everything is up: a release needs every check and listener. */
    start(): void {
      const seconds = settings(strapi).scheduleSeconds;
      if (seconds <= 0 || timer) return;
      const look = (): void => {
        if (!strapi.isLoaded) return;
        this.tick().catch((error: unknown) => strapi.log.error(`review: schedules: ${String(error)}`));
      };
      timer = setInterval(look, seconds * 1000);
      timer.unref();
    },

    /** Stops looking, after the tick under way. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = undefined;
      await ticking?.catch(() => undefined);
    },
  };
};
