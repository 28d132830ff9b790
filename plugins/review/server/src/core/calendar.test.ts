import { CALENDARS } from '../calendars';
import {
  addWorkingMinutes,
  isWorkingDay,
  outOfCalendarWords,
  workingCalendar,
  workingMinutesBetween,
  type Calendar,
} from './calendar';
import { USUAL_OFFICE_HOURS, type CalendarData } from './calendar-data';
import { Refusal } from './errors';

const CN = CALENDARS.cn as CalendarData;
const cn = workingCalendar(CN);
const just2026 = workingCalendar({ ...CN, years: CN.years.slice(0, 1) });
const MINUTE = 60_000;

/** A time in Shanghai, `2026-02-13 16:00`, as ISO 8601 UTC. */
const park = (text: string): string => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString();
const sure = <T>(value: T) => ({ ok: true, value, provisional: false });
const provisional = <T>(value: T) => ({ ok: true, value, provisional: true });
const ENDS = { ok: false, missingYear: 2028, firstDay: '2026-01-01', lastDay: '2027-12-31' };
const BEGINS = { ...ENDS, missingYear: 2025 };

function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.details.fields] : error;
  }
}

describe('working hours by the calendar of 2026 (A8.1)', () => {
  it('4 from Friday 2026-02-13 16:00 are over on Saturday 2026-02-14 11:00', () =>
    expect(addWorkingMinutes(cn, park('2026-02-13 16:00'), 240)).toEqual(sure(park('2026-02-14 11:00'))));

  it('8 from Saturday 2026-02-14 16:00 are over on Tuesday 2026-02-24 17:00', () =>
    expect(addWorkingMinutes(cn, park('2026-02-14 16:00'), 480)).toEqual(sure(park('2026-02-24 17:00'))));

  it.each([
    ['the Sunday after New Year', '2025-12-31 23:59', '2026-01-04 09:01', 1],
    ['the Saturday after Spring Festival', '2026-02-27 18:00', '2026-02-28 18:00', 420],
    ['Labour Day', '2026-04-30 18:00', '2026-05-06 09:01', 1],
    ['the Saturday after Labour Day', '2026-05-08 18:00', '2026-05-09 09:01', 1],
    ['the Sunday before National Day', '2026-09-18 18:00', '2026-09-20 09:01', 1],
    ['National Day', '2026-09-30 17:00', '2026-10-08 10:00', 120],
    ['the Saturday after National Day', '2026-10-09 17:00', '2026-10-10 10:00', 120],
    ['an ordinary weekend', '2026-11-27 17:00', '2026-11-30 10:00', 120],
  ])('know %s', (_, from, to, minutes) => {
    const start = from < '2026' ? '2026-01-01 00:00' : from;
    expect(addWorkingMinutes(cn, park(start), minutes)).toEqual(sure(park(to)));
    expect(workingMinutesBetween(cn, park(start), park(to))).toEqual(sure(minutes));
  });
});

describe('a day in the office', () => {
  it.each([
    ['before it opens', '2026-11-26 07:30', 60, '2026-11-26 10:00'],
    ['as it opens', '2026-11-26 09:00', 60, '2026-11-26 10:00'],
    ['to the end of the morning', '2026-11-26 09:00', 180, '2026-11-26 12:00'],
    ['a minute more', '2026-11-26 09:00', 181, '2026-11-26 14:01'],
    ['as the noon break begins', '2026-11-26 12:00', 1, '2026-11-26 14:01'],
    ['in the noon break', '2026-11-26 13:00', 60, '2026-11-26 15:00'],
    ['to the end of the day', '2026-11-26 14:00', 240, '2026-11-26 18:00'],
    ['as it closes', '2026-11-26 18:00', 1, '2026-11-27 09:01'],
    ['seconds are kept', '2026-11-26 11:59:30.250', 1, '2026-11-26 14:00:30.250'],
    ['parts of a minute count', '2026-11-26 09:00', 0.5, '2026-11-26 09:00:30'],
    ['to the millisecond', '2026-11-26 09:00', 0.1 + 0.2, '2026-11-26 09:00:18'],
    ['to the millisecond that is meant', '2026-11-26 09:00', 1.001, '2026-11-26 09:01:00.060'],
    ['no minutes, in the office', '2026-11-26 10:00', 0, '2026-11-26 10:00'],
    ['no minutes, off hours', '2026-11-26 20:00', 0, '2026-11-26 20:00'],
  ])('%s: %s and %d minutes', (_, from, minutes, to) => {
    expect(addWorkingMinutes(cn, park(from), minutes)).toEqual(sure(park(to)));
    const between = workingMinutesBetween(cn, park(from), park(to));
    expect(between.ok && Math.round(between.value * MINUTE)).toBe(Math.round(minutes * MINUTE));
  });

  it.each([
    ['2026-11-26 09:00', '2026-11-26 09:00', 0],
    ['2026-11-26 12:00', '2026-11-26 14:00', 0],
    ['2026-11-26 18:00', '2026-11-27 09:00', 0],
    ['2026-11-26 00:00', '2026-11-27 00:00', 420],
    ['2026-11-26 11:59:30', '2026-11-26 14:00:15', 0.75],
    ['2026-11-26 11:59:59.999', '2026-11-27 09:00', 240 + 1 / MINUTE],
  ])('from %s to %s', (from, to, minutes) => {
    expect(workingMinutesBetween(cn, park(from), park(to))).toEqual(sure(minutes));
  });

  it('is the usual one where none is named', () => expect(CN.officeHours).toEqual(USUAL_OFFICE_HOURS));
});

describe('what is no time or no length', () => {
  const from = park('2026-11-26 09:00');
  const wrong = (path: string, reason: string) => ['INVALID_INPUT', [{ path, reason }]];

  it.each([[-1], [-0.001], [Number.NaN], [Number.POSITIVE_INFINITY]])('%d minutes are refused', (minutes) =>
    expect(refusal(() => addWorkingMinutes(cn, from, minutes))).toEqual(wrong('minutes', 'minutes must be 0 or more')),
  );

  it.each(['2026-11-26', '2026-11-26T09:00', '2026-11-26 09:00Z', 'x2026-11-26T09:00Z', '2026-13-01T09:00:00Z', ''])(
    'a time like “%s” is refused: it has no zone, or there is none',
    (text) => {
      const reason = (path: string) => wrong(path, `${path} must be an ISO 8601 time with a zone`);
      expect(refusal(() => addWorkingMinutes(cn, text, 1))).toEqual(reason('from'));
      expect(refusal(() => workingMinutesBetween(cn, text, from))).toEqual(reason('from'));
      expect(refusal(() => workingMinutesBetween(cn, from, text))).toEqual(reason('to'));
    },
  );

  it.each(['2026-11-26T09:00+08:00', '2026-11-26T01:00:00Z', '2026-11-26T01:00:00.0000Z', '2026-11-25T20:00-05:00'])(
    'a time like “%s” is taken',
    (text) => expect(addWorkingMinutes(cn, text, 1)).toEqual(sure('2026-11-26T01:01:00.000Z')),
  );

  it('an end before the beginning is refused', () =>
    expect(refusal(() => workingMinutesBetween(cn, from, park('2026-11-26 08:59')))).toEqual(
      wrong('to', 'to must not lie before from'),
    ));

  it.each(['2026-02-29', '2026-2-1', 'today'])('a day like “%s” is refused', (day) =>
    expect(refusal(() => isWorkingDay(cn, day))).toEqual(wrong('day', `${day} is not a day`)),
  );
});

describe('the end of the calendar', () => {
  it('is where its last working minute is, not a day later', () => {
    expect(addWorkingMinutes(cn, park('2027-12-31 17:00'), 60)).toEqual(provisional(park('2027-12-31 18:00')));
    expect(addWorkingMinutes(cn, park('2027-12-31 17:00'), 61)).toEqual(ENDS);
    expect(addWorkingMinutes(cn, park('2027-12-31 18:00'), 1)).toEqual(ENDS);
    expect(addWorkingMinutes(cn, park('2028-01-01 00:00'), 1)).toEqual(ENDS);
    expect(addWorkingMinutes(cn, park('2031-01-01 00:00'), 1)).toEqual(ENDS);
    expect(addWorkingMinutes(cn, park('2026-01-01 00:00'), 1e9)).toEqual(ENDS);
  });

  it('is midnight in its zone', () => {
    expect(workingMinutesBetween(cn, park('2027-12-31 17:00'), park('2028-01-01 00:00'))).toEqual(provisional(60));
    expect(workingMinutesBetween(cn, park('2027-12-31 17:00'), park('2028-01-01 00:00:00.001'))).toEqual(ENDS);
  });

  it('is as strict as its beginning', () => {
    expect(addWorkingMinutes(cn, park('2025-12-31 23:59:59.999'), 1)).toEqual(BEGINS);
    expect(workingMinutesBetween(cn, park('2025-12-31 23:59:59.999'), park('2026-01-04 10:00'))).toEqual(BEGINS);
    expect(workingMinutesBetween(cn, park('2026-01-01 00:00'), park('2026-01-04 10:00'))).toEqual(sure(60));
  });

  it('does not matter where no time is counted', () => {
    const [from] = [park('2031-01-01 00:00')];
    expect(addWorkingMinutes(cn, from, 0)).toEqual(sure(from));
    expect(workingMinutesBetween(cn, from, from)).toEqual(sure(0));
  });

  it('holds for days', () => {
    expect(isWorkingDay(cn, '2025-12-31')).toEqual(BEGINS);
    expect(isWorkingDay(cn, '2028-01-01')).toEqual(ENDS);
    expect(isWorkingDay(cn, '2026-01-04')).toEqual(sure(true));
    expect(isWorkingDay(cn, '2026-10-01')).toEqual(sure(false));
  });

  it('is said with what to do about it', () => {
    expect(outOfCalendarWords({ missingYear: 2028, firstDay: '2026-01-01', lastDay: '2027-12-31' })).toEqual({
      zh: '工作日历到 2027-12-31 为止，请载入 2028 年的日历。',
      en: 'The working calendar ends on 2027-12-31: load 2028.',
    });
    expect(outOfCalendarWords({ missingYear: 2025, firstDay: '2026-01-01', lastDay: '2027-12-31' })).toEqual({
      zh: '工作日历从 2026-01-01 开始，请载入 2025 年的日历。',
      en: 'The working calendar begins on 2026-01-01: load 2025.',
    });
  });
});

describe('a provisional year', () => {
  it('is told of where any of its time lies between', () => {
    expect(addWorkingMinutes(cn, park('2026-12-31 17:00'), 60)).toEqual(sure(park('2026-12-31 18:00')));
    expect(addWorkingMinutes(cn, park('2026-12-31 17:00'), 61)).toEqual(provisional(park('2027-01-04 09:01')));
    expect(addWorkingMinutes(cn, park('2027-03-01 09:00'), 1)).toEqual(provisional(park('2027-03-01 09:01')));
    expect(workingMinutesBetween(cn, park('2026-12-31 17:00'), park('2027-01-01 00:00'))).toEqual(sure(60));
    expect(workingMinutesBetween(cn, park('2026-12-31 17:00'), park('2027-01-01 00:01'))).toEqual(provisional(60));
  });

  it('is none that is not loaded', () =>
    expect(addWorkingMinutes(just2026, park('2026-12-31 17:00'), 61)).toEqual({
      ok: false,
      missingYear: 2027,
      firstDay: '2026-01-01',
      lastDay: '2026-12-31',
    }));
});

describe('a clock that is changed', () => {
  const [year] = CN.years as [CalendarData['years'][number]];
  const night = (timeZone: string, officeHours: CalendarData['officeHours']): Calendar =>
    workingCalendar({
      ...CN,
      timeZone,
      officeHours,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      years: [{ ...year, daysOff: [], makeUpWorkdays: [] }],
    });

  it('gives an hour that is shown twice, and takes one that is skipped', () => {
    const newYork = night('America/New_York', [{ from: '00:00', to: '03:00' }]);
    expect(workingMinutesBetween(newYork, '2026-11-01T00:00-04:00', '2026-11-01T03:00-05:00')).toEqual(sure(240));
    expect(workingMinutesBetween(newYork, '2026-03-08T00:00-05:00', '2026-03-08T12:00-04:00')).toEqual(sure(120));
    expect(addWorkingMinutes(newYork, '2026-11-01T00:00-04:00', 150)).toEqual(sure('2026-11-01T06:30:00.000Z'));
    expect(addWorkingMinutes(newYork, '2026-03-08T01:30-05:00', 60)).toEqual(sure('2026-03-09T04:30:00.000Z'));
  });

  it('opens the office twice where its closing time is shown twice', () => {
    const newYork = night('America/New_York', [{ from: '00:00', to: '01:30' }]);
    // 00:00–01:30, half an hour off, then 01:00–01:30 once more.
    expect(workingMinutesBetween(newYork, '2026-11-01T00:00-04:00', '2026-11-01T12:00-05:00')).toEqual(sure(120));
    expect(addWorkingMinutes(newYork, '2026-11-01T00:00-04:00', 91)).toEqual(sure('2026-11-01T06:01:00.000Z'));
  });

  it('ends the year by the zone’s own midnight', () => {
    const kathmandu = night('Asia/Kathmandu', [{ from: '00:00', to: '24:00' }]);
    expect(addWorkingMinutes(kathmandu, '2026-12-31T23:59+05:45', 1)).toEqual(sure('2026-12-31T18:15:00.000Z'));
    expect(addWorkingMinutes(kathmandu, '2026-12-31T23:59+05:45', 1.001)).toMatchObject({ ok: false });
    expect(workingMinutesBetween(kathmandu, '2026-01-01T00:00+05:45', '2027-01-01T00:00+05:45')).toEqual(
      sure(365 * 1440),
    );
  });
});

it('a calendar with faults is refused, with all of them', () => {
  const error = refusal(() => workingCalendar({ ...CN, key: 'CN', weekdays: [] }));
  expect(error).toEqual([
    'INVALID_INPUT',
    [
      { path: 'key', reason: 'lower-case ASCII letters, digits and dashes' },
      { path: 'weekdays', reason: 'at least one' },
    ],
  ]);
  expect(() => workingCalendar({ ...CN, weekdays: [] })).toThrow(
    expect.objectContaining({ words: { reason: { zh: 'weekdays：至少要有一项', en: 'weekdays: at least one' } } }),
  );
});
