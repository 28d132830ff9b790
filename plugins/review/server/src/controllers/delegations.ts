import type { Core } from '@strapi/strapi';
import { adminCalls } from '../admin-calls';
import type { DelegationAct } from '../core/delegation';
import { DELEGATION, NOTHING, parse } from '../requests';
import { review } from '../review-services';

const utc = (moment: string): string => new Date(moment).toISOString();

/** Leave delegations, and the people that can be chosen for them and for acts. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf } = adminCalls(strapi);

  const step = (act: DelegationAct) =>
    answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      parse(NOTHING, ctx.request.body);
      return review(strapi, 'delegations').act(Number(ctx.params.id), act, await actorOf(ctx));
    });

  return {
    people: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return { data: await review(strapi, 'people').choices() };
    }),

    list: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const actor = await actorOf(ctx);
      return {
        data: await review(strapi, 'delegations').list(actor),
        mayArrange: actor.mayArrange === true,
        scopes: await review(strapi, 'delegations').scopes(),
      };
    }),

    offer: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const actor = await actorOf(ctx);
      const body = parse(DELEGATION, ctx.request.body);
      const people = review(strapi, 'people');
      const wanted = {
        from: body.from === undefined ? actor.key : await people.byEmail(body.from, 'from'),
        to: await people.byEmail(body.to, 'to'),
        startsAt: utc(body.startsAt),
        endsAt: utc(body.endsAt),
        types: body.types ?? null,
        levels: body.levels ?? null,
      };
      return review(strapi, 'delegations').offer(wanted, actor, body.reason?.trim() || undefined);
    }),

    accept: step('accept'),
    decline: step('decline'),
    revoke: step('revoke'),
  };
};
