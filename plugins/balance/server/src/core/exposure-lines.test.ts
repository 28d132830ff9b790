import fc from 'fast-check';
import { balanceIndex, sumOf } from './balance-index';
import { exposureLine } from './exposure-lines';
import { HOUR_AT_TOP, placeWeights, positionSums, type Stint } from './position-hours';

const THEMES = [
  { code: 'A', target: 40 },
  { code: 'B', target: 25 },
  { code: 'C', target: 20 },
  { code: 'D', target: 15 },
];
const HOUR = 3_600_000;
const DAY = { from: 0, to: 24 * HOUR };
const LOG2 = placeWeights(5, []);
const line = (sums: Record<string, number | bigint>, unit = 1n) =>
  exposureLine(new Map(Object.entries(sums).map(([code, value]) => [code, BigInt(value)])), THEMES, unit);
const post = (id: number, theme: string, from: number, to: number | null = null): Stint => ({
  ...{ id, from, to, labels: theme === '' ? {} : { [theme]: 1000 } },
});
/** Posts that stand in this order from the top, all day. */
const page = (themes: string): Stint[] => [...themes].map((theme, i) => post(themes.length - i, theme, -1));
const shares = (stints: readonly Stint[], weights = LOG2) => {
  const found = exposureLine(positionSums(stints, DAY, weights), THEMES, HOUR_AT_TOP);
  return found && { index: found.index, total: found.total, shares: found.themes.map(({ share }) => share) };
};

describe('the worked numbers', () => {
  test('screen seconds 600/300/150/450 → 85', () => {
    expect(line({ A: 600_000, B: 300_000, C: 150_000, D: 450_000 }, 1000n)).toEqual({
      index: 85,
      total: 1500,
      themes: [
        { code: 'A', share: 0.4 },
        { code: 'B', share: 0.2 },
        { code: 'C', share: 0.1 },
        { code: 'D', share: 0.3 },
      ],
    });
  });

  test.each([
    ['AABCD', LOG2, 84.69, [0.5531, 0.1696, 0.1461, 0.1312]],
    ['ABCDA', LOG2, 92.96, [0.4704, 0.214, 0.1696, 0.1461]],
    ['AABCD', placeWeights(5, [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]), 74.31, [0.6569, 0.146, 0.1095, 0.0876]],
  ])('a page %s all day', (themes, weights, index, expected) => {
    const found = shares(page(themes), weights);
    expect(found?.index).toBe(index);
    found?.shares.forEach((share, i) => expect(share).toBeCloseTo(expected[i] ?? -1, 4));
  });

  test('labels in thousandths: 2.3/.8/1.0/.9 → 91', () => {
    expect(line({ A: 2300, B: 800, C: 1000, D: 900 }, 1000n)).toMatchObject({ index: 91, total: 5 });
    // The same five posts, each an hour at the top of its own feed of one place.
    const labels = [{ A: 1000 }, { A: 700, B: 300 }, { B: 500, D: 500 }, { C: 1000 }, { A: 600, D: 400 }];
    const stints = labels.map((each, i) => ({ id: i, from: i * HOUR, to: (i + 1) * HOUR, labels: each }));
    const found = exposureLine(positionSums(stints, DAY, [1_000_000]), THEMES, HOUR_AT_TOP);
    expect(found).toMatchObject({ index: 91, total: 5 });
  });

  test('weights by the table, and by the formula below its end', () => {
    expect(LOG2).toEqual([1_000_000, 630_930, 500_000, 430_677, 386_853]);
    expect(placeWeights(3, [1, 0.9])).toEqual([1_000_000, 900_000, 500_000]);
    expect(placeWeights(1, [1, 0.9])).toEqual([1_000_000]);
  });
});

describe('a line', () => {
  it('is nothing where no item with a theme had any', () => {
    expect(line({})).toBeNull();
    expect(line({ '': 5 })).toBeNull();
    expect(line({ A: 0 })).toBeNull();
  });

  it('takes a theme that is gone as excess, and items without a theme not at all', () => {
    const found = line({ A: 50, gone: 50, '': 1000 });
    expect(found).toMatchObject({ index: 40, total: 100 });
    expect(found?.themes.at(-1)).toEqual({ code: 'gone', share: 0.5 });
  });

  it('never counts less than nothing', () => expect(line({ A: 10, B: -3 })).toMatchObject({ total: 10 }));

  it('is the index of posts, for any numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 4, maxLength: 4 }), (counts) => {
        const sums = new Map(THEMES.map(({ code }, i) => [code, BigInt(counts[i] ?? 0)]));
        const expected = balanceIndex(
          counts,
          THEMES.map(({ target }) => target),
        );
        expect(exposureLine(sums, THEMES, 1n)?.index ?? null).toBe(expected);
      }),
    );
  });

  it('is exact beyond what a number holds', () => {
    const huge = 10n ** 30n;
    expect(line({ A: 600n * huge, B: 300n * huge, C: 150n * huge, D: 450n * huge }, huge)).toMatchObject({
      ...{ index: 85, total: 1500 },
    });
  });
});

describe('time in the visible page', () => {
  const hours = (stints: readonly Stint[], window = DAY, weights = placeWeights(2, [1, 0.5])) =>
    Object.fromEntries(
      [...positionSums(stints, window, weights)].map(([code, sum]) => [code, Number(sum) / Number(HOUR_AT_TOP)]),
    );

  test.each<[string, Stint[], Record<string, number>]>([
    ['an empty feed', [], {}],
    ['one post from its release', [post(1, 'A', 20 * HOUR)], { A: 4 }],
    ['one from before, until its recall', [post(1, 'A', -5, 6 * HOUR)], { A: 6 }],
    ['a newer one pushes it down', [post(1, 'A', 0), post(2, 'B', 10 * HOUR)], { A: 10 + 7, B: 14 }],
    [
      'and two push it off the page',
      [post(1, 'A', 0), post(2, 'B', 10 * HOUR), post(3, 'C', 12 * HOUR)],
      { A: 10 + 1, B: 2 + 6, C: 12 },
    ],
    [
      'it comes back when one above is recalled',
      [post(1, 'A', 0), post(2, 'B', 10 * HOUR, 20 * HOUR), post(3, 'C', 12 * HOUR)],
      { A: 10 + 1 + 2, B: 2 + 4, C: 12 },
    ],
    ['recalled before the window', [post(1, 'A', -10, 0)], {}],
    ['released after it', [post(1, 'A', DAY.to)], {}],
    ['recalled at the moment of its release', [post(1, 'A', 5, 5)], {}],
    ['of one moment the greater id is above', [post(1, 'A', -1), post(2, 'B', -1)], { A: 12, B: 24 }],
    ['without a theme it takes its place', [post(1, 'A', -2), post(2, '', -1)], { A: 12, '': 24 }],
    ['a release in the moment of a recall', [post(1, 'A', 0, 8 * HOUR), post(2, 'B', 8 * HOUR)], { A: 8, B: 16 }],
  ])('%s', (_, stints, expected) => expect(hours(stints)).toEqual(expected));

  const anyStint = fc
    .record({ theme: fc.constantFrom('A', 'B', 'C', ''), from: fc.integer({ min: -20, max: 40 }), long: fc.nat(40) })
    .map(({ theme, from, long }) => ({ theme, from: from * HOUR, to: long === 0 ? null : (from + long) * HOUR }));
  const anyFeed = fc
    .array(anyStint, { maxLength: 25 })
    .map((list) => list.map(({ theme, from, to }, i) => post(i + 1, theme, from, to)));

  it('is what looking every hour would find, where things happen on the hour', () => {
    const weights = placeWeights(3, []);
    fc.assert(
      fc.property(anyFeed, (stints) => {
        const expected = new Map<string, bigint>();
        for (let at = 0; at < 24 * HOUR; at += HOUR) {
          const shown = stints.filter(({ from, to }) => from <= at && (to === null || to > at));
          shown.sort((a, b) => b.from - a.from || b.id - a.id);
          shown.slice(0, 3).forEach(({ labels }, place) => {
            const code = Object.keys(labels)[0] ?? '';
            const value = BigInt(weights[place] ?? 0) * BigInt(HOUR) * 1000n;
            expected.set(code, (expected.get(code) ?? 0n) + value);
          });
        }
        const found = positionSums(stints, DAY, weights);
        expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
      }),
      { numRuns: 300 },
    );
  });

  it('of two windows side by side add up to that of both', () => {
    fc.assert(
      fc.property(anyFeed, fc.integer({ min: 1, max: DAY.to - 1 }), (stints, middle) => {
        const sums = (window: typeof DAY) => positionSums(stints, window, LOG2);
        const [left, right, both] = [sums({ ...DAY, to: middle }), sums({ ...DAY, from: middle }), sums(DAY)];
        for (const code of ['A', 'B', 'C', ''])
          expect((left.get(code) ?? 0n) + (right.get(code) ?? 0n)).toBe(both.get(code) ?? 0n);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on posts that cannot come onto the page', () => {
    fc.assert(
      fc.property(anyFeed, (stints) => {
        const before = stints.filter(({ from, to }) => from < 0 && (to === null || to > 0));
        const leaving = before.filter(({ to }) => to !== null && to < DAY.to);
        const standing = before.filter((each) => !leaving.includes(each));
        standing.sort((a, b) => b.from - a.from || b.id - a.id);
        const needed = new Set([...leaving, ...standing.slice(0, 5 + leaving.length)]);
        const kept = stints.filter((each) => each.from >= 0 || needed.has(each));
        expect(positionSums(kept, DAY, LOG2)).toEqual(positionSums(stints, DAY, LOG2));
      }),
      { numRuns: 300 },
    );
  });
});

test('weights of a page sum up as the shares say', () => expect(sumOf(LOG2)).toBe(2_948_460));
