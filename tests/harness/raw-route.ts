/** A controller as somebody might write it who knows nothing of the gate: it makes rows live by SQL of its own. */
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { TABLE } from './guards';

interface Internals {
  runPluginsLifecycles(phase: string): Promise<void>;
}

/** What the controller does with a draft's row. */
const WAYS: Record<string, (strapi: Core.Strapi, row: Record<string, unknown>) => Promise<unknown>> = {
  update: async (strapi, { id }) => strapi.db.connection(TABLE).where({ id }).update({ published_at: new Date() }),
  insert: async (strapi, { id, ...row }) =>
    strapi.db.connection(TABLE).insert({ ...row, locale: row.locale, published_at: new Date(), id: Number(id) + 1e6 }),
  wrapped: (strapi, row) =>
    strapi.db
      .transaction(async ({ trx }) => {
        await trx(TABLE).where({ id: row.id }).update({ published_at: new Date() });
      })
      .catch((cause: unknown) => {
        throw new Error('The import failed.', { cause });
      }),
};

/** The ways `POST /api/raw/:way/:documentId` offers. */
export const RAW_WAYS = Object.keys(WAYS);

/** Adds the route, for everybody. For `prepare`. */
export function withRawRoute(strapi: Core.Strapi): void {
  const internals = strapi as unknown as Internals;
  const run = internals.runPluginsLifecycles.bind(strapi);
  internals.runPluginsLifecycles = async (phase) => {
    if (phase === 'register') {
      const handler = async (ctx: Context & { params: Record<string, string> }): Promise<void> => {
        const { way = '', documentId } = ctx.params;
        const row = await strapi.db.connection(TABLE).where({ document_id: documentId }).orderBy('id').first();
        await WAYS[way]?.(strapi, row as Record<string, unknown>);
        ctx.body = { data: null };
      };
      const route = { method: 'POST', path: '/raw/:way/:documentId', handler, config: { auth: false } };
      strapi.get('apis').add('raw', { routes: { raw: { type: 'content-api', routes: [route] } } });
    }
    return run(phase);
  };
}
