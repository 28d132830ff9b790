import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { refusing } from '../http-refusal';
import { ACTIONS } from '../permissions';
import type { ChannelTargets } from '../services/targets';
import { nothing, parse, targetsBody, targetsQuery } from '../requests';
import { targetsPlace } from '../requests-sums';

/** `GET|PUT /balance/targets`, `GET /balance/targets/history`, `DELETE /balance/targets/:id`. */
export const targets = ({ strapi }: { strapi: Core.Strapi }) => {
  const channelOf = async (ctx: Context): Promise<string> => {
    const { channel } = parse(targetsQuery, ctx.query, 'query');
    return (await balance(strapi, 'channels').get(channel)).code;
  };
  /** The targets, with the themes they must name and whether this caller may change them. */
  const answer = async (current: ChannelTargets, ctx: Context) => ({
    ...current,
    themes: (await balance(strapi, 'themes').list()).map(({ code, name }) => ({ code, name })),
    writable: mayWrite(ctx),
  });
  return {
    find: refusing(async (ctx) => {
      const current = await balance(strapi, 'targets').current(await channelOf(ctx));
      ctx.body = await answer(current, ctx);
    }),
    set: refusing(async (ctx) => {
      const channel = await channelOf(ctx);
      const input = parse(targetsBody, ctx.request.body, 'body');
      ctx.body = await answer(await balance(strapi, 'targets').set(channel, input, callerOf(ctx)), ctx);
    }),
    history: refusing(async (ctx) => {
      const channel = await channelOf(ctx);
      const history = await balance(strapi, 'targetHistory').list(channel);
      ctx.body = { channel, timeZone: balanceConfig(strapi).timeZone, history, writable: mayWrite(ctx) };
    }),
    withdraw: refusing(async (ctx) => {
      parse(nothing, ctx.query, 'query');
      const { id } = parse(targetsPlace, ctx.params, 'path');
      await balance(strapi, 'targetHistory').withdraw(id, callerOf(ctx));
      ctx.status = 204;
    }),
  };
};

const callerOf = (ctx: Context): number | null => (ctx.state.user as { id?: number } | undefined)?.id ?? null;

/** Whether the caller may write targets, so that the panel need not guess. */
function mayWrite(ctx: Context): boolean {
  const ability = ctx.state.userAbility as { can(action: string): boolean };
  return ability.can(ACTIONS.manageTargets);
}
