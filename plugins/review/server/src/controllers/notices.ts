import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from '../core/errors';
import { languageOf, toHttp } from '../http-refusal';
import { NOTHING, parse } from '../requests';
import { INBOX, PREFERENCES, READ_ALL } from '../requests-notices';
import { review } from '../review-services';
import type { Acting } from '../services/actors';

type NoticeContext = Context & {
  params: Record<string, string>;
  request: { body?: unknown };
  state: { user?: { id: number; preferedLanguage?: string | null } };
};

/** A person's own notices and what they want by e-mail; nobody else's. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** Runs a handler for whoever calls; refusals leave as the contract's errors. */
  const answering =
    (handler: (ctx: NoticeContext, actor: Acting) => Promise<unknown>) =>
    async (ctx: NoticeContext): Promise<void> => {
      try {
        const actor = ctx.state.user ? await review(strapi, 'actors').ofUser(ctx.state.user.id, 'admin') : null;
        if (!actor) throw new Refusal('UNAUTHENTICATED');
        ctx.body = await handler(ctx, actor);
        ctx.set('Cache-Control', 'no-store');
      } catch (error) {
        throw error instanceof Refusal ? toHttp(strapi, error) : error;
      }
    };

  return {
    list: answering(async (ctx, actor) => {
      const { unread, page, pageSize } = parse(INBOX, ctx.query);
      return review(strapi, 'inbox').list({ unread: unread === 'true', page, pageSize }, actor, languageOf(ctx));
    }),

    read: answering(async (ctx, actor) => {
      parse(NOTHING, ctx.query);
      parse(NOTHING, ctx.request.body);
      const id = /^\d{1,10}$/.test(ctx.params.id ?? '') ? Number(ctx.params.id) : 0;
      return review(strapi, 'inbox').read(id, actor);
    }),

    readAll: answering(async (ctx, actor) => {
      parse(NOTHING, ctx.query);
      return review(strapi, 'inbox').readAll(parse(READ_ALL, ctx.request.body).upTo, actor);
    }),

    preferences: answering(async (ctx, actor) => {
      parse(NOTHING, ctx.query);
      return review(strapi, 'inbox').preferences(actor, languageOf(ctx));
    }),

    choose: answering(async (ctx, actor) => {
      parse(NOTHING, ctx.query);
      const { mail } = parse(PREFERENCES, ctx.request.body);
      return review(strapi, 'inbox').choose(mail, actor, languageOf(ctx));
    }),
  };
};
