import type { Core } from '@strapi/strapi';
import { createHash } from 'node:crypto';
import { feedEntry, itemAnswer, standing, taxonomies, type ListedRow } from '../core/answers';
import { nextBoundary } from '../core/display-window';
import { Refusal } from '../core/errors';
import { arrange } from '../core/play-order';
import type { FeedQuery } from '../core/query';
import { readItems, type Place } from '../repositories/items';
import { service } from '../service';
import type { Built } from './answers';

/** Targets may change without a release; a mixed order is therefore believed for this long only. */
const ORDER_MS = 5_000;

/** Until when an order is believed: {@link ORDER_MS}, or less where the orderer knows that it changes by itself. */
export async function orderedUntil(strapi: Core.Strapi, { channel, locale }: Place, now: Date): Promise<number> {
  const registry = service(strapi, 'registry');
  const changes = await registry.ask<number | null>((orderer) => orderer.changesAt?.(channel, { locale, now }), null);
  return Math.min(changes ?? Infinity, now.getTime() + ORDER_MS);
}

/** What readers of a website get: filters, feeds and items. */
export const feeds = ({ strapi }: { strapi: Core.Strapi }) => {
  const items = readItems(strapi);

  async function boundary(place: Place, now: Date): Promise<number | null> {
    return nextBoundary(await items.nextWindows(place, now), now.getTime());
  }

  async function balancedRows(channel: string, query: FeedQuery, now: Date) {
    const orderer = service(strapi, 'registry').orderer();
    if (orderer === null) {
      throw new Refusal('INVALID_INPUT', { fields: [{ path: 'order', reason: 'no plugin offers a balanced order' }] });
    }
    const all = await items.orderable({ channel, locale: query.locale }, now, query);
    const candidates = all.map((row) => ({
      id: row.document,
      rowId: row.id,
      theme: row.themeCode,
      releasedAt: row.firstReleasedAt,
    }));
    const order = await orderer.order(
      channel,
      candidates.map(({ id, theme, releasedAt }) => ({ id, theme, releasedAt })),
      { locale: query.locale, now },
    );
    const from = (query.page - 1) * query.pageSize;
    const wanted = arrange(candidates, order).slice(from, from + query.pageSize);
    const found = new Map((await items.byIds(wanted.map(({ rowId }) => rowId))).map((row) => [row.id, row]));
    return { rows: wanted.flatMap(({ rowId }) => found.get(rowId) ?? []), total: all.length };
  }

  function feedValue(rows: readonly ListedRow[], total: number, { page, pageSize }: FeedQuery): unknown {
    const data = rows.map((row) => feedEntry(row));
    const pagination = { page, pageSize, total };
    const version = createHash('sha256').update(JSON.stringify({ data, pagination })).digest('hex').slice(0, 16);
    return { data, meta: { pagination, version } };
  }

  return {
    /** The columns, topics and themes of a channel's live items. */
    async channel(place: Place, now: Date): Promise<Built> {
      return { value: taxonomies(await items.coded(place, now)), until: await boundary(place, now) };
    },

    /** One page of a feed. */
    async feed(channel: string, query: FeedQuery, now: Date): Promise<Built> {
      const place = { channel, locale: query.locale };
      const span = { offset: (query.page - 1) * query.pageSize, limit: query.pageSize };
      const isMixed = query.order === 'balanced';
      const { rows, total } = isMixed
        ? await balancedRows(channel, query, now)
        : await items.page(place, now, query, span);
      const until = await boundary(place, now);
      const value = feedValue(rows, total, query);
      return { value, until: isMixed ? Math.min(until ?? Infinity, await orderedUntil(strapi, place, now)) : until };
    },

    /** One item. @throws Refusal NOT_FOUND or RECALLED. */
    async item(place: Place, document: string, now: Date): Promise<Built> {
      const row = await items.newestOf(place, document);
      const recalledSince = row?.state === 'superseded' && (await items.isRecalledEverywhere(document, place.locale));
      const state = standing(row, recalledSince, now.getTime());
      if (row === null || state === 'absent') throw new Refusal('NOT_FOUND');
      if (state === 'recalled') throw new Refusal('RECALLED');
      return { value: { data: itemAnswer(row) }, until: nextBoundary([row], now.getTime()) };
    },
  };
};
