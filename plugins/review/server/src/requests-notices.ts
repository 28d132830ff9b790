import { z } from '@strapi/utils';
import { MAIL_WAYS, NOTICE_KINDS } from './core/notices';

const whole = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);

/** Query of the inbox. */
export const INBOX = z.strictObject({
  unread: z.enum(['true', 'false']).default('false'),
  page: whole(1, 1_000_000),
  pageSize: whole(20, 100),
});

/** Body of marking all as read: up to the newest notice that the caller had before their eyes. */
export const READ_ALL = z.strictObject({ upTo: z.number().int().min(1).max(2_147_483_647).optional() });

const kinds = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, z.enum(MAIL_WAYS).optional()]));

/** Body of the preferences: what becomes of each kind as e-mail; kinds that are not named stay as they are. */
export const PREFERENCES = z.strictObject({ mail: z.strictObject(kinds) });
