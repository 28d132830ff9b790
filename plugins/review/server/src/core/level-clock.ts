/**
 * The clock of one level: when its time is over, and who is told on the way. It has no say in what happens to the
 * content: nothing here can sign, pass, return or reject, and a level whose time is over stays as open as it was.
 */
import {
  addWorkingTime,
  isProvisional,
  workingTimeBetween,
  type Calendar,
  type OutOfCalendar,
  type Reckoned,
} from './calendar';
import type { Bilingual } from './errors';
import { instantOf, isoOf } from './instant';
import { invalidInput } from './invalid-input';

/** A time in which the level waits for the author, ISO 8601 UTC; `to` is null while it lasts. */
export interface Pause {
  from: string;
  to: string | null;
}

/** How much working time a level has, and since when. Pauses may stand in any order and overlap. */
export interface LevelClock {
  startedAt: string;
  limitMinutes: number;
  pauses: readonly Pause[];
}

/** The superior who is told of a level that is late by so many working minutes. Being told gives no right to sign. */
export interface Escalation {
  /** The superior's person code. */
  to: string;
  afterMinutes: number;
}

/** What a workflow says about the clock of a level. */
export interface ClockRule {
  limitMinutes: number;
  escalation: Escalation | null;
}

/** What is wrong with a rule: a dotted path and a reason. */
export interface ClockFault {
  path: string;
  reason: Bilingual;
}

/** When the level's time is over (ISO 8601 UTC); or that it stands still, or cannot be known. */
export type Due =
  | { state: 'set'; at: string; provisional: boolean }
  | { state: 'paused'; since: string; leftMinutes: number; provisional: boolean }
  | ({ state: 'unknown' } & OutOfCalendar);

/** After which shares of the limit the signers are reminded, in per cent. */
export const REMINDERS = [50, 80, 100] as const;

/** What the clock asks for: somebody is told. `key` names it among those of a level's clock, `at` is when it fell due. */
export type ClockNotice =
  | { kind: 'reminder'; key: string; percent: number; at: string }
  | { kind: 'escalation'; key: string; to: string; at: string };

/** A due time under the calendar there was and under the one there is, for the ledger. */
export interface Replan {
  before: Due;
  after: Due;
}

const MINUTE = 60_000;

/** A time [from, to) in milliseconds; one that goes on ends at infinity. */
interface Period {
  from: number;
  to: number;
}

function pauseOf({ from, to }: Pause, index: number): Period {
  const path = `pauses.${index}`;
  const period = {
    from: instantOf(`${path}.from`, from),
    to: to === null ? Number.POSITIVE_INFINITY : instantOf(`${path}.to`, to),
  };
  if (period.from <= period.to) return period;
  throw invalidInput(`${path}.to`, { zh: '不能早于暂停的开始', en: 'must not lie before the beginning of the pause' });
}

const startOf = ({ startedAt }: LevelClock): number => instantOf('startedAt', startedAt);

/** The times in which the clock runs, in order; the last goes on unless the level is paused for good. */
function runningTimes(clock: LevelClock): Period[] {
  const running: Period[] = [];
  let from = startOf(clock);
  for (const pause of clock.pauses.map(pauseOf).sort((a, b) => a.from - b.from)) {
    if (pause.from > from) running.push({ from, to: pause.from });
    from = Math.max(from, pause.to);
  }
  return from === Number.POSITIVE_INFINITY ? running : [...running, { from, to: Number.POSITIVE_INFINITY }];
}

/** Everything wrong with a rule; an empty list means that it can be used. */
export function clockRuleFaults({ limitMinutes, escalation }: ClockRule): ClockFault[] {
  const faults: ClockFault[] = [];
  if (!Number.isInteger(limitMinutes) || limitMinutes < 1)
    faults.push({ path: 'limitMinutes', reason: { zh: '应为从 1 起的整数', en: 'a whole number from 1' } });
  if (escalation && escalation.to.trim() === '')
    faults.push({ path: 'escalation.to', reason: { zh: '请指定上级', en: 'a superior has to be named' } });
  if (escalation && (!Number.isInteger(escalation.afterMinutes) || escalation.afterMinutes < 0))
    faults.push({ path: 'escalation.afterMinutes', reason: { zh: '应为从 0 起的整数', en: 'a whole number from 0' } });
  return faults;
}

/** The limit in milliseconds. @throws Refusal INVALID_INPUT for a rule that cannot be used */
function limitOf(clock: LevelClock, escalation: Escalation | null = null): number {
  const [fault] = clockRuleFaults({ limitMinutes: clock.limitMinutes, escalation });
  if (fault) throw invalidInput(fault.path, fault.reason);
  return clock.limitMinutes * MINUTE;
}

const unknown = ({ missingYear, firstDay, lastDay }: OutOfCalendar): Due => ({
  state: 'unknown',
  missingYear,
  firstDay,
  lastDay,
});

/** When the clock has run for so much working time, in milliseconds. */
function dueAfter(calendar: Calendar, clock: LevelClock, work: number): Due {
  const start = startOf(clock);
  let [left, since] = [work, start];
  for (const { from, to } of runningTimes(clock)) {
    const reached = addWorkingTime(calendar, from, left);
    if (reached.ok && reached.value <= to)
      return { state: 'set', at: isoOf(reached.value), provisional: isProvisional(calendar, start, reached.value) };
    const worked = workingTimeBetween(calendar, from, to);
    if (!worked.ok) return unknown(worked);
    left -= worked.value;
    since = to;
  }
  const provisional = isProvisional(calendar, start, since);
  return { state: 'paused', since: isoOf(since), leftMinutes: left / MINUTE, provisional };
}

/**
 * When the level's time is over: the earliest moment at which the clock has run for the limit, without the pauses.
 * Over is over: a pause that begins later moves nothing.
 * @throws Refusal INVALID_INPUT for a clock that cannot be: no limit, times without a zone, a pause that ends before it begins
 */
export function dueAt(calendar: Calendar, clock: LevelClock): Due {
  return dueAfter(calendar, clock, limitOf(clock));
}

/** The share of the limit that is used up at a moment: 0 before the start, 0.5 at half time, more than 1 when late. */
export function shareUsed(calendar: Calendar, clock: LevelClock, at: string): Reckoned<number> {
  const limit = limitOf(clock);
  const now = instantOf('at', at);
  let used = 0;
  for (const { from, to } of runningTimes(clock)) {
    const worked = workingTimeBetween(calendar, from, Math.max(from, Math.min(to, now)));
    if (!worked.ok) return worked;
    used += worked.value;
  }
  const provisional = isProvisional(calendar, startOf(clock), now);
  return { ok: true, value: used / limit, provisional };
}

/** Everything the clock will ask for as things stand, in order; what lies past the calendar or a pause is left out. */
export function noticePlan(calendar: Calendar, clock: LevelClock, escalation: Escalation | null): ClockNotice[] {
  const limit = limitOf(clock, escalation);
  const notices: ClockNotice[] = [];
  for (const percent of REMINDERS) {
    const due = dueAfter(calendar, clock, (limit * percent) / 100);
    if (due.state === 'set') notices.push({ kind: 'reminder', key: `reminder-${percent}`, percent, at: due.at });
  }
  if (!escalation) return notices;
  const due = dueAfter(calendar, clock, limit + escalation.afterMinutes * MINUTE);
  if (due.state === 'set') notices.push({ kind: 'escalation', key: 'escalation', to: escalation.to, at: due.at });
  return notices;
}

/**
 * Who is to be told now. A notice whose key is in `sent` never comes again, whatever became of the calendar or the
 * pauses since. While the level waits for the author nobody is told. After a time without a server several can be due
 * at once: the last of them says it all, and all of them count as sent.
 */
export function noticesDue(
  calendar: Calendar,
  clock: LevelClock,
  { at, sent, escalation }: { at: string; sent: ReadonlySet<string>; escalation: Escalation | null },
): ClockNotice[] {
  const now = instantOf('at', at);
  if (!runningTimes(clock).some(({ from, to }) => from <= now && now < to)) return [];
  return noticePlan(calendar, clock, escalation).filter(
    (notice) => instantOf(notice.key, notice.at) <= now && !sent.has(notice.key),
  );
}

/** When the level is due and for how long it stands still, without how sure that is. */
const momentOf = (due: Due): string => JSON.stringify({ ...due, provisional: null });

/** What another calendar changes for an open clock; null when it changes nothing. */
export function replan(clock: LevelClock, was: Calendar, is: Calendar): Replan | null {
  const [before, after] = [dueAt(was, clock), dueAt(is, clock)];
  return momentOf(before) === momentOf(after) ? null : { before, after };
}
