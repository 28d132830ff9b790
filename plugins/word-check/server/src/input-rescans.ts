import type { Context } from 'koa';
import { z } from '@strapi/utils';
import { invalidInput, Refusal } from './core/errors';
import { asPack, lintPack } from './core/pack-lint';
import type { Rule } from './core/rule';
import { bodyOf, noQuery, parse } from './input';

const trialBody = z.strictObject({ rule: z.record(z.string(), z.unknown()) });

/** The rule to be tried, as `lintPack` wants it; switched off or not, it is tried. Throws INVALID_INPUT. */
export function trialInput(ctx: Context): Rule {
  noQuery(ctx);
  const { off: _off, ...rule } = parse(trialBody, bodyOf(ctx)).rule;
  const pack = { key: 'trial', name: 'trial', rules: [rule] };
  const problems = lintPack(pack);
  if (problems.length > 0) throw invalidInput(problems.map(({ path, reason }) => ({ path: ruleField(path), reason })));
  return asPack(pack).rules[0] as Rule;
}

/** A field of the only rule of a pack, as a field of the rule: `rules.0.terms.3` is `rule.terms.3`. */
export const ruleField = (path: string): string => path.replace(/^rules\.0(?=\.|$)/, 'rule');

/** The number in a path. Throws NO_SUCH_RESCAN for anything else. */
export function rescanId(ctx: Context): number {
  const id = Number((ctx['params'] as { id?: unknown }).id);
  if (!Number.isSafeInteger(id) || id < 1 || id >= 2 ** 31) throw new Refusal('NO_SUCH_RESCAN');
  return id;
}

const page = (most: number) => z.coerce.number().int().min(1).max(most);
const resultsQuery = z.strictObject({
  show: z.enum(['new', 'block', 'all', 'unread']).default('all'),
  page: page(100_000).default(1),
  pageSize: page(100).default(20),
});

/** Which results, and which page of them. Throws INVALID_INPUT. */
export const resultsInput = (ctx: Context): z.infer<typeof resultsQuery> => parse(resultsQuery, { ...ctx.query });

const nothing = z.union([z.undefined(), z.null(), z.strictObject({})]);

/** Throws INVALID_INPUT when there is a query or anything in the body. */
export function noInput(ctx: Context): void {
  noQuery(ctx);
  parse(nothing, bodyOf(ctx));
}
