import type { CalendarData, CalendarDay } from '../api/calendar';

/** A week of a month, Monday first; null where the week has days of another month. */
export type Week = readonly (CalendarDay | null)[];

/** A month of a year, 1 to 12. */
export interface Month {
  readonly month: number;
  readonly weeks: readonly Week[];
}

function weeksOf(days: readonly CalendarDay[]): Week[] {
  const before = Array.from({ length: (days[0]?.weekday ?? 1) - 1 }, () => null);
  const cells = [...before, ...days];
  const count = Math.ceil(cells.length / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => cells[week * 7 + index] ?? null),
  );
}

/** The months of a year from its days in order. */
export function monthsOf(days: readonly CalendarDay[]): Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const prefix = `-${String(index + 1).padStart(2, '0')}-`;
    return { month: index + 1, weeks: weeksOf(days.filter(({ date }) => date.slice(4, 8) === prefix)) };
  });
}

/** A part of the calendar that is edited by itself: a year, or everything that is the same in all of them. */
export type CalendarPart = number | 'hours';

/** Members of a calendar that are no years and that people may change. */
const HOURS = ['name', 'timeZone', 'officeHours', 'weekdays'] as const;

/** A part as text to edit. A year that the calendar does not hold yet begins as a draft. */
export function partText(calendar: CalendarData, part: CalendarPart): string {
  const value =
    part === 'hours'
      ? Object.fromEntries(HOURS.map((name) => [name, calendar[name]]))
      : (calendar.years.find(({ year }) => year === part) ?? {
          year: part,
          provisional: true,
          source: { title: '', date: '' },
          note: { zh: '', en: '' },
          daysOff: [],
          makeUpWorkdays: [],
        });
  return JSON.stringify(value, null, 2);
}

/** The calendar with a part as it was typed; null when that is no JSON object. */
export function withPart(calendar: CalendarData, part: CalendarPart, text: string): object | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { key: _key, version: _version, ...rest } = calendar;
  if (part === 'hours') return { ...rest, ...value };
  const isHeld = calendar.years.some(({ year }) => year === part);
  const years = isHeld ? calendar.years.map((year) => (year.year === part ? value : year)) : [...calendar.years, value];
  return { ...rest, years };
}

/** The years to choose from, and the one that comes next. */
export function yearsOf({ years }: CalendarData): { held: readonly number[]; next: number | null } {
  const held = years.map(({ year }) => year);
  const last = held.at(-1);
  return { held, next: last === undefined ? null : last + 1 };
}

/** Minutes as whole hours and the rest, without a sign. */
export function hoursAndMinutes(minutes: number): { hours: number; minutes: number } {
  const all = Math.abs(minutes);
  return { hours: Math.floor(all / 60), minutes: all % 60 };
}
