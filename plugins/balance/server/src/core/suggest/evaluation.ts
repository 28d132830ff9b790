import { type Interval, wilson } from '../interval';

/** A test post: its confirmed theme, what was guessed (null: nothing), and the confidence of the guess. */
export interface Outcome {
  actual: string;
  guessed: string | null;
  confidence: number;
}

/** How well one theme is found. */
export interface ThemeScore {
  theme: string;
  posts: number;
  /** Of what was guessed to be it, the share that is it; 0 when it was never guessed. */
  precision: number;
  /** Of what is it, the share that was guessed to be it; 0 when there is none. */
  recall: number;
  f1: number;
}

/** Posts whose confidence is in [from, to), 1 in the last bin: is it as sure as it says? */
export interface Bin {
  from: number;
  to: number;
  posts: number;
  /** Mean confidence and share of right guesses; null in an empty bin. */
  confidence: number | null;
  accuracy: number | null;
}

/** What would be suggested at a threshold, and how much of it is right (null: nothing would be suggested). */
export interface Coverage {
  threshold: number;
  posts: number;
  share: number;
  accuracy: number | null;
}

/** The evaluation of a model or a baseline on test posts. */
export interface Report {
  posts: number;
  right: number;
  /** Null without test posts. */
  accuracy: number | null;
  /** Wilson, 95 %. */
  interval: Interval | null;
  /** Mean F1 of the themes that were tested or guessed; null without test posts. */
  macroF1: number | null;
  themes: readonly ThemeScore[];
  /** Rows: actual theme. Columns: guessed theme, in the same order; the last: none, or one that is not in the list. */
  confusion: readonly (readonly number[])[];
  reliability: readonly Bin[];
  coverage: readonly Coverage[];
}

const BINS = 10;
const COVERED_AT = [0.5, 0.7, 0.9];

/** All tables of an evaluation. Every guess counts, also those below the threshold of a suggestion. */
export function reportOn(outcomes: readonly Outcome[], themes: readonly string[]): Report {
  const posts = outcomes.length;
  const right = outcomes.filter(isRight).length;
  const scores = themes.map((theme) => scoreOf(theme, outcomes));
  const met = scores.filter(({ theme, posts: own }) => own > 0 || outcomes.some(({ guessed }) => guessed === theme));
  return {
    posts,
    right,
    accuracy: share(right, posts),
    interval: posts === 0 ? null : wilson(right, posts),
    macroF1: mean(met.map(({ f1 }) => f1)),
    themes: scores,
    confusion: themes.map((actual) => confusionRow(actual, outcomes, themes)),
    reliability: Array.from({ length: BINS }, (_, i) => binOf(i, outcomes)),
    coverage: COVERED_AT.map((threshold) => coverageAt(threshold, outcomes)),
  };
}

/**
 * Whether a new model may replace the old one: on the same test posts it is right at least as often. Without
 * test posts, or on different ones, nothing is known and the old one stays.
 */
export function isNotWorse(newer: Report, older: Report): boolean {
  return newer.posts > 0 && newer.posts === older.posts && newer.right >= older.right;
}

function isRight({ actual, guessed }: Outcome): boolean {
  return actual === guessed;
}

function scoreOf(theme: string, outcomes: readonly Outcome[]): ThemeScore {
  const actual = outcomes.filter((one) => one.actual === theme);
  const guessed = outcomes.filter((one) => one.guessed === theme);
  const right = actual.filter(isRight).length;
  const f1 = share(2 * right, actual.length + guessed.length) ?? 0;
  const precision = share(right, guessed.length) ?? 0;
  return { theme, posts: actual.length, precision, recall: share(right, actual.length) ?? 0, f1 };
}

function confusionRow(actual: string, outcomes: readonly Outcome[], themes: readonly string[]): number[] {
  const row = new Array<number>(themes.length + 1).fill(0);
  for (const { guessed } of outcomes.filter((one) => one.actual === actual)) {
    const column = guessed === null ? -1 : themes.indexOf(guessed);
    const at = column === -1 ? themes.length : column;
    row[at] = (row[at] ?? 0) + 1;
  }
  return row;
}

function binOf(i: number, outcomes: readonly Outcome[]): Bin {
  const inside = outcomes.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i);
  return {
    from: i / BINS,
    to: (i + 1) / BINS,
    posts: inside.length,
    confidence: mean(inside.map(({ confidence }) => confidence)),
    accuracy: share(inside.filter(isRight).length, inside.length),
  };
}

function coverageAt(threshold: number, outcomes: readonly Outcome[]): Coverage {
  const covered = outcomes.filter(({ confidence }) => confidence >= threshold);
  return {
    threshold,
    posts: covered.length,
    share: share(covered.length, outcomes.length) ?? 0,
    accuracy: share(covered.filter(isRight).length, covered.length),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function mean(values: readonly number[]): number | null {
  return share(
    values.reduce((a, b) => a + b, 0),
    values.length,
  );
}
