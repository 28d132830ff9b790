import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { rightsOn, type DocumentRights } from '../document-rights';
import { barred, notFound } from '../core/waiver-words';
import { answering } from '../http-refusal';
import { noQuery, waiverInput, waiverListInput } from '../input';
import type { Key } from '../ports';
import type { WaiversService } from '../services/waivers';

/** `/word-check/waivers`. */
export const waivers = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => strapi.plugin('word-check').service('waivers') as WaiversService;

  /** What the caller may do. Throws NOT_FOUND without a draft, FORBIDDEN to whoever may not read it. */
  async function rightsTo(ctx: Context, key: Key): Promise<DocumentRights> {
    const rights = await rightsOn(strapi, ctx, key);
    if (!rights) throw notFound();
    if (!rights.mayRead) throw barred('not-editor');
    return rights;
  }

  return {
    /** Of a type that review does not govern nothing can be waived: the digest is null. */
    find: answering(async (ctx) => {
      const { uid, documentId, locale } = waiverListInput(ctx);
      const key = await service().keyOf(uid, documentId, locale);
      if (key) await rightsTo(ctx, key);
      ctx.body = key ? await service().list(key) : { digest: null, waivers: [] };
    }),

    create: answering(async (ctx) => {
      const { uid, documentId, locale, ...request } = waiverInput(ctx);
      const key = await service().keyOf(uid, documentId, locale);
      if (!key) throw notFound();
      ctx.body = await service().create(key, request, await rightsTo(ctx, key));
      ctx.status = 201;
    }),

    delete: answering(async (ctx) => {
      noQuery(ctx);
      const id = String((ctx['params'] as { id?: unknown }).id);
      if (!/^\d{1,9}$/.test(id)) throw notFound();
      const key = await service().ownerOf(Number(id));
      await service().withdraw(Number(id), key, await rightsTo(ctx, key));
      ctx.body = { id: Number(id) };
    }),
  };
};
