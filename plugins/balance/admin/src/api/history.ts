import { dayAt, type OffsetAt } from '../../../server/src/core/zone';
import type { HistoryPoint } from '../chart/spark';
import { dayText, shifted } from '../model/period';

/** Answer of `GET /balance/history`, oldest first. Times are ISO 8601, stretches half-open. */
export interface History {
  channel: string;
  step: 'day' | 'week' | 'month';
  timeZone: string;
  points: (HistoryPoint & { best: number | null })[];
}

/** So many weeks are shown. */
const WEEKS = 26;

/** The Monday of a day's week: weeks of the history begin there, and a part of one says little. */
function mondayOf(day: string): string {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return shifted(day, -sinceMonday);
}

/** Where the half year by weeks that ends with a window is answered, or with today while the window runs. */
export function historyPath(channel: string, window: { to: string }, now: number, offsetAt: OffsetAt): string {
  const last = dayText(dayAt(Math.min(Date.parse(window.to) - 1, now), offsetAt));
  const from = mondayOf(shifted(last, -7 * (WEEKS - 1)));
  return `/balance/history?channel=${encodeURIComponent(channel)}&step=week&from=${from}&to=${shifted(last, 1)}`;
}
