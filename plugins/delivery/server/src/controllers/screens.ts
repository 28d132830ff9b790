import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from '../core/errors';
import { RateLimit } from '../core/rate-limit';
import { bearerOf } from '../core/screen-token';
import { refusing } from '../http-refusal';
import { heartbeatBody, parseBody, receiptsOf, renameBody, screenBody } from '../requests-screens';
import { service } from '../service';

/** A player reports an item at most every six seconds, mostly several at once. */
const REPORTS_A_MINUTE = 60;
const MINUTE_MS = 60_000;

const callerOf = (ctx: Context): number | null => (ctx.state.user as { id?: number } | undefined)?.id ?? null;

/** An id of a path; one that cannot be is of no screen. */
function idOf(ctx: Context): number {
  const id = String(ctx.params.id);
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Refusal('NOT_FOUND');
  return Number(id);
}

/** Screens: what people do about them, and what they report themselves. */
export const screens = ({ strapi }: { strapi: Core.Strapi }) => {
  const limits = {
    receipts: new RateLimit(REPORTS_A_MINUTE, MINUTE_MS),
    beats: new RateLimit(REPORTS_A_MINUTE, MINUTE_MS),
  };

  /** The screen that reports. @throws Refusal UNAUTHENTICATED or TOO_MANY. */
  async function reporting(ctx: Context, kind: keyof typeof limits) {
    ctx.set('Cache-Control', 'no-store');
    const screen = await service(strapi, 'screens').authenticate(
      String(ctx.params.id),
      bearerOf(ctx.headers.authorization),
    );
    if (!limits[kind].allow(screen.id, service(strapi, 'clock').now().getTime())) throw new Refusal('TOO_MANY');
    return screen;
  }

  return {
    find: refusing(async (ctx) => {
      ctx.body = await service(strapi, 'screens').overview();
    }),

    add: refusing(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = await service(strapi, 'screens').add(parseBody(screenBody, ctx.request.body), callerOf(ctx));
    }),

    rename: refusing(async (ctx) => {
      const { name } = parseBody(renameBody, ctx.request.body);
      ctx.body = await service(strapi, 'screens').rename(idOf(ctx), name, callerOf(ctx));
    }),

    renew: refusing(async (ctx) => {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = await service(strapi, 'screens').renew(idOf(ctx), callerOf(ctx));
    }),

    revoke: refusing(async (ctx) => {
      await service(strapi, 'screens').revoke(idOf(ctx), callerOf(ctx));
      ctx.status = 204;
    }),

    receipts: refusing(async (ctx) => {
      const screen = await reporting(ctx, 'receipts');
      const { receipts, isSingle } = receiptsOf(ctx.request.body);
      const answer = await service(strapi, 'receipts').record(screen, receipts);
      const [problem] = answer.refused;
      if (isSingle && problem) {
        throw new Refusal('INVALID_INPUT', { fields: [{ path: problem.path, reason: problem.reason }] });
      }
      ctx.body = answer;
    }),

    heartbeat: refusing(async (ctx) => {
      const screen = await reporting(ctx, 'beats');
      await service(strapi, 'screens').beat(screen.id, parseBody(heartbeatBody, ctx.request.body));
      ctx.body = { at: service(strapi, 'clock').now().toISOString() };
    }),
  };
};
