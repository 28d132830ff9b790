import type { Core } from '@strapi/strapi';
import { adminCalls } from '../admin-calls';
import { languageOf } from '../http-refusal';
import { NOTHING, parse } from '../requests';
import { CALENDAR_DRAFT, CALENDAR_YEAR } from '../requests-calendar';
import { review } from '../review-services';

/** The working calendar: shown to whoever sees tasks, changed by whoever keeps it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf } = adminCalls(strapi);

  return {
    /** The calendar in use, one year of it day by day, and whether the caller may change it. */
    show: answering(async (ctx) => {
      const { year } = parse(CALENDAR_YEAR, ctx.query);
      const shown = await review(strapi, 'calendars').show(year);
      return { ...shown, mayEdit: ctx.state.userAbility?.can('plugin::review.calendar.manage') ?? false };
    }),

    impact: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const draft = parse(CALENDAR_DRAFT, ctx.request.body);
      return review(strapi, 'calendars').impact(draft, languageOf(ctx));
    }),

    save: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      parse(NOTHING, ctx.query);
      const draft = parse(CALENDAR_DRAFT, ctx.request.body);
      return review(strapi, 'calendars').save(actor, draft, languageOf(ctx));
    }),
  };
};
