/** How long something may go without an update: whole days of 24 hours, or months of the calendar. */
export type Period = { readonly days: number } | { readonly months: number };

/** Words in both languages of the panel. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What is watched: a column (栏目) of the website, or a whole account, which is a channel. */
export type SubjectKind = 'column' | 'account';

/** Since when and until when something is in force: ISO 8601, half-open; null: no such day is on record. */
interface Dated {
  readonly from: string | null;
  readonly until: string | null;
}

/** One version of an update limit. Another version of the same limit has the same id and other dates. */
export interface Rule extends Dated {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly period: Period;
  /** So many days before the limit is reached it is said that it is near. */
  readonly soonDays: number;
  readonly name: Bilingual;
  /** Where the limit is written down. */
  readonly source: Bilingual;
}

/** So many columns in one state at once, and the whole site fails. `rules` null: columns under whatever limit. */
export interface Threshold extends Dated {
  readonly id: string;
  readonly atLeast: number;
  readonly state: 'late' | 'blank';
  readonly rules: readonly string[] | null;
  readonly name: Bilingual;
  readonly source: Bilingual;
}

/** The limits and thresholds that the package brings along, and which of them an account has unless people say otherwise. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly thresholds: readonly Threshold[];
  /** Rule ids by what kind of place an account is. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** A limit of an organisation's own, beside the rule; the one that ends first decides what is shown. */
export interface OwnLimit {
  readonly period: Period;
  readonly soonDays: number;
}

/** What somebody has set for a column or account. */
export interface Setting {
  readonly rule: string | null;
  readonly own: OwnLimit | null;
}

const DAY_MS = 86_400_000;

const isInForce = ({ from, until }: Dated, at: number): boolean =>
  (from === null || Date.parse(from) <= at) && (until === null || at < Date.parse(until));

/** What of the rule book was in force at an instant. A newer version leaves alone what an older day meant. */
export function bookAt(book: RuleBook, at: number): RuleBook {
  return {
    ...book,
    rules: book.rules.filter((rule) => isInForce(rule, at)),
    thresholds: book.thresholds.filter((threshold) => isInForce(threshold, at)),
  };
}

/** The rule of that id in a book of one day; null where the book has none. */
export function ruleOf({ rules }: RuleBook, id: string | null): Rule | null {
  return rules.find((rule) => rule.id === id) ?? null;
}

/** What is wrong with a rule book: versions that overlap, names that lead nowhere. Empty when nothing is. */
export function bookProblems({ rules, thresholds, accounts }: RuleBook): string[] {
  const ids = new Set(rules.map(({ id }) => id));
  const named = [...thresholds.flatMap((threshold) => threshold.rules ?? []), ...Object.values(accounts)];
  const times = ({ from, until }: Dated) => [
    from === null ? -Infinity : Date.parse(from),
    until === null ? Infinity : Date.parse(until),
  ];
  const overlaps = (all: readonly (Dated & { id: string })[]): string[] =>
    all.flatMap((one, i) =>
      all.slice(i + 1).flatMap((other) => {
        const [[from = 0, until = 0], [begin = 0, end = 0]] = [times(one), times(other)];
        return one.id === other.id && from < end && begin < until ? [`${one.id}: two versions at one time`] : [];
      }),
    );
  return [
    ...named.filter((id) => !ids.has(id)).map((id) => `${id}: no such rule`),
    ...[...rules, ...thresholds]
      .filter((one) => !(Number(times(one)[0]) < Number(times(one)[1])))
      .map(({ id }) => `${id}: its dates`),
    ...overlaps(rules),
    ...overlaps(thresholds),
  ];
}

/** Milliseconds of so many days. */
export const daysMs = (days: number): number => days * DAY_MS;
