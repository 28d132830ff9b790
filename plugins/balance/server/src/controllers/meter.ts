import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { meterQuery, parse } from '../requests';

/** `GET /balance/meter`. */
export const meter = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    const { channel, ...window } = parse(meterQuery, ctx.query, 'query');
    const readings = balance(strapi, 'meter');
    ctx.body = channel === undefined ? await readings.overview(window) : await readings.channel(channel, window);
  }),
});
