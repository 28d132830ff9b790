import { balanceIndex, bestReachable, sumOf } from './balance-index';
import type { DaySum } from './day-sums';
import { beginOf, dayKey, type DayKey, dayParts, type DaySpan, daysAfter } from './days';
import { invalidInput } from './errors';
import { WHOLE_POST } from './labels';
import type { Theme } from './meter';
import type { TargetsByCode } from './targets';
import { longTrend, type LongTrend } from './trend';
import type { OffsetAt } from './zone';

/** How long one point of a history is. Weeks begin on Monday. */
export type Step = 'day' | 'week' | 'month';

/** The most points of one answer. */
export const MOST_POINTS = 370;

/** A stretch of a history: what was released in it and how even that was. Times are ISO 8601, half-open. */
export interface HistoryPoint {
  from: string;
  to: string;
  /** Posts with a theme. */
  n: number;
  index: number | null;
  best: number | null;
  themes: { code: string; name: string; count: number; target: number }[];
}

/** What a history is computed from. */
export interface HistoryInput {
  span: DaySpan;
  step: Step;
  /** The sums of the span's days. */
  sums: readonly DaySum[];
  themes: readonly Theme[];
  /** The targets a stretch that ends then is measured by. */
  targetsAt: (end: number) => TargetsByCode;
  offsetAt: OffsetAt;
}

/** The day after the last of the week or month that `day` is in. */
function endOf(day: DayKey, step: Step): DayKey {
  if (step === 'day') return daysAfter(day, 1);
  const { year, month, day: date } = dayParts(day);
  if (step === 'month') return dayKey({ year, month: month + 1, day: 1 });
  const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
  return daysAfter(day, 7 - weekday);
}

/** The stretches of a span, oldest first; the first and last are cut where the span is. Refuses more than 370. */
export function stretches({ from, to }: DaySpan, step: Step): DaySpan[] {
  const found: DaySpan[] = [];
  for (let begin = from; begin < to; ) {
    const end = endOf(begin, step);
    found.push({ from: begin, to: end < to ? end : to });
    if (found.length > MOST_POINTS)
      throw invalidInput([
        { path: 'from', reason: `more than ${MOST_POINTS} points: ask for less, or in longer steps` },
      ]);
    begin = end;
  }
  return found;
}

/** The span a history has when only its end is known: 30 days, 26 weeks or 12 months. */
export function usualSpan(to: DayKey, step: Step): DaySpan {
  const last = daysAfter(to, -1);
  const { year, month } = dayParts(last);
  if (step === 'day') return { from: daysAfter(to, -30), to };
  if (step === 'week') return { from: daysAfter(endOf(last, 'week'), -26 * 7), to };
  return { from: dayKey({ year, month: month - 11, day: 1 }), to };
}

/** Thousandths by theme of each stretch; the sums come in the order of their days. */
function tallies(sums: readonly DaySum[], parts: readonly DaySpan[]): Map<string, number>[] {
  let next = 0;
  return parts.map(({ to }) => {
    const tally = new Map<string, number>();
    for (let sum = sums[next]; sum && sum.day < to; sum = sums[(next += 1)])
      tally.set(sum.theme, (tally.get(sum.theme) ?? 0) + sum.permille);
    tally.delete('');
    return tally;
  });
}

function pointOf(
  span: DaySpan,
  tally: ReadonlyMap<string, number>,
  themes: Theme[],
  input: HistoryInput,
): HistoryPoint {
  const end = beginOf(span.to, input.offsetAt);
  const targets = input.targetsAt(end);
  const wanted = themes.map(({ code }) => (Object.hasOwn(targets, code) ? (targets[code] ?? 0) : 0));
  const counts = themes.map(({ code }) => tally.get(code) ?? 0);
  const n = Math.round(sumOf(counts) / WHOLE_POST);
  const index = balanceIndex(counts, wanted);
  const best = bestReachable(n, wanted);
  return {
    from: new Date(beginOf(span.from, input.offsetAt)).toISOString(),
    to: new Date(end).toISOString(),
    n,
    index,
    best: index === null || best === null ? best : Math.max(index, best),
    themes: themes.map((theme, i) => ({ ...theme, count: (counts[i] ?? 0) / WHOLE_POST, target: wanted[i] ?? 0 })),
  };
}

/** The themes, then codes that only posts or targets of the span still name: a removed theme must not vanish. */
function allThemes(input: HistoryInput, parts: readonly DaySpan[]): Theme[] {
  const known = new Set(input.themes.map(({ code }) => code));
  const targeted = parts.flatMap(({ to }) =>
    Object.entries(input.targetsAt(beginOf(to, input.offsetAt))).flatMap(([code, target]) =>
      target > 0 ? [code] : [],
    ),
  );
  const counted = input.sums.map(({ theme }) => theme).filter((theme) => theme !== '');
  const gone = [...new Set([...targeted, ...counted])].filter((code) => !known.has(code)).sort();
  return [...input.themes, ...gone.map((code) => ({ code, name: code }))];
}

/** The points of a history, each measured by the targets in force at its end. */
export function historyPoints(input: HistoryInput): HistoryPoint[] {
  const parts = stretches(input.span, input.step);
  const themes = allThemes(input, parts);
  return tallies(input.sums, parts).map((tally, i) => pointOf(parts[i] ?? input.span, tally, themes, input));
}

/** The trend over the whole weeks of a span that are over at `now`; null below six weeks with posts. */
export function weeklyTrend(input: HistoryInput, now: number): LongTrend | null {
  const { from, to } = input.span;
  const monday = endOf(daysAfter(from, -1), 'week');
  const weeks: DaySpan[] = [];
  for (let begin = monday; daysAfter(begin, 7) <= to; begin = daysAfter(begin, 7)) {
    const end = daysAfter(begin, 7);
    if (beginOf(end, input.offsetAt) <= now) weeks.push({ from: begin, to: end });
  }
  const themes = allThemes(input, weeks);
  const sums = input.sums.filter(({ day }) => day >= monday);
  return longTrend(tallies(sums, weeks).map((tally, i) => pointOf(weeks[i] ?? input.span, tally, themes, input).index));
}
