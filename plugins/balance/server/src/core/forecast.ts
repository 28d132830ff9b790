import { balanceIndex, type Counts, sumOf, type Targets } from './balance-index';
import { type Labels, WHOLE_POST } from './labels';
import type { Tally } from './meter';
import type { Plan } from './plan';
import type { Window } from './window';

/** How a post counts on a channel now: as what, and since when (milliseconds since 1970). */
export interface Counted {
  labels: Labels;
  since: number;
}

/** A release to come, as one channel sees it. `labels` null: it no longer goes to this channel. */
export interface Outgoing {
  labels: Labels | null;
  /** When it goes out, milliseconds since 1970. */
  at: number;
}

/** What a release does to a window of a channel: one post more, the same post with other labels, or nothing. */
export type Change = 'adds' | 'relabels' | 'nothing';

/** Thousandths of a post by theme code that come in (or go, below 0); the empty code is a post without a theme. */
export type Delta = ReadonlyMap<string, number>;

/** What one release does to one window. */
export interface Effect {
  change: Change;
  delta: Delta;
}

/**
 * What a release does to a window of a channel. A post counts once, since its first release: going out again it only takes
 * its new labels, and where it has counted since before the window it changes nothing there.
 *
 * @param counted how the post counts there now; null when it does not
 */
export function effectOf(counted: Counted | null, { labels, at }: Outgoing, window: Window): Effect {
  if (counted === null && labels === null) return NO_EFFECT;
  const since = counted?.since ?? at;
  if (since < window.from || since >= window.to) return NO_EFFECT;
  const delta = difference(counted && linesOf(counted.labels), labels && linesOf(labels));
  if ([...delta.keys()].every((theme) => theme === '')) return { change: 'nothing', delta };
  return { change: counted === null ? 'adds' : 'relabels', delta };
}

const NO_EFFECT: Effect = { change: 'nothing', delta: new Map() };

function linesOf(labels: Labels): [string, number][] {
  const lines = Object.entries(labels);
  return lines.length > 0 ? lines : [['', WHOLE_POST]];
}

function difference(before: [string, number][] | null, after: [string, number][] | null): Delta {
  const delta = new Map<string, number>();
  for (const [theme, permille] of before ?? []) delta.set(theme, (delta.get(theme) ?? 0) - permille);
  for (const [theme, permille] of after ?? []) delta.set(theme, (delta.get(theme) ?? 0) + permille);
  return new Map([...delta].filter(([, permille]) => permille !== 0));
}

/** Several effects as one. */
export function sumOfDeltas(deltas: readonly Delta[]): Delta {
  const sum = new Map<string, number>();
  for (const delta of deltas) for (const [theme, permille] of delta) sum.set(theme, (sum.get(theme) ?? 0) + permille);
  return sum;
}

/** A tally as it would be. */
export function tallyAfter({ labelled, unlabelled }: Tally, delta: Delta): Tally {
  const after = new Map(labelled);
  for (const [theme, permille] of delta)
    if (theme !== '') after.set(theme, Math.max(0, (after.get(theme) ?? 0) + permille));
  return { labelled: after, unlabelled: Math.max(0, unlabelled + (delta.get('') ?? 0) / WHOLE_POST) };
}

const WEEK_MS = 7 * 86_400_000;

/** Larger plans than this are not looked for: nobody writes by one. */
export const MOST_PLANNED = 500;

/**
 * How many posts can still be written before a window ends, in whole ones; null without a limit, and for a window that
 * is over.
 *
 * @param perWeek posts a week
 */
export function roomLeft(perWeek: number | null, window: Window, now: number): number | null {
  if (perWeek === null || now >= window.to) return null;
  return Math.floor((perWeek * (window.to - Math.max(now, window.from))) / WEEK_MS);
}

/**
 * The plan of at most `most` posts with the best index, for when the tolerance is out of reach; of equal ones the
 * smallest. With the total fixed, a post for the theme that lacks most lowers the distance most, so each size is best
 * possible. It only ever adds posts.
 *
 * @param counts thousandths of a post; their sum is a whole number of posts
 * @param most taken for {@link MOST_PLANNED} where it is more
 */
export function bestPlanWithin(counts: Counts, targets: Targets, most: number): { plan: Plan; index: number | null } {
  let best: { plan: Plan; index: number | null } = { plan: counts.map(() => 0), index: balanceIndex(counts, targets) };
  for (let more = 1; more <= Math.min(most, MOST_PLANNED) && best.index !== 100; more += 1) {
    const plan = planOf(more, counts, targets);
    const index = balanceIndex(
      counts.map((count, i) => count + (plan[i] ?? 0) * WHOLE_POST),
      targets,
    );
    if ((index ?? -1) > (best.index ?? -1)) best = { plan, index };
  }
  return best;
}

/** So many posts, each for the theme that lacks most of the total there is with all of them; the first of equal ones. */
function planOf(posts: number, counts: Counts, targets: Targets): Plan {
  const plan = counts.map(() => 0);
  const size = sumOf(counts) + posts * WHOLE_POST;
  const lack = counts.map((count, i) => (targets[i] ?? 0) * size - 100 * count);
  for (let left = posts; left > 0 && plan.length > 0; left -= 1) {
    const next = lack.reduce((first, value, i) => (value > (lack[first] ?? -Infinity) ? i : first), 0);
    plan[next] = (plan[next] ?? 0) + 1;
    lack[next] = (lack[next] ?? 0) - 100 * WHOLE_POST;
  }
  return plan;
}
