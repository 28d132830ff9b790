/** Random calendars for a wall clock, in zones and weeks in which something happens to the clock or the year. */
import fc from 'fast-check';
import {
  dayText,
  weekdayOf,
  type CalendarData,
  type CalendarYear,
  type DaysOff,
  type OfficeHours,
} from '../../plugins/review/server/src/core/calendar-data';
import { Wall } from './wall-clock';

const DAY = 86_400_000;

/** A zone, a day before which nothing is read, and for how many days: a New Year, or a change of the clock. */
export const PLACES = {
  'a New Year in Shanghai': ['Asia/Shanghai', '2026-12-24', 15],
  'an hour twice in New York': ['America/New_York', '2026-10-27', 12],
  'an hour less in London': ['Europe/London', '2027-03-24', 12],
  'half an hour twice on Lord Howe': ['Australia/Lord_Howe', '2026-03-31', 12],
  'midnight twice in Beirut': ['Asia/Beirut', '2026-10-20', 12],
  'no midnight in Cairo': ['Africa/Cairo', '2026-04-19', 12],
  'a day left out in Samoa, and a New Year': ['Pacific/Apia', '2011-12-25', 14],
  'a minute of tomorrow in Newfoundland': ['America/St_Johns', '2010-11-02', 12],
} as const satisfies Record<string, readonly [string, string, number]>;

/** The wall clock of a place. */
export function wallOf(place: keyof typeof PLACES): Wall {
  const [timeZone, from, days] = PLACES[place];
  return new Wall(timeZone, Date.parse(`${from}T00:00:00Z`), days);
}

const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const USUAL = [540, 720, 840, 1080];

/** Two to six times of a day make up to three ranges; `touching` ones have no break between them. */
const officeHours: fc.Arbitrary<OfficeHours[]> = fc
  .record({
    minutes: fc.oneof(
      fc.constant(USUAL),
      fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 }),
      fc.constantFrom([0, 95], [20, 1440], [0, 1440], [1, 30, 60, 150, 1380, 1440]),
    ),
    touching: fc.boolean(),
  })
  .map(({ minutes, touching }) => {
    const sorted = [...minutes].sort((a, b) => a - b);
    return sorted.flatMap((from, index) => {
      const to = sorted[index + 1];
      return to === undefined || (!touching && index % 2 === 1) ? [] : [{ from: timeText(from), to: timeText(to) }];
    });
  });

/** What becomes of a day: most are as their weekday says. */
type Fate = 'off' | 'made up' | 'usual';
const fates = (days: number): fc.Arbitrary<Fate[]> =>
  fc.array(fc.constantFrom<Fate>('usual', 'usual', 'usual', 'usual', 'off', 'made up'), {
    minLength: days,
    maxLength: days,
  });

const NAME = { zh: '假日', en: 'holiday' };

/** Days in a row are named as one. */
function periods(days: readonly number[]): DaysOff[] {
  const found: DaysOff[] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last?.to === dayText(day - 1)) last.to = dayText(day);
    else found.push({ name: NAME, from: dayText(day), to: dayText(day) });
  }
  return found;
}

/** A calendar of the years that the wall shows. */
export function calendarsFor(wall: Wall): fc.Arbitrary<CalendarData> {
  const first = wall.from / DAY;
  const firstYear = new Date(wall.from).getUTCFullYear();
  const lastYear = new Date(wall.to).getUTCFullYear();
  return fc
    .record({
      officeHours,
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      fates: fates(wall.days),
      provisional: fc.constantFrom(null, firstYear, lastYear),
    })
    .map(({ provisional, fates: list, ...rest }) => {
      const daysWith = (fate: Fate, year: number): number[] =>
        list.flatMap((one, index) =>
          one === fate && dayText(first + index).startsWith(`${year}`) ? [first + index] : [],
        );
      const yearOf = (year: number): CalendarYear => ({
        year,
        provisional: provisional === year,
        source: { title: '通知', date: '2025-11-04' },
        note: { zh: '说明', en: 'note' },
        daysOff: periods(daysWith('off', year)),
        makeUpWorkdays: daysWith('made up', year)
          .filter((day) => !rest.weekdays.includes(weekdayOf(day)))
          .map(dayText),
      });
      const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => yearOf(firstYear + index));
      return { key: 'drawn', version: 1, name: NAME, timeZone: wall.timeZone, years, ...rest };
    });
}

/** Parts of what the wall shows, from its beginning to three quarters of it, in whole minutes. */
export const minutesOf = (wall: Wall): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: wall.days * 1080 }).map((minute) => wall.from + minute * 60_000);

/** The same calendar, ending with its first year. */
export const endingEarly = (data: CalendarData): CalendarData => ({ ...data, years: data.years.slice(0, 1) });
