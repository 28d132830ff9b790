import fc from 'fast-check';
import { carryOver, createMixer, mixByTheme } from './feed-order';

const sequence = (weights: number[], slots: number, credit?: Parameters<typeof createMixer>[1]): number[] => {
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

const anyWeights = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 6 });

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
    const credit = carryOver([40, 25, 20, 15], [30, 8, 8, 4]);
    const posts = credit.owed.map((owed) => Number(owed) / Number(credit.unit));
    [-2, 0.9, 0.4, 0.7].forEach((owed, i) => expect(posts[i]).toBeCloseTo(owed, 10));
    const picks = letters(sequence([40, 25, 20, 15], 20, credit));
    expect(picks).toBe('BDCBCADBABACDABACABD');
    expect([...'ABCD'].map((theme) => picks.split(theme).length - 1)).toEqual([6, 6, 4, 4]);
  });

  it('carries a small debt over whole', () => {
    const credit = carryOver([1, 1], [1, 0]);
    expect(credit).toEqual({ owed: [-1n, 1n], unit: 2n });
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
});

describe('for any weights', () => {
  it('keeps every prefix within 1 − 1/(2n − 2) posts of the entitlement', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const n = weights.length;
        const total = sumOf(weights);
        const shown = weights.map(() => 0);
        return sequence(weights, total * 2).every((pick, slot) => {
          shown[pick] = (shown[pick] ?? 0) + 1;
          // |W·A − w·t| · (2n − 2) ≤ W · (2n − 3), in integers.
          return weights.every(
            (w, i) => Math.abs(total * (shown[i] ?? 0) - w * (slot + 1)) * (2 * n - 2) <= total * (2 * n - 3),
          );
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives every theme exactly its weight in each cycle', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const total = sumOf(weights);
        const picks = sequence(weights, total * 2);
        return weights.every((weight, i) => picks.slice(total).filter((pick) => pick === i).length === weight);
      }),
    );
  });

  it('settles within the bound from any small credit', () => {
    fc.assert(
      fc.property(anyWeights, fc.array(fc.nat(40), { minLength: 6, maxLength: 6 }), (weights, past) => {
        const mixer = createMixer(weights, carryOver(weights, past.slice(0, weights.length)));
        for (let slot = 0; slot < 40 * weights.length; slot += 1) mixer.next();
        const { owed, unit } = mixer.owed();
        const bound = BigInt(2 * weights.length - 2);
        return owed.every((debt) => (debt < 0n ? -debt : debt) * bound <= unit * (bound - 1n));
      }),
    );
  });

  it('is never more than one post off, whichever themes run out and when', () => {
    const ends = fc.array(fc.nat(40), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(anyWeights, ends, (weights, stock) => {
        const mixer = createMixer(weights);
        const left = stock.slice(0, weights.length);
        left.forEach((posts, i) => posts === 0 && mixer.close(i));
        for (let pick = mixer.next(); pick !== null; pick = mixer.next()) {
          const { owed, unit } = mixer.owed();
          if (owed.some((debt) => debt > unit || debt < -unit)) return false;
          left[pick] = (left[pick] ?? 0) - 1;
          if (left[pick] === 0) mixer.close(pick);
        }
        return left.every((posts) => posts === 0);
      }),
      { numRuns: 1000 },
    );
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

  it('mixes 2,000 posts quickly although its integers grow when themes run out', () => {
    const items = Array.from({ length: 2000 }, (_, id) => ({ id, theme: themes[id % 4]?.code ?? null }));
    expect(mixByTheme(items, themes)).toHaveLength(2000);
  });
});
