import { z } from '@strapi/utils';
import { type FieldError, Refusal } from './core/errors';
import { MOST_RECEIPTS, type ScreenReceipt } from './core/screen-receipts';

const name = z.string().trim().min(1).max(60);
const seq = z.number().int().min(0).max(2_147_483_647);
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'not a digest');
const whole = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

/** Body of `POST /delivery/screens`. */
export const screenBody = z.strictObject({ channel: z.string().min(1).max(64), name });

/** Body of `PUT /delivery/screens/:id`. */
export const renameBody = z.strictObject({ name });

const receipt = z.strictObject({
  digest,
  kind: z.enum(['shown', 'removed']),
  at: z.iso.datetime({ offset: true }),
  seq,
});

/** Body of `…/receipts`: one, or what was kept while there was no network. */
export const receiptsBody = z.union([z.strictObject({ receipts: z.array(receipt).max(MOST_RECEIPTS) }), receipt]);

/** Body of `…/heartbeat`. `item` is the digest on the screen, `clockOffset` in milliseconds, `storageFree` in bytes. */
export const heartbeatBody = z.strictObject({
  seq,
  item: digest.nullish(),
  clockOffset: whole.nullish(),
  storageFree: whole.min(0).nullish(),
  errors: z.array(z.string().max(200)).max(10).optional(),
});

/** A screen's last sign of life, as it sent it. */
export type Heartbeat = z.infer<typeof heartbeatBody>;

/** Parses a body, or refuses with INVALID_INPUT naming every bad place. */
export function parseBody<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refusal('INVALID_INPUT', { fields: result.error.issues.flatMap(problems) });
}

/** The receipts of a body, and whether it was a single one. */
export function receiptsOf(input: unknown): { receipts: ScreenReceipt[]; isSingle: boolean } {
  const isSingle = typeof input !== 'object' || input === null || !('receipts' in input);
  // Told apart first, so that a refusal names the places of the form that was meant.
  const [many, one] = receiptsBody.options;
  const given = isSingle ? [parseBody(one, input)] : parseBody(many, input).receipts;
  return { receipts: given.map(({ at, ...rest }) => ({ ...rest, at: Date.parse(at) })), isSingle };
}

function problems(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: key, reason: 'unknown parameter' }));
  return [{ path: issue.path.join('.') || 'body', reason: issue.message }];
}
