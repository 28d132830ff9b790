import { z } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ERRORS, messageOf, Refusal } from '../core/errors';
import { PREVIEW_MINUTES } from '../core/preview';
import { noPreviewPage, PREVIEW_HEADERS } from '../core/preview-page';
import { toHttp } from '../http-refusal';
import { LOCALE, NOTHING, parse, toKey } from '../requests';
import { review } from '../review-services';
import type { Acting } from '../services/actors';
import { isGoverned } from '../settings';

type PreviewContext = Context & {
  params: Record<string, string>;
  request: { body?: unknown };
  state: { user?: { id: number }; userAbility?: { can(action: string): boolean } };
};

/** Body of making a link. */
const MAKE = z.strictObject({
  locale: z.string().max(35).optional(),
  minutes: z.number().int().min(PREVIEW_MINUTES.least).max(PREVIEW_MINUTES.most).default(PREVIEW_MINUTES.usual),
});

/** Preview links: made, listed and taken back by people; opened by whoever holds one. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const answering =
    (handler: (ctx: PreviewContext) => Promise<unknown>) =>
    async (ctx: PreviewContext): Promise<void> => {
      try {
        ctx.body = await handler(ctx);
      } catch (error) {
        throw error instanceof Refusal ? toHttp(strapi, error) : error;
      }
    };

  async function actorOf(ctx: PreviewContext): Promise<Acting> {
    const actor = ctx.state.user ? await review(strapi, 'actors').ofUser(ctx.state.user.id, 'admin') : null;
    if (!actor) throw new Refusal('UNAUTHENTICATED');
    return actor;
  }

  /** The document a route names. 404 comes before 400. */
  async function documentOf({ params }: PreviewContext): Promise<{ uid: string; documentId: string }> {
    const { uid = '', documentId = '' } = params;
    const where = { documentId } as never;
    if (!isGoverned(strapi, uid) || (await strapi.db.query(uid as 'admin::user').count({ where })) === 0)
      throw new Refusal('NOT_FOUND');
    return { uid, documentId };
  }

  /** A refusal for somebody at a browser, who is no program that reads JSON. @throws what is no refusal, or not for them */
  function refusalPage(ctx: PreviewContext, error: unknown): string {
    if (!(error instanceof Refusal) || ctx.accepts('json', 'html') !== 'html') throw error;
    ctx.status = ERRORS[error.code].status;
    return noPreviewPage({ zh: messageOf(error, 'zh'), en: messageOf(error, 'en') });
  }

  return {
    make: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { uid, documentId } = await documentOf(ctx);
      parse(NOTHING, ctx.query);
      const { locale, minutes } = parse(MAKE, ctx.request.body);
      const made = await review(strapi, 'previews').make(await toKey(strapi, uid, documentId, locale), actor, minutes);
      ctx.set('Cache-Control', 'no-store');
      return made;
    }),

    /** The links of a document, and whether the caller may make and take back one. */
    list: answering(async (ctx) => {
      const { uid, documentId } = await documentOf(ctx);
      const { locale } = parse(LOCALE, ctx.query);
      const data = await review(strapi, 'previews').list(await toKey(strapi, uid, documentId, locale));
      return { data, mayMake: ctx.state.userAbility?.can('plugin::review.act') ?? false };
    }),

    revoke: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const document = await documentOf(ctx);
      parse(NOTHING, ctx.query);
      const id = Number(ctx.params.id);
      if (!/^\d{1,9}$/.test(ctx.params.id ?? '')) throw new Refusal('NOT_FOUND');
      await review(strapi, 'previews').revoke(document, id, actor);
      return { id, state: 'revoked' };
    }),

    /** The page itself. The query is not looked at: chat programs add parameters of their own to a link. */
    open: answering(async (ctx) => {
      ctx.set(PREVIEW_HEADERS);
      ctx.vary('Accept');
      const page = await review(strapi, 'previews')
        .open(ctx.params.token ?? '')
        .catch((error: unknown) => refusalPage(ctx, error));
      ctx.type = 'text/html; charset=utf-8';
      return page;
    }),
  };
};
