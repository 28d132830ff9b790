import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { WHOLE_POST } from '../core/labels';
import { daysBefore, type Window } from '../core/window';

/** The days whose past a playlist makes up for: those of the meter's rolling window. */
const DAYS = 30;

/** What a channel has shown lately, by theme: where the credit of playlists comes from, and the one place to change that. */
export const shownLately = ({ strapi }: { strapi: Core.Strapi }) => {
  async function byPosts(channel: string, window: Window, perPost: number): Promise<Map<string, number>> {
    const { labelled } = await balance(strapi, 'meter').tally(channel, window);
    return new Map([...labelled].map(([code, permille]) => [code, Math.round((permille * perPost) / WHOLE_POST)]));
  }

  return {
    /**
     * Milliseconds per theme code in the 30 days before `before`: what screens really played of whole days that most receipts
     * have come for, a day less. Where no screen has told anything, every post that was released in these days counts as
     * one showing of `perPost` milliseconds.
     *
     * `before` is a midnight of the park: what is answered for it must stay the same all day long, see `orders`. Receipts
     * of screens that were away for more than a day may still change it.
     */
    async milliseconds(channel: string, before: number, perPost: number): Promise<Map<string, number>> {
      const told = daysBefore(daysBefore(before, 1).from, DAYS);
      const played = await balance(strapi, 'plays').tally(channel, told);
      if (played.size === 0) return byPosts(channel, daysBefore(before, DAYS), perPost);
      return new Map([...played].map(([code, ms]) => [code, Number(ms)]));
    },
  };
};
