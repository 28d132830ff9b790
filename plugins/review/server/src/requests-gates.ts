import { z } from '@strapi/utils';
import { CASE_KINDS, ORIGINS } from './core/corrections';
import { VERSION } from './core/source-import';

const whole = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);
const text = (most: number) => z.string().max(most);
const place = { uid: text(200), documentId: text(100), locale: text(35) };

/** Query of a page. */
export const PAGE = z.strictObject({ page: whole(1, 1_000_000), pageSize: whole(50, 200) });

/** Query of looking a unit up. */
export const SEARCH = z.strictObject({ q: z.string().trim().min(1).max(200) });

/** Body of importing a list of sources, and of looking at what that would do. */
export const SOURCE_FILE = z.strictObject({
  list: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/, 'lower-case ASCII letters, digits and dashes'),
  version: z.string().regex(VERSION, 'a month or a day, such as 2025-06'),
  name: z.string().trim().min(1).max(200),
  origin: text(1000).optional(),
  sample: z.boolean().optional(),
  format: z.enum(['csv', 'json']),
  text: text(5_000_000),
});

/** Body of keeping the text of an original. */
export const CAPTURE = z.strictObject({ locale: text(35).optional(), text: z.string().trim().min(1).max(500_000) });

/** Query of the list of cases. */
export const CASES = z.strictObject({
  state: z.enum(['open', 'overdue', 'closed']).optional(),
  page: whole(1, 1_000_000),
  pageSize: whole(20, 100),
});

/** Body of looking for a phrase. */
export const PHRASES = z.strictObject({ wrong: text(1000), right: text(1000).default('') });

/** Body of opening a case. */
export const NEW_CASE = z.strictObject({
  kind: z.enum(CASE_KINDS).default('phrase'),
  wrong: text(1000).optional(),
  right: text(1000).optional(),
  origin: z.enum(ORIGINS),
  report: text(5000).optional(),
  notice: text(5000).optional(),
  evidence: text(500_000).optional(),
  at: z.strictObject({ ...place, locale: place.locale.optional() }).optional(),
});

/** Body of closing a case. */
export const CLOSE = z.strictObject({ comment: text(5000).optional(), notice: text(5000).optional() });
