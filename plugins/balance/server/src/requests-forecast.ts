import { z } from '@strapi/utils';

const name = z.string().min(1).max(100);

/** Body of `POST /balance/what-if`. Themes and channels by code or by document id. */
export const whatIfBody = z.strictObject({
  uid: name,
  documentId: name.optional(),
  locale: name.optional(),
  theme: name.optional(),
  weights: z
    .array(z.strictObject({ theme: name, permille: z.number().int().min(0).max(1000) }))
    .max(50)
    .optional(),
  channels: z.array(name).max(50),
});

/** `GET /balance/calendar`. */
export const calendarQuery = z.strictObject({ channel: name, from: z.string().optional(), to: z.string().optional() });
