/** Days in each of the two windows a trend compares. */
export const TREND_DAYS = 30;

/** Both windows need so many posts, else the comparison is noise. */
const FEWEST_POSTS = 20;

/** Smaller changes of the index, in points, are not shown. */
const SMALLEST_CHANGE = 5;

/** The index of one window and the posts behind it. */
export interface WindowIndex {
  index: number | null;
  n: number;
}

/** The change of the index over the last 30 days against the 30 days before. `delta` in points, two decimals. */
export interface Trend {
  previousIndex: number;
  delta: number;
  n: number;
  previousN: number;
}

/** A trend, or null while either window has fewer than 20 posts or the index moved by less than 5 points. */
export function trendOf(current: WindowIndex, previous: WindowIndex): Trend | null {
  if (current.index === null || previous.index === null) return null;
  if (current.n < FEWEST_POSTS || previous.n < FEWEST_POSTS) return null;
  const delta = (Math.round(current.index * 100) - Math.round(previous.index * 100)) / 100;
  if (Math.abs(delta) < SMALLEST_CHANGE) return null;
  return { previousIndex: previous.index, delta, n: current.n, previousN: previous.n };
}

/** Theil-Sen: the median of all pairwise slopes, in points per step. Needs at least two values. */
export function theilSenSlope(values: readonly number[]): number {
  const slopes = pairs(values)
    .map(([earlier, later, steps]) => (later - earlier) / steps)
    .sort((a, b) => a - b);
  const middle = slopes.length >> 1;
  const upper = slopes[middle] ?? 0;
  return slopes.length % 2 === 1 ? upper : ((slopes[middle - 1] ?? 0) + upper) / 2;
}

/** Mann-Kendall trend test without ties: S, its variance and z. |z| > 1.96 is a rise or fall at 95 %. */
export function mannKendall(values: readonly number[]): { s: number; variance: number; z: number } {
  const s = pairs(values).reduce((sum, [earlier, later]) => sum + Math.sign(later - earlier), 0);
  const n = values.length;
  const variance = (n * (n - 1) * (2 * n + 5)) / 18;
  return { s, variance, z: s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance) };
}

function pairs(values: readonly number[]): [earlier: number, later: number, steps: number][] {
  return values.flatMap((earlier, i) =>
    values.slice(i + 1).map((later, j): [number, number, number] => [earlier, later, j + 1]),
  );
}
