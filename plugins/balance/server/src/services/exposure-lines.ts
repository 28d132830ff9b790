import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { type ExposureLine, exposureLine, type WantedTheme } from '../core/exposure-lines';
import { HOUR_AT_TOP } from '../core/position-hours';
import type { Window } from '../core/window';
import { port } from '../ports';
import type { Channel } from './channels';

/** What stands beside a channel's index, each in its own unit; null where there is none of it. */
export interface ExposureLines {
  /** Seconds that screens really played; `total` in seconds. */
  seconds: ExposureLine | null;
  /** Place weight × hours in the visible page of a website's feed; `total` in hours at the top. */
  positions: ExposureLine | null;
}

const SECOND = 1000n;

/** Other units of exposure than posts. They are shown beside the index and are no part of it, of a plan or of a mean. */
export const exposureLines = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The lines of one channel and window, against the targets of its reading. */
  async of({ code, kind }: Channel, window: Window, themes: readonly WantedTheme[]): Promise<ExposureLines> {
    const isCounted = kind === 'web' && port(strapi, 'review', 'registry') !== null;
    const feed = isCounted ? await balance(strapi, 'positions').tally(code, window) : null;
    return {
      seconds: exposureLine(await balance(strapi, 'plays').tally(code, window), themes, SECOND),
      positions: feed === null ? null : exposureLine(feed, themes, HOUR_AT_TOP),
    };
  },
});
