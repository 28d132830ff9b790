import { dayNumber, minuteOfDay, weekdayOf, type CalendarData, type CalendarYear } from './calendar-data';
import type { Bilingual } from './errors';
import { isTimeZone } from './zone';

/** What is wrong with a calendar: a dotted path (empty: the whole) and a reason. */
export interface CalendarFault {
  path: string;
  reason: Bilingual;
}

/** A calendar holds so many years at most. */
export const MAX_CALENDAR_YEARS = 20;
const [FIRST_YEAR, LAST_YEAR] = [1970, 2100];

const REASONS = {
  text: { zh: '应为文字，且不能为空', en: 'must be text, and not blank' },
  number: { zh: '应为数字', en: 'must be a number' },
  boolean: { zh: '应为 true 或 false', en: 'must be true or false' },
  list: { zh: '应为列表', en: 'must be a list' },
  record: { zh: '应为对象', en: 'must be an object' },
  unknown: { zh: '没有这一项', en: 'is not a member of a calendar' },
  key: { zh: '只能用小写字母、数字和短横线，以字母开头', en: 'lower-case ASCII letters, digits and dashes' },
  version: { zh: '应为从 1 起的整数', en: 'a whole number from 1' },
  zone: { zh: '没有这个时区', en: 'is not an IANA time zone' },
  none: { zh: '至少要有一项', en: 'at least one' },
  time: { zh: '应为 00:00 至 24:00 的时间', en: 'a time of day, HH:MM from 00:00 to 24:00' },
  backwards: { zh: '不能早于开始', en: 'must come after the beginning' },
  order: { zh: '应按先后排列，不能重叠', en: 'must be in order, without overlap' },
  weekday: { zh: '应为 1（星期一）至 7（星期日）的整数', en: 'a whole number from 1 (Monday) to 7 (Sunday)' },
  twice: { zh: '重复', en: 'is named twice' },
  years: { zh: `至多 ${MAX_CALENDAR_YEARS} 年`, en: `at most ${MAX_CALENDAR_YEARS} years` },
  year: { zh: `应为 ${FIRST_YEAR} 至 ${LAST_YEAR} 的年份`, en: `a year from ${FIRST_YEAR} to ${LAST_YEAR}` },
  gap: { zh: '各年应相连，不能缺年', en: 'the years must follow each other without a gap' },
  day: { zh: '没有这一天，应写作 年-月-日（YYYY-MM-DD）', en: 'is not a day, written YYYY-MM-DD' },
  elsewhere: { zh: '不在这一年', en: 'is not in this year' },
  both: { zh: '既是放假日又是上班日', en: 'is a day off as well' },
  worked: { zh: '按星期本来就是工作日', en: 'is a working day anyway, by its weekday' },
  url: { zh: '应为 http 或 https 网址', en: 'must be an http or https address' },
} as const satisfies Record<string, Bilingual>;

type Why = keyof typeof REASONS;
const fault = (path: string, why: Why): CalendarFault => ({ path, reason: REASONS[why] });

/** What a part has to be. A name that ends in a question mark need not be there. */
type Shape = 'text' | 'number' | 'boolean' | { list: Shape } | { members: Readonly<Record<string, Shape>> };

const WORDS: Shape = { members: { zh: 'text', en: 'text' } };
const PERIOD: Shape = { members: { name: WORDS, from: 'text', to: 'text' } };
const SOURCE: Shape = { members: { title: 'text', 'number?': 'text', date: 'text', 'url?': 'text' } };
const YEAR: Shape = {
  members: {
    year: 'number',
    provisional: 'boolean',
    source: SOURCE,
    note: WORDS,
    daysOff: { list: PERIOD },
    makeUpWorkdays: { list: 'text' },
  },
};
const CALENDAR: Shape = {
  members: {
    key: 'text',
    version: 'number',
    name: WORDS,
    timeZone: 'text',
    officeHours: { list: { members: { from: 'text', to: 'text' } } },
    weekdays: { list: 'number' },
    years: { list: YEAR },
  },
};

function shapeFaults(value: unknown, shape: Shape, path: string): CalendarFault[] {
  if (shape === 'text') return typeof value === 'string' && value.trim() !== '' ? [] : [fault(path, 'text')];
  if (typeof shape === 'string') return typeof value === shape ? [] : [fault(path, shape)];
  if ('members' in shape) return memberFaults(value, shape.members, path);
  if (!Array.isArray(value)) return [fault(path, 'list')];
  return value.flatMap((one, index) => shapeFaults(one, shape.list, `${path}.${index}`));
}

function memberFaults(value: unknown, members: Readonly<Record<string, Shape>>, path: string): CalendarFault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [fault(path, 'record')];
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const given = new Map(Object.entries(value));
  const faults = Object.entries(members).flatMap(([member, shape]) => {
    const name = member.replace('?', '');
    const isLeftOut = name !== member && !given.has(name);
    const found = isLeftOut ? [] : shapeFaults(given.get(name), shape, at(name));
    given.delete(name);
    return found;
  });
  return [...faults, ...[...given.keys()].map((name) => fault(at(name), 'unknown'))];
}

/** Pairs of a beginning and an end, `null` where one is no time or day: each has to end after it begins, and in order. */
interface Span {
  path: string;
  from: number | null;
  to: number | null;
}

/** @param least what lies at least between beginning and end, and between an end and the next beginning */
function spanFaults(spans: readonly Span[], least: { within: number; between: number }, unreadable: Why) {
  const faults: CalendarFault[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const { path, from, to } of spans) {
    if (from === null) faults.push(fault(`${path}.from`, unreadable));
    if (to === null) faults.push(fault(`${path}.to`, unreadable));
    if (from === null || to === null) continue;
    if (to < from + least.within) faults.push(fault(`${path}.to`, 'backwards'));
    if (from < before + least.between) faults.push(fault(`${path}.from`, 'order'));
    before = to;
  }
  return faults;
}

function hoursFaults({ officeHours }: CalendarData): CalendarFault[] {
  if (officeHours.length === 0) return [fault('officeHours', 'none')];
  const spans = officeHours.map(({ from, to }, index) => ({
    path: `officeHours.${index}`,
    from: minuteOfDay(from),
    to: minuteOfDay(to),
  }));
  return spanFaults(spans, { within: 1, between: 0 }, 'time');
}

function weekdayFaults({ weekdays }: CalendarData): CalendarFault[] {
  if (weekdays.length === 0) return [fault('weekdays', 'none')];
  return weekdays.flatMap((weekday, index) => {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) return [fault(`weekdays.${index}`, 'weekday')];
    return weekdays.indexOf(weekday) < index ? [fault(`weekdays.${index}`, 'twice')] : [];
  });
}

function daysOffFaults({ year, daysOff }: CalendarYear, path: string): CalendarFault[] {
  const days = daysOff.map(({ from, to }, index) => ({
    path: `${path}.daysOff.${index}`,
    from: dayNumber(from),
    to: dayNumber(to),
  }));
  const elsewhere = daysOff.flatMap((period, index) =>
    (['from', 'to'] as const)
      .filter((end) => dayNumber(period[end]) !== null && !period[end].startsWith(`${year}-`))
      .map((end) => fault(`${path}.daysOff.${index}.${end}`, 'elsewhere')),
  );
  return [...spanFaults(days, { within: 0, between: 1 }, 'day'), ...elsewhere];
}

function makeUpFault(text: string, year: CalendarYear, weekdays: readonly number[]): Why | null {
  const day = dayNumber(text);
  if (day === null) return 'day';
  if (!text.startsWith(`${year.year}-`)) return 'elsewhere';
  if (year.daysOff.some(({ from, to }) => from <= text && text <= to)) return 'both';
  return weekdays.includes(weekdayOf(day)) ? 'worked' : null;
}

function yearFaults(data: CalendarData, index: number): CalendarFault[] {
  const path = `years.${index}`;
  const year = data.years[index] as CalendarYear;
  const before = data.years[index - 1];
  const faults: CalendarFault[] = [];
  if (!Number.isInteger(year.year) || year.year < FIRST_YEAR || year.year > LAST_YEAR)
    faults.push(fault(`${path}.year`, 'year'));
  if (before && year.year !== before.year + 1) faults.push(fault(`${path}.year`, 'gap'));
  if (dayNumber(year.source.date) === null) faults.push(fault(`${path}.source.date`, 'day'));
  if (year.source.url !== undefined && !/^https?:\/\//.test(year.source.url))
    faults.push(fault(`${path}.source.url`, 'url'));
  faults.push(...daysOffFaults(year, path));
  year.makeUpWorkdays.forEach((text, at) => {
    const why = year.makeUpWorkdays.indexOf(text) < at ? 'twice' : makeUpFault(text, year, data.weekdays);
    if (why) faults.push(fault(`${path}.makeUpWorkdays.${at}`, why));
  });
  return faults;
}

function ruleFaults(data: CalendarData): CalendarFault[] {
  const faults: CalendarFault[] = [];
  if (!/^[a-z][a-z0-9-]*$/.test(data.key)) faults.push(fault('key', 'key'));
  if (!Number.isInteger(data.version) || data.version < 1) faults.push(fault('version', 'version'));
  if (!isTimeZone(data.timeZone)) faults.push(fault('timeZone', 'zone'));
  faults.push(...hoursFaults(data), ...weekdayFaults(data));
  if (data.years.length === 0) faults.push(fault('years', 'none'));
  if (data.years.length > MAX_CALENDAR_YEARS) return [...faults, fault('years', 'years')];
  return [...faults, ...data.years.flatMap((_, index) => yearFaults(data, index))];
}

/**
 * Everything wrong with a calendar that somebody loads, whatever they gave; an empty list means that it is a
 * {@link CalendarData} that can be counted with. Rules are looked at when every part is of its kind.
 */
export function calendarFaults(data: unknown): CalendarFault[] {
  const faults = shapeFaults(data, CALENDAR, '');
  return faults.length > 0 ? faults : ruleFaults(data as CalendarData);
}
