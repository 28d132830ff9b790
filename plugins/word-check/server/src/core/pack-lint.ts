import { isRecord } from './blocks-text';
import { CHECKS } from './checks';
import { profileOf } from './engine';
import type { FieldProblem } from './errors';
import { foldText } from './fold';
import { lintPattern } from './pattern-lint';
import { matchOf, RULE_KINDS, SEVERITIES, type Match, type Pack, type Rule } from './rule';

/** Limits of a pack that is written through the API. */
export const LIMITS = { rules: 2000, terms: 200_000, phrase: 200, text: 500, patterns: 200, examples: 20 } as const;

const KEY = /^[a-z][a-z0-9-]{0,62}[a-z0-9]$/;
const RULE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MATCH_KEYS: readonly (keyof Match)[] = ['width', 'case', 'traditional', 'skip', 'repeat', 'boundary'];
const RULE_KEYS = new Set(
  (
    'id kind terms swap pattern anchors check exceptions severity category message messageEn why suggestions source match scope ' +
    'examples'
  ).split(' '),
);
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Collects what is wrong; each method answers whether the value is right. */
class Lint {
  readonly problems: FieldProblem[] = [];

  say(path: string, reason: string): false {
    this.problems.push({ path, reason });
    return false;
  }

  unknownKeys(value: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, path: string): void {
    for (const key of Object.keys(value)) if (!known.has(key)) this.say(path + key, 'is not known');
  }

  text(value: unknown, path: string, most: number): value is string {
    if (typeof value !== 'string') return this.say(path, 'must be a string');
    if (value.trim() === '') return this.say(path, 'must not be empty');
    if (value.length > most) return this.say(path, `must have at most ${most} characters`);
    return !/\p{Surrogate}/u.test(value) || this.say(path, 'must be well-formed Unicode');
  }

  list(value: unknown, path: string, most: number): value is readonly unknown[] {
    if (!Array.isArray(value)) return this.say(path, 'must be an array');
    return value.length <= most || this.say(path, `must have at most ${most} entries`);
  }

  texts(value: unknown, path: string, most: number, emptyAllowed = false): void {
    if (value === undefined || !this.list(value, path, most)) return;
    value.forEach((item, i) => (emptyAllowed && item === '') || this.text(item, `${path}.${i}`, LIMITS.text));
  }

  /** A phrase the scanner looks for: on one line, and not only of what the scanner looks through. */
  phrase(value: unknown, path: string, match: Match): void {
    if (!this.text(value, path, LIMITS.phrase)) return;
    if (LINE_BREAK.test(value)) this.say(path, 'must not hold a line break');
    else if (foldText(value, profileOf(match, value)).length === 0) this.say(path, 'must hold a visible character');
  }

  phrases(value: unknown, path: string, match: Match): void {
    if (value === undefined || !this.list(value, path, LIMITS.terms)) return;
    value.forEach((item, i) => this.phrase(item, `${path}.${i}`, match));
  }

  oneOf(value: unknown, options: readonly string[], path: string): void {
    if (typeof value !== 'string' || !options.includes(value)) this.say(path, `must be one of ${options.join(', ')}`);
  }
}

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

function lintKind(lint: Lint, rule: Readonly<Record<string, unknown>>, path: string, match: Match): void {
  lint.phrases(rule['terms'], `${path}terms`, match);
  lint.phrases(rule['exceptions'], `${path}exceptions`, match);
  lint.phrases(rule['anchors'], `${path}anchors`, match);
  if (rule['swap'] !== undefined) lintSwap(lint, rule['swap'], `${path}swap`, match);
  const has = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
  if (rule['kind'] === 'existence' && !has(rule['terms'])) lint.say(`${path}terms`, 'must hold a term');
  if (rule['kind'] === 'substitution' && !has(rule['swap'])) lint.say(`${path}swap`, 'must hold a pair');
  if (rule['kind'] === 'pattern') lintPatternField(lint, rule['pattern'], `${path}pattern`);
  if (rule['kind'] === 'checksum' || rule['kind'] === 'structure')
    lint.oneOf(rule['check'], [...CHECKS.keys()], `${path}check`);
}

function lintSwap(lint: Lint, swap: unknown, path: string, match: Match): void {
  if (!isRecord(swap)) return void lint.say(path, 'must be an object of wrong and right forms');
  const pairs = Object.entries(swap);
  if (pairs.length > LIMITS.terms) lint.say(path, `must have at most ${LIMITS.terms} entries`);
  for (const [wrong, right] of pairs) {
    lint.phrase(wrong, `${path}.${wrong}`, match);
    if (right !== '') lint.text(right, `${path}.${wrong}`, LIMITS.text);
    if (wrong === right) lint.say(`${path}.${wrong}`, 'must differ from the wrong form');
  }
}

function lintPatternField(lint: Lint, pattern: unknown, path: string): void {
  const problem = typeof pattern === 'string' ? lintPattern(pattern) : 'must be a string';
  if (problem) lint.say(path, problem);
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
  lint.unknownKeys(scope, new Set(['uids', 'fields', 'themes']), `${path}.`);
  for (const key of ['uids', 'fields', 'themes']) lint.texts(scope[key], `${path}.${key}`, LIMITS.rules);
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
  lintSource(lint, rule['source'], `${path}source`);
  lintScope(lint, rule['scope'], `${path}scope`);
  lintExamples(lint, rule['examples'], `${path}examples`);
  lintKind(lint, rule, path, lintMatch(lint, rule['match'], `${path}match`));
}

function lintTogether(lint: Lint, rules: readonly unknown[]): void {
  const seen = new Set<unknown>();
  let patterns = 0;
  rules.filter(isRecord).forEach((rule, i) => {
    if (seen.has(rule['id'])) lint.say(`rules.${i}.id`, 'must be unique in the pack');
    seen.add(rule['id']);
    if (rule['kind'] === 'pattern') patterns += 1;
  });
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
