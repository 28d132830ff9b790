import fc from 'fast-check';
import { differencesOf, DaySums } from './day-sums';
import { beginOf, cutAtMidnights, dayKey, dayOf, dayParts, dayReader, daysAfter } from './days';
import { offsetsOf } from './zone';

const shanghai = offsetsOf('Asia/Shanghai');
const at = (text: string): number => Date.parse(text);
const sum = (channel: string, day: string, theme: string, permille: number) => ({ channel, day, theme, permille });

describe('days of the park', () => {
  it('are text that carries over and sorts', () => {
    expect(dayKey({ year: 2026, month: 13, day: 1 })).toBe('2027-01-01');
    expect(daysAfter('2026-02-28', 1)).toBe('2026-03-01');
    expect(daysAfter('2024-03-01', -1)).toBe('2024-02-29');
    expect(dayParts('2026-03-09')).toEqual({ year: 2026, month: 3, day: 9 });
    expect(() => dayParts('March')).toThrow('March is not a day');
  });

  it('begin at midnight there', () => {
    expect(dayOf(at('2026-02-28T15:59:59.999Z'), shanghai)).toBe('2026-02-28');
    expect(dayOf(at('2026-02-28T16:00:00Z'), shanghai)).toBe('2026-03-01');
    expect(beginOf('2026-03-01', shanghai)).toBe(at('2026-02-28T16:00:00Z'));
  });

  it('are read in bulk as one by one, where the clock leaps too', () => {
    for (const zone of ['Asia/Shanghai', 'America/St_Johns', 'Pacific/Apia', 'America/Sao_Paulo']) {
      const offsetAt = offsetsOf(zone);
      const read = dayReader(offsetAt);
      const leap = at('2011-12-30T00:00:00Z');
      fc.assert(
        fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (shift) => {
          expect(read(leap + shift)).toBe(dayOf(leap + shift, offsetAt));
        }),
        { numRuns: 100 },
      );
    }
  });
});

describe('a window cut at midnights', () => {
  const cut = (from: string, to: string) => cutAtMidnights({ from: at(from), to: at(to) }, shanghai);

  it('is days only, with dates', () => {
    const { days, edges } = cut('2026-02-28T16:00:00Z', '2026-03-31T16:00:00Z');
    expect([days, edges]).toEqual([{ from: '2026-03-01', to: '2026-04-01' }, []]);
  });

  it('has edges, with times', () => {
    expect(cut('2026-02-28T17:00:00Z', '2026-03-03T15:00:00Z')).toEqual({
      days: { from: '2026-03-02', to: '2026-03-03' },
      edges: [
        { from: at('2026-02-28T17:00:00Z'), to: at('2026-03-01T16:00:00Z') },
        { from: at('2026-03-02T16:00:00Z'), to: at('2026-03-03T15:00:00Z') },
      ],
    });
  });

  it('is one edge, inside a day or over one midnight', () => {
    for (const to of ['2026-03-01T10:00:00Z', '2026-03-01T17:00:00Z'])
      expect(cut('2026-02-28T17:00:00Z', to)).toEqual({
        days: null,
        edges: [{ from: at('2026-02-28T17:00:00Z'), to: at(to) }],
      });
  });

  it('is cut without loss or overlap', () => {
    const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-02-01T00:00:00Z') });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        fc.pre(a !== b);
        const window = { from: Math.min(a, b), to: Math.max(a, b) };
        const { days, edges } = cutAtMidnights(window, shanghai);
        const whole = days ? [{ from: beginOf(days.from, shanghai), to: beginOf(days.to, shanghai) }] : [];
        const parts = [...edges, ...whole].sort((x, y) => x.from - y.from);
        expect(parts[0]?.from).toBe(window.from);
        expect(parts.at(-1)?.to).toBe(window.to);
        for (const [i, part] of parts.entries()) if (i > 0) expect(part.from).toBe(parts[i - 1]?.to);
      }),
      { numRuns: 200 },
    );
  });
});

describe('sums of days', () => {
  it('add up, in one order, without what is nothing', () => {
    const sums = new DaySums();
    sums.add(sum('wechat', '2026-03-01', 'ideals', 700));
    sums.add(sum('website', '2026-03-02', '', 1000));
    sums.add(sum('wechat', '2026-03-01', 'ideals', 300));
    sums.add(sum('website', '2026-03-01', 'industry', 1000));
    sums.add(sum('website', '2026-03-01', 'industry', -1000));
    sums.add(sum('website', '2026-03-02', 'industry', 5));
    expect(sums.list()).toEqual([
      sum('website', '2026-03-02', '', 1000),
      sum('website', '2026-03-02', 'industry', 5),
      sum('wechat', '2026-03-01', 'ideals', 1000),
    ]);
  });

  it('are compared both ways', () => {
    const [kept, counted] = [new DaySums(), new DaySums()];
    kept.add(sum('website', '2026-03-01', 'industry', 2000));
    kept.add(sum('website', '2026-03-01', 'ideals', 1000));
    kept.add(sum('website', '2026-03-09', 'ideals', 1000));
    counted.add(sum('website', '2026-03-01', 'ideals', 1000));
    counted.add(sum('website', '2026-03-01', 'industry', 1000));
    counted.add(sum('screen', '2026-03-01', '', 1000));
    expect(differencesOf(kept, counted)).toEqual([
      { channel: 'screen', day: '2026-03-01', theme: '', kept: 0, counted: 1000 },
      { channel: 'website', day: '2026-03-01', theme: 'industry', kept: 2000, counted: 1000 },
      { channel: 'website', day: '2026-03-09', theme: 'ideals', kept: 1000, counted: 0 },
    ]);
    expect(differencesOf(counted, counted)).toEqual([]);
  });
});
