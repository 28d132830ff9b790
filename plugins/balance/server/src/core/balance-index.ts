import { largestRemainder } from './apportionment';

/** Posts per theme in thousandths of a post (a post's labels sum to 1000), aligned with a list of targets. */
export type Counts = readonly number[];

/** Wanted share per theme in whole per cent, summing to 100. */
export type Targets = readonly number[];

/** The sum of a list of whole numbers. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** `numerator / denominator` rounded half up to two decimals, in integers so that no float error decides a digit. */
export function twoDecimals(numerator: number, denominator: number): number {
  const hundredths = Math.floor((2 * 100 * numerator + denominator) / (2 * denominator));
  return hundredths / 100;
}

/**
 * The balance index: 100 × (1 − ½ Σ|s − p|), two decimals. 80 means that 20 of every 100 posts would have to be
 * of another theme to match the plan. Not rescaled by the worst case, because that would break this sentence.
 *
 * @returns 0–100, or null when nothing was counted: an empty period is neither balanced nor unbalanced
 */
export function balanceIndex(counts: Counts, targets: Targets): number | null {
  const total = sumOf(counts);
  if (total === 0) return null;
  // Σ|s − p| = deviation / (100 · total), so the index is 100 − deviation / (2 · total).
  const deviation = sumOf(counts.map((count, i) => Math.abs(100 * count - (targets[i] ?? 0) * total)));
  return twoDecimals(200 * total - deviation, 2 * total);
}

/**
 * The best index so many whole posts can reach (largest remainder). Shown beside the index, else a short period
 * looks like a failure: one post can never reach more than its theme's target.
 *
 * @param posts whole number of posts
 * @returns 0–100 with two decimals, or null at 0 posts
 */
export function bestReachable(posts: number, targets: Targets): number | null {
  return posts === 0 ? null : balanceIndex(largestRemainder(targets, posts), targets);
}

/** One channel's part in the overall index. */
export interface WeightedIndex {
  index: number | null;
  weight: number;
}

/**
 * The overall index: the mean of the channels' shown indices with the declared channel weights, two decimals.
 * Units are never added across channels. Channels without posts take no part; null when none is left.
 */
export function weightedMean(channels: readonly WeightedIndex[]): number | null {
  const counted = channels.filter((channel) => channel.index !== null && channel.weight > 0);
  const weight = sumOf(counted.map((channel) => channel.weight));
  if (weight === 0) return null;
  const hundredths = sumOf(counted.map((channel) => channel.weight * Math.round((channel.index ?? 0) * 100)));
  return twoDecimals(hundredths, weight * 100);
}
