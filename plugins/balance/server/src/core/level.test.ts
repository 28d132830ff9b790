import { effectivePosts, wilson, Z_95_FOUR_THEMES } from './interval';
import { feedExposure, logarithmic, reciprocal } from './feed-exposure';
import { gapInPosts, levels } from './level';
import { balanceIndex } from './balance-index';

const P = [40, 25, 20, 15];
const posts = (...counts: number[]): number[] => counts.map((count) => count * 1000);

describe('Wilson interval', () => {
  it.each([
    [4, 20, 0.0807, 0.416],
    [10, 50, 0.1124, 0.3304],
    [30, 50, 0.4618, 0.7239],
    [0, 5, 0, 0.4345],
    [1, 5, 0.0362, 0.6245],
  ])('%i of %i → [%d, %d]', (hits, n, low, high) => {
    const interval = wilson(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('widens for four themes at once', () => {
    const interval = wilson(10, 50, Z_95_FOUR_THEMES);
    expect(interval.low).toBeCloseTo(0.096, 4);
    expect(interval.high).toBeCloseTo(0.3706, 4);
  });

  it('counts unequal weights as fewer posts', () => {
    expect(effectivePosts([1, 2, 3, 4, 5].map(logarithmic))).toBeCloseTo(4.384, 3);
    expect(effectivePosts([])).toBe(0);
  });
});

describe('levels', () => {
  it('watches 4 of 20 at a target of 40 %, because chance may explain it', () => {
    expect(levels(posts(4, 6, 6, 4), P, 5)).toEqual(['watch', 'ok', 'ok', 'ok']);
  });

  it('is clear at 10 of 50', () => expect(levels(posts(10, 15, 15, 10), P, 5)[0]).toBe('clear'));

  it('says nothing about a theme that has too much', () => {
    expect(levels(posts(30, 8, 8, 4), P, 5)).toEqual(['ok', 'watch', 'ok', 'watch']);
  });

  it('gives only numbers below five posts', () => {
    expect(levels(posts(4, 0, 0, 0), P, 5)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(levels(posts(0, 0, 0, 5), P, 5)[0]).toBe('watch');
  });

  it('needs a whole missing post and more than the tolerance', () => {
    // 8 posts: B wants 2 and has 1 (12.5 points off). 7 posts: B wants 1.75 and has 1.
    expect(levels(posts(4, 1, 2, 1), P, 5)[1]).toBe('watch');
    expect(levels(posts(3, 1, 2, 1), P, 5)[1]).toBe('ok');
    // 20 of 100 at a target of 25: exactly the tolerance is still within.
    expect(levels(posts(45, 20, 20, 15), P, 5)[1]).toBe('ok');
    expect(levels(posts(46, 19, 20, 15), P, 5)[1]).toBe('watch');
  });

  it('never nudges towards a theme with target 0', () => {
    expect(levels(posts(10, 0), [100, 0], 5)).toEqual(['ok', 'ok']);
  });

  it('gives the gap in posts', () => {
    expect(gapInPosts(15, 4000, 50_000)).toBe(3.5);
    expect(gapInPosts(40, 30_000, 50_000)).toBe(-10);
    expect(gapInPosts(25, 700, 5000)).toBe(0.55);
  });
});

describe('exposure of a feed', () => {
  const codes = ['A', 'B', 'C', 'D'];
  const P4 = [40, 25, 20, 15];
  const index = (shares: number[]): number | null =>
    balanceIndex(
      shares.map((share) => Math.round(share * 1e9)),
      P4,
    );

  it.each([
    ['AABCD', [0.5531, 0.1696, 0.1461, 0.1312], 84.69],
    ['ABCDA', [0.4704, 0.214, 0.1696, 0.1461], 92.96],
  ])('%s by logarithmic weights → %j', (list, shares, expected) => {
    const exposure = feedExposure([...list], codes);
    exposure.forEach((share, i) => expect(share).toBeCloseTo(shares[i] ?? -1, 4));
    expect(index(exposure)).toBe(expected);
  });

  it('AABCD by 1/rank', () => {
    const exposure = feedExposure([...'AABCD'], codes, reciprocal);
    [0.6569, 0.146, 0.1095, 0.0876].forEach((share, i) => expect(exposure[i]).toBeCloseTo(share, 4));
    expect(index(exposure)).toBe(74.31);
  });

  it('is nothing for an empty page', () => expect(feedExposure([], codes)).toEqual([0, 0, 0, 0]));
});
