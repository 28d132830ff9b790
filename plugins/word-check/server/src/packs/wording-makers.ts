import type { Rule, Severity, Source } from '../core/rule';
import { facts, unread, type Facts } from './rule-makers';

/** The dictionary whose forms count as right; nobody here has looked each of them up. */
export const DICTIONARY: Source = unread('《现代汉语词典》第7版推荐词形');

/** Habits of official prose without one source. */
export const USAGE: Source = unread('公文用语惯例：语义重复、句式杂糅');

/** What a rule about a miswritten word says of itself. */
export interface Misspelling {
  id: string;
  swap: Readonly<Record<string, string>>;
  severity?: Severity;
  source?: Source;
  exceptions?: readonly string[];
  why?: string;
  hit: string;
  miss: string;
}

/** A wrong form with its right one. */
export function misspelling({
  id,
  swap,
  severity = 'warn',
  source = DICTIONARY,
  exceptions,
  why = '常见误写',
  hit,
  miss,
}: Misspelling): Rule {
  const right = [...new Set(Object.values(swap))].join('、');
  return {
    ...facts({
      id,
      severity,
      category: 'wording',
      message: `“{text}”：${why}，应写作${right}`,
      messageEn: `“{text}” is usually written ${right}`,
      why,
      source,
      hit,
      miss,
    }),
    kind: 'substitution',
    swap,
    ...(exceptions ? { exceptions } : {}),
  };
}

/** A rule about wording that is no plain misspelling. */
export const phrase = (given: Omit<Facts, 'category' | 'source'> & { source?: Source }, rest: Partial<Rule>): Rule => ({
  ...facts({ category: 'wording', source: USAGE, ...given }),
  kind: 'pattern',
  ...rest,
});

/** One line of a table: what is wrong, what is right, a phrase with it, phrases in which the wrong form is none. */
export type Entry = readonly [wrong: string, right: string, hit?: string, exceptions?: string];

/**
 * A rule for each line, numbered from `from`. The example to find is the wrong form or the phrase given, the one to
 * leave the same with the right form, or the first exception.
 */
export function table(
  prefix: string,
  from: number,
  entries: readonly Entry[],
  rest: Pick<Misspelling, 'severity' | 'source' | 'why'>,
): Rule[] {
  return entries.map(([wrong, right, hit = wrong, exceptions], i) =>
    misspelling({
      id: `${prefix}-${String(from + i).padStart(2, '0')}`,
      swap: Object.fromEntries(wrong.split(' ').map((form) => [form, right])),
      hit: hit.split(' ')[0]!,
      miss: exceptions?.split(' ')[0] ?? hit.split(' ')[0]!.replace(wrong.split(' ')[0]!, right),
      ...(exceptions ? { exceptions: exceptions.split(' ') } : {}),
      ...rest,
    }),
  );
}
