import { isTimeZone, offsetsOf, stretchesOf, yearIn } from './zone';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const stretches = (zone: string, from: string, to: string) =>
  stretchesOf(offsetsOf(zone), at(from), at(to)).map(({ start, end, offset }) => [
    new Date(start).toISOString(),
    new Date(end).toISOString(),
    offset / HOUR,
  ]);

it('zones are known by their IANA name', () => {
  expect(isTimeZone('Asia/Shanghai')).toBe(true);
  expect(isTimeZone('Asia/Nowhere')).toBe(false);
  expect(() => offsetsOf('Asia/Nowhere')).toThrow(RangeError);
});

it.each([
  ['Asia/Shanghai', '2026-07-01T00:00:00.000Z', 8],
  // China kept summer time from 1986 to 1991.
  ['Asia/Shanghai', '1988-07-01T00:00:00.000Z', 9],
  ['Asia/Kathmandu', '2026-01-01T00:00:00.000Z', 5.75],
  ['America/St_Johns', '2026-01-01T00:00:00.000Z', -3.5],
  ['Pacific/Apia', '2011-12-30T09:59:59.999Z', -10],
  ['Pacific/Apia', '2011-12-30T10:00:00.000Z', 14],
  ['UTC', '1970-01-01T00:00:00.001Z', 0],
  ['America/New_York', '2026-12-31T23:59:59.999Z', -5],
])('%s at %s is %d hours from UTC', (zone, instant, hours) => expect(offsetsOf(zone)(at(instant))).toBe(hours * HOUR));

it('a clock that is never changed makes one stretch', () =>
  expect(stretches('Asia/Shanghai', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
    ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', 8],
  ]));

it('stretches meet at the millisecond at which the clock is changed', () => {
  expect(stretches('America/New_York', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
    ['2026-01-01T00:00:00.000Z', '2026-03-08T07:00:00.000Z', -5],
    ['2026-03-08T07:00:00.000Z', '2026-11-01T06:00:00.000Z', -4],
    ['2026-11-01T06:00:00.000Z', '2027-01-01T00:00:00.000Z', -5],
  ]);
  // Counted from one second before the change, and from the change itself.
  expect(stretches('Australia/Lord_Howe', '2026-04-04T14:59:59Z', '2026-04-05T14:59:59Z')).toEqual([
    ['2026-04-04T14:59:59.000Z', '2026-04-04T15:00:00.000Z', 11],
    ['2026-04-04T15:00:00.000Z', '2026-04-05T14:59:59.000Z', 10.5],
  ]);
  expect(stretches('Australia/Lord_Howe', '2026-04-03T15:00:00Z', '2026-04-05T15:00:00Z')).toEqual([
    ['2026-04-03T15:00:00.000Z', '2026-04-04T15:00:00.000Z', 11],
    ['2026-04-04T15:00:00.000Z', '2026-04-05T15:00:00.000Z', 10.5],
  ]);
  // The shortest summer there has been.
  expect(stretches('America/Recife', '2000-09-01T00:00:00Z', '2000-12-01T00:00:00Z')).toEqual([
    ['2000-09-01T00:00:00.000Z', '2000-10-08T03:00:00.000Z', -3],
    ['2000-10-08T03:00:00.000Z', '2000-10-15T02:00:00.000Z', -2],
    ['2000-10-15T02:00:00.000Z', '2000-12-01T00:00:00.000Z', -3],
  ]);
});

it('the year is that of the zone: New Year comes to Shanghai eight hours before it comes to UTC', () => {
  const years = (zone: string) =>
    ['2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00Z'].map((text) => yearIn(zone, at(text)));
  expect([years('Asia/Shanghai'), years('UTC')]).toEqual([
    [2026, 2027],
    [2026, 2026],
  ]);
});
