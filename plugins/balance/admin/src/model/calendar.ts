import type { CalendarDay } from '../api/forecast-types';

/** First day of a month and of the one after it, `YYYY-MM-DD`: what the server is asked for. */
export interface MonthSpan {
  from: string;
  to: string;
}

const firstOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/** The month so many months from the one a day is in. */
export function monthFrom(day: string, steps: number): MonthSpan {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return { from: firstOf(year, month - 1 + steps), to: firstOf(year, month + steps) };
}

/** Days in weeks that begin on Monday; null where a week reaches out of them. */
export function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const [first] = days;
  if (first === undefined) return [];
  const before = (new Date(`${first.day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (CalendarDay | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

/** A Monday, from which names of weekdays are made. */
export const A_MONDAY = '2026-06-01';
