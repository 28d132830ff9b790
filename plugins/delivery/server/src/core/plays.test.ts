import fc from 'fast-check';
import { byDay, daysIn } from './park-day';
import { changeOf, playedIn, spansOf, type PlayEvent, type Played } from './plays';

const THEMES: Readonly<Record<string, string | null>> = { a: 'industry', b: 'ideals', c: null };
const START = Date.parse('2026-10-01T04:00:00.000Z');
const park = daysIn('Asia/Shanghai');

const event = (kind: PlayEvent['kind'], digest: string, second: number, durationMs = 10_000): PlayEvent => ({
  ...{ kind, digest, at: START + second * 1000, durationMs, theme: THEMES[digest] ?? null },
});
const shown = (digest: string, second: number, durationMs?: number) => event('shown', digest, second, durationMs);
const removed = (digest: string, second: number) => event('removed', digest, second);
/** Item, first and last second of each span. */
const seconds = (events: readonly PlayEvent[]): string =>
  spansOf(events)
    .map(({ digest, from, to }) => `${digest} ${(from - START) / 1000}-${(to - START) / 1000}`)
    .join(', ');

describe('what a screen really played', () => {
  test.each<[string, PlayEvent[], string]>([
    ['nothing without receipts', [], ''],
    ['one item until the next', [shown('a', 0), shown('b', 8)], 'a 0-8'],
    ['the last item counts when something follows', [shown('a', 0)], ''],
    ['in any order', [shown('c', 20), shown('a', 0), shown('b', 10)], 'a 0-10, b 10-20'],
    ['a receipt sent twice once', [shown('a', 0), shown('a', 0), shown('b', 9), shown('b', 9)], 'a 0-9'],
    ['never more than the item’s duration', [shown('a', 0, 6000), shown('b', 10)], 'a 0-6'],
    ['nothing across a gap', [shown('a', 0), shown('b', 36_000), shown('a', 36_005)], 'a 0-10, b 36000-36005'],
    ['until it is removed in the middle', [shown('a', 0), removed('a', 3), shown('b', 9)], 'a 0-3'],
    ['removal ends it without a next item', [shown('a', 0), removed('a', 3)], 'a 0-3'],
    ['nothing after a removal until the next', [shown('a', 0), removed('a', 3), removed('a', 8)], 'a 0-3'],
    ['the removal of another item does not end it', [shown('a', 0), removed('b', 3), shown('b', 9)], 'a 0-9'],
    ['a removal that comes first is not of it', [removed('a', 0), shown('a', 2), shown('b', 7)], 'a 2-7'],
    [
      'overlaps: the next item ends the one before',
      [shown('a', 0, 60_000), shown('b', 2), shown('a', 5)],
      'a 0-2, b 2-5',
    ],
    ['two of one moment: one of them not at all', [shown('a', 0), shown('b', 0), shown('c', 4)], 'b 0-4'],
    [
      'removed and shown again at one moment',
      [shown('a', 0), removed('a', 4), shown('a', 4), shown('b', 6)],
      'a 0-4, a 4-6',
    ],
    ['the same item twice running', [shown('a', 0), shown('a', 10), shown('a', 20)], 'a 0-10, a 10-20'],
  ])('%s', (_, events, expected) => expect(seconds(events)).toBe(expected));

  it('is added up by day and theme, cut at midnight in the park', () => {
    const midnight = Date.parse('2026-10-01T16:00:00.000Z');
    const at = (ms: number, digest: string): PlayEvent => ({ ...shown(digest, 0), at: midnight + ms });
    expect(playedIn(spansOf([at(-4000, 'a'), at(3000, 'c'), at(5000, 'a'), at(6500, 'b')]), park)).toEqual([
      { day: '2026-10-01', theme: 'industry', ms: 4000 },
      { day: '2026-10-02', theme: 'industry', ms: 4500 },
      { day: '2026-10-02', theme: null, ms: 2000 },
    ]);
  });
});

describe('days', () => {
  it('are those of the zone, to the millisecond', () => {
    const midnight = Date.parse('2026-10-01T16:00:00.000Z');
    expect([park(midnight - 1), park(midnight)]).toEqual(['2026-10-01', '2026-10-02']);
    expect(byDay(midnight - 1, midnight + 1, park)).toEqual([
      { day: '2026-10-01', ms: 1 },
      { day: '2026-10-02', ms: 1 },
    ]);
    expect(byDay(midnight, midnight + 60_000, park)).toEqual([{ day: '2026-10-02', ms: 60_000 }]);
    expect(byDay(midnight, midnight, park)).toStrictEqual([]);
  });

  it('are 23 and 25 hours long where the clock is moved', () => {
    const days = byDay(Date.parse('2026-03-28T23:00:00Z'), Date.parse('2026-03-30T22:00:00Z'), daysIn('Europe/Berlin'));
    expect(days).toEqual([
      { day: '2026-03-29', ms: 23 * 3_600_000 },
      { day: '2026-03-30', ms: 24 * 3_600_000 },
    ]);
    const autumn = byDay(Date.parse('2026-10-24T22:00Z'), Date.parse('2026-10-25T23:00Z'), daysIn('Europe/Berlin'));
    expect(autumn).toEqual([{ day: '2026-10-25', ms: 25 * 3_600_000 }]);
  });

  it('need a zone that exists', () => expect(() => daysIn('Moon/Base')).toThrow(RangeError));
});

describe('in whatever order and portions receipts come', () => {
  const midnight = Date.parse('2026-10-01T16:00:00.000Z');
  const anyEvent = fc
    .record({
      kind: fc.constantFrom('shown' as const, 'shown' as const, 'removed' as const),
      digest: fc.constantFrom('a', 'b', 'c'),
      second: fc.integer({ min: -60, max: 60 }),
    })
    .map(({ kind, digest, second }) => ({ ...event(kind, digest, 0, 15_000), at: midnight + second * 1000 }));
  const keyOf = ({ at, kind, digest }: PlayEvent): string => `${at} ${kind} ${digest}`;
  /** The part of what is known that a server loads: from the last `shown` before to the first `shown` after. */
  const around = (known: readonly PlayEvent[], further: readonly PlayEvent[]): PlayEvent[] => {
    const times = further.map(({ at }) => at);
    const shownTimes = known.filter(({ kind }) => kind === 'shown').map(({ at }) => at);
    const from = Math.max(-Infinity, ...shownTimes.filter((at) => at < Math.min(...times)));
    const to = Math.min(Infinity, ...shownTimes.filter((at) => at > Math.max(...times)));
    return known.filter(({ at }) => at >= from && at <= to);
  };
  const total = (parts: readonly Played[]): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const { day, theme, ms } of parts) sums[`${day} ${theme}`] = (sums[`${day} ${theme}`] ?? 0) + ms;
    return Object.fromEntries(Object.entries(sums).filter(([, ms]) => ms !== 0));
  };

  it('the changes add up to what all of them say together', () => {
    const portions = fc.array(fc.array(anyEvent, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(portions, (batches) => {
        const known: PlayEvent[] = [];
        const changes: Played[] = [];
        for (const batch of batches) {
          const fresh = [...new Map(batch.map((one) => [keyOf(one), one])).values()].filter(
            (one) => !known.some((other) => keyOf(other) === keyOf(one)),
          );
          if (fresh.length === 0) continue;
          changes.push(...changeOf(around(known, fresh), fresh, park));
          known.push(...fresh);
        }
        expect(total(changes)).toEqual(total(playedIn(spansOf(known), park)));
      }),
      { numRuns: 300 },
    );
  });

  it('spans never overlap and never pass the item’s duration', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const spans = spansOf(events);
        expect(spans.every(({ from, to }) => to > from && to - from <= 15_000)).toBe(true);
        expect(spans.every(({ from }, i) => i === 0 || from >= (spans[i - 1]?.to ?? 0))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
