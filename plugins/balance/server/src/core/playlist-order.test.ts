import fc from 'fast-check';
import { mixBySeconds, nextTheme } from './playlist-order';

const WEIGHTS = [40, 25, 20, 15];
const THEMES = [...'ABCD'].map((code, i) => ({ code, weight: WEIGHTS[i] ?? 0 }));

describe('WF²Q on seconds', () => {
  const duration: Record<string, number> = { A: 15, B: 10, C: 10, D: 30 };
  const stock = [...'ABCD'].flatMap((theme) =>
    Array.from({ length: 20 }, () => ({ theme, duration: duration[theme] ?? 0 })),
  );

  it('plays the worked example', () => {
    const first = mixBySeconds(stock, THEMES).slice(0, 20);
    expect(first.map(({ theme }) => theme).join('')).toBe('ABCDABCABACBABCABCAB');
    const seconds = THEMES.map(({ code }) =>
      first.filter(({ theme }) => theme === code).reduce((sum, item) => sum + item.duration, 0),
    );
    expect(seconds).toEqual([105, 70, 50, 30]);
  });

  it('is off by exactly these seconds after four items', () => {
    const shown = [15, 10, 10, 30];
    expect(WEIGHTS.map((weight, i) => (weight * 65) / 100 - (shown[i] ?? 0))).toEqual([11, 6.25, 3, -20.25]);
  });

  it('never lags by more than the longest item nor leads by more than (1 − p) of the theme’s longest', () => {
    const anyPlay = fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 5 }),
      durations: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(anyPlay, ({ weights, durations }) => {
        const lengths = durations.slice(0, weights.length);
        const total = weights.reduce((a, b) => a + b, 0);
        const shown = weights.map(() => 0);
        for (let pick = 0; pick < 300; pick += 1) {
          const theme = nextTheme(weights, shown, lengths) ?? 0;
          shown[theme] = (shown[theme] ?? 0) + (lengths[theme] ?? 0);
          const time = shown.reduce((a, b) => a + b, 0);
          for (const [i, weight] of weights.entries()) {
            const lag = (weight * time) / total - (shown[i] ?? 0);
            if (lag > Math.max(...lengths) + 1e-9) return false;
            if (-lag > (1 - weight / total) * (lengths[i] ?? 0) + 1e-9) return false;
          }
        }
        return true;
      }),
      { numRuns: 200 },
    );
  });

  it('keeps every item when themes run out, and puts unweighted ones last', () => {
    const items = [
      { theme: null, duration: 5 },
      { theme: 'D', duration: 30 },
      { theme: 'A', duration: 15 },
      { theme: 'A', duration: 15 },
    ];
    expect(mixBySeconds(items, THEMES).map(({ theme }) => theme)).toEqual(['A', 'D', 'A', null]);
    expect(nextTheme([0], [0], [10])).toBeNull();
  });
});
