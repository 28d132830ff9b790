/** What people are shown of a level's clock. */
import type { Calendar } from './calendar';
import { dueAt, shareUsed } from './level-clock';
import type { KeptClock } from './clock-course';

/**
 * A level's clock at a moment. `leftMinutes` is working time, below zero when late; null where the calendar does not
 * reach. Times are ISO 8601 UTC.
 */
export interface ClockSight {
  state: 'running' | 'paused' | 'unknown';
  level: string;
  limitMinutes: number;
  leftMinutes: number | null;
  dueAt: string | null;
  overdue: boolean;
  /** Since when it stands still. */
  pausedSince: string | null;
  /** The pauses there have been, the last one open while it lasts. */
  pauses: readonly { from: string; to: string | null }[];
  /** Whether it rests on a year whose official notice is not out. */
  provisional: boolean;
  /** The year that has to be loaded to know, and the calendar's last day. */
  missingYear: number | null;
  lastDay: string | null;
}

/** The clock as seen at a moment. */
export function sightOf(calendar: Calendar, clock: KeptClock, at: string): ClockSight {
  const due = dueAt(calendar, clock);
  const used = shareUsed(calendar, clock, at);
  const left = used.ok ? Math.round(clock.limitMinutes * (1 - used.value)) : null;
  const open = clock.pauses.find(({ to }) => to === null);
  const sight: ClockSight = {
    state: 'running',
    level: clock.levelKey,
    limitMinutes: clock.limitMinutes,
    leftMinutes: left,
    dueAt: due.state === 'set' ? due.at : null,
    overdue: due.state === 'set' && due.at <= at,
    pausedSince: open?.from ?? null,
    pauses: clock.pauses,
    provisional: due.state !== 'unknown' && due.provisional,
    missingYear: null,
    lastDay: null,
  };
  if (clock.state === 'paused') return { ...sight, state: 'paused' };
  if (due.state !== 'unknown') return sight;
  return { ...sight, state: 'unknown', missingYear: due.missingYear, lastDay: due.lastDay };
}
