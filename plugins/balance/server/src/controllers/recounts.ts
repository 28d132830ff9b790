import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { wrongState } from '../core/errors';
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
    if (made === null) throw wrongState('counting');
    ctx.body = made;
  }),
});
