import { dayIn } from './anchors';
import { dayNumber, weekdayOf } from './calendar-data';
import type { Calendar } from './calendar';
import { offsetsOf } from './zone';

/** When digests go out: a local time of the day `HH:MM` in a zone, on working days. */
export interface DigestRule {
  timeZone: string;
  at: string;
  isWorkday(day: string): boolean;
}

/** A digest that is due: its day, and the moment (milliseconds) up to which it reports. */
export interface DigestDue {
  day: string;
  moment: number;
}

/** Whether a day is worked, by the calendar where it knows the year, else Monday to Friday. */
export function isWorkday({ days, data }: Calendar, day: string): boolean {
  const number = dayNumber(day);
  if (number === null) return false;
  const isKnown = data.years.some(({ year }) => day.startsWith(`${year}-`));
  return isKnown ? days.has(number) : weekdayOf(number) <= 5;
}

/** The instant at which the clock of a zone shows that time of that day, in milliseconds. */
function momentOf(timeZone: string, day: string, at: string): number {
  const local = Date.parse(`${day}T${at}:00Z`);
  const offsetAt = offsetsOf(timeZone);
  return local - offsetAt(local - offsetAt(local));
}

/** Today's digest, once its time has come; null before that, and on days off. */
export function digestDue(now: number, { timeZone, at, isWorkday: isWorked }: DigestRule): DigestDue | null {
  const day = dayIn(timeZone, new Date(now).toISOString());
  if (!isWorked(day)) return null;
  const moment = momentOf(timeZone, day, at);
  return now < moment ? null : { day, moment };
}
