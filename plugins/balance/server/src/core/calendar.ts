import { balanceIndex, sumOf, type Targets } from './balance-index';
import type { Delta } from './forecast';
import { WHOLE_POST } from './labels';
import type { Tally } from './meter';
import type { Window } from './window';
import { type Day, dayAt, type OffsetAt, startOfDay } from './zone';

/** A calendar day as half-open milliseconds, and as it is written. */
export interface CalendarDay extends Window {
  /** `YYYY-MM-DD`. */
  day: string;
}

/** The longest calendar that is answered. */
export const MOST_DAYS = 93;

/** The days of a zone that begin before the window ends, from the one it begins in; a day of 23 or 25 hours is one day. */
export function daysOf(window: Window, offsetAt: OffsetAt): CalendarDay[] {
  const first = dayAt(window.from, offsetAt);
  const days: CalendarDay[] = [];
  for (let i = 0; i <= MOST_DAYS; i += 1) {
    const from = startOfDay({ ...first, day: first.day + i }, offsetAt);
    if (from >= window.to) break;
    const to = startOfDay({ ...first, day: first.day + i + 1 }, offsetAt);
    days.push({ day: written(dayAt(from, offsetAt)), from, to });
  }
  return days;
}

function written({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** What a channel has at the end of a day: posts with a theme, and their index. */
export interface DayReading {
  n: number;
  index: number | null;
}

/**
 * What each day ends with when everything scheduled goes out in time: what is out now and what is scheduled up to then.
 *
 * @param codes of the themes, aligned with the targets
 * @param deltas what comes in on each day, in the days' order
 */
export function readingsByDay(
  tally: Tally,
  deltas: readonly Delta[],
  codes: readonly string[],
  targets: Targets,
): DayReading[] {
  const counts = codes.map((code) => tally.labelled.get(code) ?? 0);
  return deltas.map((delta) => {
    for (const [i, code] of codes.entries()) counts[i] = Math.max(0, (counts[i] ?? 0) + (delta.get(code) ?? 0));
    return { n: Math.round(sumOf(counts) / WHOLE_POST), index: balanceIndex(counts, targets) };
  });
}
