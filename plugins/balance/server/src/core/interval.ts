/** z of a two-sided 95 % interval. */
export const Z_95 = 1.96;

/** z for four themes looked at together (Bonferroni, 95 %). */
export const Z_95_FOUR_THEMES = 2.4977;

/** Lower and upper end of a share, 0–1. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson score interval of `hits` out of `posts`. The published set is a census, so the share has no sampling error;
 * the interval answers "could this gap be ordinary month-to-month chance?".
 * Fractional hits are allowed: a fractional label varies less than a whole one, so the interval is on the safe side.
 *
 * @param hits 0 ≤ hits ≤ posts
 * @param posts > 0
 */
export function wilson(hits: number, posts: number, z: number = Z_95): Interval {
  const share = hits / posts;
  const squared = z * z;
  const scale = 1 + squared / posts;
  const centre = (share + squared / (2 * posts)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / posts + squared / (4 * posts * posts))) / scale;
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Kish's effective number of posts for unequal weights: (Σw)² / Σw². Use it as `posts` in {@link wilson}. */
export function effectivePosts(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return squares === 0 ? 0 : (sum * sum) / squares;
}
