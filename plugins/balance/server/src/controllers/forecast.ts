import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { refusing } from '../http-refusal';
import { nothing, parse } from '../requests';
import { calendarQuery, whatIfBody } from '../requests-forecast';

/** Strapi's own permission to read entries of a type. */
const READ_ENTRIES = 'plugin::content-manager.explorer.read';

/** `POST /balance/what-if`, `GET /balance/calendar` and `GET /balance/labels`. */
export const forecast = ({ strapi }: { strapi: Core.Strapi }) => ({
  whatIf: refusing(async (ctx) => {
    ctx.body = await balance(strapi, 'whatIf').of(parse(whatIfBody, ctx.request.body, 'body'));
  }),
  calendar: refusing(async (ctx) => {
    const { channel, ...window } = parse(calendarQuery, ctx.query, 'query');
    const ability = ctx.state.userAbility as { can(action: string, subject: string): boolean };
    const mayRead = (uid: string): boolean => ability.can(READ_ENTRIES, uid);
    ctx.body = await balance(strapi, 'calendar').of(channel, window, mayRead);
  }),
  labels: refusing(async (ctx) => {
    parse(nothing, ctx.query, 'query');
    ctx.body = await balance(strapi, 'labelChoices').all();
  }),
});
