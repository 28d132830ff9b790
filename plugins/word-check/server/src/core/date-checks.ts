import { isCalendarDate, weekday } from './calendar';
import type { CheckHit } from './checksum';

const DATED = /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日([（(]?)((?:星期|周)([一二三四五六日天]))/g;
const DAYS = '日一二三四五六';

/** Weekdays that the date before them does not have. The hit is the weekday, the suggestion the right one. */
export function findWrongWeekdays(text: string): CheckHit[] {
  const out: CheckHit[] = [];
  for (const match of text.matchAll(DATED)) {
    const [whole, year, month, day, , written = '', name = ''] = match;
    const date = [Number(year), Number(month), Number(day)] as const;
    if (!isCalendarDate(...date)) continue;
    const right = DAYS[weekday(...date)]!;
    if (right === (name === '天' ? '日' : name)) continue;
    const end = match.index + whole.length;
    out.push({ start: end - written.length, end, suggestions: [written.slice(0, -1) + right] });
  }
  return out;
}

const WITH_YEAR = /(?<!\d)(?:(\d{4})年)?(\d{1,3})月(\d{1,3})日/g;
/** Without a year February may have 29 days. */
const LEAP_YEAR = 2000;

/** Dates no calendar has: 2月30日, 11月31日, 13月1日, 2月29日 in a common year. */
export function findImpossibleDates(text: string): CheckHit[] {
  const out: CheckHit[] = [];
  for (const match of text.matchAll(WITH_YEAR)) {
    const year = match[1] === undefined ? LEAP_YEAR : Number(match[1]);
    if (isCalendarDate(year, Number(match[2]), Number(match[3]))) continue;
    out.push({ start: match.index, end: match.index + match[0].length });
  }
  return out;
}

const YEARS = /(?<!\d)(\d{4})年?(?:至|到|—|－|～|~|-)(\d{4})年/g;
const DAYS_OF_MONTH = /(?<!\d)(\d{1,2})月(\d{1,2})日(?:至|到|—|－|～|~|-)(?:(\d{1,2})月)?(\d{1,2})日/g;

/** Spans of time that end before they begin: 2024年至2020年, 5月13日至5月1日. Over the turn of a year months may fall. */
export function findReversedRanges(text: string): CheckHit[] {
  const years = [...text.matchAll(YEARS)].filter(([, from, to]) => Number(to) < Number(from));
  const days = [...text.matchAll(DAYS_OF_MONTH)].filter(
    ([, month, from, other = month, to]) => Number(other) === Number(month) && Number(to) < Number(from),
  );
  return [...years, ...days]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .sort((a, b) => a.start - b.start);
}
