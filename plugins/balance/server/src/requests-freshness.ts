import { z } from '@strapi/utils';

const text = z.string().min(1).max(200);

/** `GET /balance/freshness`. */
export const freshnessQuery = z.strictObject({ at: z.string().optional() });

/** `GET /balance/freshness/if-recalled`. */
export const ifRecalledQuery = z.strictObject({ uid: text, documentId: text, locale: text });

const period = z.union([
  z.strictObject({ days: z.number().int().min(1).max(3660) }),
  z.strictObject({ months: z.number().int().min(1).max(120) }),
]);

const limit = z.strictObject({
  kind: z.enum(['column', 'account']),
  code: text,
  rule: text.nullable(),
  own: z.strictObject({ period, soonDays: z.number().int().min(0).max(365) }).nullable(),
});

/** Body of `PUT /balance/freshness/limits`. Whether codes and rules are there is for the service to say. */
export const limitsBody = z.strictObject({ limits: z.array(limit).min(1).max(500) });
