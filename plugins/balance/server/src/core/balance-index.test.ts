import fc from 'fast-check';
import { equalTargets, largestRemainder } from './apportionment';
import { balanceIndex, bestReachable, sumOf, twoDecimals, weightedMean } from './balance-index';
import { jensenShannon, jensenShannonDistance } from './divergence';

const P = [40, 25, 20, 15];
const posts = (...counts: number[]): number[] => counts.map((count) => count * 1000);

describe('the index, worked by hand', () => {
  it.each([
    { counts: [8, 5, 4, 3], index: 100, js: 0, distance: 0, best: 100 },
    { counts: [30, 8, 8, 4], index: 80, js: 0.031122, distance: 0.1764, best: 99 },
    { counts: [10, 10, 10, 10], index: 85, js: 0.023719, distance: 0.154, best: 100 },
    { counts: [50, 0, 0, 0], index: 40, js: 0.395816, distance: 0.6291, best: 99 },
    { counts: [0, 0, 0, 50], index: 15, js: 0.678788, distance: 0.8239, best: 99 },
    { counts: [2, 1, 0, 0], index: 65, js: 0.20361, distance: 0.4512, best: 78.33 },
  ])('$counts → $index', ({ counts, index, js, distance, best }) => {
    expect(balanceIndex(posts(...counts), P)).toBe(index);
    expect(jensenShannon(posts(...counts), P)).toBeCloseTo(js, 6);
    expect(jensenShannonDistance(posts(...counts), P)).toBe(distance);
    expect(bestReachable(sumOf(counts), P)).toBe(best);
  });

  it.each([
    [1, 40],
    [2, 65],
    [3, 78.33],
    [4, 85],
    [5, 95],
    [7, 93.57],
    [10, 95],
    [13, 96.54],
    [20, 100],
  ])('%i posts can reach %d at best', (n, best) => expect(bestReachable(n, P)).toBe(best));

  it('shares the best split out by largest remainder', () => {
    expect(largestRemainder(P, 4)).toEqual([2, 1, 1, 0]);
    expect(largestRemainder(P, 50)).toEqual([20, 13, 10, 7]);
    expect(equalTargets(3)).toEqual([34, 33, 33]);
    expect(equalTargets(4)).toEqual([25, 25, 25, 25]);
    expect(equalTargets(0)).toStrictEqual([]);
    expect(() => largestRemainder([0, 0], 3)).toThrow('positive');
  });

  it('has no value for an empty period', () => {
    expect(balanceIndex(posts(0, 0, 0, 0), P)).toBeNull();
    expect(bestReachable(0, P)).toBeNull();
    expect(jensenShannon([], [])).toBeNull();
    expect(jensenShannonDistance([], [])).toBeNull();
  });

  it('counts a theme with target 0 fully as excess', () => expect(balanceIndex(posts(5, 5), [100, 0])).toBe(50));

  it('knows the divergence of (½, ½) from (1, 0)', () =>
    expect(jensenShannon([1, 1], [100, 0])).toBeCloseTo(0.311278, 6));

  it('takes fractional labels exactly: five posts with several labels', () => {
    expect(balanceIndex([2300, 800, 1000, 900], P)).toBe(91);
  });

  it('takes screen seconds as well as posts', () => expect(balanceIndex([600, 300, 150, 450], P)).toBe(85));
});

describe('the index, for any counts', () => {
  const anyTargets = fc.array(fc.nat(20), { minLength: 2, maxLength: 6 }).map((weights) => {
    return largestRemainder(
      weights.map((weight) => weight + 1),
      100,
    );
  });
  const anyCase = anyTargets.chain((targets) =>
    fc.record({
      targets: fc.constant(targets),
      counts: fc.array(fc.nat(60), { minLength: targets.length, maxLength: targets.length }),
    }),
  );

  it('lies between the smallest target and 100, and never above the best reachable', () => {
    fc.assert(
      fc.property(anyCase, ({ targets, counts }) => {
        const index = balanceIndex(posts(...counts), targets);
        const n = sumOf(counts);
        if (n === 0) return index === null;
        const best = bestReachable(n, targets) ?? 0;
        return index !== null && index >= Math.min(...targets) - 0.01 && index <= best;
      }),
      { numRuns: 1000 },
    );
  });

  it('shares out every seat within one of its quota', () => {
    fc.assert(
      fc.property(anyTargets, fc.nat(500), (targets, n) => {
        const parts = largestRemainder(targets, n);
        return sumOf(parts) === n && parts.every((part, i) => Math.abs(part - ((targets[i] ?? 0) * n) / 100) < 1);
      }),
    );
  });

  it('is the sentence in the help text: so many of 100 posts would have to change theme', () => {
    const counts = [45, 15, 25, 15];
    const moved = counts.reduce((sum, count, i) => sum + Math.max(0, count - (P[i] ?? 0)), 0);
    expect(balanceIndex(posts(...counts), P)).toBe(100 - moved);
  });
});

describe('the overall index', () => {
  it('is the weighted mean of the channels with posts', () => {
    expect(
      weightedMean([
        { index: 80, weight: 1 },
        { index: 90, weight: 1 },
      ]),
    ).toBe(85);
    expect(
      weightedMean([
        { index: 80, weight: 3 },
        { index: 90, weight: 1 },
      ]),
    ).toBe(82.5);
    expect(
      weightedMean([
        { index: 80, weight: 1 },
        { index: null, weight: 5 },
      ]),
    ).toBe(80);
    expect(
      weightedMean([
        { index: 78.33, weight: 1 },
        { index: 95, weight: 1 },
        { index: 95, weight: 1 },
      ]),
    ).toBe(89.44);
  });

  it('is null without posts or without weight', () => {
    expect(weightedMean([])).toBeNull();
    expect(weightedMean([{ index: 80, weight: 0 }])).toBeNull();
  });

  it('rounds half up in integers', () => {
    expect(twoDecimals(1005, 1000)).toBe(1.01);
    expect(twoDecimals(2, 3)).toBe(0.67);
  });
});
