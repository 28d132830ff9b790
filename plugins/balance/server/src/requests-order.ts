import { z } from '@strapi/utils';

const code = z.string().min(1).max(100);
const locale = code.default('zh-Hans');

/** `GET /balance/order`. */
export const orderQuery = z.strictObject({ channel: code, kind: z.enum(['feed', 'playlist']), locale });

/** `GET /balance/pins`. */
export const pinsQuery = z.strictObject({ channel: code, locale });

/** Body of `POST /balance/pins`. How long each kind may last is a rule of the core, not of the shape. */
export const pinBody = z.strictObject({
  channel: code,
  documentId: code,
  locale,
  kind: z.enum(['pinned', 'emergency']),
  until: z.string().max(40),
  reason: z.string().trim().min(1, 'a reason is needed').max(500),
});

/** The pin in the path of `DELETE /balance/pins/:id`. */
export const pinPath = z.strictObject({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
