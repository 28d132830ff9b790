/**
 * Working time equals what walking minute by minute along the wall clock gives, in zones whose clock jumps, at the end
 * of a year and of the calendar. `SANSHEN_DEEP=1` draws eighty times as many calendars.
 */
import fc from 'fast-check';
import { calendarsFor, endingEarly, minutesOf, PLACES, wallOf } from '../../../../../tests/model/calendar-draws';
import { Minutes, OutOfSight, walk, workIn, type Wall } from '../../../../../tests/model/wall-clock';
import { addWorkingMinutes, workingCalendar, workingMinutesBetween, type Calendar } from './calendar';
import type { CalendarData } from './calendar-data';

const IS_MUTATION = process.env.SANSHEN_MUTATION === '1';
const numRuns = process.env.SANSHEN_DEEP === '1' ? 400 : IS_MUTATION ? 2 : 5;
// A mutant is tried on few calendars, always the same.
const parameters = { numRuns, ...(IS_MUTATION ? { seed: 1 } : {}) };
const places = Object.keys(PLACES) as (keyof typeof PLACES)[];
const iso = (instant: number): string => new Date(instant).toISOString();

/** How often what happened, so that a test in which nothing happens fails. */
const seen = { reached: 0, ended: 0, 'in office hours': 0, provisional: 0, measured: 0 };
let outOfSight = 0;

/** From where, and for how many milliseconds. */
interface Question {
  from: number;
  work: number;
}

/** At whole minutes, or a little later. */
const questions = (wall: Wall): fc.Arbitrary<Question[]> =>
  fc.array(
    fc.record({
      from: fc.tuple(minutesOf(wall), fc.constantFrom(0, 0, 1, 30_000, 59_999)).map(([at, more]) => at + more),
      work: fc.oneof(fc.nat(20), fc.nat(900)).map((minutes) => minutes * 60_000),
    }),
    { minLength: 12, maxLength: 12 },
  );

function inSight<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof OutOfSight)) throw error;
    outOfSight += 1;
    return undefined;
  }
}

function addsAsWalkingDoes(calendar: Calendar, minutes: Minutes, from: number, work: number): void {
  const walked = inSight(() => walk(minutes, from, work));
  if (!walked) return;
  const added = addWorkingMinutes(calendar, iso(from), work / 60_000);
  if (walked.end === null) {
    seen.ended += 1;
    return expect(added.ok).toBe(false);
  }
  seen.reached += 1;
  if (walked.provisional) seen.provisional += 1;
  if (minutes.at(minutes.indexOf(from))?.worked) seen['in office hours'] += 1;
  expect(added).toStrictEqual({ ok: true, value: iso(walked.end), provisional: walked.provisional });
}

function measuresAsWalkingDoes(calendar: Calendar, minutes: Minutes, from: number, to: number): void {
  const walked = workIn(minutes, from, to);
  const between = workingMinutesBetween(calendar, iso(from), iso(to));
  if (walked === null) return expect(between.ok).toBe(false);
  seen.measured += 1;
  expect(between).toMatchObject({ ok: true, value: walked / 60_000 });
}

function isCountedAsWalkingDoes(data: CalendarData, wall: Wall, asked: readonly Question[]): void {
  const calendar = workingCalendar(data);
  const minutes = new Minutes(data, wall);
  for (const { from, work } of asked) addsAsWalkingDoes(calendar, minutes, from, work);
  for (const [index, { from: to }] of asked.entries()) {
    const from = asked[index - 1]?.from ?? to;
    measuresAsWalkingDoes(calendar, minutes, Math.min(from, to), Math.max(from, to));
  }
}

describe.each(places)('%s', (place) => {
  const wall = wallOf(place);

  it('is counted as walking does', () =>
    fc.assert(
      fc.property(calendarsFor(wall), questions(wall), (data, asked) => {
        isCountedAsWalkingDoes(data, wall, asked);
        if (data.years.length > 1) isCountedAsWalkingDoes(endingEarly(data), wall, asked);
      }),
      parameters,
    ));
});

it('all of this happened', () => {
  expect(Object.entries(seen).filter(([, times]) => times === 0)).toStrictEqual([]);
  expect(outOfSight).toBeLessThan(seen.reached);
});
