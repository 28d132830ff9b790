import { dayAt, type OffsetAt, startOfDay } from '../../../server/src/core/zone';
import type { Span } from './geometry';

/** The drawing's height, and where index 100 and index 0 are, in pixels. */
export const SPARK = { height: 118, top: 16, bottom: 94 } as const;

/** Below so many posts an index is drawn hollow: it says little. */
const FEWEST_POSTS = 5;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** One point of the history. Times are ISO 8601. */
export interface HistoryPoint {
  from: string;
  to: string;
  n: number;
  index: number | null;
}

/** Where a point stands: `x` in per cent of the width, `y` in pixels. */
export interface Dot {
  x: number;
  y: number;
  isFew: boolean;
  /** Which point of the history it is. */
  at: number;
}

/** What is drawn of a history. */
export interface SparkGeometry {
  dots: Dot[];
  /** Between neighbours that both have an index: a stretch without posts leaves a gap. */
  lines: { from: Dot; to: Dot }[];
  /** Where a month begins, and when that is in milliseconds since 1970. */
  months: { x: number; at: number }[];
  /** The window that the page shows, as far as it is within. */
  shown: Span | null;
}

/** The begins of months within [from, to), in the park's zone. */
export function monthBegins(from: number, to: number, offsetAt: OffsetAt): number[] {
  const { year, month } = dayAt(from, offsetAt);
  const begins: number[] = [];
  for (let i = 0; ; i += 1) {
    const begin = startOfDay({ year, month: month + i, day: 1 }, offsetAt);
    if (begin >= to) return begins;
    if (begin >= from) begins.push(begin);
  }
}

/** Height of an index, 0–100, in pixels from above. */
export const heightOf = (index: number): number =>
  rounded(SPARK.bottom - ((SPARK.bottom - SPARK.top) * Math.min(100, Math.max(0, index))) / 100);

/**
 * Where everything stands. A point stands in the middle of its stretch of time.
 *
 * @param shown the window that the page shows
 */
export function sparkGeometry(
  points: readonly HistoryPoint[],
  shown: { from: string; to: string },
  offsetAt: OffsetAt,
): SparkGeometry {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return { dots: [], lines: [], months: [], shown: null };
  const [begin, end] = [Date.parse(first.from), Date.parse(last.to)];
  const at = (instant: number): number =>
    rounded(Math.min(100, Math.max(0, ((instant - begin) / (end - begin)) * 100)));
  const middle = ({ from, to }: HistoryPoint): number => (Date.parse(from) + Date.parse(to)) / 2;
  const dots = points.flatMap((point, i): Dot[] =>
    point.index === null
      ? []
      : [{ x: at(middle(point)), y: heightOf(point.index), isFew: point.n < FEWEST_POSTS, at: i }],
  );
  const lines = dots.flatMap((dot, i) => {
    const next = dots[i + 1];
    return next?.at === dot.at + 1 ? [{ from: dot, to: next }] : [];
  });
  const [left, right] = [at(Date.parse(shown.from)), at(Date.parse(shown.to))];
  return {
    dots,
    lines,
    months: monthBegins(begin, end, offsetAt).map((instant) => ({ x: at(instant), at: instant })),
    shown: right > left ? { x: left, width: rounded(right - left) } : null,
  };
}
