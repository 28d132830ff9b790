/** How many slots, or longest items, a list makes up for at most: history must never flood it. */
export const MOST_SLOTS = 2;

/**
 * Credit from what was already shown, so that a list makes up for the past: entitlement minus what each theme had,
 * scaled down so that no theme is owed, or owes, more than `most`. Whole numbers that sum to 0.
 *
 * @param weights whole numbers ≥ 0; a theme of weight 0 takes no part
 * @param shown what each theme had, in whole units (thousandths of posts, milliseconds); @param most in the same unit
 */
export function carryOver(weights: readonly number[], shown: readonly number[], most: number): number[] {
  // Big integers: milliseconds of a month on many screens, times weights, times `most`. Once a list, not once a slot.
  const weight = weights.map(BigInt);
  const had = weights.map((w, i) => (w > 0 ? BigInt(shown[i] ?? 0) : 0n));
  const total = sum(weight);
  if (total === 0n || most <= 0) return weights.map(() => 0);
  const all = sum(had);
  const debts = weight.map((w, i) => w * all - total * (had[i] ?? 0n));
  const largest = debts.reduce((max, debt) => (debt > max ? debt : -debt > max ? -debt : max), 0n);
  const limit = BigInt(most);
  const isScaled = largest > limit * total;
  return wholeParts(isScaled ? debts.map((debt) => debt * limit) : debts, isScaled ? largest : total);
}

/** Quotients of numerators that sum to 0, rounded down, and up again for the first of them until they sum to 0. */
function wholeParts(numerators: readonly bigint[], denominator: bigint): number[] {
  const floors = numerators.map((value) => value / denominator - (value % denominator < 0n ? 1n : 0n));
  let left = -sum(floors);
  return floors.map((floor, i) => {
    const isRounded = floor * denominator !== numerators[i];
    if (!isRounded || left === 0n) return Number(floor);
    left -= 1n;
    return Number(floor + 1n);
  });
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
