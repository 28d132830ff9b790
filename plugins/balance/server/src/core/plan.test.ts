import fc from 'fast-check';
import { largestRemainder } from './apportionment';
import { balanceIndex, sumOf } from './balance-index';
import { planToIndex, smallestPlan } from './plan';

const P = [40, 25, 20, 15];
const posts = (counts: readonly number[]): number[] => counts.map((count) => count * 1000);
const after = (counts: readonly number[], plan: readonly number[]): number[] =>
  counts.map((count, i) => count + (plan[i] ?? 0) * 1000);

/** True when every share is within the tolerance, by the definition. */
const within = (counts: readonly number[], targets: readonly number[], tolerance: number): boolean => {
  const total = sumOf(counts);
  return counts.every((count, i) => Math.abs(100 * count - (targets[i] ?? 0) * total) <= tolerance * total);
};

/** All ways to write `n` as an ordered sum of `parts` whole numbers. */
function* splits(n: number, parts: number): Generator<number[]> {
  if (parts === 1) yield [n];
  else
    for (let first = 0; first <= n; first += 1) for (const rest of splits(n - first, parts - 1)) yield [first, ...rest];
}

describe('the smallest plan, worked by hand', () => {
  it.each([
    { x: [12, 6, 5, 1], plan: [0, 0, 0, 3], index: 95.56 },
    { x: [10, 6, 5, 1], plan: [0, 0, 0, 2], index: 97.5 },
    { x: [30, 8, 8, 4], plan: [0, 8, 4, 5], index: 95.22 },
  ])('$x → $plan', ({ x, plan, index }) => {
    expect(smallestPlan(posts(x), P, 5)).toEqual(plan);
    expect(balanceIndex(after(posts(x), plan), P)).toBe(index);
  });

  it.each([
    { x: [30, 8, 8, 4], plan: [0, 5, 2, 3], index: 90 },
    { x: [10, 6, 5, 1], plan: [0, 0, 0, 1], index: 93.7 },
  ])('$x to an index of 90 → $plan', ({ x, plan, index }) => {
    expect(planToIndex(posts(x), P, 90, 100)).toEqual(plan);
    expect(balanceIndex(after(posts(x), plan), P)).toBe(index);
  });

  it('is empty when balanced, and for no posts at all', () => {
    expect(smallestPlan(posts([8, 5, 4, 3]), P, 5)).toEqual([0, 0, 0, 0]);
    expect(smallestPlan(posts([0, 0, 0, 0]), P, 5)).toEqual([0, 0, 0, 0]);
    expect(smallestPlan([], [], 5)).toStrictEqual([]);
  });

  it('gives a tie to the first theme', () => {
    expect(smallestPlan(posts([4, 0, 0, 0]), [25, 25, 25, 25], 5)).toEqual([0, 4, 3, 3]);
  });

  it('says when nothing that is added can help', () => {
    expect(smallestPlan(posts([5, 1]), [100, 0], 0)).toBeNull();
    expect(smallestPlan([500, 500], [50, 50], 0)).toEqual([0, 0]);
    expect(smallestPlan([300, 700], [50, 50], 0)).toBeNull();
    expect(planToIndex(posts([5, 5]), [100, 0], 99, 10)).toBeNull();
  });

  it('answers at once for a year of posts on one theme', () => {
    const plan = smallestPlan(posts([20_000, 0, 0, 0]), [1, 33, 33, 33], 1) ?? [];
    expect(sumOf(plan)).toBe(980_000);
  });
});

describe('the smallest plan, against brute force', () => {
  const anyCase = fc
    .record({
      weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 }).filter((w) => sumOf(w) > 0),
      tolerance: fc.integer({ min: 0, max: 12 }),
      seed: fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }),
      half: fc.boolean(),
    })
    .map(({ weights, tolerance, seed, half }) => {
      const counts = weights.map((_, i) => (seed[i] ?? 0) * 1000);
      // A post labelled half and half, so that the total stays whole.
      if (half) counts.splice(0, 2, (counts[0] ?? 0) + 500, (counts[1] ?? 0) + 500);
      return { targets: largestRemainder(weights, 100), tolerance, counts };
    });

  it('is within tolerance, and no smaller number of posts can be (500 cases)', () => {
    fc.assert(
      fc.property(anyCase, ({ targets, tolerance, counts }) => {
        const plan = smallestPlan(counts, targets, tolerance);
        const size = plan === null ? 9 : sumOf(plan);
        if (plan !== null && !within(after(counts, plan), targets, tolerance)) return false;
        for (let fewer = 0; fewer < Math.min(size, 9); fewer += 1)
          for (const split of splits(fewer, counts.length))
            if (within(after(counts, split), targets, tolerance)) return false;
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('is found whenever a tolerance of at least one point is given and every theme is wanted', () => {
    fc.assert(
      fc.property(anyCase, ({ targets, tolerance, counts }) => {
        fc.pre(tolerance >= 1);
        return smallestPlan(counts, targets, tolerance) !== null;
      }),
    );
  });

  it('to an index is minimal too (300 cases)', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 50, max: 95 }), ({ targets, counts }, goal) => {
        const plan = planToIndex(counts, targets, goal, 8);
        const size = plan === null ? 7 : sumOf(plan);
        for (let fewer = 0; fewer < Math.min(size, 7); fewer += 1)
          for (const split of splits(fewer, counts.length)) {
            const index = balanceIndex(after(counts, split), targets);
            if (index !== null && index >= goal) return false;
          }
        return true;
      }),
      { numRuns: 300 },
    );
  });
});
