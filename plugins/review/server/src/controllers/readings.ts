import type { Core } from '@strapi/strapi';
import { adminCalls } from '../admin-calls';
import { LOCALE, NOTHING, parse } from '../requests';
import { READING, SECOND_READING } from '../requests-reading';
import { review } from '../review-services';

/** Receipts of what was read, and what is to be read again. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf, keyOf, idOf } = adminCalls(strapi);
  return {
    show: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { locale } = parse(LOCALE, ctx.query);
      return review(strapi, 'readings').show(await keyOf(ctx, locale), actor);
    }),

    save: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      parse(NOTHING, ctx.query);
      const { digest, locale, ...read } = parse(READING, ctx.request.body);
      return review(strapi, 'readings').save(await keyOf(ctx, locale), actor, digest, read);
    }),

    again: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const mayAct = ctx.state.userAbility?.can('plugin::review.act') ?? false;
      return { data: await review(strapi, 'secondReadings').list(await actorOf(ctx)), mayAct };
    }),

    recordAgain: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const id = idOf(ctx);
      parse(NOTHING, ctx.query);
      return review(strapi, 'secondReadings').record(id, actor, parse(SECOND_READING, ctx.request.body));
    }),
  };
};
