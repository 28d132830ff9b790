import type { Core } from '@strapi/strapi';
import { adminCalls } from '../admin-calls';
import { languageOf } from '../http-refusal';
import { ACT_HEADERS, NOTHING, parse } from '../requests';
import { parseTogether } from '../requests-together';
import { review } from '../review-services';

/** One act on several tasks of the list. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf } = adminCalls(strapi);
  return {
    act: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { items, action, comment, to } = parseTogether(ctx.request.body);
      parse(NOTHING, ctx.query);
      const headers = parse(ACT_HEADERS, { 'Idempotency-Key': ctx.get('idempotency-key') || undefined });
      const target = to === undefined ? {} : { to: { person: await review(strapi, 'people').byEmail(to, 'to') } };
      const shared = { action, ...(comment === undefined ? {} : { comment }), ...target };
      const how = { language: languageOf(ctx), idempotencyKey: headers['Idempotency-Key'] };
      return review(strapi, 'actsTogether').act(items, actor, shared, how);
    }),
  };
};
