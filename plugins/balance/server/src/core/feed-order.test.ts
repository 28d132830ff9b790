import fc from 'fast-check';
import { carryOver } from './carry-over';
import { createMixer, mixByTheme } from './feed-order';

const sequence = (weights: number[], slots: number, credit?: readonly number[]): number[] => {
  const mixer = createMixer(weights, credit);
  return Array.from({ length: slots }, () => mixer.next() ?? -1);
};
const letters = (picks: readonly number[]): string => picks.map((pick) => 'ABCDEFGH'[pick]).join('');
const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The largest |A_i(t) − p_i t| over all prefixes and themes. */
const worstDeviation = (weights: number[], picks: readonly number[]): number => {
  const shown = weights.map(() => 0);
  return picks.reduce((worst, pick, slot) => {
    shown[pick] = (shown[pick] ?? 0) + 1;
    const off = weights.map((weight, i) => Math.abs((shown[i] ?? 0) - (weight * (slot + 1)) / sumOf(weights)));
    return Math.max(worst, ...off);
  }, 0);
};

describe('golden sequences (they fix the tie rule)', () => {
  it.each([
    [[8, 5, 4, 3], 'ABCADABCABADCABADCBA', 0.65],
    [[40, 25, 20, 15], 'ABCADABCABADCABADCBA', 0.65],
    [[4, 3, 2, 1], 'ABCABADCBA', 0.6],
    [[5, 1, 1], 'AABAACA', 0.7143],
  ])('%j → %s', (weights, expected, deviation) => {
    const picks = sequence(weights, expected.length);
    expect(letters(picks)).toBe(expected);
    expect(worstDeviation(weights, picks)).toBeCloseTo(deviation, 4);
  });

  it('makes up for what was shown, but for two posts at most', () => {
    const credit = carryOver([40, 25, 20, 15], [30_000, 8000, 8000, 4000], 2000);
    const picks = letters(sequence([40, 25, 20, 15], 20, credit));
    expect(picks).toBe('BDCBCADBABACDABACABD');
    expect([...'ABCD'].map((theme) => picks.split(theme).length - 1)).toEqual([6, 6, 4, 4]);
  });

  it.each([
    [[5, 2, 1], 0.75],
    [[7, 2, 2, 1], 0.8333],
    [[3, 2, 1, 1, 1], 0.875],
  ])('reaches the bound and no more at %j', (weights, bound) => {
    const found = worstDeviation(weights, sequence(weights, sumOf(weights) * 2));
    expect(found).toBeLessThanOrEqual(bound + 1e-4);
    expect(found).toBeGreaterThan(0.7);
  });

  it('shares in every prefix are within five points from the 17th slot on, two from the 42nd', () => {
    const picks = sequence([40, 25, 20, 15], 400);
    const worst = (from: number): number =>
      Math.max(
        ...picks.slice(from - 1).flatMap((_, i) => {
          const prefix = picks.slice(0, from + i);
          const shareOf = (theme: number): number => prefix.filter((pick) => pick === theme).length / prefix.length;
          return [40, 25, 20, 15].map((weight, theme) => Math.abs(shareOf(theme) * 100 - weight));
        }),
      );
    expect(worst(17)).toBeLessThanOrEqual(5);
    expect(worst(42)).toBeLessThanOrEqual(2);
  });
});

describe('mixing a list', () => {
  const themes = [
    { code: 'industry', weight: 40 },
    { code: 'ideals', weight: 25 },
    { code: 'guidance', weight: 20 },
    { code: 'livelihood', weight: 15 },
  ];
  const anyItems = fc
    .array(fc.constantFrom('industry', 'ideals', 'guidance', 'livelihood', 'gone', null), { maxLength: 60 })
    .map((list) => list.map((theme, id) => ({ id, theme })));

  it('keeps every post and the order inside each theme', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const mixed = mixByTheme(items, themes);
        expect([...mixed].sort((a, b) => a.id - b.id)).toEqual(items);
        for (const theme of [...themes.map(({ code }) => code), 'gone', null]) {
          const ids = mixed.filter((item) => item.theme === theme).map(({ id }) => id);
          expect(ids).toEqual([...ids].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('puts posts without a weighted theme last', () => {
    const items = [{ theme: null }, { theme: 'gone' }, { theme: 'ideals' }, { theme: 'industry' }];
    expect(mixByTheme(items, themes).map(({ theme }) => theme)).toEqual(['industry', 'ideals', null, 'gone']);
  });

  it('follows the targets from the first page on', () => {
    const items = themes.flatMap(({ code }) => Array.from({ length: 20 }, () => ({ theme: code })));
    const first = mixByTheme(items, themes).slice(0, 20);
    expect(themes.map(({ code }) => first.filter(({ theme }) => theme === code).length)).toEqual([8, 5, 4, 3]);
  });

  it('does with one theme, none, and weights of 0', () => {
    expect(mixByTheme([{ theme: 'a' }, { theme: 'a' }], [{ code: 'a', weight: 100 }])).toHaveLength(2);
    expect(mixByTheme([], themes)).toStrictEqual([]);
    expect(mixByTheme([{ theme: 'a' }], [])).toEqual([{ theme: 'a' }]);
    const items = [{ theme: 'b' }, { theme: 'a' }];
    const mixed = mixByTheme(items, [
      { code: 'a', weight: 100 },
      { code: 'b', weight: 0 },
    ]);
    expect(mixed.map(({ theme }) => theme)).toEqual(['a', 'b']);
  });

  it('refuses weights beyond which it would not be exact', () => {
    expect(() => createMixer([9999, 2])).toThrow(RangeError);
    expect(() => createMixer(Array.from({ length: 101 }, () => 1))).toThrow(RangeError);
  });

  it('mixes 20,000 posts', () => {
    const items = Array.from({ length: 20_000 }, (_, id) => ({ id, theme: themes[id % 4]?.code ?? null }));
    expect(mixByTheme(items, themes)).toHaveLength(20_000);
  });
});
