import { z } from '@strapi/utils';

const code = z.string().min(1).max(250);
const locale = z.string().max(35).optional();
const run = z.coerce.number().int().min(1).max(2_147_483_647).optional();
const moment = z.iso.datetime({ offset: true }).optional();

/** Query of the review form and of the evidence pack. */
export const RECORD = z.strictObject({ locale, run, lang: z.enum(['zh', 'en']).optional() });

/** Query of the time line. */
export const TIMELINE = z.strictObject({ locale });

/** Query of the ledger browser: newest rows first. */
export const LEDGER_ENTRIES = z.strictObject({
  person: code.optional(),
  act: code.optional(),
  level: code.optional(),
  uid: code.optional(),
  documentId: code.optional(),
  locale,
  from: moment,
  to: moment,
  refused: z.enum(['only', 'without']).optional(),
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What was given, without what was not. */
export function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
