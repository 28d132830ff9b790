import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import type { Sums } from '../core/exposure-lines';
import type { Labels } from '../core/labels';
import { placeWeights, positionSums, type Stint } from '../core/position-hours';
import type { Window } from '../core/window';

interface Row {
  id: number;
  locale: string;
  firstReleasedAt: string;
  recalledAt: string | null;
  weights: Labels;
}

/**
 * More releases and recalls than this in one window are not swept, so that a reading takes as long with a million posts
 * as with a thousand.
 */
const MOST_CHANGES = 2000;

const NEWEST = [{ firstReleasedAt: 'desc' }, { id: 'desc' }];

/** What stood where in a channel's feed, newest first, and for how long. */
export const positions = ({ strapi }: { strapi: Core.Strapi }) => {
  /** In no order unless one is asked for: an order would tempt the database to walk through all there ever was. */
  const find = (where: Record<string, unknown>, limit: number, orderBy: object[] = []): Promise<Row[]> =>
    strapi.db.query(UIDS.exposure).findMany({
      ...{ where, limit, orderBy },
      select: ['id', 'locale', 'firstReleasedAt', 'recalledAt', 'weights'],
    });

  /** Whether more rows fit than are swept; reads none of them. */
  async function areTooMany(where: Record<string, unknown>): Promise<boolean> {
    const beyond = { where, select: ['id'], offset: MOST_CHANGES, limit: 1 };
    return (await strapi.db.query(UIDS.exposure).findMany(beyond)).length > 0;
  }

  /** The languages of the site: each has a feed of its own. Null: the app has none. */
  async function locales(): Promise<string[] | null> {
    const i18n = strapi.plugin('i18n')?.service('locales') as { find(): Promise<{ code: string }[]> } | undefined;
    return (await i18n?.find())?.map(({ code }) => code) ?? null;
  }

  const stintOf = ({ id, firstReleasedAt, recalledAt, weights }: Row): Stint => ({
    ...{ id, labels: weights, from: Date.parse(firstReleasedAt) },
    to: recalledAt === null ? null : Date.parse(recalledAt),
  });

  /** All that can be on the page of one feed in a window; null when too much happened in it. */
  async function stintsOf(feed: Record<string, unknown>, window: Window, visible: number): Promise<Stint[] | null> {
    const [from, to] = [new Date(window.from), new Date(window.to)];
    const before = { ...feed, firstReleasedAt: { $lt: from } };
    const within = { ...feed, firstReleasedAt: { $gte: from, $lt: to } };
    if (await areTooMany(within)) return null;
    const came = await find(within, MOST_CHANGES);
    const left = await find({ ...before, recalledAt: { $gt: from, $lt: to } }, MOST_CHANGES + 1);
    if (came.length + left.length > MOST_CHANGES) return null;
    const stays = { $or: [{ recalledAt: { $null: true } }, { recalledAt: { $gte: to } }] };
    // Each recall may bring one more from below onto the page.
    const recalls = left.length + came.filter(({ recalledAt }) => recalledAt !== null).length;
    const stood = await find({ ...before, ...stays }, visible + recalls, NEWEST);
    return [...came, ...left, ...stood].map(stintOf);
  }

  return {
    /** Σ place weight × time by theme, over the feeds of all languages; null when too much happened to be swept. */
    async tally(channel: string, window: Window): Promise<Sums | null> {
      const { visible, weights } = balanceConfig(strapi).feed;
      const places = placeWeights(visible, weights);
      const until = Math.min(window.to, balance(strapi, 'clock').now().getTime());
      if (until <= window.from) return new Map();
      const sums = new Map<string, bigint>();
      for (const locale of (await locales()) ?? [undefined]) {
        const feed = { channel, ...(locale === undefined ? {} : { locale }) };
        const stints = await stintsOf(feed, { from: window.from, to: until }, visible);
        if (stints === null) return null;
        for (const [code, sum] of positionSums(stints, { from: window.from, to: until }, places))
          sums.set(code, (sums.get(code) ?? 0n) + sum);
      }
      return sums;
    },
  };
};
