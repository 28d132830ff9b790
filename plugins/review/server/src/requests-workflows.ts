import { z } from '@strapi/utils';
import { FACETS } from './core/level';
import { REASONABLE } from './core/level-demands';
import { CHOICES } from './core/workflow-impact';

/** What has a length only so that nobody can send a book; whether it makes sense is for the core to say. */
const text = z.string().max(200);
const people = z.array(text).max(200);

const QUORUM = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('any') }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('ordered') }),
  z.strictObject({ kind: z.literal('count'), count: z.number() }),
  z.strictObject({ kind: z.literal('ratio'), percent: z.number() }),
]);
const CONDITION = z.strictObject({ facet: z.enum(FACETS), values: z.array(text).max(200) });
const EXTRA = z.strictObject({
  when: z.union([CONDITION, z.array(CONDITION).max(20)]),
  signers: people,
  quorum: QUORUM,
});
const CLOCK = z.strictObject({
  limitMinutes: z.number(),
  escalation: z.strictObject({ to: text, afterMinutes: z.number() }).nullable(),
});
const LEVEL = z.strictObject({
  key: text,
  name: text,
  signers: people,
  quorum: QUORUM,
  rejects: z.enum(['end', 'count']).exactOptional(),
  vetoers: people.exactOptional(),
  extra: z.array(EXTRA).max(20).exactOptional(),
  clock: CLOCK.exactOptional(),
  reading: z.boolean().exactOptional(),
  reasons: z.array(z.enum(REASONABLE)).max(REASONABLE.length).exactOptional(),
});
const ROUND = z.strictObject({
  key: text,
  name: text,
  proofreaders: people,
  quorum: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('any') }),
    z.strictObject({ kind: z.literal('all') }),
  ]),
  checklist: z.array(z.strictObject({ key: text, text: z.string().max(1000) })).max(100),
});
const PROOF = z.strictObject({
  rounds: z.array(ROUND).max(20),
  sharesPeople: z.boolean(),
  readAloud: z.strictObject({ when: z.union([CONDITION, z.array(CONDITION).max(20)]) }).exactOptional(),
});

const MEMBERS = {
  name: text,
  levels: z.array(LEVEL).max(20),
  recallRoles: z.array(text).max(50).default([]),
  breakGlass: z.strictObject({ signers: people, reviewHours: z.number() }).exactOptional(),
  proof: PROOF.exactOptional(),
};

/** Body of a new workflow. */
export const NEW_WORKFLOW = z.strictObject({ key: text, ...MEMBERS });

/** Definition of a workflow whose key the address names; it may be said once more. */
export const DEFINITION = z.strictObject({ key: text.exactOptional(), version: z.number().optional(), ...MEMBERS });

/** Body of a change. */
export const CHANGE_WORKFLOW = z.strictObject({
  key: text.exactOptional(),
  version: z.number().int().min(1),
  comment: z.string().max(5000).optional(),
  groups: z.record(z.string().max(200), z.enum(CHOICES)).default({}),
  ...MEMBERS,
});

/** Query of one workflow. */
export const WORKFLOW = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

/** Query of the comparison of two versions. */
export const DIFFERENCES = z.strictObject({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
});

/** Body of naming a substitute: a person's code, or the e-mail of one of their accounts. */
export const SUBSTITUTE = z.strictObject({ to: z.string().min(1).max(200) });

/** A body in which the definition stands as one member or by its members; either way paths begin at the definition. */
export function flattened(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, 'definition')) return body;
  const { definition, ...rest } = body as { definition: unknown };
  return typeof definition === 'object' && definition !== null && !Array.isArray(definition)
    ? { ...definition, ...rest }
    : body;
}
