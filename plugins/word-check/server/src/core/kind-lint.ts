import { isRecord } from './blocks-text';
import { CHECKS, LINK_CHECKS } from './checks';
import { patternOf } from './kinds/phrases';
import { LIMITS, type Lint } from './lint';
import { lintPattern } from './pattern-lint';
import { LETTER_STYLES, RULE_KINDS, UNITS, type Match, type RuleKind } from './rule';

type Fields = Readonly<Record<string, unknown>>;

/** Members that only some kinds have; on another they would do nothing and are refused. */
const MEMBERS: Readonly<Record<string, readonly RuleKind[]>> = {
  per: ['occurrence', 'conditional'],
  most: ['occurrence'],
  least: ['occurrence'],
  run: ['repetition'],
  either: ['consistency'],
  style: ['capitalisation'],
  requires: ['conditional'],
  order: ['sequence'],
};

/** All members that say what a rule looks for. */
export const KIND_KEYS: readonly string[] = ['terms', 'swap', 'pattern', 'anchors', 'check', ...Object.keys(MEMBERS)];

/** Counts beyond this are no proofreading. */
const MOST_COUNT = 10_000;
/** Bounds of a repeated run: one doubled character may be right (常常), and long runs are sentences. */
const RUN = { least: 2, most: 60 } as const;
const NAMES = 1000;

const isFull = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;

/** What is wrong with the members that say what a rule looks for. */
export function lintKind(lint: Lint, rule: Fields, path: string, match: Match): void {
  const kind = RULE_KINDS.find((known) => known === rule['kind']);
  for (const [key, kinds] of Object.entries(MEMBERS)) {
    if (kind && rule[key] !== undefined && !kinds.includes(kind)) lint.say(path + key, `is not for ${kind}`);
  }
  for (const key of ['terms', 'exceptions', 'anchors', 'requires']) lint.phrases(rule[key], path + key, match);
  if (rule['swap'] !== undefined) lintSwap(lint, rule['swap'], `${path}swap`, match);
  if (kind === 'pattern' || (kind && patternOf(rule, kind) !== undefined)) {
    lintPatternField(lint, rule['pattern'], `${path}pattern`);
  }
  if (rule['per'] !== undefined) lint.oneOf(rule['per'], UNITS, `${path}per`);
  if (kind) LINTS[kind]?.(lint, rule, path, match);
}

type KindLint = (lint: Lint, rule: Fields, path: string, match: Match) => void;

const LINTS: Partial<Readonly<Record<RuleKind, KindLint>>> = {
  existence: (lint, rule, path) => void (isFull(rule['terms']) || lint.say(`${path}terms`, 'must hold a term')),
  substitution: (lint, rule, path) => void (isFull(rule['swap']) || lint.say(`${path}swap`, 'must hold a pair')),
  occurrence: lintOccurrence,
  repetition: lintRepetition,
  consistency: lintConsistency,
  capitalisation: lintCapitalisation,
  conditional: lintConditional,
  sequence: lintSequence,
  checksum: lintCheck,
  structure: lintCheck,
};

function lintCheck(lint: Lint, rule: Fields, path: string): void {
  lint.oneOf(rule['check'], [...CHECKS.keys(), ...LINK_CHECKS], `${path}check`);
}

/** Exactly one of the members, the first of which is named when there is none. */
function onlyOne(lint: Lint, rule: Fields, path: string, ...keys: readonly [string, ...string[]]): void {
  const given = keys.filter((key) => rule[key] !== undefined);
  if (given.length === 0 || (given[0] === 'terms' && !isFull(rule['terms']))) {
    lint.say(path + keys[0], `must hold something, or there must be ${keys.slice(1).join(' or ')}`);
  }
  for (const key of given.slice(1)) lint.say(path + key, `cannot stand beside ${given[0]}`);
}

function lintOccurrence(lint: Lint, rule: Fields, path: string): void {
  onlyOne(lint, rule, path, 'terms', 'pattern');
  const { most, least } = rule;
  if (most === undefined && least === undefined) lint.say(`${path}most`, 'must be given, or least');
  const isMost = most === undefined || lint.count(most, `${path}most`, 0, MOST_COUNT);
  const isLeast = least === undefined || lint.count(least, `${path}least`, 1, MOST_COUNT);
  if (isMost && isLeast && most !== undefined && least !== undefined && most < least) {
    lint.say(`${path}most`, 'must not be less than least');
  }
}

function lintRepetition(lint: Lint, rule: Fields, path: string): void {
  onlyOne(lint, rule, path, 'terms', 'pattern', 'run');
  const { run } = rule;
  if (run === undefined) return;
  if (!Array.isArray(run) || run.length !== 2)
    return void lint.say(`${path}run`, 'must be the fewest and most characters');
  const isRight = run.map((value, i) => lint.count(value, `${path}run.${i}`, RUN.least, RUN.most)).every(Boolean);
  if (isRight && run[0] > run[1]) lint.say(`${path}run.1`, 'must not be less than the first');
}

function lintConsistency(lint: Lint, { either }: Fields, path: string, match: Match): void {
  if (either === undefined || !isFull(either)) return void lint.say(`${path}either`, 'must hold forms');
  if (!lint.list(either, `${path}either`, LIMITS.terms)) return;
  const seen = new Set<unknown>();
  either.forEach((forms, i) => {
    const at = `${path}either.${i}`;
    lint.phrases(forms, at, match);
    if (!Array.isArray(forms)) return;
    if (forms.length < 2) lint.say(at, 'must hold two forms or more');
    forms.forEach((form, k) => {
      if (seen.has(form)) lint.say(`${at}.${k}`, 'must stand here only once');
      seen.add(form);
    });
  });
}

function lintCapitalisation(lint: Lint, rule: Fields, path: string, match: Match): void {
  onlyOne(lint, rule, path, 'terms', 'pattern');
  if (!match.case) lint.say(`${path}match.case`, 'must be true, or other spellings are not found');
  if (rule['pattern'] !== undefined) lint.oneOf(rule['style'], LETTER_STYLES, `${path}style`);
  else if (rule['style'] !== undefined)
    lint.say(`${path}style`, 'is for a pattern: terms are written as they should be');
}

function lintConditional(lint: Lint, rule: Fields, path: string): void {
  for (const key of ['terms', 'requires']) if (!isFull(rule[key])) lint.say(path + key, 'must hold a term');
}

function lintSequence(lint: Lint, { order }: Fields, path: string, match: Match): void {
  if (order === undefined || !isFull(order)) return void lint.say(`${path}order`, 'must hold names');
  if (!lint.list(order, `${path}order`, NAMES)) return;
  const seen = new Set<unknown>();
  order.forEach((entry, i) => {
    const at = `${path}order.${i}`;
    if (!isRecord(entry)) return void lint.say(at, 'must be an object');
    lint.unknownKeys(entry, new Set(['name', 'titles']), `${at}.`);
    lint.phrase(entry['name'], `${at}.name`, match);
    lint.phrases(entry['titles'], `${at}.titles`, match);
    if (seen.has(entry['name'])) lint.say(`${at}.name`, 'must stand in the list only once');
    seen.add(entry['name']);
  });
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
  if (typeof pattern !== 'string') return void lint.say(path, 'must be a string');
  const problem = lintPattern(pattern);
  if (lint.wellFormed(pattern, path) && problem) lint.say(path, problem);
}
