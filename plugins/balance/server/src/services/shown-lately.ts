import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { WHOLE_POST } from '../core/labels';
import { daysBefore } from '../core/window';
import { port } from '../ports';

/** The days whose past a playlist makes up for: those of the meter's rolling window. */
const DAYS = 30;

/** What a channel has shown lately, by theme: where the credit of playlists comes from, and the one place to change that. */
export const shownLately = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Milliseconds per theme code in the 30 days before `before`. Until screens tell what they have really played, every
   * post that was released in these days counts as one showing of `perPost` milliseconds.
   *
   * `before` is a midnight of the park: what is answered for it must stay the same all day long, see `orders`.
   */
  async milliseconds(channel: string, before: number, perPost: number): Promise<Map<string, number>> {
    const counted = port(strapi, 'review', 'registry') === null ? 'published' : 'tallies';
    const { labelled } = await balance(strapi, counted).tally(channel, daysBefore(before, DAYS));
    return new Map([...labelled].map(([code, permille]) => [code, Math.round((permille * perPost) / WHOLE_POST)]));
  },
});
