import type { KeptClock, ClockedRun } from './core/clock-course';
import { iso, type LevelClockRow, type RunRow } from './tables';

/** A row as the clock it keeps. */
export function toClock(row: LevelClockRow): KeptClock {
  return {
    run: Number(row.run),
    level: Number(row.level),
    levelKey: row.levelKey,
    startedAt: iso(row.startedAt) ?? '',
    limitMinutes: Number(row.limitMinutes),
    escalation: row.escalation,
    pauses: row.pauses,
    state: row.state,
    sent: row.sent,
    endedAt: iso(row.endedAt),
  };
}

/** The part of a run that clocks follow. */
export function toClockedRun(run: RunRow | null): ClockedRun | null {
  if (!run) return null;
  return {
    id: Number(run.id),
    state: run.state,
    level: Number(run.level),
    levelStartedAt: iso(run.levelStartedAt),
    emergencyRelease: run.emergencyRelease === null ? null : Number(run.emergencyRelease),
  };
}
