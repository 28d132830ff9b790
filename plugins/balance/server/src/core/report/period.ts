import type { Window } from '../window';
import { dayAt, type OffsetAt, startOfDay } from '../zone';

/** A calendar month or quarter of the park. `key` is `2026-10` or `2026-Q4`. */
export interface Period {
  key: string;
  kind: 'month' | 'quarter';
  year: number;
  /** The month 1–12, or the quarter 1–4. */
  number: number;
  window: Window;
}

/** How far a period is: nothing of it has happened, it is under way, it is over. */
export type PeriodState = 'to-come' | 'running' | 'over';

const MONTHS = { month: 1, quarter: 3 } as const;
const PER_YEAR = { month: 12, quarter: 4 } as const;

/** So many months and quarters before the running ones can be chosen from a list. */
const LISTED = { month: 12, quarter: 4 } as const;

function periodOf(kind: Period['kind'], year: number, number: number, offsetAt: OffsetAt): Period {
  const month = (number - 1) * MONTHS[kind] + 1;
  const key = kind === 'month' ? `${year}-${String(number).padStart(2, '0')}` : `${year}-Q${number}`;
  const from = startOfDay({ year, month, day: 1 }, offsetAt);
  const to = startOfDay({ year, month: month + MONTHS[kind], day: 1 }, offsetAt);
  return { key, kind, year, number, window: { from, to } };
}

/** The period of a key, or null when it is none. Years from 1900, like windows. */
export function parsePeriod(key: string, offsetAt: OffsetAt): Period | null {
  const [, year, month, quarter] = /^((?:19|[2-9]\d)\d{2})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/.exec(key) ?? [];
  if (year === undefined) return null;
  return month === undefined
    ? periodOf('quarter', Number(year), Number(quarter), offsetAt)
    : periodOf('month', Number(year), Number(month), offsetAt);
}

/** The period of the same kind right before. */
export function periodBefore({ kind, year, number }: Period, offsetAt: OffsetAt): Period {
  return number > 1 ? periodOf(kind, year, number - 1, offsetAt) : periodOf(kind, year - 1, PER_YEAR[kind], offsetAt);
}

/** Whether a period has begun, and ended, at an instant. */
export function periodState({ window }: Period, now: number): PeriodState {
  if (now < window.from) return 'to-come';
  return now < window.to ? 'running' : 'over';
}

/** The running month and quarter and those before them, each kind newest first: what one may want a report of. */
export function periodChoices(now: number, offsetAt: OffsetAt): Period[] {
  const { year, month } = dayAt(now, offsetAt);
  return (['month', 'quarter'] as const).flatMap((kind) => {
    const running = periodOf(kind, year, Math.floor((month - 1) / MONTHS[kind]) + 1, offsetAt);
    const listed = [running];
    for (let last = running; listed.length <= LISTED[kind]; listed.push(last)) last = periodBefore(last, offsetAt);
    return listed;
  });
}
