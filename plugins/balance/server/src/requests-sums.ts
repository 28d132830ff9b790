import { z } from '@strapi/utils';

const code = z.string().min(1);

/** `GET /balance/history`. */
export const historyQuery = z.strictObject({
  channel: code,
  step: z.enum(['day', 'week', 'month']).default('day'),
  from: z.string().optional(),
  to: z.string().optional(),
});

/** `DELETE /balance/targets/:id`. */
export const targetsPlace = z.object({ id: z.coerce.number().int().positive() });
