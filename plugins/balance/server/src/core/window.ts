import { type FieldProblem, invalidInput } from './errors';
import { dayAt, type OffsetAt, startOfDay } from './zone';

/** A half-open stretch of time [from, to), in milliseconds since 1970. */
export interface Window {
  from: number;
  to: number;
}

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
// A space before the offset is a "+" that came undone in a query string.
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(?:(Z)|([+ -])(\d{2}):(\d{2}))$/;

/** The calendar month in the park's zone that contains `now`. */
export function runningMonth(now: number, offsetAt: OffsetAt): Window {
  const { year, month } = dayAt(now, offsetAt);
  return {
    from: startOfDay({ year, month, day: 1 }, offsetAt),
    to: startOfDay({ year, month: month + 1, day: 1 }, offsetAt),
  };
}

/** The window of `days` × 24 hours that ends at `to`. */
export function daysBefore(to: number, days: number): Window {
  return { from: to - days * DAY_MS, to };
}

/**
 * An instant from `YYYY-MM-DD` (the day's begin in the park's zone) or an ISO 8601 date and time with `Z` or an offset.
 * Null when it is neither, or names a day or time that does not exist.
 */
export function parseInstant(text: string, offsetAt: OffsetAt): number | null {
  const date = DATE.exec(text);
  if (date) {
    const [year, month, day] = date.slice(1).map(Number) as [number, number, number];
    return isDay(year, month, day) ? startOfDay({ year, month, day }, offsetAt) : null;
  }
  const parts = DATE_TIME.exec(text);
  return parts ? instantOf(parts) : null;
}

function instantOf(parts: RegExpExecArray): number | null {
  const number = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second, offsetHour, offsetMinute] = [number(4), number(5), number(6), number(10), number(11)];
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  if (offsetHour > 23 || offsetMinute > 59) return null;
  const millisecond = Number((parts[7] ?? '').padEnd(3, '0'));
  const offset = (parts[9] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute) * 60_000;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - offset;
}

/** False for 30 February and the like. Years before 1900 are refused: no post is that old, a typing error may be. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What a caller may say about a window. */
export interface WindowQuery {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The window a caller asks for; what is not said is the begin or the end of the running month.
 * Refuses with INVALID_INPUT a time it cannot read and a window that ends before it begins.
 */
export function windowFrom(query: WindowQuery, now: number, offsetAt: OffsetAt): Window {
  const month = runningMonth(now, offsetAt);
  const from = query.from === undefined ? month.from : parseInstant(query.from, offsetAt);
  const to = query.to === undefined ? month.to : parseInstant(query.to, offsetAt);
  const reason = 'expected YYYY-MM-DD or an ISO 8601 date and time with Z or an offset';
  const problems: FieldProblem[] = [];
  if (from === null) problems.push({ path: 'from', reason });
  if (to === null) problems.push({ path: 'to', reason });
  if (from !== null && to !== null && from >= to) problems.push({ path: 'to', reason: 'must be after from' });
  if (from === null || to === null || problems.length > 0) throw invalidInput(problems);
  return { from, to };
}
