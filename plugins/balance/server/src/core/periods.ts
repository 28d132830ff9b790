import { invalidInput } from './errors';
import { beginOf, dayOf, dayKey, type DayKey, dayParts, daysAfter } from './days';
import { TREND_DAYS } from './trend';
import { type Window, windowFrom, type WindowQuery } from './window';
import type { OffsetAt } from './zone';

/** A calendar month (`2026-10`) or quarter (`2026-Q4`) of the park. */
export type Period = string;

/** What a caller may say about a window: one by its name, or its ends. */
export interface AskedWindow extends WindowQuery {
  window?: string | undefined;
}

const MONTH = /^((?:19|2\d)\d\d)-(0[1-9]|1[0-2])$/;
const QUARTER = /^((?:19|2\d)\d\d)-Q([1-4])$/;

/** First month of a period and how many it has; null for what is no period. */
function monthsOf(period: Period): { year: number; month: number; months: number } | null {
  const month = MONTH.exec(period);
  if (month) return { year: Number(month[1]), month: Number(month[2]), months: 1 };
  const quarter = QUARTER.exec(period);
  return quarter && { year: Number(quarter[1]), month: 3 * Number(quarter[2]) - 2, months: 3 };
}

/** The window of a month or quarter in the park's zone; null for what is neither. */
export function periodWindow(period: Period, offsetAt: OffsetAt): Window | null {
  const found = monthsOf(period);
  if (!found) return null;
  const begin = (months: number): number =>
    beginOf(dayKey({ year: found.year, month: found.month + months, day: 1 }), offsetAt);
  return { from: begin(0), to: begin(found.months) };
}

const monthName = (year: number, month: number): Period => dayKey({ year, month, day: 1 }).slice(0, 7);
const quarterName = (year: number, month: number): Period => `${year}-Q${Math.ceil(month / 3)}`;

/** The month or quarter a window is; null when it is neither. */
export function periodOf(window: Window, offsetAt: OffsetAt): Period | null {
  const { year, month } = dayParts(dayOf(window.from, offsetAt));
  const names = [monthName(year, month), quarterName(year, month)];
  const isWindow = (name: Period): boolean => {
    const period = periodWindow(name, offsetAt);
    return period?.from === window.from && period.to === window.to;
  };
  return names.find(isWindow) ?? null;
}

/** The months and quarters that are over at `now`, from the one that contains `since` on, oldest first. */
export function endedPeriods(since: DayKey, now: number, offsetAt: OffsetAt): Period[] {
  const ended: Period[] = [];
  const { year, month } = dayParts(since);
  for (let step = 0; ; step += 1) {
    const first = dayParts(dayKey({ year, month: month + step, day: 1 }));
    const name = monthName(first.year, first.month);
    if ((periodWindow(name, offsetAt)?.to ?? Infinity) > now) return ended;
    ended.push(name);
    if (first.month % 3 === 0) ended.push(quarterName(first.year, first.month));
  }
}

/** The 30 whole days that end with the day of `now`. */
export function rolling30(now: number, offsetAt: OffsetAt): Window {
  const today = dayOf(now, offsetAt);
  return {
    from: beginOf(daysAfter(today, 1 - TREND_DAYS), offsetAt),
    to: beginOf(daysAfter(today, 1), offsetAt),
  };
}

/**
 * The window a caller asks for: `rolling30`, `month:2026-10`, `quarter:2026-Q4`, or its ends. Refuses with INVALID_INPUT
 * what is none of these, and a name beside ends.
 */
export function askedWindow(asked: AskedWindow, now: number, offsetAt: OffsetAt): Window {
  const { window: name, ...ends } = asked;
  if (name === undefined) return windowFrom(ends, now, offsetAt);
  if (ends.from !== undefined || ends.to !== undefined)
    throw invalidInput([{ path: 'window', reason: 'stands alone: not beside from or to' }]);
  if (name === 'rolling30') return rolling30(now, offsetAt);
  const [kind, period = '', ...more] = name.split(':');
  const fits = (kind === 'month' && MONTH.test(period)) || (kind === 'quarter' && QUARTER.test(period));
  const window = fits && more.length === 0 ? periodWindow(period, offsetAt) : null;
  if (window) return window;
  throw invalidInput([{ path: 'window', reason: 'expected rolling30, month:YYYY-MM or quarter:YYYY-Qn' }]);
}

/**
 * The 30 days a trend looks at and the 30 before: whole days of the park that end with today, or, for a window that is
 * over, with its end.
 */
export function trendWindows(window: Window, now: number, offsetAt: OffsetAt): { recent: Window; before: Window } {
  const to = window.to <= now ? window.to : rolling30(now, offsetAt).to;
  const last = dayOf(to - 1, offsetAt);
  const from = beginOf(daysAfter(last, 1 - TREND_DAYS), offsetAt);
  return { recent: { from, to }, before: { from: beginOf(daysAfter(last, 1 - 2 * TREND_DAYS), offsetAt), to: from } };
}

/**
 * The moment whose targets a window is measured by: its end; while it is running, now, for targets that are still to come
 * are not in force. Exclusive.
 */
export function measuredAt(window: Window, now: number): number {
  return window.from <= now ? Math.min(window.to, now + 1) : window.to;
}
