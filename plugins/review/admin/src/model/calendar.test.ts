import type { CalendarData, CalendarDay } from '../api/calendar';
import { hoursAndMinutes, monthsOf, partText, withPart, yearsOf } from './calendar';

const day = (date: string): CalendarDay => ({
  date,
  weekday: new Date(`${date}T00:00:00Z`).getUTCDay() || 7,
  kind: 'work',
  name: null,
});
const days2026 = Array.from({ length: 365 }, (_, index) =>
  day(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)),
);

const year = (number: number) => ({
  year: number,
  provisional: false,
  source: { title: '通知', date: '2025-11-04' },
  note: { zh: '注', en: 'note' },
});
const calendar: CalendarData = {
  key: 'cn',
  version: 3,
  name: { zh: '日历', en: 'Calendar' },
  timeZone: 'Asia/Shanghai',
  officeHours: [{ from: '09:00', to: '12:00' }],
  weekdays: [1, 2, 3, 4, 5],
  years: [year(2026), year(2027)],
};

describe('a year as months', () => {
  const months = monthsOf(days2026);

  it('has twelve, each with all of its days', () => {
    expect(months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(months.flatMap(({ weeks }) => weeks.flat().filter(Boolean))).toEqual(days2026);
  });

  it('begins its weeks on Monday', () => {
    // 1 February 2026 is a Sunday, and the month has 28 days.
    const february = months[1]?.weeks ?? [];
    expect(february).toHaveLength(5);
    expect(february[0]?.map((one) => one?.date ?? null)).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(february[4]?.map((one) => one?.date ?? null)).toEqual([
      ...['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28'],
      null,
    ]);
  });
});

describe('a part as text', () => {
  it('comes back as it was, without key and version, which the server gives', () => {
    const { key: _key, version: _version, ...rest } = calendar;
    expect(withPart(calendar, 2027, partText(calendar, 2027))).toEqual(rest);
    expect(withPart(calendar, 'hours', partText(calendar, 'hours'))).toEqual(rest);
  });

  it('changes its part only', () => {
    expect(withPart(calendar, 2026, '{"year":2026}')).toMatchObject({ years: [{ year: 2026 }, year(2027)] });
    expect(withPart(calendar, 'hours', '{"weekdays":[1]}')).toMatchObject({ weekdays: [1], years: calendar.years });
  });

  it('adds the year that comes next', () => {
    expect(yearsOf(calendar)).toEqual({ held: [2026, 2027], next: 2028 });
    expect(withPart(calendar, 2028, partText(calendar, 2028))).toMatchObject({
      years: [year(2026), year(2027), { year: 2028, provisional: true, daysOff: [] }],
    });
    expect(yearsOf({ ...calendar, years: [] })).toEqual({ held: [], next: null });
  });

  it.each(['', '{', '[]', '3', 'null'])('is none when it says %j', (text) =>
    expect(withPart(calendar, 2026, text)).toBeNull(),
  );
});

it('tells hours and minutes', () => {
  expect(hoursAndMinutes(320)).toEqual({ hours: 5, minutes: 20 });
  expect(hoursAndMinutes(-61)).toEqual({ hours: 1, minutes: 1 });
});
