import { createTimeMixer, mixBySeconds } from './playlist-order';

const WEIGHTS = [40, 25, 20, 15];
const THEMES = [...'ABCD'].map((code, i) => ({ code, weight: WEIGHTS[i] ?? 0 }));
const lettersOf = (items: readonly { theme: string | null }[]): string => items.map(({ theme }) => theme).join('');

/** So many items of each theme, with the theme's duration in seconds. */
const stockOf = (seconds: Record<string, number>, each: number) =>
  Object.entries(seconds).flatMap(([theme, duration]) =>
    Array.from({ length: each }, () => ({ theme, durationMs: duration * 1000 })),
  );

/** Entitlement minus time shown after each item, in seconds per theme. */
const debts = (items: readonly { theme: string; durationMs: number }[]): number[][] => {
  const shown = WEIGHTS.map(() => 0);
  return items.map(({ theme, durationMs }) => {
    const place = THEMES.findIndex(({ code }) => code === theme);
    shown[place] = (shown[place] ?? 0) + durationMs / 1000;
    const time = shown.reduce((a, b) => a + b, 0);
    return WEIGHTS.map((weight, i) => (weight * time) / 100 - (shown[i] ?? 0));
  });
};
const furthest = (items: readonly { theme: string; durationMs: number }[]): number =>
  Math.max(...debts(items).flat().map(Math.abs));

describe('WF²Q on seconds', () => {
  const stock = stockOf({ A: 15, B: 10, C: 10, D: 30 }, 20);

  it('plays the worked example', () => {
    const first = mixBySeconds(stock, THEMES).slice(0, 20);
    expect(lettersOf(first)).toBe('ABCDABCABACBABCABCAB');
    const seconds = THEMES.map(({ code }) =>
      first.filter(({ theme }) => theme === code).reduce((sum, item) => sum + item.durationMs / 1000, 0),
    );
    expect(seconds).toEqual([105, 70, 50, 30]);
  });

  it('is off by exactly these seconds after four items', () => {
    expect(debts(mixBySeconds(stock, THEMES))[3]).toEqual([11, 6.25, 3, -20.25]);
  });

  // Xibo's share of voice is off by 216 and 344.3 s in the same two hours.
  it.each([
    ['10 s items', { A: 10, B: 10, C: 10, D: 10 }, 8.5],
    ['items of 15, 10, 10 and 30 s', { A: 15, B: 10, C: 10, D: 30 }, 20.25],
  ])('%s: an hour is never off by more than the comparison says', (_, seconds, most) => {
    const hour: { theme: string; durationMs: number }[] = [];
    let time = 0;
    for (const item of mixBySeconds(stockOf(seconds, 400), THEMES)) {
      if ((time += item.durationMs) > 3_600_000) break;
      hour.push(item);
    }
    expect(furthest(hour)).toBe(most);
  });

  it('long items of a small share lead by no more than the share allows, and the share is exact in the long run', () => {
    // 100 s of 3600, as an item of 60 s beside items of 10 s: at most 0.972 · 60 s ahead.
    const mixer = createTimeMixer([3500, 100]);
    const shown = [0, 0];
    let lead = 0;
    for (let pick = 0; pick < 7000; pick += 1) {
      const theme = mixer.next([10_000, 60_000]) ?? 0;
      shown[theme] = (shown[theme] ?? 0) + (theme === 0 ? 10 : 60);
      lead = Math.max(lead, (shown[1] ?? 0) - ((shown[0] ?? 0) + (shown[1] ?? 0)) / 36);
    }
    expect(lead).toBeLessThanOrEqual((35 / 36) * 60);
    expect(Math.abs((shown[1] ?? 0) - ((shown[0] ?? 0) + (shown[1] ?? 0)) / 36)).toBeLessThanOrEqual(60);
  });

  it('with items of one length would also do for feeds: less than one post off', () => {
    const mixer = createTimeMixer([21, 14, 6, 1]);
    const shown = [0, 0, 0, 0];
    let worst = 0;
    for (let slot = 1; slot <= 84; slot += 1) {
      const theme = mixer.next([1, 1, 1, 1]) ?? 0;
      shown[theme] = (shown[theme] ?? 0) + 1;
      const off = [21, 14, 6, 1].map((weight, i) => Math.abs((shown[i] ?? 0) - (weight * slot) / 42));
      worst = Math.max(worst, ...off);
    }
    expect(worst).toBeCloseTo(0.976, 3);
  });

  it('keeps every item when themes run out, and puts unweighted ones last', () => {
    const items = [
      { theme: null, durationMs: 5000 },
      { theme: 'D', durationMs: 30_000 },
      { theme: 'A', durationMs: 15_000 },
      { theme: 'A', durationMs: 15_000 },
    ];
    expect(mixBySeconds(items, THEMES).map(({ theme }) => theme)).toEqual(['A', 'D', 'A', null]);
    expect(createTimeMixer([0]).next([10])).toBeNull();
    expect(mixBySeconds([], THEMES)).toEqual([]);
  });

  it('begins with what was shown too little', () => {
    const credit = [-60_000, 27_000, 12_000, 21_000];
    const played = mixBySeconds(stock, THEMES, credit);
    expect(lettersOf(played.slice(0, 8))).toBe('BBCBCBDC');
    expect(played).toHaveLength(80);
  });

  it('refuses a list that it could not order exactly', () => {
    expect(() => mixBySeconds([{ theme: 'A', durationMs: 2 ** 47 }], THEMES)).toThrow(RangeError);
    expect(() => mixBySeconds([{ theme: 'A', durationMs: Number.NaN }], THEMES)).toThrow(RangeError);
  });
});
