/**
 * A8.3 No path leads from a time-out to «approved»: random workflows and histories are played twice, once in a time that
 * stands still and once in one that leaps so that every clock runs out, and nobody can do, or has done, anything else.
 * `SANSHEN_DEEP=1` plays a hundred times as many.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { CALENDARS } from '../calendars';
import { ClockPlay, timedWorkflows, type Seen } from '../../../../../tests/model/clock-play';
import { histories, PEOPLE, stepOf } from '../../../../../tests/model/review-histories';
import { workingCalendar } from './calendar';
import type { CalendarData } from './calendar-data';
import { standingOf } from './clock-course';
import { allowedActions, documentState, isFullySigned, type Actor } from './review';

const IS_MUTATION = process.env.SANSHEN_MUTATION === '1';
const numRuns = process.env.SANSHEN_DEEP === '1' ? 4_000 : IS_MUTATION ? 20 : 40;
const calendar = workingCalendar(CALENDARS.cn as CalendarData);
const START = Date.parse('2026-11-26T01:00:00.000Z');

const seen: Seen = { approved: 0, reminders: 0, escalations: 0, late: 0, resumed: 0, unknown: 0 };
const unseen: Seen = { ...seen };

/** All of what may be done now, and by whom. */
function open({ desk }: ClockPlay): string {
  const situation = desk.situation();
  const acts = PEOPLE.map((key): string => {
    const actor: Actor = { key, name: key, roles: key === 'boss' ? ['boss'] : [], maySubmit: key !== 'clerk' };
    return allowedActions(situation, actor)
      .map(({ name, enabled }) => `${name}:${enabled}`)
      .join();
  });
  return JSON.stringify([acts, documentState(situation), isFullySigned(situation)]);
}

/** The desk's run and release, and how near the run is to being approved. */
const standing = ({ desk: { run, release, content } }: ClockPlay): string => JSON.stringify([run, release, content]);

const leaps = fc.array(fc.oneof(fc.nat(300), fc.nat(3000), fc.constant(60 * 24 * 400)), {
  minLength: 1,
  maxLength: 40,
});

it('A8.3 whatever clocks run out, everybody may do exactly what they might have done', () =>
  fc.assert(
    fc.property(
      fc.array(timedWorkflows, { minLength: 1, maxLength: 3 }),
      histories,
      leaps,
      (definitions, history, times) => {
        const still = new ClockPlay(definitions, calendar, START, unseen);
        const late = new ClockPlay(definitions, calendar, START, seen);
        for (const [index, number] of history.entries()) {
          // Everybody's acts take their time to work out: now and then is enough, over so many histories.
          const look = () => [standing(late), index % 10 === 0 ? open(late) : ''];
          const before = look();
          late.leap(times[index % times.length] as number);
          expect(look()).toEqual(before);
          expect(late.step(stepOf(number))).toBe(still.step(stepOf(number)));
          expect(standing(late)).toBe(standing(still));
          // One clock runs at most: that of the level the run waits for, if that has one.
          const running = late.clocks.filter(({ state }) => state === 'running');
          expect(running.length).toBeLessThanOrEqual(1);
          const run = late.desk.run;
          const at = run && { ...run, levelStartedAt: '', emergencyRelease: run.isLiveEarly ? 1 : null };
          const level = at && standingOf(at) ? run?.workflow.levels[at.level] : undefined;
          expect(running.map(({ levelKey }) => levelKey)).toEqual(level?.clock ? [level.key] : []);
        }
      },
    ),
    { numRuns, ...(IS_MUTATION ? { seed: 1 } : {}) },
  ));

it('all of this happened', () => expect(Object.entries(seen).filter(([, times]) => times === 0)).toStrictEqual([]));

it('A8.3 the code of clocks can reach no code that decides', () => {
  const importsOf = (file: string): string[] => {
    const text = readFileSync(join(__dirname, `${file}.ts`), 'utf8');
    return Array.from(text.matchAll(/^import (?!type )[^;]*? from '\.\/([\w-]+)'/gms), ([, name]) => name as string);
  };
  const reached = new Set(['level-clock', 'clock-course', 'clock-sight', 'calendar-change', 'calendar-year']);
  for (const file of reached) for (const next of importsOf(file)) reached.add(next);
  expect(reached).toContain('calendar');
  expect(
    [...reached].filter((file) => /^(review|situation|panel|eligibility|break-glass|workflow)/.test(file)),
  ).toStrictEqual([]);
});
