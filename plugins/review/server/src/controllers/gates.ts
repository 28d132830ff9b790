import type { Core } from '@strapi/strapi';
import { adminCalls, type AdminCall } from '../admin-calls';
import { Refusal } from '../core/errors';
import { languageOf } from '../http-refusal';
import { LOCALE, NOTHING, parse, toKey } from '../requests';
import { CAPTURE, CASES, CLOSE, NEW_CASE, PAGE, PHRASES, SEARCH, SOURCE_FILE } from '../requests-gates';
import { review } from '../review-services';
import { isGoverned, settings } from '../settings';
import type { Key } from '../services/lineages';

/** Lists of sources, captured originals, and correction cases. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf } = adminCalls(strapi);

  const may = (ctx: AdminCall, permission: string): boolean =>
    ctx.state.userAbility?.can(`plugin::review.${permission}`) ?? false;

  function idOf(ctx: AdminCall): number {
    if (!/^\d{1,9}$/.test(ctx.params.id ?? '')) throw new Refusal('NOT_FOUND');
    return Number(ctx.params.id);
  }

  /** The document a route names. 404 comes before 400. */
  async function documentOf({ params }: AdminCall): Promise<{ uid: string; documentId: string }> {
    const { uid = '', documentId = '' } = params;
    const where = { documentId } as never;
    if (!isGoverned(strapi, uid) || (await strapi.db.query(uid as 'admin::user').count({ where })) === 0)
      throw new Refusal('NOT_FOUND');
    return { uid, documentId };
  }

  async function placeOf(at: { uid: string; documentId: string; locale?: string | undefined }): Promise<Key> {
    return toKey(strapi, at.uid, at.documentId, at.locale);
  }

  return {
    sources: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const data = await review(strapi, 'sources').versions();
      return { data, unlisted: settings(strapi).unlistedSources, mayImport: may(ctx, 'sources.manage') };
    }),

    sourceSearch: answering(async (ctx) => review(strapi, 'sources').search(parse(SEARCH, ctx.query).q)),

    sourceVersion: answering(async (ctx) => review(strapi, 'sources').version(idOf(ctx), parse(PAGE, ctx.query))),

    sourcePreview: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return review(strapi, 'sources').preview(parse(SOURCE_FILE, ctx.request.body), languageOf(ctx));
    }),

    sourceImport: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const actor = await actorOf(ctx);
      const made = await review(strapi, 'sources').import(parse(SOURCE_FILE, ctx.request.body), actor);
      ctx.status = 201;
      return made;
    }),

    captures: answering(async (ctx) => {
      const { uid, documentId } = await documentOf(ctx);
      const { locale } = parse(LOCALE, ctx.query);
      const data = await review(strapi, 'captures').list(await toKey(strapi, uid, documentId, locale));
      return { data, mayKeep: may(ctx, 'corrections.manage') };
    }),

    capture: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { uid, documentId } = await documentOf(ctx);
      parse(NOTHING, ctx.query);
      const { locale, text } = parse(CAPTURE, ctx.request.body);
      const made = await review(strapi, 'captures').keep(await toKey(strapi, uid, documentId, locale), text, actor);
      ctx.status = 201;
      return made;
    }),

    corrections: answering(async (ctx) => {
      const page = await review(strapi, 'corrections').list(parse(CASES, ctx.query));
      return { ...page, mayManage: may(ctx, 'corrections.manage') };
    }),

    correctionPlaces: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return { data: await review(strapi, 'corrections').preview(parse(PHRASES, ctx.request.body)) };
    }),

    correction: answering(async (ctx) => {
      const id = idOf(ctx);
      parse(NOTHING, ctx.query);
      return { ...(await review(strapi, 'corrections').detail(id)), mayManage: may(ctx, 'corrections.manage') };
    }),

    correctionOpen: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      parse(NOTHING, ctx.query);
      const { at, ...input } = parse(NEW_CASE, ctx.request.body);
      const key = at ? await placeOf(at) : null;
      const made = await review(strapi, 'corrections').open({ ...input, at: key }, actor);
      ctx.status = 201;
      return made;
    }),

    correctionClose: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const id = idOf(ctx);
      parse(NOTHING, ctx.query);
      return review(strapi, 'corrections').close(id, actor, parse(CLOSE, ctx.request.body));
    }),
  };
};
