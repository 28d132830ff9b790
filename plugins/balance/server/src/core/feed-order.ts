import { chainsOf, NONE, type ThemeWeight } from './theme-chains';

/** One post in the unit of this file: thousandths, like the labels of posts and the credit. */
export const POST = 1000;

/** Weights beyond these would leave the range in which this file's arithmetic is exact; per cents are far within. */
const MOST_WEIGHT = 10_000;
const MOST_THEMES = 100;

/** Chooses themes one slot at a time. */
export interface Mixer {
  /** Index of the theme for the next slot, or null when every theme is closed. */
  next(): number | null;
  /** The theme has no posts left: its residual entitlement passes to the others in proportion to their weights. */
  close(theme: number): void;
  /** Entitlement minus posts shown, per theme: numerators over `unit`; 0 for a closed one. For tests. */
  owed(): { owed: number[]; unit: number };
}

/**
 * Tijdeman's chairman assignment: for every prefix of the list and every theme, the number of posts shown is within
 * 1 − 1/(2n − 2) posts of its exact entitlement (0.8333 for four themes), the best possible constant
 * (Tijdeman 1980; restated in Liu & Reis, ITCS 2026). The lowest index breaks ties. After a theme is closed the promise
 * holds per segment, within one post.
 *
 * Whole numbers throughout, and all exact: a debt is at most four posts, which is 4 · 10,000 · 1000, and is multiplied by
 * 2n − 2 ≤ 198 and one weight, together below 2⁵³; what was shown, times a weight, stays below it for 900 million slots.
 *
 * @param weights whole numbers ≥ 0; a theme of weight 0 is never chosen
 * @param credit thousandths of posts per theme that sum to 0, from `carryOver`
 */
export function createMixer(weights: readonly number[], credit: readonly number[] = []): Mixer {
  const n = weights.length;
  let open = weights.map((_, i) => i).filter((i) => (weights[i] ?? 0) > 0);
  let total = totalOf(open, weights);
  if (total > MOST_WEIGHT || n > MOST_THEMES) throw new RangeError('Too many themes, or weights that are too large.');
  const weight = Float64Array.from(weights);
  // What each theme had, less its credit; and weight · (all that open themes had) − total · (what it had).
  const had = Float64Array.from(weights, (_, i) => -(credit[i] ?? 0));
  const owed = new Float64Array(n);

  const settle = (): void => {
    total = totalOf(open, weights);
    const all = totalOf(open, had);
    owed.fill(0);
    for (const i of open) owed[i] = (weight[i] ?? 0) * all - total * (had[i] ?? 0);
  };
  // Shares of the residual entitlement need no sum of their own: they are what the open themes had, shared out anew.
  const close = (theme: number): void => {
    if (!open.includes(theme)) return;
    open = open.filter((i) => i !== theme);
    settle();
  };
  const next = (): number | null => {
    if (open.length <= 1) return open[0] ?? null;
    for (const i of open) owed[i] = (owed[i] ?? 0) + (weight[i] ?? 0) * POST;
    const chosen = mostUrgent(open, owed, weight, total * POST);
    owed[chosen] = (owed[chosen] ?? 0) - total * POST;
    had[chosen] = (had[chosen] ?? 0) + POST;
    return chosen;
  };
  settle();
  return { next, close, owed: () => ({ owed: [...owed], unit: total * POST }) };
}

/**
 * Among the themes owed at least 1/(2n − 2) of a post, the one whose debt would soonest pass the bound.
 * At least one is eligible: the debts before a pick sum to one post over n themes.
 */
function mostUrgent(open: readonly number[], owed: Float64Array, weight: Float64Array, post: number): number {
  const divisor = 2 * open.length - 2;
  let best = NONE;
  let least = 0;
  for (const i of open) {
    const debt = divisor * (owed[i] ?? 0);
    if (debt < post) continue;
    const slack = post * (divisor - 1) - debt;
    // slack/weight(i) < least/weight(best), multiplied out.
    if (best !== NONE && slack * (weight[best] ?? 0) >= least * (weight[i] ?? 0)) continue;
    best = i;
    least = slack;
  }
  return best;
}

/**
 * Mixes a list by theme: each theme's posts keep their order, and the themes alternate as {@link createMixer} says.
 * Posts without a theme, or of a theme without weight, follow at the end in their given order.
 *
 * No credit: all that a channel has shown is in its feed, so the list makes up for the past by itself, and anybody can
 * check every prefix of it against the targets alone.
 *
 * @param themes in rank order, which breaks ties
 */
export function mixByTheme<T extends { theme: string | null }>(
  items: readonly T[],
  themes: readonly ThemeWeight[],
): T[] {
  const { heads, after, rest } = chainsOf(items, themes);
  const mixer = createMixer(themes.map(({ weight }) => weight));
  heads.forEach((head, i) => head === NONE && mixer.close(i));
  const mixed: T[] = [];
  for (let theme = mixer.next(); theme !== null; theme = mixer.next()) {
    const item = heads[theme] ?? NONE;
    mixed.push(items[item] as T);
    heads[theme] = after[item] ?? NONE;
    if (heads[theme] === NONE) mixer.close(theme);
  }
  for (const item of rest) mixed.push(items[item] as T);
  return mixed;
}

function totalOf(open: readonly number[], values: ArrayLike<number>): number {
  return open.reduce((total, i) => total + (values[i] ?? 0), 0);
}
