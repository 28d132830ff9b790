import type { Day } from '../../../server/src/core/zone';

/** The stretch of time the meter is read for. Days are `YYYY-MM-DD` in the park's zone, `to` is the day after the last. */
export type Period =
  | { kind: 'this-month' }
  | { kind: 'rolling' }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'quarter'; year: number; quarter: number }
  | { kind: 'days'; from: string; to: string };

/** A half-open stretch of days. */
export interface Days {
  from: string;
  to: string;
}

/** Days of the rolling window, today among them. */
export const ROLLING_DAYS = 30;

const ROLLING = `${ROLLING_DAYS}d`;
const MONTHS_OFFERED = 12;
const QUARTERS_OFFERED = 5;
const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** A day as it is written; months beyond 12 and days beyond the month's end carry over. */
function written(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** The day so many days after another. */
export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day as it is written in an address. */
export const dayText = ({ year, month, day }: Day): string => written(year, month, day);

/** Whether this is a day of the calendar that the server reads. */
function isDay(text: string | null): text is string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return year >= 1900 && written(year, month, day) === text;
}

/** A period's name in an address and in a list; the running month is the one that needs none. */
export function periodKey(period: Period): string {
  switch (period.kind) {
    case 'this-month':
      return '';
    case 'rolling':
      return ROLLING;
    case 'month':
      return `${period.year}-${two(period.month)}`;
    case 'quarter':
      return `${period.year}-Q${period.quarter}`;
    case 'days':
      return `${period.from}/${period.to}`;
  }
}

/** The period of a name of {@link periodKey}, stretches of days left out; what cannot be read is the running month. */
export function periodOf(key: string): Period {
  if (key === ROLLING) return { kind: 'rolling' };
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key);
  if (month && Number(month[1]) >= 1900) return { kind: 'month', year: Number(month[1]), month: Number(month[2]) };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  if (quarter && Number(quarter[1]) >= 1900)
    return { kind: 'quarter', year: Number(quarter[1]), quarter: Number(quarter[2]) };
  return { kind: 'this-month' };
}

/** The period an address asks for. */
export function readPeriod(search: URLSearchParams): Period {
  const [from, to] = [search.get('from'), search.get('to')];
  if (isDay(from) && isDay(to) && from < to) return { kind: 'days', from, to };
  return periodOf(search.get('period') ?? '');
}

/** The address of a period: what others are sent shows the same. */
export function writePeriod(period: Period): Record<string, string> {
  if (period.kind === 'days') return { from: period.from, to: period.to };
  return period.kind === 'this-month' ? {} : { period: periodKey(period) };
}

/** The days of a period; null for the running month, which the server knows. */
export function daysOf(period: Period, today: Day): Days | null {
  switch (period.kind) {
    case 'this-month':
      return null;
    case 'rolling':
      return {
        from: written(today.year, today.month, today.day - ROLLING_DAYS + 1),
        to: written(today.year, today.month, today.day + 1),
      };
    case 'month':
      return { from: written(period.year, period.month, 1), to: written(period.year, period.month + 1, 1) };
    case 'quarter': {
      const first = period.quarter * 3 - 2;
      return { from: written(period.year, first, 1), to: written(period.year, first + 3, 1) };
    }
    case 'days':
      return { from: period.from, to: period.to };
  }
}

/** What the server is asked about a period, as a query; empty for the running month. */
export function meterQuery(period: Period, today: Day): string {
  const days = daysOf(period, today);
  return days === null ? '' : `?from=${days.from}&to=${days.to}`;
}

/** Whether a period has not ended yet. */
export function isRunning(period: Period, today: Day): boolean {
  const days = daysOf(period, today);
  return days === null || days.to > dayText(today);
}

function monthBeside(year: number, month: number, step: number, today: Day): Period {
  const date = new Date(Date.UTC(year, month - 1 + step, 1));
  const [nextYear, nextMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return nextYear === today.year && nextMonth === today.month
    ? { kind: 'this-month' }
    : { kind: 'month', year: nextYear, month: nextMonth };
}

/** The period before or after one, of the same length. Null where that would begin after today. */
export function beside(period: Period, step: -1 | 1, today: Day): Period | null {
  const next = stepped(period, step, today);
  const days = daysOf(next, today);
  return days !== null && days.from > dayText(today) ? null : next;
}

function stepped(period: Period, step: -1 | 1, today: Day): Period {
  switch (period.kind) {
    case 'this-month':
      return monthBeside(today.year, today.month, step, today);
    case 'month':
      return monthBeside(period.year, period.month, step, today);
    case 'quarter': {
      const quarters = period.year * 4 + period.quarter - 1 + step;
      return { kind: 'quarter', year: Math.floor(quarters / 4), quarter: (quarters % 4) + 1 };
    }
    case 'rolling':
    case 'days': {
      const { from, to } = daysOf(period, today) as Days;
      const length = ((Date.parse(to) - Date.parse(from)) / DAY_MS) * step;
      return { kind: 'days', from: shifted(from, length), to: shifted(to, length) };
    }
  }
}

/** What can be chosen from a list: this month, 30 days, the months before, and quarters with the running one. */
export function offeredPeriods(today: Day): Period[] {
  const months = Array.from({ length: MONTHS_OFFERED }, (_, i) => monthBeside(today.year, today.month, -1 - i, today));
  const quarters = [{ kind: 'quarter', year: today.year, quarter: Math.ceil(today.month / 3) } as Period];
  while (quarters.length < QUARTERS_OFFERED) quarters.push(stepped(quarters.at(-1) as Period, -1, today));
  return [{ kind: 'this-month' }, { kind: 'rolling' }, ...months, ...quarters];
}
