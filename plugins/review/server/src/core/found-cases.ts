import { SHORTEST_PHRASE } from './corrections';
import { foldText } from './text-fold';

/**
 * Something wrong that a check has found in what is live. `wrong` is null when the text is not to be written down, or is
 * no phrase: then the case is about the rule.
 */
export interface FoundWrong {
  /** The rule, with the set it belongs to. */
  rule: string;
  wrong: string | null;
  right: string | null;
}

/** A case as far as it matters for another one. */
export interface CaseBefore {
  id: number;
  kind: string;
  rule: string | null;
  wrong: string | null;
}

/** So many open cases of one rule are about phrases of their own; what else it finds is one case. */
export const MOST_PHRASES = 20;

/** Longer than this, in UTF-16 units, a text is no phrase. */
export const LONGEST_PHRASE = 100;

const isPhrase = (text: string): boolean =>
  text.length <= LONGEST_PHRASE && [...foldText(text)].length >= SHORTEST_PHRASE;

const isAbout = (one: CaseBefore, { rule, wrong }: FoundWrong): boolean =>
  one.kind === 'finding' && one.rule === rule && foldText(one.wrong ?? '') === foldText(wrong ?? '');

/** What the case of a finding is about, `open` being the open cases. */
export function subjectOf(found: FoundWrong, open: readonly CaseBefore[]): FoundWrong {
  const whole = { ...found, wrong: null, right: null };
  if (found.wrong === null || !isPhrase(found.wrong)) return whole;
  if (open.some((one) => isAbout(one, found))) return found;
  const phrases = open.filter((one) => one.kind === 'finding' && one.rule === found.rule && one.wrong !== null);
  return phrases.length < MOST_PHRASES ? found : whole;
}

/**
 * The open case a finding belongs to: the one of its rule and phrase, or somebody's own case about the phrase, which
 * lists every place of it by itself.
 */
export function caseOf(subject: FoundWrong, open: readonly CaseBefore[]): CaseBefore | undefined {
  const wrong = foldText(subject.wrong ?? '');
  return (
    open.find((one) => isAbout(one, subject)) ??
    open.find((one) => one.kind === 'phrase' && wrong !== '' && foldText(one.wrong ?? '') === wrong)
  );
}

/** Closed cases by which somebody has decided about a finding: what they list is not brought up again. */
export function decided(subject: FoundWrong, closed: readonly CaseBefore[]): CaseBefore[] {
  return closed.filter((one) => isAbout(one, subject));
}
