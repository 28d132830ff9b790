import type { Context } from 'koa';
import { z } from '@strapi/utils';
import { invalidInput, type FieldProblem } from './core/errors';

/** What a scan is asked to read: exactly one form. */
export type ScanInput =
  | { form: 'data'; uid: string; data: Readonly<Record<string, unknown>>; document?: DocumentName }
  | { form: 'text' | 'html'; value: string }
  | { form: 'blocks'; value: readonly unknown[] };

/** A document in one language; without `locale` in the type's default one. */
export interface DocumentName {
  documentId: string;
  locale?: string | undefined;
}

const record = z.record(z.string(), z.unknown());

const scanBody = z
  .strictObject({
    uid: z.string().min(1).optional(),
    data: record.optional(),
    documentId: z.string().min(1).max(100).optional(),
    locale: z.string().min(1).max(35).optional(),
    text: z.string().optional(),
    html: z.string().optional(),
    blocks: z.array(record).optional(),
  })
  .superRefine((body, issues) => {
    const forms = [body.uid !== undefined || body.data !== undefined, body.text, body.html, body.blocks];
    if (forms.filter((form) => form !== undefined && form !== false).length !== 1) {
      issues.addIssue({
        code: 'custom',
        path: [],
        message: 'must hold exactly one of uid and data, text, html, blocks',
      });
    } else if ((body.uid === undefined) !== (body.data === undefined)) {
      issues.addIssue({ code: 'custom', path: [body.uid === undefined ? 'uid' : 'data'], message: 'is required' });
    }
    for (const name of ['documentId', 'locale'] as const) {
      if (body[name] !== undefined && (body.uid === undefined || body.documentId === undefined))
        issues.addIssue({ code: 'custom', path: [name], message: 'belongs to uid, data and documentId' });
    }
  });

function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), reason: 'is not known' }));
    }
    return [{ path: path.join('.') || 'body', reason: issue.message }];
  });
}

/** Parses with a schema. Throws INVALID_INPUT naming each wrong field. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInput(problemsOf(result.error));
  return result.data;
}

/** The body of a request. */
export const bodyOf = (ctx: Context): unknown => (ctx.request as unknown as { body?: unknown }).body;

/** The body of a scan. Throws INVALID_INPUT. */
export function scanInput(ctx: Context): ScanInput {
  noQuery(ctx);
  const { uid, data, documentId, locale, text, html, blocks } = parse(scanBody, bodyOf(ctx));
  if (uid !== undefined && data !== undefined)
    return { form: 'data', uid, data, ...(documentId === undefined ? {} : { document: { documentId, locale } }) };
  if (text !== undefined) return { form: 'text', value: text };
  return html !== undefined ? { form: 'html', value: html } : { form: 'blocks', value: blocks ?? [] };
}

const packBody = z.strictObject({ key: z.unknown(), name: z.unknown(), rules: z.unknown() });
const packChange = z.strictObject({
  key: z.string().optional(),
  // What `GET` answered may be sent back as it is.
  builtin: z.literal(false).optional(),
  name: z.unknown(),
  rules: z.unknown(),
  version: z.number().int().min(1),
});

/** The body of a new pack; its fields still have to pass `lintPack`. Throws INVALID_INPUT. */
export function newPackInput(ctx: Context): Record<string, unknown> {
  noQuery(ctx);
  return parse(packBody, bodyOf(ctx));
}

/** The body of a changed pack and the version it changes. A key in the body must be the path's. Throws INVALID_INPUT. */
export function packChangeInput(ctx: Context, key: string): { pack: Record<string, unknown>; version: number } {
  noQuery(ctx);
  const { version, key: given, name, rules } = parse(packChange, bodyOf(ctx));
  if (given !== undefined && given !== key) throw invalidInput([{ path: 'key', reason: 'cannot be changed' }]);
  return { pack: { key, name, rules }, version };
}

const removal = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

/** `?version=` of a removal. Throws INVALID_INPUT. */
export const removalInput = (ctx: Context): number | undefined => parse(removal, ctx.query).version;

const digestList = z.strictObject({ digests: z.string().regex(/^[0-9a-f]{64}(,[0-9a-f]{64}){0,199}$/) });

/** `?digests=`: up to 200 SHA-256 of pictures, with commas. Throws INVALID_INPUT. */
export const digestsInput = (ctx: Context): string[] => parse(digestList, { ...ctx.query }).digests.split(',');

const digest = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hex characters');
const place = z.number().int().min(0).max(2_147_483_647);
const name = z.string().min(1).max(200);
const waiverList = z.strictObject({ uid: name, documentId: name, locale: z.string().min(1).max(35).optional() });
const waiverBody = waiverList.extend({
  ...{ digest, ruleId: name, pack: name.optional(), path: z.string().min(1).max(500), start: place, end: place },
  // A missing reason is answered as such.
  reason: z.string().max(20_000).default(''),
});

/** `?uid=&documentId=&locale=`: whose waivers. Throws INVALID_INPUT. */
export const waiverListInput = (ctx: Context) => parse(waiverList, { ...ctx.query });

/** The body of a waiver. Throws INVALID_INPUT. */
export function waiverInput(ctx: Context) {
  noQuery(ctx);
  return parse(waiverBody, bodyOf(ctx));
}

/** Throws INVALID_INPUT when there is any query parameter. */
export function noQuery(ctx: Context): void {
  parse(z.strictObject({}), { ...ctx.query });
}

const rulesQuery = z.strictObject({
  search: z.string().max(200).default(''),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `?search=&after=&limit=` of a pack's rules. Throws INVALID_INPUT. */
export const rulesInput = (ctx: Context): z.infer<typeof rulesQuery> => parse(rulesQuery, { ...ctx.query });

const ruleBody = z.strictObject({ rule: record, version: z.number().int().min(1) });

/** The body of a rule that is written: itself and the version of its pack. The id must be the path's. Throws INVALID_INPUT. */
export function ruleInput(ctx: Context, id: string): z.infer<typeof ruleBody> {
  noQuery(ctx);
  const { rule, version } = parse(ruleBody, bodyOf(ctx));
  if (rule['id'] !== id) throw invalidInput([{ path: 'rule.id', reason: 'cannot be changed' }]);
  return { rule, version };
}

/** `?version=` that has to be there. Throws INVALID_INPUT. */
export function neededVersion(ctx: Context): number {
  const version = removalInput(ctx);
  if (version === undefined) throw invalidInput([{ path: 'version', reason: 'is required' }]);
  return version;
}

const restoreBody = z.strictObject({ version: z.number().int().min(1) });

/** The body of a restore: the version that is the newest now. Throws INVALID_INPUT. */
export function restoreInput(ctx: Context): number {
  noQuery(ctx);
  return parse(restoreBody, bodyOf(ctx)).version;
}

const importQuery = z.strictObject({
  background: z.enum(['true', 'false']).default('false'),
  version: z.coerce.number().int().min(1).optional(),
});

/** `?background=&version=` of an import. Throws INVALID_INPUT. */
export function importInput(ctx: Context): { background: boolean; version: number | undefined } {
  const { background, version } = parse(importQuery, { ...ctx.query });
  return { background: background === 'true', version };
}

const exportQuery = z.strictObject({
  format: z.enum(['csv', 'json']).default('csv'),
  version: z.coerce.number().int().min(1).optional(),
});

/** `?format=&version=` of an export. Throws INVALID_INPUT. */
export function exportInput(ctx: Context): { format: 'csv' | 'json'; version: number | undefined } {
  const { format, version } = parse(exportQuery, { ...ctx.query });
  return { format, version };
}

const proofBody = z.strictObject({ rule: record });

/** The body of a rule that is only tried. Throws INVALID_INPUT. */
export function proofInput(ctx: Context): Record<string, unknown> {
  noQuery(ctx);
  return parse(proofBody, bodyOf(ctx)).rule;
}
