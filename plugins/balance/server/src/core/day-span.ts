import type { Window } from './window';
import { dayAt, type OffsetAt, startOfDay } from './zone';

/** Days from one to another, which no longer belongs, as `YYYY-MM-DD`. */
export interface DaySpan {
  from: string;
  to: string;
}

/** The days that begin in a window: of windows side by side each day is in one. */
export function daysOf(window: Window, offsetAt: OffsetAt): DaySpan {
  return { from: firstDayFrom(window.from, offsetAt), to: firstDayFrom(window.to, offsetAt) };
}

function firstDayFrom(instant: number, offsetAt: OffsetAt): string {
  const { year, month, day } = dayAt(instant, offsetAt);
  const begun = startOfDay({ year, month, day }, offsetAt) < instant ? 1 : 0;
  // As a date without a place, so that the end of a month carries over.
  return new Date(Date.UTC(year, month - 1, day + begun)).toISOString().slice(0, 10);
}
