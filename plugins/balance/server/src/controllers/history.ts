import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { parse } from '../requests';
import { historyQuery } from '../requests-sums';

/** `GET /balance/history`. */
export const history = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    const { channel, ...query } = parse(historyQuery, ctx.query, 'query');
    ctx.body = await balance(strapi, 'history').of(channel, query);
  }),
});
