import type { Bilingual } from './errors';
import { DAY } from './zone';

/** Office hours of a working day, local time `HH:MM` from 00:00 to 24:00: `from` belongs to them, `to` does not. */
export interface OfficeHours {
  from: string;
  to: string;
}

/** Days off in a row, `YYYY-MM-DD`, both included, as a notice names them. One that runs past New Year is two. */
export interface DaysOff {
  name: Bilingual;
  from: string;
  to: string;
}

/** Where a year's data comes from: the title and number of the document, and the day it was issued (`YYYY-MM-DD`). */
export interface CalendarSource {
  title: string;
  number?: string;
  date: string;
  url?: string;
}

/** One calendar year. Provisional: the notice that fixes it is not out, and `note` says what is not known. */
export interface CalendarYear {
  year: number;
  provisional: boolean;
  source: CalendarSource;
  note: Bilingual;
  daysOff: readonly DaysOff[];
  /** Days that would be off by their weekday but are worked (调休上班), `YYYY-MM-DD`. */
  makeUpWorkdays: readonly string[];
}

/** An official working calendar as data. A version never changes once clocks were set by it. */
export interface CalendarData {
  key: string;
  version: number;
  name: Bilingual;
  /** An IANA time zone. */
  timeZone: string;
  officeHours: readonly OfficeHours[];
  /** Ordinary working days, 1 Monday to 7 Sunday. */
  weekdays: readonly number[];
  /** In order and without a gap. */
  years: readonly CalendarYear[];
}

/** Office hours where an organisation names none. */
export const USUAL_OFFICE_HOURS: readonly OfficeHours[] = [
  { from: '09:00', to: '12:00' },
  { from: '14:00', to: '18:00' },
];

/** The number of a calendar day `YYYY-MM-DD`, counted from 1970-01-01; null when there is no such day. */
export function dayNumber(text: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) || dayText(time / DAY) !== text ? null : time / DAY;
}

/** The calendar day `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The weekday of a day number, 1 Monday to 7 Sunday. */
export function weekdayOf(day: number): number {
  return new Date(day * DAY).getUTCDay() || 7;
}

/** The minute of the day that `HH:MM` names, 0 to 1440; null when it names none. */
export function minuteOfDay(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 1440 ? minute : null;
}
