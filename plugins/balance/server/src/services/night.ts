import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { port } from '../ports';

/** Minutes between two looks at what is due. */
const LOOK_MINUTES = 10;

/** What the plugin does by itself: the update board, the daily recount, and the closing of months and quarters that are over. */
export const night = ({ strapi }: { strapi: Core.Strapi }) => {
  const outside = new AsyncResource('balance night');
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  const logged = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => void strapi.log.error(`balance: the nightly work: ${String(error)}`));
  const look = (): Promise<void> => logged(balance(strapi, 'night').tick());

  return {
    /** One look. First the recount, so that a month is closed with sums that are right. */
    async tick(): Promise<void> {
      if (port(strapi, 'review', 'registry') === null) return; // nothing is summed without releases
      await balance(strapi, 'updates').catchUp();
      await balance(strapi, 'recounts').tick();
      await balance(strapi, 'closings').tick();
    },

    /** Looks again and again. */
    start(): void {
      if (timer) return;
      const next = (): void => {
        working = outside.runInAsyncScope(look);
      };
      timer = setInterval(next, LOOK_MINUTES * 60_000);
      timer.unref();
      // In an app that already has a long story, nobody who looks at the board should wait for it.
      working = outside.runInAsyncScope(() => logged(balance(strapi, 'updates').catchUp()));
    },

    /** Ends what is under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await working;
    },
  };
};
