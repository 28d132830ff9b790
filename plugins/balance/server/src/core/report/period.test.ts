import { offsetsOf } from '../zone';
import { parsePeriod, periodBefore, periodChoices, periodState } from './period';

const SHANGHAI = offsetsOf('Asia/Shanghai');
const at = (iso: string): number => Date.parse(iso);
const windowOf = (key: string) => {
  const { window } = parsePeriod(key, SHANGHAI) ?? {};
  return window && [new Date(window.from).toISOString(), new Date(window.to).toISOString()];
};

describe('a period', () => {
  it.each([
    ['2026-10', ['2026-09-30T16:00:00.000Z', '2026-10-31T16:00:00.000Z']],
    ['2026-12', ['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']],
    ['2024-02', ['2024-01-31T16:00:00.000Z', '2024-02-29T16:00:00.000Z']],
    ['2026-Q1', ['2025-12-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z']],
    ['2026-Q4', ['2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']],
  ])('%s is half-open in the park’s zone', (key, expected) => expect(windowOf(key)).toEqual(expected));

  it.each([
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '2026-1',
    '26-10',
    '1899-10',
    '2026-10-01',
    ' 2026-10',
    '',
    '2026-q4',
  ])('%p is none', (key) => expect(parsePeriod(key, SHANGHAI)).toBeNull());

  it.each([
    ['2026-10', '2026-09'],
    ['2026-01', '2025-12'],
    ['2026-Q1', '2025-Q4'],
    ['2026-Q3', '2026-Q2'],
  ])('%s comes after %s', (key, before) => {
    const period = parsePeriod(key, SHANGHAI);
    expect(period && periodBefore(period, SHANGHAI).key).toBe(before);
  });

  it('is over at its end, not a moment earlier', () => {
    const october = parsePeriod('2026-10', SHANGHAI);
    if (!october) throw new Error('no period');
    const { from, to } = october.window;
    expect([from - 1, from, to - 1, to].map((now) => periodState(october, now))).toEqual([
      ...['to-come', 'running', 'running', 'over'],
    ]);
  });
});

test('one may choose the running month and twelve before, the running quarter and four before', () => {
  const keys = periodChoices(at('2026-01-31T16:00:00.000Z'), SHANGHAI).map(({ key }) => key);
  expect(keys).toHaveLength(18);
  expect([keys[0], keys[1], keys[12]]).toEqual(['2026-02', '2026-01', '2025-02']);
  expect(keys.slice(13)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1']);
});
