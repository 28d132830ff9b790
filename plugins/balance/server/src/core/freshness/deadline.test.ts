import { offsetsOf } from '../zone';
import { deadlineOf } from './deadline';
import type { Period, Rule } from './limits';
import { standingAt } from './state';

const PARK = offsetsOf('Asia/Shanghai');
const D10: Period = { days: 10 };
const D14: Period = { days: 14 };
const M6: Period = { months: 6 };
const SECOND = 1000;

/** Worked out by hand on a calendar, in the park's time (UTC+8): last update, limit, first second it is late. */
const TABLE: readonly (readonly [string, Period, string])[] = [
  ['2026-11-01T09:30:00', D10, '2026-11-11T09:30:00'],
  ['2026-02-20T00:00:00', D10, '2026-03-02T00:00:00'],
  ['2026-12-25T23:59:59', D10, '2027-01-04T23:59:59'],
  ['2026-11-12T16:00:00', D14, '2026-11-26T16:00:00'],
  ['2024-02-16T08:00:00', D14, '2024-03-01T08:00:00'],
  ['2026-12-20T00:00:00', D14, '2027-01-03T00:00:00'],
  ['2026-05-26T10:00:00', M6, '2026-11-26T10:00:00'],
  ['2026-08-31T17:45:00', M6, '2027-02-28T17:45:00'],
  ['2027-08-31T17:45:00', M6, '2028-02-29T17:45:00'],
  ['2026-08-29T07:00:00', M6, '2027-02-28T07:00:00'],
  ['2026-12-31T12:00:00', M6, '2027-06-30T12:00:00'],
  // 31 August in the park is 30 August in London: the park's day counts.
  ['2026-08-31T00:00:00', M6, '2027-02-28T00:00:00'],
  ['2026-03-31T00:00:01', M6, '2026-09-30T00:00:01'],
];

const park = (local: string): number => Date.parse(`${local}+08:00`);
const ruleWith = (period: Period): Rule => ({
  ...{ id: 'r', kind: 'column', period, soonDays: 3, from: null, until: null },
  ...{ name: { zh: '', en: '' }, source: { zh: '', en: '' } },
});

test.each(TABLE)('A12.1 updated %s, limit %j: late from %s on', (last, period, deadline) => {
  const at = park(deadline);
  expect(new Date(deadlineOf(park(last), period, PARK)).toISOString()).toBe(new Date(at).toISOString());
  const standing = (now: number) => standingAt({ last: park(last), rule: ruleWith(period), own: null }, now, PARK);
  expect([standing(at - SECOND), standing(at), standing(at + SECOND)]).toMatchObject([
    { state: 'soon', left: SECOND, isLate: false },
    { state: 'late', left: 0, isLate: true },
    { state: 'late', left: -SECOND, isLate: true },
  ]);
  const near = at - 3 * 86_400 * SECOND;
  expect([standing(near - SECOND).state, standing(near).state]).toEqual(['fresh', 'soon']);
});

test('days are whole days of 24 hours and months keep the time of day, where clocks are put forward and back', () => {
  const berlin = offsetsOf('Europe/Berlin');
  const late = (last: string, period: Period) => new Date(deadlineOf(Date.parse(last), period, berlin)).toISOString();
  // 29 March 2026 has 23 hours there.
  expect(late('2026-03-20T12:00:00+01:00', D14)).toBe('2026-04-03T11:00:00.000Z');
  expect(late('2025-09-28T12:00:00+02:00', M6)).toBe('2026-03-28T11:00:00.000Z');
  expect(late('2025-10-15T12:00:00+02:00', M6)).toBe('2026-04-15T10:00:00.000Z');
  // 02:30 on 29 March 2026 does not exist; on 25 October 2026 it comes twice, and the first one counts.
  expect(late('2025-09-29T02:30:00+02:00', M6)).toBe('2026-03-29T01:30:00.000Z');
  expect(late('2026-04-25T02:30:00+02:00', M6)).toBe('2026-10-25T00:30:00.000Z');
});
