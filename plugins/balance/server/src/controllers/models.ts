import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { ACTIONS } from '../permissions';
import { nothing, parse } from '../requests';

/** `GET|POST /balance/models`. */
export const models = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    parse(nothing, ctx.query, 'query');
    ctx.body = { ...(await balance(strapi, 'models').overview()), trainable: mayTrain(ctx) };
  }),
  train: refusing(async (ctx) => {
    parse(nothing, ctx.request.body, 'body');
    ctx.body = await balance(strapi, 'training').ask();
  }),
});

/** Whether the caller may have a model trained, so that the panel need not guess. */
function mayTrain(ctx: Context): boolean {
  const ability = ctx.state.userAbility as { can(action: string): boolean };
  return ability.can(ACTIONS.trainModel);
}
