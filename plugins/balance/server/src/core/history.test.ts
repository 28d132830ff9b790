import type { DaySum } from './day-sums';
import { historyPoints, type HistoryInput, stretches, usualSpan, weeklyTrend } from './history';
import { offsetsOf } from './zone';

const offsetAt = offsetsOf('Asia/Shanghai');
const THEMES = [
  { code: 'industry', name: '产业' },
  { code: 'ideals', name: '理想' },
];
const HALVES = { industry: 50, ideals: 50 };
const sum = (day: string, theme: string, posts: number): DaySum => ({
  ...{ channel: 'website', day, theme },
  permille: posts * 1000,
});
const input = (over: Partial<HistoryInput>): HistoryInput => ({
  ...{ step: 'month', span: { from: '2026-01-01', to: '2026-03-01' }, sums: [], themes: THEMES, offsetAt },
  targetsAt: () => HALVES,
  ...over,
});

describe('the stretches of a history', () => {
  const shown = (from: string, to: string, step: 'day' | 'week' | 'month') =>
    stretches({ from, to }, step).map((span) => `${span.from} ${span.to}`);

  it('are days, weeks from Monday or months, cut at the ends', () => {
    expect(shown('2026-02-27', '2026-03-01', 'day')).toEqual(['2026-02-27 2026-02-28', '2026-02-28 2026-03-01']);
    // 2 November 2026 is a Monday.
    expect(shown('2026-11-01', '2026-11-10', 'week')).toEqual([
      '2026-11-01 2026-11-02',
      '2026-11-02 2026-11-09',
      '2026-11-09 2026-11-10',
    ]);
    expect(shown('2026-12-31', '2027-02-01', 'month')).toEqual(['2026-12-31 2027-01-01', '2027-01-01 2027-02-01']);
  });

  it('are 370 at most', () => {
    expect(shown('2026-01-01', '2027-01-06', 'day')).toHaveLength(370);
    expect(() => shown('2026-01-01', '2027-01-07', 'day')).toThrow('INVALID_INPUT');
  });

  it('are as many as usual without a begin', () => {
    expect(usualSpan('2026-11-27', 'day')).toEqual({ from: '2026-10-28', to: '2026-11-27' });
    expect(shown(usualSpan('2026-11-27', 'week').from, '2026-11-27', 'week')).toHaveLength(26);
    expect(usualSpan('2026-11-27', 'week').from).toBe('2026-06-01');
    expect(usualSpan('2026-11-27', 'month')).toEqual({ from: '2025-12-01', to: '2026-11-27' });
    expect(usualSpan('2026-12-01', 'month').from).toBe('2025-12-01');
  });
});

describe('the points of a history', () => {
  it('have counts, index, best and the targets of their end', () => {
    const sums = [sum('2026-01-31', '', 1), sum('2026-01-31', 'ideals', 1), sum('2026-02-01', 'industry', 3)];
    const targetsAt = (end: number) =>
      end > Date.parse('2026-02-01T00:00:00Z') ? { industry: 80, ideals: 20 } : HALVES;
    expect(historyPoints(input({ sums, targetsAt }))).toEqual([
      {
        ...{ from: '2025-12-31T16:00:00.000Z', to: '2026-01-31T16:00:00.000Z', n: 1, index: 50, best: 50 },
        themes: [
          { code: 'industry', name: '产业', count: 0, target: 50 },
          { code: 'ideals', name: '理想', count: 1, target: 50 },
        ],
      },
      {
        ...{ from: '2026-01-31T16:00:00.000Z', to: '2026-02-28T16:00:00.000Z', n: 3, index: 80, best: 86.67 },
        themes: [
          { code: 'industry', name: '产业', count: 3, target: 80 },
          { code: 'ideals', name: '理想', count: 0, target: 20 },
        ],
      },
    ]);
  });

  it('say nothing of nothing, and keep themes that are gone', () => {
    const [first, second] = historyPoints(input({ sums: [sum('2026-02-10', 'old', 2)] }));
    expect(first).toMatchObject({ n: 0, index: null, best: null });
    expect(second?.themes.at(-1)).toEqual({ code: 'old', name: 'old', count: 2, target: 0 });
    const gone = historyPoints(input({ targetsAt: () => ({ industry: 50, past: 50 }) }));
    expect(gone[0]?.themes.at(-1)).toEqual({ code: 'past', name: 'past', count: 0, target: 50 });
  });
});

describe('the trend of whole weeks', () => {
  // From Monday 5 January 2026 on; the share of industry falls week by week towards the target.
  const shares = [90, 88, 89, 85, 82, 80];
  const sums = shares.flatMap((share, week) => {
    const day = new Date(Date.UTC(2026, 0, 7 + 7 * week)).toISOString().slice(0, 10);
    return [sum(day, 'ideals', 100 - share), sum(day, 'industry', share)];
  });
  const now = Date.parse('2026-03-01T00:00:00Z');
  const over = { span: { from: '2026-01-01', to: '2026-02-16' }, sums };

  it('is the oracle’s, whatever the step', () => {
    for (const step of ['day', 'week', 'month'] as const)
      expect(weeklyTrend(input({ ...over, step }), now)).toEqual({ slope: 2, z: 2.2544, direction: 'rising' });
  });

  it('needs six weeks that are over', () => {
    expect(weeklyTrend(input({ ...over, span: { from: '2026-01-06', to: '2026-02-16' } }), now)).toBeNull();
    expect(weeklyTrend(input({ ...over, span: { from: '2026-01-01', to: '2026-02-15' } }), now)).toBeNull();
    expect(weeklyTrend(input(over), Date.parse('2026-02-15T15:59:59Z'))).toBeNull();
  });
});
