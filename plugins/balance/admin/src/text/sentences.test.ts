import type { ChannelReading, ThemeReading } from '../api/types';
import { arithmetic, barDescription, headline, lacking, noPlan, notes, planItems } from './sentences';

const theme = (name: string, target: number, count: number, n: number, level: ThemeReading['level']): ThemeReading => ({
  code: name.toLowerCase(),
  name,
  target,
  count,
  share: n === 0 ? 0 : count / n,
  gap: (target * n) / 100 - count,
  level,
});
const READING: ChannelReading = {
  channel: 'website',
  name: '官方网站',
  weight: 1,
  from: '2026-02-28T16:00:00.000Z',
  to: '2026-03-31T16:00:00.000Z',
  targetsFrom: '2026-01-01T00:00:00.000Z',
  n: 50,
  unlabelled: 0,
  index: 80,
  best: 99,
  tolerance: 5,
  distance: 0.1764,
  themes: [
    theme('A', 40, 30, 50, 'ok'),
    theme('B', 25, 8, 50, 'watch'),
    theme('C', 20, 8, 50, 'ok'),
    theme('D', 15, 4, 50, 'clear'),
  ],
  plan: [
    { code: 'b', posts: 8 },
    { code: 'gone', posts: 1 },
  ],
  reachable: true,
  trend: null,
  seconds: null,
  positions: null,
};
const MONTH = { name: '本月', running: true };
const PAST = { name: '10月', running: false };
const ids = (messages: readonly { id: string }[]): string[] => messages.map(({ id }) => id);

describe('sentences', () => {
  it('says how many of a hundred posts are off', () => {
    expect(headline(READING, MONTH)).toEqual({
      id: 'balance.headline.index',
      values: { index: 80, off: 20, period: '本月' },
    });
    expect(headline({ ...READING, index: 78.33 }, MONTH).values.off).toBe(21.67);
    expect(headline({ ...READING, index: 100 }, MONTH).id).toBe('balance.headline.balanced');
  });

  it('knows three kinds of nothing', () => {
    const nothing = { index: null, n: 0, unlabelled: 0 };
    expect(headline(nothing, MONTH).id).toBe('balance.headline.empty');
    expect(headline(nothing, PAST).id).toBe('balance.headline.emptyPast');
    expect(headline({ ...nothing, unlabelled: 2 }, PAST).id).toBe('balance.headline.onlyUnlabelled');
  });

  it('names what lacks, most first, and leaves judging to the server', () => {
    expect(lacking(READING.themes).map(({ values }) => [values.name, values.gap])).toEqual([
      ['B', 4.5],
      ['D', 3.5],
    ]);
  });

  it('words the plan', () => {
    expect(planItems(READING).map(({ values }) => `${values.posts} ${values.name}`)).toEqual(['8 B', '1 gone']);
    expect(noPlan(READING, MONTH)).toBeNull();
    expect(noPlan({ ...READING, plan: [] }, MONTH)?.id).toBe('balance.plan.none');
    expect(noPlan({ ...READING, plan: [] }, PAST)?.id).toBe('balance.plan.nonePast');
    expect(noPlan({ ...READING, plan: [], reachable: false }, MONTH)?.id).toBe('balance.plan.unreachable');
    expect(noPlan({ ...READING, plan: [], n: 0 }, MONTH)).toBeNull();
  });

  it('adds the small print that applies', () => {
    expect(ids(notes(READING))).toEqual(['balance.note.best']);
    const trend = { previousIndex: 70, delta: -10, n: 20, previousN: 25 };
    const all = notes({ ...READING, n: 4, unlabelled: 1, trend, targetsFrom: null });
    expect(ids(all)).toEqual([
      'balance.note.best',
      'balance.note.few',
      'balance.note.unlabelled',
      'balance.note.fell',
      'balance.note.noTargets',
    ]);
    expect(all[3]?.values.delta).toBe(10);
    expect(ids(notes({ ...READING, trend: { ...trend, delta: 10 } }))).toContain('balance.note.rose');
    expect(notes({ ...READING, n: 0, index: null, best: null, unlabelled: 3 })).toStrictEqual([]);
  });

  it('describes a bar', () => {
    const [above, below] = READING.themes as [ThemeReading, ThemeReading];
    expect(barDescription(above, 5)).toMatchObject({ id: 'balance.bar.exceeds', values: { share: 60, gap: 10 } });
    expect(barDescription(below, 5)).toMatchObject({ id: 'balance.bar.lacks', values: { share: 16, gap: 4.5 } });
    expect(barDescription({ ...below, gap: 0 }, 5).id).toBe('balance.bar.meets');
  });

  it('shows arithmetic that comes out at the index', () => {
    const lines = arithmetic(READING);
    expect(ids(lines)).toEqual(['balance.how.share', 'balance.how.off', 'balance.how.sum', 'balance.how.index']);
    expect(lines[2]?.values).toEqual({ sum: 40, half: 20 });
    expect(lines[3]?.values).toEqual({ half: 20, index: 80 });
    expect(arithmetic({ ...READING, index: null })).toStrictEqual([]);
    // 99.875 is shown as 99.88, and the line must not say 100 − 0.13.
    expect(arithmetic({ ...READING, index: 99.88 })[3]?.values.half).toBe(0.12);
  });
});
