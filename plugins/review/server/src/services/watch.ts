import type { Core } from '@strapi/strapi';
import type { DriftReport } from '../drift-report';
import { review } from '../review-services';
import { settings } from '../settings';

const CLAIM = 'drift';
/** A process that dies in a round holds the others up for so long at most. Renewed while the round goes on. */
const CLAIM_SECONDS = 20;
const RENEW_MS = 5_000;
/** A change of a file or a related entry shows on the runs that use it after so long. */
const SOON_MS = 1_000;

/** When the drift watch runs: soon after the server listens, then again and again, in one process at a time. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  // Processes started together drift apart; never longer than the setting says.
  const stride = 0.8 + 0.2 * Math.random();
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;

  /** Keeps the claim while the round goes on, asked for between documents. */
  function keepClaim(): () => Promise<boolean> {
    let renewedAt = Date.now();
    return async () => {
      if (stopped) return false;
      if (Date.now() - renewedAt < RENEW_MS) return true;
      renewedAt = Date.now();
      return review(strapi, 'claims').renew(CLAIM, CLAIM_SECONDS);
    };
  }

  /** One round, unless another process is at it: then null. */
  async function round(): Promise<DriftReport | null> {
    const claims = review(strapi, 'claims');
    if (!(await claims.take(CLAIM, CLAIM_SECONDS))) return null;
    try {
      return await review(strapi, 'drift').check(keepClaim());
    } finally {
      await claims.giveBack(CLAIM);
    }
  }

  function schedule(seconds: number): void {
    timer = setTimeout(() => {
      running = round()
        .catch((error: unknown) => strapi.log.error(`review: the drift watch failed: ${String(error)}`))
        .finally(() => {
          if (!stopped) schedule(settings(strapi).driftSeconds * stride);
        });
    }, seconds * 1000);
    timer.unref();
  }

  return {
    round,

    /** Starts the timer, once; `driftSeconds` 0 leaves it off, which the configuration allows in tests only. */
    start(): void {
      const { driftSeconds } = settings(strapi);
      if (driftSeconds > 0 && !timer && !stopped) schedule(Math.min(driftSeconds, 5) * stride);
    },

    /**
     * Something that drafts under review may use has changed: looks at them before the next round, for the task lists.
     * The acts themselves do not wait for that, they look for touches under the lock.
     */
    soon(): void {
      if (!timer || stopped || soon) return;
      soon = setTimeout(() => {
        soon = undefined;
        const goOn = (): boolean => !stopped;
        running = Promise.allSettled([running, review(strapi, 'drift').checkDrafts(goOn)]);
      }, SOON_MS);
      soon.unref();
    },

    /** Stops the timer and waits for a round under way, which ends with the document it is at. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(soon);
      await running;
    },
  };
};
