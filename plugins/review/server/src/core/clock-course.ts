/**
 * How the clocks of levels follow a run. A level's clock begins when the run comes before the level and ends when it
 * leaves it; a return stops the clock of whoever returned it, and it goes on with what was left when the document is
 * before that level again, be it in a new run. Nothing here looks at what a clock shows: clocks follow, they lead nowhere.
 */
import type { Calendar } from './calendar';
import {
  noticePlan,
  noticesDue,
  type ClockNotice,
  type ClockRule,
  type Escalation,
  type LevelClock,
} from './level-clock';
import type { RunState } from './situation';

/** `running` while the run waits for the level, `paused` since the level returned the document, `ended` for good. */
export type ClockState = 'running' | 'paused' | 'ended';

/** A level's clock as it is kept. */
export interface KeptClock extends LevelClock {
  /** The run the clock is of now; one that goes on after a return moves to the new run. */
  run: number;
  level: number;
  levelKey: string;
  state: ClockState;
  escalation: Escalation | null;
  /** Keys of the notices that count as sent. */
  sent: readonly string[];
  endedAt: string | null;
}

/** The part of a run that clocks follow. */
export interface ClockedRun {
  id: number;
  state: RunState;
  level: number;
  levelStartedAt: string | null;
  /** An emergency release has a clock of its own, the after-review's. */
  emergencyRelease: number | null;
}

/** Where a run waits for a level; null when it waits for none. */
export interface Standing {
  run: number;
  level: number;
  since: string;
}

/** What an act does to clocks: to that of the level left, and to that of the level reached. */
export interface Course {
  leave: 'end' | 'pause' | null;
  /** `resume` goes on with a clock that stands still, if there is one. */
  enter: 'resume' | 'reopen' | null;
}

/** Where the run stands, as far as levels' clocks are concerned. */
export function standingOf(run: ClockedRun | null): Standing | null {
  if (run?.state !== 'in_review' || run.emergencyRelease !== null || run.levelStartedAt === null) return null;
  return { run: run.id, level: run.level, since: run.levelStartedAt };
}

const isSame = (one: Standing | null, other: Standing | null): boolean =>
  one?.run === other?.run && one?.level === other?.level && one?.since === other?.since;

function leaving(was: Standing, after: ClockedRun | null, isTakenBack: boolean): 'end' | 'pause' {
  if (after?.id !== was.run) return 'end';
  const isBack = after.state === 'returned' || (after.state === 'in_review' && after.level < was.level);
  return isBack && !isTakenBack ? 'pause' : 'end';
}

/**
 * What happens to clocks between two looks at a lineage's newest run; null when nothing does.
 * @param action the act in between. Who takes a signature back (`withdraw`) goes on with the clock it had stopped; no
 *   new time is to be had that way.
 */
export function courseOf(before: ClockedRun | null, after: ClockedRun | null, action: string): Course | null {
  const [was, is] = [standingOf(before), standingOf(after)];
  if (isSame(was, is)) return null;
  const isTakenBack = action === 'withdraw';
  const enter = isTakenBack ? 'reopen' : 'resume';
  return { leave: was ? leaving(was, after, isTakenBack) : null, enter: is ? enter : null };
}

/** A clock that begins now. */
export function begun({ run, level, since }: Standing, levelKey: string, rule: ClockRule): KeptClock {
  return { run, level, levelKey, startedAt: since, ...rule, pauses: [], state: 'running', sent: [], endedAt: null };
}

/** The clock once its level has returned the document. */
export function paused(clock: KeptClock, at: string): KeptClock {
  return { ...clock, state: 'paused', pauses: [...clock.pauses, { from: at, to: null }] };
}

/** The clock once its level has nothing to do with the document any more. */
export function ended(clock: KeptClock, at: string): KeptClock {
  return { ...clock, state: 'ended', endedAt: at };
}

/** The later of two times, ISO 8601 UTC. */
const later = (one: string, other: string): string => (one > other ? one : other);

/** A clock that stood still goes on, by the rule of the workflow version the run is pinned to now. */
export function resumed(clock: KeptClock, { run, level, since }: Standing, rule: ClockRule): KeptClock {
  // No pause ends before it begins, whatever a run says of its beginning: a clock stops no act.
  const until = (from: string) => ({ from, to: later(from, since) });
  const pauses = clock.pauses.map((pause) => (pause.to === null ? until(pause.from) : pause));
  const gap = clock.endedAt === null ? [] : [until(clock.endedAt)];
  return { ...clock, ...rule, run, level, pauses: [...pauses, ...gap], state: 'running', endedAt: null };
}

/** When somebody has to be told next; null when nobody has, as far as the calendar reaches. */
export function nextNoticeAt(calendar: Calendar, clock: KeptClock): string | null {
  if (clock.state !== 'running') return null;
  const plan = noticePlan(calendar, clock, clock.escalation);
  return plan.find(({ key }) => !clock.sent.includes(key))?.at ?? null;
}

/** What is to be told now: of reminders that are due together only the last, and the escalation beside it. */
export interface Telling {
  reminder: Extract<ClockNotice, { kind: 'reminder' }> | null;
  escalation: Extract<ClockNotice, { kind: 'escalation' }> | null;
  /** Keys that count as sent afterwards. */
  sent: string[];
}

/** What the clock asks for at a moment; null when that is nothing. */
export function tellingOf(calendar: Calendar, clock: KeptClock, at: string): Telling | null {
  if (clock.state !== 'running') return null;
  const { escalation } = clock;
  const due = noticesDue(calendar, clock, { at, sent: new Set(clock.sent), escalation });
  if (due.length === 0) return null;
  const reminder = due.findLast((notice) => notice.kind === 'reminder') ?? null;
  const toSuperior = due.find((notice) => notice.kind === 'escalation') ?? null;
  return { reminder, escalation: toSuperior, sent: [...clock.sent, ...due.map(({ key }) => key)] };
}
