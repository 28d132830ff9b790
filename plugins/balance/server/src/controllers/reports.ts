import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { languageOf, refusing } from '../http-refusal';
import { parse } from '../requests';
import { reportFileQuery, reportQuery } from '../requests-report';

/** `GET /balance/reports` and `GET /balance/reports/file`. */
export const reports = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: refusing(async (ctx) => {
    const { period, language = languageOf(ctx) } = parse(reportQuery, ctx.query, 'query');
    ctx.body = await balance(strapi, 'reports').read(period, language);
  }),
  file: refusing(async (ctx) => {
    const { period, format, language = languageOf(ctx) } = parse(reportFileQuery, ctx.query, 'query');
    const { name, type, bytes } = await balance(strapi, 'reports').file(period, language, format);
    ctx.set({
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
    ctx.body = bytes;
  }),
});
