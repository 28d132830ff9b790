import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { parse, suggestBody } from '../requests';

/** `POST /balance/suggest`. */
export const suggest = ({ strapi }: { strapi: Core.Strapi }) => ({
  suggest: refusing(async (ctx) => {
    ctx.body = await balance(strapi, 'suggestions').of(parse(suggestBody, ctx.request.body, 'body'));
  }),
});
