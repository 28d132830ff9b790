import { Refusal } from './errors';
import { askedWindow, endedPeriods, measuredAt, periodOf, periodWindow, rolling30, trendWindows } from './periods';
import { type Window, windowFrom } from './window';
import { offsetsOf } from './zone';

const shanghai = offsetsOf('Asia/Shanghai');
const at = (text: string): number => Date.parse(text);
const shown = ({ from, to }: Window): string[] => [from, to].map((time) => new Date(time).toISOString());
const NOW = at('2026-11-26T11:00:00Z');

describe('months and quarters', () => {
  it.each([
    ['2026-10', '2026-09-30T16:00:00.000Z', '2026-10-31T16:00:00.000Z'],
    ['2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026-Q4', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026-Q1', '2025-12-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
  ])('%s', (period, from, to) => {
    const window = periodWindow(period, shanghai);
    expect(window && shown(window)).toEqual([from, to]);
    expect(window && periodOf(window, shanghai)).toBe(period);
  });

  it.each(['2026', '2026-13', '2026-00', '2026-Q5', '2026-Q0', '0226-10', '2026-10-01', 'x2026-10'])(
    '%s is none',
    (period) => expect(periodWindow(period, shanghai)).toBeNull(),
  );

  it('are no other window', () => {
    const october = periodWindow('2026-10', shanghai) as Window;
    expect(periodOf({ ...october, to: october.to - 1 }, shanghai)).toBeNull();
    expect(periodOf({ ...october, from: october.from + 1 }, shanghai)).toBeNull();
  });

  it('end with their last day', () => {
    expect(endedPeriods('2026-08-15', NOW, shanghai)).toEqual(['2026-08', '2026-09', '2026-Q3', '2026-10']);
    expect(endedPeriods('2026-11-01', NOW, shanghai)).toEqual([]);
    const newYear = at('2026-12-31T16:00:00Z');
    expect(endedPeriods('2026-12-31', newYear - 1, shanghai)).toEqual([]);
    expect(endedPeriods('2026-12-31', newYear, shanghai)).toEqual(['2026-12', '2026-Q4']);
  });
});

describe('a window that is asked for', () => {
  it('has a name', () => {
    expect(shown(askedWindow({ window: 'rolling30' }, NOW, shanghai))).toEqual([
      '2026-10-27T16:00:00.000Z',
      '2026-11-26T16:00:00.000Z',
    ]);
    expect(askedWindow({ window: 'month:2026-10' }, NOW, shanghai)).toEqual(periodWindow('2026-10', shanghai));
    expect(askedWindow({ window: 'quarter:2026-Q4' }, NOW, shanghai)).toEqual(periodWindow('2026-Q4', shanghai));
  });

  it('or ends', () => {
    const ends = { from: '2026-10-01', to: '2026-10-08' };
    expect(askedWindow(ends, NOW, shanghai)).toEqual(windowFrom(ends, NOW, shanghai));
    expect(askedWindow({}, NOW, shanghai)).toEqual(windowFrom({}, NOW, shanghai));
  });

  it.each([
    { window: 'rolling30', from: '2026-10-01' },
    { window: 'month:2026-10', to: '2026-10-01' },
    { window: 'rolling31' },
    { window: 'month' },
    { window: 'month:2026-Q4' },
    { window: 'quarter:2026-10' },
    { window: 'month:2026-10:x' },
    { window: '' },
  ])('and is refused: %j', (asked) => {
    expect(() => askedWindow(asked, NOW, shanghai)).toThrow(Refusal);
  });
});

describe('the trend’s windows', () => {
  it('are whole days that end with today', () => {
    const { recent, before } = trendWindows(windowFrom({}, NOW, shanghai), NOW, shanghai);
    expect(recent).toEqual(rolling30(NOW, shanghai));
    expect(shown(before)).toEqual(['2026-09-27T16:00:00.000Z', '2026-10-27T16:00:00.000Z']);
  });

  it('end where the window has ended, posts after it left out', () => {
    const { recent } = trendWindows(periodWindow('2026-09', shanghai) as Window, NOW, shanghai);
    expect(shown(recent)).toEqual(['2026-08-31T16:00:00.000Z', '2026-09-30T16:00:00.000Z']);
    const noon = { from: at('2026-09-01T00:00:00Z'), to: at('2026-09-30T04:00:00Z') };
    expect(shown(trendWindows(noon, NOW, shanghai).recent)).toEqual([
      '2026-08-31T16:00:00.000Z',
      '2026-09-30T04:00:00.000Z',
    ]);
  });
});

it('targets are those of the end, of now while the window is running, and of the end of one to come', () => {
  expect(measuredAt({ from: 0, to: 10 }, 20)).toBe(10);
  expect(measuredAt({ from: 0, to: 30 }, 20)).toBe(21);
  expect(measuredAt({ from: 21, to: 30 }, 20)).toBe(30);
});
