import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { ACTIONS } from '../permissions';
import { parse } from '../requests';
import { freshnessQuery, ifRecalledQuery, limitsBody } from '../requests-freshness';
import type { Board, BoardLine } from '../services/freshness';

/** `GET /balance/freshness`, `GET /balance/freshness/if-recalled`, `PUT /balance/freshness/limits`. */
export const freshness = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    const query = parse(freshnessQuery, ctx.query, 'query');
    ctx.body = answerTo(await balance(strapi, 'freshness').board(query), ctx);
  }),
  ifRecalled: refusing(async (ctx) => {
    const key = parse(ifRecalledQuery, ctx.query, 'query');
    ctx.body = await balance(strapi, 'freshness').ifRecalled(key);
  }),
  setLimits: refusing(async (ctx) => {
    const { limits } = parse(limitsBody, ctx.request.body, 'body');
    const userId = (ctx.state.user as { id?: number } | undefined)?.id ?? null;
    ctx.body = answerTo(await balance(strapi, 'freshness').setLimits(limits, userId), ctx);
  }),
});

const mayDo = (ctx: Context, action: string, subject?: string): boolean =>
  (ctx.state.userAbility as { can(action: string, subject?: string): boolean }).can(action, subject);

/** The board, and whether this caller may set limits. What is not out yet has a title only for those who may read it. */
function answerTo(board: Board, ctx: Context) {
  const discreet = ({ next, ...line }: BoardLine) => {
    const isReadable = next !== null && mayDo(ctx, 'plugin::content-manager.explorer.read', next.uid);
    return { ...line, next: next && { ...next, title: isReadable ? next.title : null } };
  };
  return {
    ...board,
    columns: board.columns.map(discreet),
    accounts: board.accounts.map(discreet),
    writable: mayDo(ctx, ACTIONS.manageFreshness),
  };
}
