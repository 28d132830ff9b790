import { daysOf, MOST_DAYS, readingsByDay } from './calendar';
import { offsetsOf } from './zone';

const SHANGHAI = offsetsOf('Asia/Shanghai');
const ms = (iso: string): number => new Date(iso).getTime();

describe('the days of a window', () => {
  it('are those of the zone', () => {
    const days = daysOf({ from: ms('2026-02-28T16:00:00Z'), to: ms('2026-03-31T16:00:00Z') }, SHANGHAI);
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([31, '2026-03-01', '2026-03-31']);
    expect(days[1]).toEqual({ day: '2026-03-02', from: ms('2026-03-01T16:00:00Z'), to: ms('2026-03-02T16:00:00Z') });
  });

  it('follow each other without a gap where the clock is changed', () => {
    const days = daysOf(
      { from: ms('2026-03-28T23:00:00Z'), to: ms('2026-03-30T22:00:00Z') },
      offsetsOf('Europe/Berlin'),
    );
    expect(days.map(({ day, from, to }) => [day, (to - from) / 3_600_000])).toEqual([
      ['2026-03-29', 23],
      ['2026-03-30', 24],
    ]);
    expect(days[0]?.to).toBe(days[1]?.from);
  });

  it('are one more than allowed where the window is too long', () => {
    expect(daysOf({ from: 0, to: ms('2026-01-01T00:00:00Z') }, SHANGHAI)).toHaveLength(MOST_DAYS + 1);
  });
});

describe('what each day ends with', () => {
  it('is what is out and all that is scheduled up to then', () => {
    const tally = { labelled: new Map([['a', 3000]]), unlabelled: 0 };
    const deltas = [
      new Map(),
      new Map([['b', 1000]]),
      new Map([
        ['b', 2000],
        ['', 1000],
      ]),
    ] as Map<string, number>[];
    expect(readingsByDay(tally, deltas, ['a', 'b'], [50, 50])).toEqual([
      { n: 3, index: 50 },
      { n: 4, index: 75 },
      { n: 6, index: 100 },
    ]);
    expect(readingsByDay({ labelled: new Map(), unlabelled: 0 }, [new Map()], ['a'], [100])).toEqual([
      { n: 0, index: null },
    ]);
  });
});
