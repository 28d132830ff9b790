/** What people see of a level's clock: late from the due moment on, and how sure the due time is. */
import { CALENDARS } from '../calendars';
import { workingCalendar } from './calendar';
import type { CalendarData } from './calendar-data';
import { begun, paused } from './clock-course';
import { sightOf } from './clock-sight';

const calendar = workingCalendar(CALENDARS.cn as CalendarData);
const clockFrom = (since: string) =>
  begun({ run: 1, level: 1, since }, 'second', { limitMinutes: 240, escalation: null });
const MONDAY = '2026-03-02T01:00:00.000Z';

it('is late from the very moment it is due', () => {
  const seen = (at: string) => sightOf(calendar, clockFrom(MONDAY), at);
  expect(seen('2026-03-02T06:59:59.999Z')).toMatchObject({ overdue: false, dueAt: '2026-03-02T07:00:00.000Z' });
  expect([seen('2026-03-02T07:00:00.000Z').overdue, seen('2026-03-03T07:00:00.000Z').overdue]).toEqual([true, true]);
});

it('is provisional where the year is, running or not, and says so of no time that is unknown', () => {
  const provisional = (since: string, at = since) => sightOf(calendar, clockFrom(since), at).provisional;
  expect([provisional(MONDAY), provisional('2027-03-01T01:00:00.000Z')]).toEqual([false, true]);
  const unknown = sightOf(calendar, clockFrom('2027-12-31T09:00:00.000Z'), '2027-12-31T09:30:00.000Z');
  expect([unknown.state, unknown.provisional]).toEqual(['unknown', false]);
});

it('that stands still is not late, however long it does', () => {
  const still = paused(clockFrom(MONDAY), '2026-03-02T03:00:00.000Z');
  expect(sightOf(calendar, still, '2026-04-01T03:00:00.000Z')).toMatchObject({
    ...{ state: 'paused', overdue: false, dueAt: null },
    ...{ missingYear: null, lastDay: null, provisional: false },
  });
});
