import { z } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { Refusal } from './core/errors';
import { ACTIONS, type Command } from './core/review';
import { review } from './review-services';
import { isGoverned } from './settings';
import type { Key } from './services/lineages';

interface Issue {
  path: PropertyKey[];
  message: string;
}

/** Parses input strictly; every fault is named by its path in a 400. */
export function parse<T>(
  schema: { safeParse(input: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } } },
  input: unknown,
): T {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    reason: issue.message,
  }));
  const reason = fields.map((field) => `${field.path || 'body'}: ${field.reason}`).join('; ');
  throw new Refusal('INVALID_INPUT', { fields }, { reason });
}

const whole = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);
const code = z.string().min(1).max(100);

/** Query of the task list. */
export const TASKS = z.strictObject({
  scope: z.enum(['mine', 'submitted', 'all']).default('mine'),
  level: code.optional(),
  channel: code.optional(),
  theme: code.optional(),
  q: z.string().max(200).optional(),
  page: whole(1, 1_000_000),
  pageSize: whole(20, 100),
});

/** Query of the routes that take a locale only. */
export const LOCALE = z.strictObject({ locale: z.string().max(35).optional() });

/** Query of the comparison. */
export const DIFF = z.strictObject({
  locale: z.string().max(35).optional(),
  base: z.enum(['live', 'last-signed', 'previous-level']).default('live'),
});

/** Query of the ledger's pages. */
export const LEDGER = z.strictObject({ after: z.coerce.number().int().min(0).default(0), limit: whole(100, 1000) });

/** Query of the outbox: messages that were not delivered. */
export const OUTBOX = z.strictObject({
  state: z.enum(['dead', 'waiting']).optional(),
  page: whole(1, 1_000_000),
  pageSize: whole(20, 100),
});

/** Body of giving a message up; a missing reason is answered as such. */
export const DROP = z.strictObject({ reason: z.string().max(5000).optional() });

/** A query without parameters. */
export const NOTHING = z.strictObject({});

/** Body of an act. */
export const ACT = z.strictObject({
  action: z.enum(ACTIONS),
  digest: z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hex characters'),
  locale: z.string().max(35).optional(),
  comment: z.string().max(5000).optional(),
  level: code.optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  to: z.union([z.literal('author'), z.strictObject({ level: code })]).optional(),
  case: z.number().int().min(1).max(2_147_483_647).optional(),
});

/** Headers of an act that mean something. */
export const ACT_HEADERS = z.strictObject({ 'Idempotency-Key': z.string().max(200).optional() });

/** The command in a parsed body: absent members stay absent. */
export function toCommand(body: ReturnType<typeof ACT.parse>): Command {
  const { action, digest, comment, level, to, at, case: correctionCase } = body;
  return {
    action,
    digest,
    ...(comment === undefined ? {} : { comment }),
    ...(level === undefined ? {} : { level }),
    ...(to === undefined ? {} : { to }),
    ...(correctionCase === undefined ? {} : { case: correctionCase }),
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
  };
}

/** The lineage a route names. @throws Refusal NOT_FOUND for an ungoverned type, INVALID_INPUT for an unknown locale */
export async function toKey(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  locale: string | undefined,
): Promise<Key> {
  if (!isGoverned(strapi, uid)) throw new Refusal('NOT_FOUND');
  const languages = review(strapi, 'languages');
  const wanted = locale ?? (await languages.default(uid));
  if (!(await languages.all(uid)).includes(wanted)) {
    const reason = { zh: `没有语言版本“${wanted}”。`, en: `There is no locale “${wanted}”.` };
    throw new Refusal('INVALID_INPUT', { fields: [{ path: 'locale', reason: reason.en }] }, { reason });
  }
  return { uid, documentId, locale: wanted };
}
