import { createHash } from 'node:crypto';
import { countTerms } from '../pack-chunks';
import type { Rule } from '../rule';
import { sorted } from './rule-cells';

/** Words of a rule with their right forms; null where it only names what is wrong. */
export type Words = Map<string, string | null>;

/** Everything of a rule but its words. */
export type Rest = Omit<Rule, 'terms' | 'swap'>;

/** A rule of a pack while rows are put into it. */
export interface Group {
  /** As it was in the pack; null for a new one. */
  old: Rule | null;
  rest: Rest;
  /** Of a rule that is not a list of words: the rule itself. */
  whole: Rule | null;
  words: Words;
  isTouched: boolean;
  /** JSON bytes of its words, more or less. */
  size: number;
}

/** Words of one rule that an import makes, and their bytes. */
export const MOST = { words: 5000, bytes: 200_000 } as const;

/** A rule that is a list of words, each with at most one right form: only such rules take rows one by one. */
export function isWordList({ kind, terms, swap, suggestions, pattern }: Rule): boolean {
  if (pattern !== undefined) return false;
  if (kind === 'existence') return terms !== undefined && swap === undefined;
  return kind === 'substitution' && terms === undefined && swap !== undefined && suggestions === undefined;
}

/** The words of a list. */
export function wordsOf({ kind, terms = [], swap = {} }: Rule): Words {
  return new Map<string, string | null>(
    kind === 'existence' ? terms.map((term) => [term, null]) : Object.entries(swap),
  );
}

/** Signatures by their attributes: rows of one sort share them, a million times over. */
const SIGNATURES = new WeakMap<Rest, string>();

/** What two rules must share for their words to be of one rule. */
export function signatureOf(rest: Rest): string {
  let signature = SIGNATURES.get(rest);
  if (signature === undefined) {
    const { id: _id, ...shared } = rest;
    signature = sorted(shared);
    SIGNATURES.set(rest, signature);
  }
  return signature;
}

/** Eight hexadecimal digits that name a text. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

const restOf = ({ terms: _terms, swap: _swap, ...rest }: Rule): Rest => rest;

/** A rule of the pack. */
export function groupOf(rule: Rule): Group {
  const isList = isWordList(rule);
  return {
    ...{ old: rule, rest: restOf(rule), whole: isList ? null : rule, words: isList ? wordsOf(rule) : new Map() },
    ...{ isTouched: false, size: countTerms(rule) * 30 },
  };
}

/** A list without words yet. */
export const newGroup = (rest: Rest, old: Rule | null = null): Group => ({
  ...{ old, rest, whole: null, words: new Map(), isTouched: true, size: 0 },
});

/** Whether another word would make the rule larger than an import makes them. */
export const isFull = ({ words, size }: Group): boolean => words.size >= MOST.words || size >= MOST.bytes;

/** Puts a word into a list, or another right form to it. */
export function putWord(group: Group, term: string, right: string | null): void {
  if (!group.words.has(term)) group.size += 3 * (term.length + (right?.length ?? 0)) + 6;
  group.words.set(term, right);
  group.isTouched = true;
}

/** The rule a group has become, or null when no word is left. */
export function ruleOf({ old, rest, whole, words, isTouched }: Group): Rule | null {
  if (whole) return whole;
  if (old && !isTouched) return old;
  if (words.size === 0) return null;
  if (rest.kind === 'existence') return { ...rest, terms: [...words.keys()] };
  // `fromEntries`: `__proto__` is a word like any other.
  return { ...rest, swap: Object.fromEntries(words) as Record<string, string> };
}
