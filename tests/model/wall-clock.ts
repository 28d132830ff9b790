/**
 * An oracle of working time that knows nothing of offsets, stretches or sums: it reads the wall clock minute by minute,
 * as the engine's own formatting shows it, and looks each minute up in the calendar's data.
 */
import type { CalendarData } from '../../plugins/review/server/src/core/calendar-data';

const MINUTE = 60_000;

/** The oracle was asked about a minute that was not read from the wall clock: it does not know. */
export class OutOfSight extends Error {}

/** What the clock shows in one minute: `day` YYYY-MM-DD, `time` HH:MM. */
interface Shown {
  day: string;
  time: string;
  year: number;
}

/** The wall clock of a time zone, read minute by minute from a moment on, for so many times 24 hours. */
export class Wall {
  readonly minutes: Shown[] = [];
  readonly to: number;

  constructor(
    readonly timeZone: string,
    readonly from: number,
    readonly days: number,
  ) {
    this.to = from + days * 1440 * MINUTE;
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    for (let at = from; at < this.to; at += MINUTE) {
      const [day = '', time = ''] = format.format(at).split(' ');
      this.minutes.push({ day, time, year: Number(day.slice(0, 4)) });
    }
  }
}

function isWorked({ officeHours, weekdays, years }: CalendarData, { day, time, year }: Shown): boolean {
  if (!officeHours.some(({ from, to }) => from <= time && time < to)) return false;
  const data = years.find((one) => one.year === year);
  if (!data) return false;
  if (data.makeUpWorkdays.includes(day)) return true;
  if (data.daysOff.some(({ from, to }) => from <= day && day <= to)) return false;
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekdays.includes(weekday === 0 ? 7 : weekday);
}

/** What a calendar says of a minute: whether people work, and whether the year is provisional. */
interface Minute {
  worked: boolean;
  provisional: boolean;
}

/** What a calendar says of each minute of a wall clock; null where it does not hold the year. Minutes go by their index. */
export class Minutes {
  private readonly minutes: readonly (Minute | null)[];

  constructor(
    data: CalendarData,
    private readonly wall: Wall,
  ) {
    const years = new Map(data.years.map(({ year, provisional }) => [year, provisional]));
    this.minutes = wall.minutes.map((shown) => {
      const provisional = years.get(shown.year);
      return provisional === undefined ? null : { worked: isWorked(data, shown), provisional };
    });
  }

  /** The minute in which an instant lies. */
  indexOf(instant: number): number {
    return Math.floor((instant - this.wall.from) / MINUTE);
  }

  startOf(index: number): number {
    return this.wall.from + index * MINUTE;
  }

  at(index: number): Minute | null {
    const minute = this.minutes[index];
    if (minute === undefined) throw new OutOfSight(iso(this.startOf(index)));
    return minute;
  }
}

/** What was walked: where it ended, or null when the calendar did; and whether it went through a provisional year. */
interface Walk {
  end: number | null;
  provisional: boolean;
}

/** Walks from an instant until so many milliseconds of work are done. */
export function walk(minutes: Minutes, from: number, work: number): Walk {
  if (work === 0) return { end: from, provisional: false };
  let [left, over, provisional] = [work, from % MINUTE, false];
  for (let index = minutes.indexOf(from); ; index += 1) {
    const minute = minutes.at(index);
    if (!minute) return { end: null, provisional };
    provisional ||= minute.provisional;
    if (minute.worked && left <= MINUTE - over) return { end: minutes.startOf(index) + over + left, provisional };
    if (minute.worked) left -= MINUTE - over;
    over = 0;
  }
}

/** Milliseconds of work in [from, to); null where the calendar does not reach. */
export function workIn(minutes: Minutes, from: number, to: number): number | null {
  const [first, last] = [minutes.indexOf(from), minutes.indexOf(to)];
  let work = 0;
  for (let index = first; index <= last && minutes.startOf(index) < to; index += 1) {
    const minute = minutes.at(index);
    if (!minute && from < to) return null;
    if (!minute?.worked) continue;
    const start = index === first ? from % MINUTE : 0;
    const end = index === last ? to % MINUTE : MINUTE;
    work += end - start;
  }
  return work;
}

const iso = (at: number): string => new Date(at).toISOString();
