/**
 * Working time by an official calendar. It is working time while the clock on the wall of the calendar's zone shows
 * office hours of a working day, so an hour that a change of the clock repeats counts twice and one that it skips does
 * not count. Everything is counted in whole milliseconds and rounded nowhere; intervals are half-open: 09:00 belongs to
 * 09:00–12:00, 12:00 does not. What would need a year that is not loaded is not guessed, see {@link Reckoned}.
 */
import { dayNumber, dayText, minuteOfDay, weekdayOf, type CalendarData, type CalendarYear } from './calendar-data';
import { calendarFaults } from './calendar-faults';
import { Refusal, type Bilingual } from './errors';
import { instantOf, isoOf } from './instant';
import { invalidInput } from './invalid-input';
import { DAY, offsetsOf, stretchesOf, type Stretch } from './zone';

/** A time [start, end), in milliseconds. */
interface Interval {
  start: number;
  end: number;
}

/** An uninterrupted stretch of working time, and how much there was in the calendar before it. */
interface Opening extends Interval {
  before: number;
}

/** A calendar to count with, made once from its data by {@link workingCalendar}. */
export interface Calendar extends Interval {
  readonly data: CalendarData;
  /** Numbers of its working days. */
  readonly days: ReadonlySet<number>;
  readonly openings: readonly Opening[];
  /** Its provisional years. */
  readonly provisional: readonly Interval[];
}

/** The calendar does not hold the year that is needed first; and the days it begins and ends on (`YYYY-MM-DD`). */
export interface OutOfCalendar {
  missingYear: number;
  firstDay: string;
  lastDay: string;
}

/** A result, and whether it rests on a provisional year; or that it cannot be known. */
export type Reckoned<T> = { ok: true; value: T; provisional: boolean } | ({ ok: false } & OutOfCalendar);

const MINUTE = 60_000;
/** No zone is as far from UTC. */
const REACH = 1.5 * DAY;

function refuseFaults(data: CalendarData): void {
  const faults = calendarFaults(data);
  const [first] = faults;
  if (!first) return;
  const fields = faults.map(({ path, reason }) => ({ path, reason: reason.en }));
  const reason = { zh: `${first.path}：${first.reason.zh}`, en: `${first.path}: ${first.reason.en}` };
  throw new Refusal('INVALID_INPUT', { fields }, { reason });
}

const newYear = (year: number): number => Date.UTC(year, 0, 1) / DAY;

function workingDays({ weekdays, years }: CalendarData): Set<number> {
  const days = new Set<number>();
  for (const { year, daysOff, makeUpWorkdays } of years) {
    for (let day = newYear(year); day < newYear(year + 1); day += 1) {
      const text = dayText(day);
      const isOff = daysOff.some(({ from, to }) => from <= text && text <= to);
      if ((weekdays.includes(weekdayOf(day)) && !isOff) || makeUpWorkdays.includes(text)) days.add(day);
    }
  }
  return days;
}

/** The times at which the clock shows a local time of [from, to). */
function showing(stretches: readonly Stretch[], from: number, to: number): Interval[] {
  return stretches
    .map(({ start, end, offset }) => ({ start: Math.max(start, from - offset), end: Math.min(end, to - offset) }))
    .filter(({ start, end }) => start < end);
}

/** From when to when it is that year. */
function spanOf(stretches: readonly Stretch[], { year }: CalendarYear): Interval {
  const shown = showing(stretches, newYear(year) * DAY, newYear(year + 1) * DAY);
  return { start: Math.min(...shown.map(({ start }) => start)), end: Math.max(...shown.map(({ end }) => end)) };
}

function openingsOf({ officeHours }: CalendarData, days: Iterable<number>, stretches: readonly Stretch[]): Opening[] {
  const minutes = officeHours.map(({ from, to }) => ({ from: minuteOfDay(from) ?? 0, to: minuteOfDay(to) ?? 0 }));
  const hoursOf = (day: number): Interval[] =>
    minutes.flatMap(({ from, to }) => showing(stretches, day * DAY + from * MINUTE, day * DAY + to * MINUTE));
  const intervals = [...days].flatMap(hoursOf).sort((a, b) => a.start - b.start);
  let before = 0;
  return intervals.map(({ start, end }) => {
    const opening = { start, end, before };
    before += end - start;
    return opening;
  });
}

/**
 * Makes a calendar to count with; keep it as long as its data is used, for every day of it is worked out here.
 * @throws Refusal INVALID_INPUT naming what {@link calendarFaults} found
 */
export function workingCalendar(data: CalendarData): Calendar {
  refuseFaults(data);
  const [first, last] = [data.years[0] as CalendarYear, data.years.at(-1) as CalendarYear];
  const reach = { from: newYear(first.year) * DAY - REACH, to: newYear(last.year + 1) * DAY + REACH };
  const stretches = stretchesOf(offsetsOf(data.timeZone), reach.from, reach.to);
  const days = workingDays(data);
  return {
    data,
    days,
    start: spanOf(stretches, first).start,
    end: spanOf(stretches, last).end,
    openings: openingsOf(data, days, stretches),
    provisional: data.years.filter((year) => year.provisional).map((year) => spanOf(stretches, year)),
  };
}

type Side = 'before' | 'after';

function outside({ data }: Calendar, side: Side): { ok: false } & OutOfCalendar {
  const [first, last] = [data.years[0] as CalendarYear, data.years.at(-1) as CalendarYear];
  return {
    ok: false,
    missingYear: side === 'before' ? first.year - 1 : last.year + 1,
    firstDay: `${first.year}-01-01`,
    lastDay: `${last.year}-12-31`,
  };
}

/** What to say where the calendar does not reach. */
export function outOfCalendarWords({ missingYear, firstDay, lastDay }: OutOfCalendar): Bilingual {
  const isBefore = `${missingYear}` < firstDay;
  return {
    zh: `工作日历${isBefore ? `从 ${firstDay} 开始` : `到 ${lastDay} 为止`}，请载入 ${missingYear} 年的日历。`,
    en: `The working calendar ${isBefore ? `begins on ${firstDay}` : `ends on ${lastDay}`}: load ${missingYear}.`,
  };
}

/** Whether days of a provisional year lie in [from, to), in milliseconds. */
export function isProvisional({ provisional }: Calendar, from: number, to: number): boolean {
  return provisional.some(({ start, end }) => Math.max(start, from) < Math.min(end, to));
}

/** Working time from the calendar's beginning to an instant. */
function workedUntil({ openings }: Calendar, instant: number): number {
  const last = openings.findLast(({ start }) => start <= instant);
  return last ? last.before + Math.min(instant, last.end) - last.start : 0;
}

/** The earliest instant until which there has been so much working time since the calendar's beginning. */
function whenWorked({ openings }: Calendar, work: number): number {
  const opening = openings.find(({ start, end, before }) => before + end - start >= work);
  return opening ? opening.start + work - opening.before : Number.POSITIVE_INFINITY;
}

/** {@link addWorkingMinutes} in milliseconds, for work of 0 or more. */
export function addWorkingTime(calendar: Calendar, from: number, work: number): Reckoned<number> {
  if (work === 0) return { ok: true, value: from, provisional: false };
  if (from < calendar.start) return outside(calendar, 'before');
  const value = whenWorked(calendar, workedUntil(calendar, from) + work);
  if (value === Number.POSITIVE_INFINITY) return outside(calendar, 'after');
  return { ok: true, value, provisional: isProvisional(calendar, from, value) };
}

/** {@link workingMinutesBetween} in milliseconds, for times in order. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number): Reckoned<number> {
  if (from === to) return { ok: true, value: 0, provisional: false };
  if (from < calendar.start) return outside(calendar, 'before');
  if (to > calendar.end) return outside(calendar, 'after');
  const value = workedUntil(calendar, to) - workedUntil(calendar, from);
  return { ok: true, value, provisional: isProvisional(calendar, from, to) };
}

/** Converts what was reckoned, if it could be. */
export function converted<A, B>(result: Reckoned<A>, convert: (value: A) => B): Reckoned<B> {
  return result.ok ? { ...result, value: convert(result.value) } : result;
}

/**
 * The earliest moment by which so many working minutes have passed since `from`, ISO 8601 UTC: four hours from 14:00
 * are over at 18:00, not on the next morning. Seconds are kept; none at all leave `from` as it is, off hours or not.
 * @param minutes 0 or more; parts of a minute count to the millisecond
 * @throws Refusal INVALID_INPUT for fewer, and for a time without a zone
 */
export function addWorkingMinutes(calendar: Calendar, from: string, minutes: number): Reckoned<string> {
  if (!(minutes >= 0 && minutes < Number.POSITIVE_INFINITY))
    throw invalidInput('minutes', { zh: '工作分钟数不能为负', en: 'minutes must be 0 or more' });
  return converted(addWorkingTime(calendar, instantOf('from', from), Math.round(minutes * MINUTE)), isoOf);
}

/**
 * Working minutes of [from, to), with parts of a minute.
 * @throws Refusal INVALID_INPUT when `to` lies before `from`, and for a time without a zone
 */
export function workingMinutesBetween(calendar: Calendar, from: string, to: string): Reckoned<number> {
  const [start, end] = [instantOf('from', from), instantOf('to', to)];
  if (end < start) throw invalidInput('to', { zh: '结束时间不能早于开始时间', en: 'to must not lie before from' });
  return converted(workingTimeBetween(calendar, start, end), (work) => work / MINUTE);
}

/**
 * Whether a calendar day (`YYYY-MM-DD`) is worked.
 * @throws Refusal INVALID_INPUT for what is no day
 */
export function isWorkingDay(calendar: Calendar, day: string): Reckoned<boolean> {
  const number = dayNumber(day);
  if (number === null) throw invalidInput('day', { zh: `没有 ${day} 这一天`, en: `${day} is not a day` });
  const { years } = calendar.data;
  const year = years.find((one) => day.startsWith(`${one.year}-`));
  if (!year) return outside(calendar, day < `${years[0]?.year}` ? 'before' : 'after');
  return { ok: true, value: calendar.days.has(number), provisional: year.provisional };
}
