import { CALENDARS } from '../calendars';
import { workingCalendar } from './calendar';
import type { CalendarData } from './calendar-data';
import { digestDue, isWorkday } from './digest-time';

const calendar = workingCalendar(CALENDARS.cn as CalendarData);
const rule = { timeZone: 'Asia/Shanghai', at: '09:00', isWorkday: (day: string) => isWorkday(calendar, day) };
const due = (at: string, changes: Partial<typeof rule> = {}) => digestDue(Date.parse(at), { ...rule, ...changes });

describe('a working day', () => {
  it.each<[string, boolean]>([
    ['2026-02-13', true], // Friday
    ['2026-02-14', true], // a Saturday that is worked
    ['2026-02-16', false], // a Monday off
    ['2026-02-24', true],
    ['2026-11-28', false], // Saturday
    ['2031-03-03', true], // a Monday of a year that is not loaded
    ['2031-03-07', true],
    ['2031-03-08', false],
    ['2031-03-02', false],
    ['tomorrow', false],
  ])('%s: %s', (day, expected) => {
    expect(isWorkday(calendar, day)).toBe(expected);
  });
});

describe('a digest', () => {
  it('is due from its time on, until midnight, where the park is', () => {
    const monday = { day: '2026-11-30', moment: Date.parse('2026-11-30T01:00:00Z') };
    expect(due('2026-11-30T00:59:59.999Z')).toBeNull();
    expect(due('2026-11-30T01:00:00Z')).toEqual(monday);
    expect(due('2026-11-30T15:59:59.999Z')).toEqual(monday);
    expect(due('2026-11-30T16:00:00Z')).toBeNull(); // Tuesday has begun, its digest has not
  });

  it('is not due on days off', () => {
    for (const at of ['2026-11-28T04:00:00Z', '2026-11-29T04:00:00Z', '2026-02-16T04:00:00Z'])
      expect(due(at)).toBeNull();
    expect(due('2026-02-14T04:00:00Z')?.day).toBe('2026-02-14');
  });

  it('keeps to the clock on the wall when that is changed', () => {
    const daily = { timeZone: 'Europe/Berlin', isWorkday: () => true };
    expect(due('2026-03-29T12:00:00Z', daily)?.moment).toBe(Date.parse('2026-03-29T07:00:00Z'));
    expect(due('2026-10-25T12:00:00Z', daily)?.moment).toBe(Date.parse('2026-10-25T08:00:00Z'));
    // An hour and a half before the clock goes back, by the offset that still holds then.
    expect(due('2026-10-25T12:00:00Z', { ...daily, at: '01:30' })?.moment).toBe(Date.parse('2026-10-24T23:30:00Z'));
  });
});
