import { isRecord } from './blocks-text';
import type { FieldProblem } from './errors';
import { KIND_KEYS, lintKind } from './kind-lint';
import { LIMITS, Lint } from './lint';
import { matchOf, RULE_KINDS, SEVERITIES, type Match, type Pack, type Rule } from './rule';
import { SCOPE_KEYS } from './scope';
import { swapCycles } from './swap-cycles';

const KEY = /^[a-z][a-z0-9-]{0,62}[a-z0-9]$/;
const RULE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MATCH_KEYS: readonly (keyof Match)[] = ['width', 'case', 'traditional', 'skip', 'repeat', 'boundary'];
const RULE_KEYS = new Set([
  ...'id kind exceptions severity category message messageEn why suggestions source match scope examples off'.split(
    ' ',
  ),
  ...KIND_KEYS,
]);

function lintMatch(lint: Lint, value: unknown, path: string): Match {
  if (value === undefined) return matchOf({} as Rule);
  if (!isRecord(value)) lint.say(path, 'must be an object');
  else {
    lint.unknownKeys(value, new Set(MATCH_KEYS), `${path}.`);
    for (const key of MATCH_KEYS) {
      if (value[key] !== undefined && typeof value[key] !== 'boolean')
        lint.say(`${path}.${key}`, 'must be true or false');
    }
  }
  return matchOf({ match: value } as Rule);
}

function lintSource(lint: Lint, source: unknown, path: string): void {
  if (source === undefined || typeof source === 'string') return;
  if (!isRecord(source)) return void lint.say(path, 'must be a string or an object');
  lint.unknownKeys(source, new Set(['title', 'date', 'read']), `${path}.`);
  lint.text(source['title'], `${path}.title`, LIMITS.text);
  if (source['date'] !== undefined) lint.text(source['date'], `${path}.date`, LIMITS.text);
  if (typeof source['read'] !== 'boolean') lint.say(`${path}.read`, 'must be true or false');
}

function lintScope(lint: Lint, scope: unknown, path: string): void {
  if (scope === undefined) return;
  if (!isRecord(scope)) return void lint.say(path, 'must be an object');
  lint.unknownKeys(scope, new Set(SCOPE_KEYS), `${path}.`);
  for (const key of SCOPE_KEYS) lint.texts(scope[key], `${path}.${key}`, LIMITS.rules);
}

function lintExamples(lint: Lint, examples: unknown, path: string): void {
  if (examples === undefined) return;
  if (!isRecord(examples)) return void lint.say(path, 'must be an object');
  lint.unknownKeys(examples, new Set(['hit', 'miss']), `${path}.`);
  for (const key of ['hit', 'miss']) lint.texts(examples[key], `${path}.${key}`, LIMITS.examples);
}

function lintRule(lint: Lint, rule: unknown, path: string): void {
  if (!isRecord(rule)) return void lint.say(path.slice(0, -1), 'must be an object');
  lint.unknownKeys(rule, RULE_KEYS, path);
  if (typeof rule['id'] !== 'string' || !RULE_ID.test(rule['id']))
    lint.say(`${path}id`, 'must be letters, digits, dots and dashes');
  lint.oneOf(rule['kind'], RULE_KINDS, `${path}kind`);
  lint.oneOf(rule['severity'], SEVERITIES, `${path}severity`);
  for (const key of ['category', 'message']) lint.text(rule[key], path + key, LIMITS.text);
  for (const key of ['messageEn', 'why']) if (rule[key] !== undefined) lint.text(rule[key], path + key, LIMITS.text);
  lint.texts(rule['suggestions'], `${path}suggestions`, LIMITS.examples, true);
  if (rule['off'] !== undefined && typeof rule['off'] !== 'boolean') lint.say(`${path}off`, 'must be true or false');
  lintSource(lint, rule['source'], `${path}source`);
  lintScope(lint, rule['scope'], `${path}scope`);
  lintExamples(lint, rule['examples'], `${path}examples`);
  lintKind(lint, rule, path, lintMatch(lint, rule['match'], `${path}match`));
}

function lintTogether(lint: Lint, rules: readonly unknown[]): void {
  const seen = new Set<unknown>();
  let patterns = 0;
  rules.forEach((rule, i) => {
    if (!isRecord(rule)) return;
    if (seen.has(rule['id'])) lint.say(`rules.${i}.id`, 'must be unique in the pack');
    seen.add(rule['id']);
    if (rule['pattern'] !== undefined) patterns += 1;
  });
  for (const { rule, wrong, reason } of swapCycles(rules)) lint.say(`rules.${rule}.swap.${wrong}`, reason);
  if (patterns > LIMITS.patterns) lint.say('rules', `must hold at most ${LIMITS.patterns} patterns`);
}

/**
 * What is wrong with a pack from outside, field by field; nothing when it may be compiled. `value` is the body's pack:
 * `key`, `name`, `rules` and nothing else.
 */
export function lintPack(value: Readonly<Record<string, unknown>>): FieldProblem[] {
  const lint = new Lint();
  if (typeof value['key'] !== 'string' || !KEY.test(value['key'])) {
    lint.say('key', 'must be 2 to 64 lower-case letters, digits and dashes');
  }
  lint.text(value['name'], 'name', LIMITS.text);
  if (lint.list(value['rules'], 'rules', LIMITS.rules)) {
    value['rules'].forEach((rule, i) => lintRule(lint, rule, `rules.${i}.`));
    lintTogether(lint, value['rules']);
  }
  return lint.problems;
}

/** A value that `lintPack` found right, as a pack. */
export const asPack = ({ key, name, rules }: Readonly<Record<string, unknown>>): Pack => ({ key, name, rules }) as Pack;
