import { countTerms } from './pack-chunks';
import type { Rule } from './rule';

/** Words of a rule that a list shows. */
export const SHOWN_TERMS = 20;

/** A rule in a list: of many words the first only, those that were searched for before others. */
export type ShownRule = Rule & { termCount: number };

const holds = (text: string | undefined, search: string): boolean => text?.toLowerCase().includes(search) ?? false;

/** Whether a rule is about what is searched for. `search` is in lower case; empty, it finds every rule. */
export function isAbout(rule: Rule, search: string): boolean {
  if (search === '') return true;
  const { id, category, message, pattern, terms = [], swap = {}, requires = [], either = [], order = [] } = rule;
  if ([id, category, message, pattern].some((text) => holds(text, search))) return true;
  if ([terms, requires, ...either].some((list) => list.some((term) => holds(term, search)))) return true;
  if (order.some(({ name, titles = [] }) => [name, ...titles].some((text) => holds(text, search)))) return true;
  return Object.entries(swap).some(([wrong, right]) => holds(wrong, search) || holds(right, search));
}

function firstOf<T>(all: readonly T[], isFound: (one: T) => boolean): T[] {
  const found = all.filter(isFound).slice(0, SHOWN_TERMS);
  const rest = all.slice(0, SHOWN_TERMS).filter((one) => !found.includes(one));
  return [...found, ...rest].slice(0, SHOWN_TERMS);
}

/** A rule as a list shows it. */
export function shownRule(rule: Rule, search: string): ShownRule {
  const isFound = (text: string) => search !== '' && holds(text, search);
  const swap = rule.swap && firstOf(Object.entries(rule.swap), (pair) => pair.some(isFound));
  return {
    ...rule,
    ...(rule.terms ? { terms: firstOf(rule.terms, isFound) } : {}),
    ...(swap ? { swap: Object.fromEntries(swap) as Record<string, string> } : {}),
    termCount: countTerms(rule),
  };
}
