import type { Core } from '@strapi/strapi';
import { adminCalls, type AdminCall } from '../admin-calls';
import type { CommentAct } from '../core/comment-rules';
import { languageOf } from '../http-refusal';
import { LOCALE, NOTHING, parse, toKey } from '../requests';
import { COMMENT, OPINION, OPINIONS, REPLY, SETTLE } from '../requests-reading';
import { review } from '../review-services';

/** Comments on the text, and the drafts of opinions. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf, keyOf, idOf } = adminCalls(strapi);

  const settling = (act: CommentAct) =>
    answering(async (ctx: AdminCall) => {
      const actor = await actorOf(ctx);
      const id = idOf(ctx);
      parse(NOTHING, ctx.query);
      const { locale } = parse(SETTLE, ctx.request.body);
      return review(strapi, 'comments').settle(await keyOf(ctx, locale), actor, id, act);
    });

  return {
    list: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { locale } = parse(LOCALE, ctx.query);
      const data = await review(strapi, 'comments').list(await keyOf(ctx, locale), actor, languageOf(ctx));
      return { data, mayWrite: ctx.state.userAbility?.can('plugin::review.comments.write') ?? false };
    }),

    write: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      parse(NOTHING, ctx.query);
      const { locale, ...comment } = parse(COMMENT, ctx.request.body);
      return review(strapi, 'comments').write(await keyOf(ctx, locale), actor, comment);
    }),

    reply: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const id = idOf(ctx);
      parse(NOTHING, ctx.query);
      const { locale, text } = parse(REPLY, ctx.request.body);
      return review(strapi, 'comments').reply(await keyOf(ctx, locale), actor, id, text);
    }),

    resolve: settling('resolve'),
    reopen: settling('reopen'),

    opinions: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { uid, documentId, locale } = parse(OPINIONS, ctx.query);
      const key = await toKey(strapi, uid, documentId, locale);
      return { data: await review(strapi, 'opinions').list(key, actor) };
    }),

    keepOpinion: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      parse(NOTHING, ctx.query);
      const { uid, documentId, locale, action, ...sent } = parse(OPINION, ctx.request.body);
      const key = await toKey(strapi, uid, documentId, locale);
      return review(strapi, 'opinions').keep(key, actor, action, sent);
    }),
  };
};
