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
  sort: z.enum(['newest', 'due']).default('newest'),
  actions: z
    .enum(['true', 'false'])
    .default('false')
    .transform((asked) => asked === 'true'),
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
  to: z.union([z.literal('author'), z.strictObject({ level: code }), z.email().max(254)]).optional(),
  position: z.enum(['before', 'after']).optional(),
  seat: code.optional(),
  case: z.number().int().min(1).max(2_147_483_647).optional(),
});

const moment = z.iso.datetime({ offset: true });

/** Body of a new delegation; people by the e-mail address of an account, `from` by default the caller. */
export const DELEGATION = z.strictObject({
  to: z.email().max(254),
  from: z.email().max(254).optional(),
  startsAt: moment,
  endsAt: moment,
  types: z.array(code).min(1).max(50).nullish(),
  levels: z.array(code).min(1).max(50).nullish(),
  reason: z.string().max(1000).optional(),
});

/** Headers of an act that mean something. */
export const ACT_HEADERS = z.strictObject({ 'Idempotency-Key': z.string().max(200).optional() });

/** The command in a parsed body: absent members stay absent, people named by e-mail become their person's code. */
export async function toCommand(strapi: Core.Strapi, body: ReturnType<typeof ACT.parse>): Promise<Command> {
  const { action, digest, comment, level, to, at, position, seat, case: correctionCase } = body;
  const isPerson = typeof to === 'string' && to !== 'author';
  const target = isPerson ? { person: await review(strapi, 'people').byEmail(to, 'to') } : to;
  return {
    action,
    digest,
    ...(comment === undefined ? {} : { comment }),
    ...(level === undefined ? {} : { level }),
    ...(target === undefined ? {} : { to: target }),
    ...(correctionCase === undefined ? {} : { case: correctionCase }),
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
    ...(position === undefined ? {} : { position }),
    ...(seat === undefined ? {} : { seat }),
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
