/** Random clocks of a level, and what walking along the wall clock minute by minute finds of them. */
import fc from 'fast-check';
import type { LevelClock, Pause } from '../../plugins/review/server/src/core/level-clock';
import { minutesOf } from './calendar-draws';
import type { Minutes, Wall } from './wall-clock';

const MINUTE = 60_000;
const iso = (instant: number): string => new Date(instant).toISOString();

/** A clock whose times are whole minutes, with up to four pauses in any order, over each other, one of them open. */
export function clocksFor(wall: Wall): fc.Arbitrary<LevelClock> {
  const pause: fc.Arbitrary<Pause> = fc
    .record({ at: minutesOf(wall), length: fc.integer({ min: 0, max: 3000 }), isOpen: fc.nat(7) })
    .map(({ at, length, isOpen }) => ({ from: iso(at), to: isOpen === 0 ? null : iso(at + length * 60_000) }));
  return fc.record({
    startedAt: minutesOf(wall).map(iso),
    limitMinutes: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1500 })),
    pauses: fc.array(pause, { maxLength: 4 }),
  });
}

interface Pauses {
  isPaused(at: number): boolean;
  isPausedForGood(at: number): boolean;
}

function pausesOf({ pauses }: LevelClock): Pauses {
  const times = pauses.map(({ from, to }) => ({ from: Date.parse(from), to: to === null ? Infinity : Date.parse(to) }));
  return {
    isPaused: (at) => times.some(({ from, to }) => from <= at && at < to),
    isPausedForGood: (at) => times.some(({ from, to }) => from <= at && to === Infinity),
  };
}

/** A due time as far as walking finds it. */
export type WalkedDue =
  | { state: 'set'; at: string }
  | { state: 'paused'; since: string; leftMinutes: number }
  | { state: 'unknown' };

/** When the clock has run for so many minutes, all its times being whole minutes. */
export function dueByWalking(minutes: Minutes, clock: LevelClock, limit: number): WalkedDue {
  const { isPaused, isPausedForGood } = pausesOf(clock);
  let at = Date.parse(clock.startedAt);
  let since = at;
  for (let done = 0; done < limit; at += MINUTE) {
    if (isPausedForGood(at)) return { state: 'paused', since: iso(since), leftMinutes: limit - done };
    if (isPaused(at)) continue;
    since = at + MINUTE;
    const minute = minutes.at(minutes.indexOf(at));
    if (!minute) return { state: 'unknown' };
    if (minute.worked) done += 1;
  }
  return { state: 'set', at: iso(at) };
}

/** Minutes the clock has run until an instant, all times being whole minutes; null where the calendar does not reach. */
export function minutesByWalking(minutes: Minutes, clock: LevelClock, until: number): number | null {
  const { isPaused } = pausesOf(clock);
  let run = 0;
  for (let at = Date.parse(clock.startedAt); at < until; at += MINUTE) {
    if (isPaused(at)) continue;
    const minute = minutes.at(minutes.indexOf(at));
    if (!minute) return null;
    if (minute.worked) run += 1;
  }
  return run;
}
