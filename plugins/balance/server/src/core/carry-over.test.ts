import { carryOver } from './carry-over';

const PLAN = [40, 25, 20, 15];
const posts = (...shown: number[]): number[] => shown.map((count) => count * 1000);

describe('credit from what was shown', () => {
  it('of the worked example is scaled to two posts', () => {
    expect(carryOver(PLAN, posts(30, 8, 8, 4), 10_000)).toEqual([-10_000, 4500, 2000, 3500]);
    expect(carryOver(PLAN, posts(30, 8, 8, 4), 2000)).toEqual([-2000, 900, 400, 700]);
  });

  it.each([
    ['nothing shown', posts(0, 0, 0, 0), [0, 0, 0, 0]],
    ['all as planned', posts(8, 5, 4, 3), [0, 0, 0, 0]],
    ['only the last', posts(0, 0, 0, 50), [942, 588, 470, -2000]],
  ])('%s', (_, shown, expected) => {
    expect(carryOver(PLAN, shown, 2000)).toEqual(expected);
  });

  it('leaves themes without weight out, whatever they had', () => {
    expect(carryOver([50, 0, 50], posts(3, 100, 1), 2000)).toEqual([-1000, 0, 1000]);
    expect(carryOver([0, 0], posts(1, 2), 2000)).toEqual([0, 0]);
    expect(carryOver(PLAN, posts(30, 8, 8, 4), 0)).toEqual([0, 0, 0, 0]);
  });

  it('is exact for a month of a thousand screens', () => {
    const month = 30 * 86_400_000 * 1000;
    const credit = carryOver(PLAN, [month, month, month, month], 120_000);
    expect(credit).toEqual([120_000, 0, -40_000, -80_000]);
  });

  it('sums to 0, keeps the sign of every debt and never passes the limit', () => {
    let state = 99;
    const random = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below;
    for (let round = 0; round < 2000; round += 1) {
      const weights = PLAN.map(() => random(40));
      const shown = PLAN.map(() => random(50_000));
      const total = weights.reduce((a, b) => a + b, 0);
      const all = shown.reduce((sum, had, i) => sum + (weights[i] === 0 ? 0 : had), 0);
      const credit = carryOver(weights, shown, 2000);
      expect(credit.reduce((a, b) => a + b, 0)).toBe(0);
      credit.forEach((owed, i) => {
        const debt = weights[i] === 0 ? 0 : (weights[i] ?? 0) * all - total * (shown[i] ?? 0);
        expect(Math.abs(owed)).toBeLessThanOrEqual(2000);
        expect(Math.abs(owed) <= 1 || Math.sign(owed) === Math.sign(debt)).toBe(true);
      });
    }
  });
});
