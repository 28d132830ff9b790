/** A year of a calendar as people look at it, day by day. */
import { dayText, weekdayOf, type CalendarData } from './calendar-data';
import type { Calendar } from './calendar';
import type { Bilingual } from './errors';
import { DAY } from './zone';

/**
 * What a day is: worked as its weekday says, off as its weekday says (`rest`), off by the notice (`off`), or worked
 * against its weekday (`make-up`).
 */
export type DayKind = 'work' | 'rest' | 'off' | 'make-up';

/** A day of the year; `name` says what it is off for. `weekday` is 1 Monday to 7 Sunday. */
export interface CalendarDay {
  date: string;
  weekday: number;
  kind: DayKind;
  name: Bilingual | null;
}

/** Every day of a year of the calendar, in order; null when the calendar does not hold the year. */
export function daysOfYear({ data, days }: Calendar, year: number): CalendarDay[] | null {
  const held = data.years.find((one) => one.year === year);
  if (!held) return null;
  const [first, end] = [Date.UTC(year, 0, 1) / DAY, Date.UTC(year + 1, 0, 1) / DAY];
  return Array.from({ length: end - first }, (_, index): CalendarDay => {
    const date = dayText(first + index);
    const weekday = weekdayOf(first + index);
    const off = held.daysOff.find(({ from, to }) => from <= date && date <= to);
    const plain = data.weekdays.includes(weekday) ? 'work' : 'rest';
    const otherwise = held.makeUpWorkdays.includes(date) ? 'make-up' : plain;
    return { date, weekday, kind: off ? 'off' : otherwise, name: off?.name ?? null };
  }).map((day, index) => {
    // What is shown is what is counted with.
    const isWorked = day.kind === 'work' || day.kind === 'make-up';
    if (isWorked !== days.has(first + index)) throw new Error(`${day.date} is shown otherwise than it is counted.`);
    return day;
  });
}

/**
 * What a newer file of official days makes of the calendar in use: the file's years, but for one that is final here and
 * provisional there, and the years only this one holds. Where people have saved it, office hours, weekdays, zone and
 * name stay theirs.
 */
export function withNewerFile(used: CalendarData, file: CalendarData, isSavedByPeople: boolean): CalendarData {
  const years = new Map(file.years.map((year) => [year.year, year]));
  for (const year of used.years) {
    const newer = years.get(year.year);
    if (!newer || (newer.provisional && !year.provisional)) years.set(year.year, year);
  }
  const { name, timeZone, officeHours, weekdays } = isSavedByPeople ? used : file;
  const inOrder = [...years.values()].sort((a, b) => a.year - b.year);
  return { ...file, name, timeZone, officeHours, weekdays, years: inOrder };
}
