import { z } from '@strapi/utils';
import { CHECK_ANSWERS } from './core/proof';

const digest = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hex characters');
const locale = z.string().max(35).optional();
const comment = z.string().max(5000).optional();
const offset = z.number().int().min(0).max(10_000_000);

/** Body of a finding. Without words it is about a whole field, or with an empty path about the whole document. */
export const FIND = z.strictObject({
  digest,
  locale,
  round: z.string().min(1).max(100),
  path: z.string().max(250).default(''),
  start: offset.default(0),
  end: offset.default(0),
  quote: z.string().max(2000).default(''),
  note: z.string().max(5000).default(''),
  severity: z.enum(['block', 'advice']),
});

/** Body of closing a finding. */
export const CLOSE = z.strictObject({ digest, locale, how: z.enum(['fixed', 'kept']), comment });

/** Body of opening a finding again. */
export const REOPEN = z.strictObject({ digest, locale, comment });

/** Body of signing a round: an answer to every item of its checklist, by key. */
export const SIGN = z.strictObject({
  digest,
  locale,
  checklist: z.record(z.string().max(100), z.enum(CHECK_ANSWERS)).default({}),
});

/** Body of signing that it was read aloud. */
export const READ_ALOUD = z.strictObject({ digest, locale });
