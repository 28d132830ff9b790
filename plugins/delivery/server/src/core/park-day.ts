/** The calendar day of an instant (milliseconds since 1970) in one time zone, as `YYYY-MM-DD`. */
export type DayOf = (instant: number) => string;

/** A piece of a stretch of time that lies in one day. */
export interface DayPiece {
  day: string;
  ms: number;
}

/** Days of an IANA time zone. Throws RangeError on an unknown zone. */
export function daysIn(timeZone: string): DayOf {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
  };
}

/**
 * Cuts [from, to) at every midnight of the zone. A day that the clock makes shorter or longer takes what really passed
 * in it, because time is counted, not clock faces.
 */
export function byDay(from: number, to: number, dayOf: DayOf): DayPiece[] {
  const pieces: DayPiece[] = [];
  for (let start = from; start < to; ) {
    const day = dayOf(start);
    const end = dayOf(to - 1) === day ? to : firstOfAnother(day, start, to - 1, dayOf);
    pieces.push({ day, ms: end - start });
    start = end;
  }
  return pieces;
}

/** The first instant after `before` (which is of `day`) that is of another day; `after` is of another day. */
function firstOfAnother(day: string, before: number, after: number, dayOf: DayOf): number {
  let [last, first] = [before, after];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (dayOf(middle) === day) last = middle;
    else first = middle;
  }
  return first;
}
