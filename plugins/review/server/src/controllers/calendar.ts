import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from '../core/errors';
import { languageOf, toHttp } from '../http-refusal';
import { NOTHING, parse } from '../requests';
import { CALENDAR_DRAFT, CALENDAR_YEAR } from '../requests-calendar';
import { review } from '../review-services';
import type { Acting } from '../services/actors';

type CalendarContext = Context & {
  request: { body?: unknown };
  state: { user?: { id: number; preferedLanguage?: string | null }; userAbility?: { can(action: string): boolean } };
};

/** The working calendar: shown to whoever sees tasks, changed by whoever keeps it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const answering =
    (handler: (ctx: CalendarContext) => Promise<unknown>) =>
    async (ctx: CalendarContext): Promise<void> => {
      try {
        ctx.body = await handler(ctx);
      } catch (error) {
        throw error instanceof Refusal ? toHttp(strapi, error) : error;
      }
    };

  async function actorOf(ctx: CalendarContext): Promise<Acting> {
    const actor = ctx.state.user ? await review(strapi, 'actors').ofUser(ctx.state.user.id, 'admin') : null;
    if (!actor) throw new Refusal('UNAUTHENTICATED');
    return actor;
  }

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
