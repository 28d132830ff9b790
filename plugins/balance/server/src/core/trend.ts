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

/** Fewer weeks with posts show no longer trend. */
const FEWEST_WEEKS = 6;

/** |z| above this is a rise or fall at 95 %. */
const SIGNIFICANT = 1.96;

/** A trend over weeks: the slope in points a week, the test's z, and what both mean. */
export interface LongTrend {
  slope: number;
  z: number;
  direction: 'rising' | 'falling' | 'level';
}

/** The values of evenly spaced moments; null where there is none. */
type Series = readonly (number | null)[];

/** The trend over weekly indices, oldest first; null below six weeks with posts. */
export function longTrend(weeks: Series): LongTrend | null {
  if (weeks.filter((index) => index !== null).length < FEWEST_WEEKS) return null;
  const { z } = mannKendall(weeks);
  const direction = Math.abs(z) <= SIGNIFICANT ? 'level' : z > 0 ? 'rising' : 'falling';
  return { slope: Math.round(theilSenSlope(weeks) * 100) / 100, z: Math.round(z * 10_000) / 10_000, direction };
}

/** Theil-Sen: the median of all pairwise slopes, in points per step. Needs at least two values. */
export function theilSenSlope(values: Series): number {
  const slopes = pairs(values)
    .map(([earlier, later, steps]) => (later - earlier) / steps)
    .sort((a, b) => a - b);
  const middle = slopes.length >> 1;
  const upper = slopes[middle] ?? 0;
  return slopes.length % 2 === 1 ? upper : ((slopes[middle - 1] ?? 0) + upper) / 2;
}

/** Mann-Kendall trend test without ties: S, its variance and z. */
export function mannKendall(values: Series): { s: number; variance: number; z: number } {
  const s = pairs(values).reduce((sum, [earlier, later]) => sum + Math.sign(later - earlier), 0);
  const n = values.filter((value) => value !== null).length;
  const variance = (n * (n - 1) * (2 * n + 5)) / 18;
  return { s, variance, z: s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance) };
}

function pairs(values: Series): [earlier: number, later: number, steps: number][] {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  return known.flatMap((one, i) =>
    known.slice(i + 1).map((other): [number, number, number] => [one.value, other.value, other.at - one.at]),
  );
}
