import {
  beside,
  daysOf,
  isRunning,
  meterQuery,
  offeredPeriods,
  type Period,
  periodKey,
  periodOf,
  readPeriod,
  shifted,
  writePeriod,
} from './period';

const TODAY = { year: 2026, month: 11, day: 26 };
const read = (query: string): Period => readPeriod(new URLSearchParams(query));

describe('a period', () => {
  const PERIODS: [string, Period][] = [
    ['', { kind: 'this-month' }],
    ['period=30d', { kind: 'rolling' }],
    ['period=2026-02', { kind: 'month', year: 2026, month: 2 }],
    ['period=2025-Q4', { kind: 'quarter', year: 2025, quarter: 4 }],
    ['from=2026-01-05&to=2026-01-12', { kind: 'days', from: '2026-01-05', to: '2026-01-12' }],
  ];

  it.each(PERIODS)('is read from %j, and written there', (query, period) => {
    expect(read(query)).toEqual(period);
    expect(new URLSearchParams(writePeriod(period)).toString()).toBe(query);
    if (period.kind !== 'days') expect(periodOf(periodKey(period))).toEqual(period);
  });

  it.each([
    ...[
      'period=2026-13',
      'period=2026-Q5',
      'period=0001-01',
      'period=x',
      'from=2026-01-05',
      'from=2026-02-30&to=2026-03-01',
    ],
    ...['from=2026-03-02&to=2026-03-02', 'from=2026-03-02&to=2026-03-01', 'from=a&to=b'],
  ])('is the running month for %j', (query) => expect(read(query)).toEqual({ kind: 'this-month' }));

  it.each([
    ['', null],
    ['period=30d', ['2026-10-28', '2026-11-27']],
    ['period=2026-02', ['2026-02-01', '2026-03-01']],
    ['period=2026-12', ['2026-12-01', '2027-01-01']],
    ['period=2025-Q4', ['2025-10-01', '2026-01-01']],
    ['from=2026-01-05&to=2026-01-12', ['2026-01-05', '2026-01-12']],
  ])('%j has the days %j', (query, days) => {
    const found = daysOf(read(query), TODAY);
    expect(found && [found.from, found.to]).toEqual(days);
  });

  it('asks the server for its days, and for nothing where the server knows', () => {
    expect(meterQuery(read('period=2026-Q1'), TODAY)).toBe('?from=2026-01-01&to=2026-04-01');
    expect(meterQuery(read(''), TODAY)).toBe('');
  });

  it.each([
    ['', true],
    ['period=30d', true],
    ['period=2026-Q4', true],
    ['period=2026-10', false],
    ['from=2026-11-20&to=2026-11-26', false],
    ['from=2026-11-20&to=2026-11-27', true],
  ])('%j runs: %j', (query, running) => expect(isRunning(read(query), TODAY)).toBe(running));

  it.each([
    ['', -1, 'period=2026-10'],
    ['period=2026-10', 1, ''],
    ['', 1, null],
    ['period=2026-01', -1, 'period=2025-12'],
    ['period=2026-Q1', -1, 'period=2025-Q4'],
    ['period=2025-Q4', 1, 'period=2026-Q1'],
    ['period=2026-Q4', 1, null],
    ['period=30d', -1, 'from=2026-09-28&to=2026-10-28'],
    ['period=30d', 1, null],
    ['from=2026-11-19&to=2026-11-26', 1, 'from=2026-11-26&to=2026-12-03'],
    ['from=2026-11-20&to=2026-11-27', 1, null],
    ['from=2026-03-01&to=2026-03-02', -1, 'from=2026-02-28&to=2026-03-01'],
  ] as [string, -1 | 1, string | null][])('beside %j by %i is %j', (query, step, expected) => {
    const found = beside(read(query), step, TODAY);
    expect(found && new URLSearchParams(writePeriod(found)).toString()).toBe(expected);
  });

  it('counts days across the end of summer time and of years', () => {
    expect([shifted('2026-10-24', 2), shifted('2025-12-31', 1), shifted('2024-03-01', -1)]).toEqual([
      ...['2026-10-26', '2026-01-01', '2024-02-29'],
    ]);
  });

  it('can be chosen from this month on, a year of months and the last quarters', () => {
    const keys = offeredPeriods({ year: 2026, month: 2, day: 28 }).map(periodKey);
    expect(keys.slice(0, 5)).toEqual(['', '30d', '2026-01', '2025-12', '2025-11']);
    expect(keys.slice(-6)).toEqual(['2025-02', '2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1']);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
