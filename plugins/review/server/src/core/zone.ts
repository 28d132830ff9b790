/** The offset of a time zone from UTC at an instant: local time minus UTC, both in milliseconds. */
export type OffsetAt = (instant: number) => number;

/** A time [start, end) in which a zone's clock runs evenly, and its offset then; all in milliseconds. */
export interface Stretch {
  start: number;
  end: number;
  offset: number;
}

/** The length of a day without a change of the clock, in milliseconds. */
export const DAY = 86_400_000;

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
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) as number;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local - Math.floor(instant / 1000) * 1000;
  };
}

/** The instant in (before, after] at which the clock is changed: the first whose offset is not that of `before`. */
function changeBetween(before: number, after: number, offsetAt: OffsetAt): number {
  const offset = offsetAt(before);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** No two changes lie as near: the nearest since 1970 are a week apart (Recife, October 2000). */
const STEP = 3 * DAY;

/** The time [from, to) in stretches, in order. */
export function stretchesOf(offsetAt: OffsetAt, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch = { start: from, end: to, offset: offsetAt(from) };
  for (let at = from; at < to; at += STEP) {
    const next = Math.min(at + STEP, to);
    const offset = offsetAt(next);
    if (offset === open.offset) continue;
    const end = changeBetween(at, next, offsetAt);
    stretches.push({ ...open, end });
    open = { start: end, end: to, offset };
  }
  return [...stretches, open];
}

/** The calendar year that it is in a zone at an instant (milliseconds). */
export function yearIn(timeZone: string, instant: number): number {
  return Number(new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' }).format(instant));
}
