import { longTrend, mannKendall, theilSenSlope, trendOf } from './trend';

describe('the trend', () => {
  it('compares two windows with enough posts and enough change', () => {
    expect(trendOf({ index: 85.5, n: 24 }, { index: 80.1, n: 20 })).toEqual({
      previousIndex: 80.1,
      delta: 5.4,
      n: 24,
      previousN: 20,
    });
    expect(trendOf({ index: 75, n: 20 }, { index: 80, n: 20 })?.delta).toBe(-5);
  });

  it.each([
    ['too few posts now', { index: 90, n: 19 }, { index: 70, n: 40 }],
    ['too few posts before', { index: 90, n: 40 }, { index: 70, n: 19 }],
    ['too small a change', { index: 84.99, n: 40 }, { index: 80, n: 40 }],
    ['no posts now', { index: null, n: 0 }, { index: 80, n: 40 }],
    ['no posts before', { index: 80, n: 40 }, { index: null, n: 0 }],
  ])('is silent with %s', (_, now, before) => expect(trendOf(now, before)).toBeNull());

  it('finds the slope and its significance over six weeks', () => {
    const weeks = [70, 72, 71, 75, 78, 80];
    expect(theilSenSlope(weeks)).toBe(2);
    const { s, variance, z } = mannKendall(weeks);
    expect(s).toBe(13);
    expect(variance).toBeCloseTo(28.333, 3);
    expect(z).toBeCloseTo(2.2544, 4);
  });

  it('knows a level line and an even number of slopes', () => {
    expect(theilSenSlope([5, 5, 5])).toBe(0);
    expect(theilSenSlope([0, 1, 4, 9])).toBe(3);
    expect(mannKendall([1, 2, 2, 1]).z).toBe(0);
  });

  it('says over six weeks with posts which way it goes', () => {
    const weeks = [70, 72, 71, 75, 78, 80];
    expect(longTrend(weeks)).toEqual({ slope: 2, z: 2.2544, direction: 'rising' });
    expect(longTrend([...weeks].reverse())).toEqual({ slope: -2, z: -2.2544, direction: 'falling' });
    expect(longTrend([70, 72, 71, 75, 70, 71])).toMatchObject({ direction: 'level' });
    expect(longTrend(weeks.slice(1))).toBeNull();
  });

  it('leaves out weeks without posts, which keep their place', () => {
    expect(longTrend([70, null, 72, 74, null, null, 80])).toBeNull();
    expect(longTrend([70, null, 74, 76, 78, 80, null, 84])).toEqual({ slope: 2, z: 2.6301, direction: 'rising' });
  });
});
