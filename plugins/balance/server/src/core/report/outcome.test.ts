import { linesOf } from '../../../../test-support/report-facts';
import { areSameTargets, planOutcome } from './outcome';

const TARGETS = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };

describe('a plan', () => {
  it.each([
    ['as planned', [8, 5, 4, 3], 5, 'met'],
    // 45 / 20 / 20 / 15 of 100: exactly five points off.
    ['off by just the tolerance', [9, 4, 4, 3], 5, 'met'],
    ['off by more', [9, 4, 4, 3], 4, 'missed'],
    ['nothing published', [0, 0, 0, 0], 5, 'none'],
    ['four posts', [4, 0, 0, 0], 5, 'few'],
    ['five posts', [5, 0, 0, 0], 5, 'missed'],
    // In thousandths of a post: 4.7 of 10.
    ['divided posts', [4.7, 2.3, 1.8, 1.2], 7, 'met'],
  ])('of %s: %j within %i is %s', (_, counts, tolerance, outcome) =>
    expect(planOutcome(linesOf(counts), TARGETS, tolerance).outcome).toBe(outcome),
  );

  it('names the themes it was missed by, above and below', () => {
    expect(planOutcome(linesOf([30, 8, 8, 4]), TARGETS, 5).astray.map(({ code, points }) => [code, points])).toEqual([
      ['industry', 20],
      ['ideals', -9],
      ['livelihood', -7],
    ]);
  });

  it('takes a theme that its targets do not name for unwanted', () => {
    const { outcome, astray } = planOutcome(linesOf([10, 0, 0, 0]), { ideals: 100 }, 5);
    expect(outcome).toBe('missed');
    expect(astray.map(({ points }) => points)).toEqual([100, -100]);
  });
});

test('targets are the same whatever order they stand in, and what is not named is 0', () => {
  expect(areSameTargets({ a: 60, b: 40 }, { b: 40, a: 60, c: 0 })).toBe(true);
  expect(areSameTargets({ a: 60, b: 40 }, { a: 40, b: 60 })).toBe(false);
});
