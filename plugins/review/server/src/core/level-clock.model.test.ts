/**
 * A level's clock equals walking minute by minute, and whatever it is asked it only ever says who is to be told: each
 * notice once, never early, never while the level waits for the author. `SANSHEN_DEEP=1` draws eighty times as many.
 */
import fc from 'fast-check';
import { calendarsFor, endingEarly, wallOf } from '../../../../../tests/model/calendar-draws';
import { clocksFor, dueByWalking, minutesByWalking } from '../../../../../tests/model/level-clocks';
import { Minutes, OutOfSight } from '../../../../../tests/model/wall-clock';
import { workingCalendar, type Calendar } from './calendar';
import { dueAt, noticePlan, noticesDue, replan, shareUsed, type Escalation, type LevelClock } from './level-clock';

const IS_MUTATION = process.env.SANSHEN_MUTATION === '1';
const numRuns = process.env.SANSHEN_DEEP === '1' ? 480 : IS_MUTATION ? 2 : 6;
// A mutant is tried on few clocks, always the same.
const parameters = { numRuns, ...(IS_MUTATION ? { seed: 1 } : {}) };
const WHERE = [
  'a New Year in Shanghai',
  'an hour twice in New York',
  'a day left out in Samoa, and a New Year',
] as const;
const iso = (instant: number): string => new Date(instant).toISOString();

/** How often what happened, so that a test in which nothing happens fails. */
const seen = { set: 0, paused: 0, unknown: 0, shares: 0, reminder: 0, escalation: 0 };

function inSight<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof OutOfSight)) throw error;
    return undefined;
  }
}

const escalations: fc.Arbitrary<Escalation> = fc.record({ to: fc.constant('boss'), afterMinutes: fc.nat(300) });

/** A calendar, and the same minute by minute. */
interface Counted {
  calendar: Calendar;
  minutes: Minutes;
}

function isDueAsWalkingFinds(calendar: Calendar, minutes: Minutes, clock: LevelClock): void {
  const walked = inSight(() => dueByWalking(minutes, clock, clock.limitMinutes));
  if (!walked) return;
  seen[walked.state] += 1;
  expect(dueAt(calendar, clock)).toMatchObject(walked);
}

function sharesAreAsWalkingFinds(calendar: Calendar, minutes: Minutes, clock: LevelClock, until: number): void {
  const walked = inSight(() => minutesByWalking(minutes, clock, until));
  if (walked === undefined) return;
  const share = shareUsed(calendar, clock, iso(until));
  if (walked === null) return expect(share.ok).toBe(false);
  seen.shares += 1;
  expect(share).toMatchObject({ ok: true, value: walked / clock.limitMinutes });
}

/** Looks at the clock again and again, as a server does; another calendar may come in between. */
function watch(calendars: readonly Calendar[], clock: LevelClock, escalation: Escalation, times: readonly number[]) {
  const sent = new Set<string>();
  times.forEach((time, index) => {
    const calendar = calendars[index % calendars.length] as Calendar;
    for (const notice of noticesDue(calendar, clock, { at: iso(time), sent, escalation })) {
      seen[notice.kind] += 1;
      expect(sent.has(notice.key)).toBe(false);
      expect(Date.parse(notice.at)).toBeLessThanOrEqual(time);
      const isWaiting = ({ from, to }: LevelClock['pauses'][number]) =>
        Date.parse(from) <= time && (to === null || time < Date.parse(to));
      expect(clock.pauses.some(isWaiting)).toBe(false);
      sent.add(notice.key);
    }
  });
  return sent;
}

describe.each(WHERE)('in %s', (place) => {
  const wall = wallOf(place);

  it('a clock is as walking finds it', () =>
    fc.assert(
      fc.property(calendarsFor(wall), fc.array(clocksFor(wall), { minLength: 8, maxLength: 8 }), (data, clocks) => {
        const [whole, early] = [data, endingEarly(data)].map((years) => ({
          calendar: workingCalendar(years),
          minutes: new Minutes(years, wall),
        })) as [Counted, Counted];
        for (const [index, clock] of clocks.entries()) {
          const { calendar, minutes } = index % 2 === 0 ? whole : early;
          isDueAsWalkingFinds(calendar, minutes, clock);
          const until = Date.parse(clocks[(index + 1) % clocks.length]?.startedAt ?? '');
          sharesAreAsWalkingFinds(calendar, minutes, clock, until);
        }
      }),
      parameters,
    ));

  it('it tells people once, in time, and decides nothing', () =>
    fc.assert(
      fc.property(
        calendarsFor(wall),
        calendarsFor(wall),
        clocksFor(wall),
        escalations,
        fc.array(fc.nat(wall.days * 1440), { maxLength: 40 }),
        (data, other, clock, escalation, polls) => {
          const calendars = [workingCalendar(data), workingCalendar(other)];
          const times = [...polls, wall.days * 1440 - 1]
            .map((minute) => wall.from + minute * 60_000)
            .sort((a, b) => a - b);
          const before = JSON.stringify([data, clock, escalation]);
          const sent = watch(calendars.slice(0, 1), clock, escalation, times);
          watch(calendars, clock, escalation, times);
          // Once it runs on, what was planned for before has come.
          const [first] = calendars as [Calendar];
          const running = times.filter((time) => !clock.pauses.some(({ to }) => to === null || time < Date.parse(to)));
          for (const { key, at } of noticePlan(first, clock, escalation))
            if (running.some((time) => Date.parse(at) <= time)) expect([...sent]).toContain(key);
          expect(JSON.stringify([data, clock, escalation])).toBe(before);
          expect(replan(clock, first, first)).toBeNull();
        },
      ),
      parameters,
    ));
});

it('all of this happened', () => expect(Object.entries(seen).filter(([, times]) => times === 0)).toStrictEqual([]));
