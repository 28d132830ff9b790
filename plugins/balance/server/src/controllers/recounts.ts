import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { Refusal } from '../core/errors';
import { refusing } from '../http-refusal';
import { nothing, parse } from '../requests';

/** `GET|POST /balance/recounts`. */
export const recounts = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    parse(nothing, ctx.query, 'query');
    ctx.body = { recounts: await balance(strapi, 'recounts').list() };
  }),
  count: refusing(async (ctx) => {
    parse(nothing, ctx.request.body, 'body');
    const made = await balance(strapi, 'recounts').count('asked');
    if (made === null) throw new Refusal('WRONG_STATE', { state: 'counting' });
    ctx.body = made;
  }),
});
