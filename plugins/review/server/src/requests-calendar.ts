import { z } from '@strapi/utils';

/** Query of the calendar: which year to show day by day. */
export const CALENDAR_YEAR = z.strictObject({ year: z.coerce.number().int().min(1970).max(2100).optional() });

/** Body of saving a calendar, and of asking what that would change. What is wrong with the calendar the core says. */
export const CALENDAR_DRAFT = z.strictObject({
  version: z.number().int().min(1),
  calendar: z.record(z.string(), z.unknown()),
  reason: z.string().max(5000).optional(),
});
