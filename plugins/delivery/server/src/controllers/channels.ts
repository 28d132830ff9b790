import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from '../core/errors';
import { parseLastEventId } from '../core/events';
import { cacheKey, feedCacheKey, parseFeedQuery, parseLocale, type Locales } from '../core/query';
import { sendAnswer } from '../http/answer';
import { refusing } from '../http-refusal';
import { service } from '../service';
import type { Build } from '../services/answers';

interface Reading {
  epoch: number;
  channel: string;
  locales: Locales;
}

/** The public routes below a channel. */
export const channels = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Reads the epoch, then what it stands for. @throws Refusal NOT_FOUND for an unknown channel. */
  async function open(ctx: Context): Promise<Reading> {
    const epoch = await service(strapi, 'epochs').current();
    const { channels: known, locales } = await service(strapi, 'site').at(epoch);
    const channel = String(ctx.params.channel);
    if (!known.has(channel)) throw new Refusal('NOT_FOUND');
    return { epoch, channel, locales };
  }

  async function send(ctx: Context, key: string, epoch: number, build: Build): Promise<void> {
    await sendAnswer(ctx, await service(strapi, 'answers').get(key, epoch, build));
  }

  return {
    find: refusing(async (ctx) => {
      const { epoch, channel, locales } = await open(ctx);
      const locale = parseLocale(ctx.querystring, locales);
      const build: Build = (_epoch, now) => service(strapi, 'feeds').channel({ channel, locale }, now);
      await send(ctx, cacheKey('channel', channel, locale), epoch, build);
    }),

    feed: refusing(async (ctx) => {
      const { epoch, channel, locales } = await open(ctx);
      const query = parseFeedQuery(ctx.querystring, locales);
      const build: Build = (_epoch, now) => service(strapi, 'feeds').feed(channel, query, now);
      await send(ctx, feedCacheKey(channel, query), epoch, build);
    }),

    item: refusing(async (ctx) => {
      const { epoch, channel, locales } = await open(ctx);
      const locale = parseLocale(ctx.querystring, locales);
      const document = String(ctx.params.documentId);
      const build: Build = (_epoch, now) => service(strapi, 'feeds').item({ channel, locale }, document, now);
      await send(ctx, cacheKey('item', channel, locale, document), epoch, build);
    }),

    manifest: refusing(async (ctx) => {
      const { epoch, channel, locales } = await open(ctx);
      const locale = parseLocale(ctx.querystring, locales);
      const build: Build = (at, now) => service(strapi, 'manifests').manifest({ channel, locale }, at, now);
      await send(ctx, cacheKey('manifest', channel, locale), epoch, build);
    }),

    events: refusing(async (ctx) => {
      const { epoch, channel, locales } = await open(ctx);
      const place = { channel, locale: parseLocale(ctx.querystring, locales) };
      ctx.set({ 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' });
      ctx.type = 'text/event-stream';
      ctx.status = 200;
      if (ctx.method === 'HEAD') return;
      const lastSeen = parseLastEventId(ctx.headers['last-event-id']?.toString(), epoch);
      ctx.body = await service(strapi, 'listeners').listen(place, epoch, lastSeen);
    }),
  };
};
