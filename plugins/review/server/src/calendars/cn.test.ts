/** The official calendar day by day, against lists that were copied from the sources by hand a second time. */
import { dayText } from '../core/calendar-data';
import { isWorkingDay, workingCalendar } from '../core/calendar';
import { CALENDARS } from '.';

const data = CALENDARS.cn;
if (!data) throw new Error('There is no calendar cn.');
const calendar = workingCalendar(data);

/** Days of a month, `from` to `to`, as YYYY-MM-DD. */
const days = (year: number, month: number, from: number, to = from): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => dayText(Date.UTC(year, month - 1, from + index) / 86_400_000));

const allDaysOf = (year: number): string[] => days(year, 1, 1, year % 4 === 0 ? 366 : 365);
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const worked = (year: number): string[] =>
  allDaysOf(year).filter((day) => {
    const answer = isWorkingDay(calendar, day);
    return answer.ok && answer.value;
  });
const expected = (year: number, off: string[], madeUp: string[]): string[] =>
  allDaysOf(year).filter((day) => madeUp.includes(day) || (!isWeekend(day) && !off.includes(day)));

it('2026 is as the State Council’s notice of 2025-11-04 says', () => {
  const off = [
    days(2026, 1, 1, 3),
    days(2026, 2, 15, 23),
    days(2026, 4, 4, 6),
    days(2026, 5, 1, 5),
    days(2026, 6, 19, 21),
    days(2026, 9, 25, 27),
    days(2026, 10, 1, 7),
  ].flat();
  const madeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
  expect(off).toHaveLength(33);
  expect(worked(2026)).toEqual(expected(2026, off, madeUp));
  expect(worked(2026)).toHaveLength(248);
});

it('2027 is provisional: the thirteen days of the regulation, weekends, and no more', () => {
  // New Year's Eve of the lunar year is 5 February: ICU 78, which Node.js has, places it a day late.
  const off = [
    days(2027, 1, 1),
    days(2027, 2, 5, 8),
    days(2027, 4, 5),
    days(2027, 5, 1, 2),
    days(2027, 6, 9),
    days(2027, 9, 15),
    days(2027, 10, 1, 3),
  ].flat();
  expect(off).toHaveLength(13);
  expect(worked(2027)).toEqual(expected(2027, off, []));
});

it('says of each year how sure it is, and where it comes from', () => {
  expect(isWorkingDay(calendar, '2026-12-31')).toEqual({ ok: true, value: true, provisional: false });
  expect(isWorkingDay(calendar, '2027-01-04')).toEqual({ ok: true, value: true, provisional: true });
  expect(data.years.map(({ year, provisional, source }) => [year, provisional, source.date])).toEqual([
    [2026, false, '2025-11-04'],
    [2027, true, '2024-11-10'],
  ]);
});
