import { z } from '@strapi/utils';
import { type FieldProblem, invalidInput } from './core/errors';

const code = z.string().min(1);

/** `GET /balance/meter`. */
export const meterQuery = z.strictObject({
  channel: code.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  window: z.string().optional(),
});

/** `GET|PUT /balance/targets`. */
export const targetsQuery = z.strictObject({ channel: code });

/** Body of `PUT /balance/targets`. What the numbers must add up to is a rule of the core, not of the shape. */
export const targetsBody = z.strictObject({
  targets: z.record(z.string(), z.number()),
  tolerance: z.number().int().min(0).max(50).optional(),
  weight: z.number().int().min(0).max(1000).optional(),
  from: z.iso.date().optional(),
});

/** The longest parts a suggestion may be asked about, in characters. */
const LONGEST = { title: 500, text: 20_000 } as const;

/** Body of `POST /balance/suggest`. A summary is read like the text. */
export const suggestBody = z.strictObject({
  title: z.string().max(LONGEST.title),
  summary: z.string().max(LONGEST.text).optional(),
  text: z.string().max(LONGEST.text).optional(),
  documentId: z.string().min(1).max(100).optional(),
  uid: z.string().min(1).max(100).optional(),
  locale: z.string().min(1).max(100).optional(),
  taken: z.string().min(1).max(100).optional(),
});

/** Query and body of routes that take none. */
export const nothing = z.strictObject({}).optional();

/** Parses input, or refuses with INVALID_INPUT naming every bad place. `root` names the input as a whole. */
export function parse<T>(schema: z.ZodType<T>, input: unknown, root: string): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(result.error.issues.flatMap((issue) => problems(issue, root)));
}

function problems(issue: z.core.$ZodIssue, root: string): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: key, reason: 'unknown parameter' }));
  return [{ path: issue.path.join('.') || root, reason: issue.message }];
}
