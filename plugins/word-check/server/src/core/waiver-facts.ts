import { createHash } from 'node:crypto';
import type { Finding, WaivableBy } from './finding';
import { mask } from './mask';
import type { Rule, Severity } from './rule';

/** What of a finding decides about waivers. */
export type WaiverFacts = Pick<Finding, 'masked' | 'meaning' | 'waivable'>;

/** Facts that no editor decides about alone when they stop a submit, or carry a check digit that is right. */
const GRAVE: ReadonlySet<string> = new Set(['personal-data', 'secrecy']);

/** Members of a rule that say nothing of what it means where it speaks. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['id', 'messageEn', 'why', 'source', 'examples', 'exceptions', 'anchors', 'scope', 'off'],
]);

/** Of a rule that is a list of words, each word is a matter of its own: others may come and go. */
const OF_OTHER_WORDS: ReadonlySet<string> = new Set(['terms', 'swap', 'suggestions']);

const isWordList = ({ kind }: Rule): boolean => kind === 'existence' || kind === 'substitution';

/** Whether what a rule finds is hidden in everything that is written of it. */
export const isMasked = (rule: Rule): boolean => rule.category === 'personal-data' || rule.message.includes('{masked}');

const bases = new WeakMap<Rule, string>();

function baseOf(rule: Rule): string {
  const known = bases.get(rule);
  if (known !== undefined) return known;
  const members = Object.entries(rule)
    .filter(([name]) => !BESIDE.has(name) && !(isWordList(rule) && OF_OTHER_WORDS.has(name)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const base = JSON.stringify(members);
  bases.set(rule, base);
  return base;
}

/** A short name of a meaning. */
export const meaningOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);

function waivableBy({ category, kind, check = '' }: Rule, severity: Severity): WaivableBy {
  const isProven = kind === 'checksum' && !check.startsWith('wrong-');
  return GRAVE.has(category) && (severity === 'block' || isProven) ? 'second' : 'editor';
}

/** What is said of a place that a rule found. `stopped`: the rule was not done with the text, so nothing is known of it. */
export function waiverFacts(
  rule: Rule,
  found: { text: string; severity: Severity; suggestions: readonly string[]; stopped?: boolean | undefined },
): WaiverFacts {
  const { text, severity, suggestions, stopped } = found;
  const own = isWordList(rule) ? suggestions : [];
  return {
    meaning: meaningOf(baseOf(rule), ...own),
    waivable: stopped ? 'nobody' : waivableBy(rule, severity),
    ...(isMasked(rule) && text !== '' ? { masked: mask(text) } : {}),
  };
}
