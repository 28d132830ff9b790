import { A_MONDAY, monthFrom, weeksOf } from './calendar';

const day = (written: string) => ({ day: written, posts: [], n: 0, index: null });

test('a month is asked for by its first day and the next month’s', () => {
  expect(monthFrom('2026-06-15', 0)).toEqual({ from: '2026-06-01', to: '2026-07-01' });
  expect(monthFrom('2026-12-31', 1)).toEqual({ from: '2027-01-01', to: '2027-02-01' });
  expect(monthFrom('2026-01-01', -1)).toEqual({ from: '2025-12-01', to: '2026-01-01' });
});

test('weeks begin on Monday, and reach out of the month where it does not', () => {
  const days = Array.from({ length: 31 }, (_, i) => day(`2026-07-${String(i + 1).padStart(2, '0')}`));
  const weeks = weeksOf(days);
  expect(weeks.map((week) => week.map((one) => one?.day.slice(-2) ?? '').join(' '))).toEqual([
    '  01 02 03 04 05',
    '06 07 08 09 10 11 12',
    '13 14 15 16 17 18 19',
    '20 21 22 23 24 25 26',
    '27 28 29 30 31  ',
  ]);
  expect(weeksOf([day(A_MONDAY)])[0]?.[0]?.day).toBe(A_MONDAY);
  expect(weeksOf([])).toEqual([]);
});
