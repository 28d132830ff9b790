import { amount, exposureSentences, exposureTable } from './exposure-words';

const theme = (code: string, target: number, share: number) => ({
  ...{ code, target, share, name: `主题${code}`, count: 0, gap: 0, level: 'ok' as const },
});
const themes = [theme('a', 60, 0.5), theme('b', 40, 0.5)];
const line = (index: number, total: number, ...shares: [string, number][]) => ({
  ...{ index, total, themes: shares.map(([code, share]) => ({ code, share })) },
});

test('a length of time is said in minutes, a long one in hours', () => {
  expect([0, 29, 600, 10_740, 10_800, 36_000].map((seconds) => amount(seconds))).toEqual([
    { id: 'balance.exposure.minutes', values: { count: 0 } },
    { id: 'balance.exposure.minutes', values: { count: 0 } },
    { id: 'balance.exposure.minutes', values: { count: 10 } },
    { id: 'balance.exposure.minutes', values: { count: 179 } },
    { id: 'balance.exposure.hours', values: { count: 3 } },
    { id: 'balance.exposure.hours', values: { count: 10 } },
  ]);
});

test('a sentence and a column for each unit there is, and a row for a theme that is gone', () => {
  const seconds = line(90, 600, ['a', 0.7], ['b', 0.2], ['old', 0.1]);
  const positions = line(80.5, 2, ['a', 0.4], ['b', 0.6]);
  expect(exposureTable({ seconds: null, positions: null, themes })).toBeNull();
  expect(exposureSentences({ seconds: null, positions, themes })).toEqual([
    {
      message: { id: 'balance.exposure.positions', values: { index: 80.5 } },
      amount: { id: 'balance.exposure.minutes', values: { count: 120 } },
    },
  ]);
  const table = exposureTable({ seconds, positions, themes });
  expect(table?.rows).toEqual([
    ['主题a', '60%', '50%', '70%', '40%'],
    ['主题b', '40%', '50%', '20%', '60%'],
    ['old', '0%', '0%', '10%', '0%'],
  ]);
  expect(table?.columns).toHaveLength(5);
  expect(exposureTable({ seconds, positions: null, themes })?.columns).toHaveLength(4);
});
