import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { languageOf, refusing } from '../http-refusal';
import { parse } from '../requests';
import { exportQuery } from '../requests-export';

/** `GET /balance/export`. */
export const meterFile = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    const { format, ...query } = parse(exportQuery, ctx.query, 'query');
    const { name, type, bytes } = await balance(strapi, 'meterFiles').make(query, format, languageOf(ctx));
    ctx.attachment(name);
    ctx.type = type;
    ctx.body = bytes;
  }),
});
