import { isNotWorse, type Outcome, reportOn } from './evaluation';

const outcome = (actual: string, guessed: string | null, confidence: number): Outcome => ({
  actual,
  guessed,
  confidence,
});

/** Ten test posts: a is found 3 of 4 times, b 2 of 4, c 1 of 2; d is neither tested nor guessed. */
const OUTCOMES = [
  outcome('a', 'a', 0.95),
  outcome('a', 'a', 1),
  outcome('a', 'a', 0.72),
  outcome('a', 'b', 0.55),
  outcome('b', 'b', 0.9),
  outcome('b', 'b', 0.58),
  outcome('b', 'a', 0.75),
  outcome('b', null, 0),
  outcome('c', 'c', 0.45),
  outcome('c', 'a', 0.4),
];
const REPORT = reportOn(OUTCOMES, ['a', 'b', 'c', 'd']);

describe('an evaluation', () => {
  it('gives accuracy with its interval', () => {
    expect(REPORT).toMatchObject({ posts: 10, right: 6, accuracy: 0.6 });
    // p = .6, n = 10, z = 1.96: centre .792080/1.384160 = .57225, half .341… / 1.384160.
    expect(REPORT.interval?.low).toBeCloseTo(0.3127, 4);
    expect(REPORT.interval?.high).toBeCloseTo(0.8318, 4);
  });

  it('scores each theme, and takes the mean of those that occur', () => {
    // a: guessed 5 times, 3 right, 4 posts: F1 6/9. b: guessed 3 times, 2 right, 4 posts: 4/7. c: 1 of 1, 2 posts: 2/3.
    const score = (theme: string, posts: number, precision: number, recall: number, f1: number): object => ({
      theme,
      posts,
      precision: expect.closeTo(precision, 12) as number,
      recall: expect.closeTo(recall, 12) as number,
      f1: expect.closeTo(f1, 12) as number,
    });
    expect(REPORT.themes).toEqual([
      score('a', 4, 3 / 5, 3 / 4, 2 / 3),
      score('b', 4, 2 / 3, 1 / 2, 4 / 7),
      score('c', 2, 1, 1 / 2, 2 / 3),
      score('d', 0, 0, 0, 0),
    ]);
    expect(REPORT.macroF1).toBeCloseTo((2 / 3 + 4 / 7 + 2 / 3) / 3, 12);
  });

  it('tells which theme is taken for which', () => {
    expect(REPORT.confusion).toEqual([
      [3, 1, 0, 0, 0],
      [1, 2, 0, 0, 1],
      [1, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('holds confidence against truth in ten bins', () => {
    expect(REPORT.reliability.map(({ posts }) => posts)).toEqual([1, 0, 0, 0, 2, 2, 0, 2, 0, 3]);
    expect(REPORT.reliability[5]).toEqual({
      from: 0.5,
      to: 0.6,
      posts: 2,
      confidence: expect.closeTo(0.565, 12) as number,
      accuracy: 0.5,
    });
    expect(REPORT.reliability[9]).toMatchObject({ confidence: expect.closeTo(0.95, 12) as number, accuracy: 1 });
    expect(REPORT.reliability[1]).toMatchObject({ posts: 0, confidence: null, accuracy: null });
  });

  it('says how much would be suggested at a threshold, and how much of it is right', () => {
    expect(REPORT.coverage).toEqual([
      { threshold: 0.5, posts: 7, share: 0.7, accuracy: 5 / 7 },
      { threshold: 0.7, posts: 5, share: 0.5, accuracy: 4 / 5 },
      { threshold: 0.9, posts: 3, share: 0.3, accuracy: 1 },
    ]);
  });

  it('knows nothing without test posts', () => {
    expect(reportOn([], ['a'])).toMatchObject({ posts: 0, accuracy: null, interval: null, macroF1: null });
  });
});

describe('a new model', () => {
  const report = (right: number, posts: number): ReturnType<typeof reportOn> =>
    reportOn(
      Array.from({ length: posts }, (_, i) => outcome('a', i < right ? 'a' : 'b', 1)),
      ['a', 'b'],
    );

  it('replaces one that was right no more often on the same posts', () => {
    expect(isNotWorse(report(8, 10), report(7, 10))).toBe(true);
    expect(isNotWorse(report(7, 10), report(7, 10))).toBe(true);
    expect(isNotWorse(report(6, 10), report(7, 10))).toBe(false);
  });

  it('is not taken on no evidence, or on other posts', () => {
    expect(isNotWorse(report(0, 0), report(0, 0))).toBe(false);
    expect(isNotWorse(report(9, 12), report(7, 10))).toBe(false);
  });
});
