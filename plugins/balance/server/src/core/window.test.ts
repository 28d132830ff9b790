import fc from 'fast-check';
import { Refusal } from './errors';
import { daysBefore, parseInstant, runningMonth, windowFrom } from './window';
import { dayAt, isTimeZone, offsetsOf, startOfDay } from './zone';

const shanghai = offsetsOf('Asia/Shanghai');
const at = (text: string): number => Date.parse(text);
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

describe('days in a zone', () => {
  it.each([
    ['Asia/Shanghai', 2026, 3, 1, '2026-02-28T16:00:00.000Z'],
    ['UTC', 2026, 3, 1, '2026-03-01T00:00:00.000Z'],
    ['America/St_Johns', 2026, 7, 1, '2026-07-01T02:30:00.000Z'],
    ['Asia/Kathmandu', 2026, 1, 1, '2025-12-31T18:15:00.000Z'],
    // China kept summer time from 1986 to 1991.
    ['Asia/Shanghai', 1988, 7, 1, '1988-06-30T15:00:00.000Z'],
    // Midnight does not exist: the clock jumps from 24:00 to 01:00.
    ['America/Sao_Paulo', 2018, 11, 4, '2018-11-04T03:00:00.000Z'],
    ['Africa/Cairo', 2024, 4, 26, '2024-04-25T22:00:00.000Z'],
    // Midnight comes twice: back from 24:00 to 23:00 (still the day before), then from 00:01 to 23:01.
    ['America/Sao_Paulo', 2018, 2, 18, '2018-02-18T03:00:00.000Z'],
    ['America/St_Johns', 2010, 11, 7, '2010-11-07T02:30:00.000Z'],
    // Samoa skipped the whole of 30 December 2011.
    ['Pacific/Apia', 2011, 12, 30, '2011-12-30T10:00:00.000Z'],
    ['Pacific/Apia', 2011, 12, 31, '2011-12-30T10:00:00.000Z'],
  ])('%s %i-%i-%i begins at %s', (zone, year, month, day, expected) => {
    expect(iso(startOfDay({ year, month, day }, offsetsOf(zone)))).toBe(expected);
  });

  it('knows zones', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true);
    expect(isTimeZone('Asia/Nowhere')).toBe(false);
  });

  it('every day begins on that day and not a moment later, in any zone', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Beirut', 'UTC'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), (zone, days) => {
        const offsetAt = offsetsOf(zone);
        const date = new Date(days * 86_400_000);
        const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        const start = startOfDay(day, offsetAt);
        expect(dayAt(start, offsetAt)).toEqual(day);
        expect(dayAt(start - 1, offsetAt)).not.toEqual(day);
      }),
      { numRuns: 300 },
    );
  });
});

describe('windows', () => {
  it('is the running month of the zone by default', () => {
    // 31 December 17:00 UTC is 1 January in Shanghai.
    const month = runningMonth(at('2025-12-31T17:00:00Z'), shanghai);
    expect([iso(month.from), iso(month.to)]).toEqual(['2025-12-31T16:00:00.000Z', '2026-01-31T16:00:00.000Z']);
    const december = runningMonth(at('2025-12-31T15:59:59Z'), shanghai);
    expect([iso(december.from), iso(december.to)]).toEqual(['2025-11-30T16:00:00.000Z', '2025-12-31T16:00:00.000Z']);
  });

  it.each([
    ['2026-03-01', '2026-02-28T16:00:00.000Z'],
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T08:30:15.25+08:00', '2026-03-01T00:30:15.250Z'],
    ['2026-03-01T08:30 08:00', '2026-03-01T00:30:00.000Z'],
    ['2026-03-01T00:00-03:30', '2026-03-01T03:30:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ])('reads %s', (text, expected) => expect(iso(parseInstant(text, shanghai))).toBe(expected));

  it.each([
    '',
    'yesterday',
    '2026-3-1',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '0026-01-01',
    '2026-03-01T00:00:00',
    '2026-03-01T24:00:00Z',
    '2026-03-01T12:60:00Z',
    '2026-03-01T12:00:60Z',
    '2026-03-01T12:00:00+25:00',
    '2026-03-01T12:00:00+08:60',
    '2026-02-30T00:00:00Z',
    '2026-03-01Z',
  ])('refuses %j', (text) => expect(parseInstant(text, shanghai)).toBeNull());

  it('fills in what is not said', () => {
    const now = at('2026-03-15T00:00:00Z');
    expect(windowFrom({}, now, shanghai)).toEqual(runningMonth(now, shanghai));
    expect(iso(windowFrom({ from: '2026-01-01' }, now, shanghai).to)).toBe('2026-03-31T16:00:00.000Z');
    expect(iso(windowFrom({ to: '2026-03-02' }, now, shanghai).from)).toBe('2026-02-28T16:00:00.000Z');
  });

  it.each([
    [{ from: 'x' }, ['from']],
    [{ from: 'x', to: 'y' }, ['from', 'to']],
    [{ from: '2026-03-02', to: '2026-03-02' }, ['to']],
    [{ from: '2026-03-02', to: '2026-03-01' }, ['to']],
  ])('refuses %j and names %j', (query, paths) => {
    try {
      windowFrom(query, at('2026-03-15T00:00:00Z'), shanghai);
      throw new Error('was not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).code).toBe('INVALID_INPUT');
      expect((error as Refusal).details.fields).toEqual(paths.map((path) => expect.objectContaining({ path })));
    }
  });

  it('counts days back in whole 24 hours', () => {
    expect(daysBefore(at('2026-03-31T00:00:00Z'), 30).from).toBe(at('2026-03-01T00:00:00Z'));
  });
});
