import type { OffsetAt } from '../zone';
import { deadlineOf } from './deadline';
import { daysMs, type OwnLimit, type Period, type Rule } from './limits';

/**
 * `fresh`: within its limit. `soon`: still within, but not for long. `late`: the limit is over, from its last instant
 * on. `blank`: readers find nothing there. `free`: there is something, and no limit.
 */
export type State = 'fresh' | 'soon' | 'late' | 'blank' | 'free';

/** When the last update was, and what limits there are. */
export interface Clocked {
  /** Null: nothing is live there. */
  readonly last: number | null;
  readonly rule: Rule | null;
  readonly own: OwnLimit | null;
}

/** How something stands at one instant; times in milliseconds since 1970. */
export interface Standing {
  readonly state: State;
  /** From when on it is late; null without a limit or without anything live. */
  readonly deadline: number | null;
  /** Which of its limits ends first; null without one. */
  readonly by: 'rule' | 'own' | null;
  /** Until the deadline; negative once it is over. */
  readonly left: number | null;
  /** Whole days since the last update. */
  readonly ageDays: number | null;
  /** Whether an inspection would find it late: by the rule where it has one, whatever its own limit says. */
  readonly isLate: boolean;
}

interface Limit {
  readonly by: 'rule' | 'own';
  readonly period: Period;
  readonly soonDays: number;
}

function limitsOf({ rule, own }: Clocked): Limit[] {
  return [
    ...(rule === null ? [] : [{ by: 'rule' as const, period: rule.period, soonDays: rule.soonDays }]),
    ...(own === null ? [] : [{ by: 'own' as const, period: own.period, soonDays: own.soonDays }]),
  ];
}

/** How a column or account stands at an instant. Half-open: at its deadline it is late, a second before it is not. */
export function standingAt(clocked: Clocked, now: number, offsetAt: OffsetAt): Standing {
  const { last } = clocked;
  const limits = limitsOf(clocked);
  // What has nothing live was not updated within its limit either.
  if (last === null)
    return { ...{ state: 'blank', deadline: null, left: null, ageDays: null }, by: null, isLate: limits.length > 0 };
  const ageDays = Math.floor((now - last) / daysMs(1));
  const ends = limits.map((limit) => ({ ...limit, deadline: deadlineOf(last, limit.period, offsetAt) }));
  // Where both end at once the rule is the one to be named: it is listed first.
  const [first, ...others] = ends;
  if (first === undefined) return { state: 'free', deadline: null, by: null, left: null, ageDays, isLate: false };
  const nearest = others.reduce((one, other) => (other.deadline < one.deadline ? other : one), first);
  const left = nearest.deadline - now;
  const isNear = ends.some(({ deadline, soonDays }) => deadline - now <= daysMs(soonDays));
  const state = left <= 0 ? 'late' : isNear ? 'soon' : 'fresh';
  return { state, deadline: nearest.deadline, by: nearest.by, left, ageDays, isLate: now >= first.deadline };
}
