import { dayAt, type OffsetAt } from '../zone';
import { daysMs, type Period } from './limits';

/** More than the largest offset any zone has ever had. */
const REACH = 36 * 3_600_000;

/**
 * The first instant at which something last updated at `last` is late. The source counts back from the time of the check
 * (监测时间点前 2 周), so days are whole 24 hours from the second of the update; months are those of the calendar in the
 * park's zone, at the same time of day: from 31 August six months reach to the last day of February.
 */
export function deadlineOf(last: number, period: Period, offsetAt: OffsetAt): number {
  return 'days' in period ? last + daysMs(period.days) : monthsAfter(last, period.months, offsetAt);
}

function monthsAfter(last: number, months: number, offsetAt: OffsetAt): number {
  const { year, month, day } = dayAt(last, offsetAt);
  const local = last + offsetAt(last);
  const timeOfDay = local - Date.UTC(year, month - 1, day);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return instantOf(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)) + timeOfDay, offsetAt);
}

/** When the clock shows a local time: the earlier instant where it does so twice; where it skips it, as if it had not yet. */
function instantOf(local: number, offsetAt: OffsetAt): number {
  const offsets = [offsetAt(local - REACH), offsetAt(local), offsetAt(local + REACH)];
  const found = offsets.map((offset) => local - offset).filter((instant) => instant + offsetAt(instant) === local);
  return found.length > 0 ? Math.min(...found) : local - offsetAt(local - REACH);
}
