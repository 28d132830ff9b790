import type { Window } from './window';
import { dayAt, type Day, type OffsetAt, startOfDay } from './zone';

/** A calendar day of the park as it is stored, `YYYY-MM-DD`: in this form days sort as text. */
export type DayKey = string;

/** A half-open stretch of whole days. */
export interface DaySpan {
  from: DayKey;
  to: DayKey;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day as text. Months beyond 12 and days beyond the month's end carry over. */
export function dayKey({ year, month, day }: Day): DayKey {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The parts of a day. @throws RangeError for what is no day */
export function dayParts(key: DayKey): Day {
  const [year, month, day] = (DAY.exec(key) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) throw new RangeError(`${key} is not a day`);
  return { year, month, day };
}

/** The day so many days later; earlier ones for a negative number. */
export function daysAfter(key: DayKey, days: number): DayKey {
  const { year, month, day } = dayParts(key);
  return dayKey({ year, month, day: day + days });
}

/** The day an instant (milliseconds) lies on in the park's zone. */
export function dayOf(instant: number, offsetAt: OffsetAt): DayKey {
  return dayKey(dayAt(instant, offsetAt));
}

/** The instant a day begins, in milliseconds. */
export function beginOf(key: DayKey, offsetAt: OffsetAt): number {
  return startOfDay(dayParts(key), offsetAt);
}

/** Like {@link dayOf}, for many instants: the zone is asked once a day, not once an instant. */
export function dayReader(offsetAt: OffsetAt): (instant: number) => DayKey {
  const known = new Map<number, { from: number; to: number; key: DayKey }[]>();
  return (instant) => {
    // Local days that touch the same UTC day share a drawer.
    const drawer = Math.floor(instant / 86_400_000);
    const days = known.get(drawer) ?? [];
    const found = days.find(({ from, to }) => from <= instant && instant < to);
    if (found) return found.key;
    const key = dayOf(instant, offsetAt);
    days.push({ from: beginOf(key, offsetAt), to: beginOf(daysAfter(key, 1), offsetAt), key });
    known.set(drawer, days);
    return key;
  };
}

/** A window cut at the park's midnights: its whole days, and what is left over before and after them. */
export interface Cut {
  days: DaySpan | null;
  edges: Window[];
}

/** Cuts a window into whole days, which the daily sums answer, and at most two edges, which they cannot. */
export function cutAtMidnights(window: Window, offsetAt: OffsetAt): Cut {
  const begun = dayOf(window.from, offsetAt);
  const first = beginOf(begun, offsetAt) === window.from ? begun : daysAfter(begun, 1);
  const last = dayOf(window.to, offsetAt);
  if (first >= last) return { days: null, edges: [window] };
  const [from, to] = [beginOf(first, offsetAt), beginOf(last, offsetAt)];
  const edges = [
    { from: window.from, to: from },
    { from: to, to: window.to },
  ];
  return { days: { from: first, to: last }, edges: edges.filter((edge) => edge.from < edge.to) };
}
