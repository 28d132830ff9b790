/**
 * Largest remainder (Hamilton): shares `seats` whole posts out in proportion to whole-number weights.
 * Every part is the floor or the ceiling of its exact quota, and for a fixed number of posts no other
 * split comes closer to the weights in total variation. Lowest index breaks ties.
 *
 * @param weights whole numbers ≥ 0, at least one of them positive
 * @param seats whole number of posts ≥ 0
 * @returns whole posts per weight, summing to `seats`
 */
export function largestRemainder(weights: readonly number[], seats: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) throw new Error('largestRemainder: at least one weight must be positive');
  const parts = weights.map((weight) => Math.floor((weight * seats) / total));
  const left = seats - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (weight * seats) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** Equal targets in whole per cent for so many themes; the first themes take what does not divide (3 → 34, 33, 33). */
export function equalTargets(themes: number): number[] {
  return themes === 0 ? [] : largestRemainder(new Array<number>(themes).fill(1), 100);
}
