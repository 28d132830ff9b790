/** The offset of a time zone from UTC at an instant: local time minus UTC, both in milliseconds. */
export type OffsetAt = (instant: number) => number;

/** A calendar day; `month` from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** More than the largest offset any zone has ever had (about ±16 h), so a local midnight is surely within. */
const REACH = 36 * 3_600_000;

/** True when the running JavaScript engine knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The offsets of an IANA time zone, from the engine's own tables. Throws RangeError on an unknown zone. */
export function offsetsOf(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local - Math.floor(instant / 1000) * 1000;
  };
}

/** The local calendar day of an instant. */
export function dayAt(instant: number, offsetAt: OffsetAt): Day {
  const local = new Date(instant + offsetAt(instant));
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/**
 * The instant a local day begins: its midnight; the earlier one where the clock shows it twice; where the clock skips
 * it, the first instant after. Months beyond 12 and days beyond the month's end carry over.
 */
export function startOfDay(day: Day, offsetAt: OffsetAt): number {
  const local = Date.UTC(day.year, day.month - 1, day.day);
  const offsets = [offsetAt(local - REACH), offsetAt(local), offsetAt(local + REACH)];
  const midnights = offsets.map((offset) => local - offset).filter((instant) => instant + offsetAt(instant) === local);
  return midnights.length > 0 ? Math.min(...midnights) : firstAfterGap(local, offsetAt);
}

/** Bisects to the first instant whose local time is at or after `local`, when the clock jumps over `local`. */
function firstAfterGap(local: number, offsetAt: OffsetAt): number {
  let before = local - REACH;
  let after = local + REACH;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetAt(middle) >= local) after = middle;
    else before = middle;
  }
  return after;
}
