import { CALENDARS } from '../calendars';
import { dayNumber, dayText, minuteOfDay, weekdayOf } from './calendar-data';
import { calendarFaults, MAX_CALENDAR_YEARS } from './calendar-faults';

/** A calendar without fault; anything in it is replaced at a dotted path, or taken out. */
type Part = Record<string, unknown> | unknown[];
const words = { zh: '名', en: 'name' };
const year = (number: number): Record<string, unknown> => ({
  year: number,
  provisional: false,
  source: { title: '通知', number: '一号', date: `${number - 1}-11-04`, url: 'https://example.org/' },
  note: words,
  daysOff: [
    { name: words, from: `${number}-01-01`, to: `${number}-01-01` },
    { name: words, from: `${number}-05-01`, to: `${number}-05-05` },
  ],
  makeUpWorkdays: [],
});
const good = (): Record<string, unknown> => ({
  key: 'cn',
  version: 1,
  name: words,
  timeZone: 'Asia/Shanghai',
  officeHours: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
  weekdays: [1, 2, 3, 4, 5],
  years: [{ ...year(2026), makeUpWorkdays: ['2026-01-04', '2026-02-14'] }, year(2027)],
});

function changed(path: string, value: unknown): unknown {
  const calendar = JSON.parse(JSON.stringify(good())) as Part;
  const names = path.split('.');
  const last = names.pop() as string;
  let part: Part = calendar;
  for (const name of names) part = (part as Record<string, Part>)[name] as Part;
  if (value === undefined) delete (part as Record<string, unknown>)[last];
  else (part as Record<string, unknown>)[last] = value;
  return calendar;
}

/** Faults as `path: reason in English`. */
const faults = (data: unknown): string[] => calendarFaults(data).map(({ path, reason }) => `${path}: ${reason.en}`);

it('what can be counted with has none', () => {
  expect(faults(good())).toStrictEqual([]);
  expect(faults(changed('years.0.source.number', undefined))).toStrictEqual([]);
  expect(faults(changed('years.0.source.url', undefined))).toStrictEqual([]);
  expect(faults(changed('years.0.source.url', 'http://example.org/'))).toStrictEqual([]);
  expect(
    faults(
      changed('officeHours', [
        { from: '00:00', to: '12:00' },
        { from: '12:00', to: '24:00' },
      ]),
    ),
  ).toStrictEqual([]);
  expect(faults(changed('weekdays', [5, 1]))).toStrictEqual([]);
  const days = [
    { name: words, from: '2026-01-01', to: '2026-01-02' },
    { name: words, from: '2026-01-03', to: '2026-12-31' },
  ];
  expect(faults(changed('years', [{ ...year(2026), daysOff: days }]))).toStrictEqual([]);
});

describe('a part of another kind', () => {
  it.each<[string, unknown, string]>([
    ['key', undefined, 'key: must be text, and not blank'],
    ['key', 7, 'key: must be text, and not blank'],
    ['name.zh', ' ', 'name.zh: must be text, and not blank'],
    ['name', '名', 'name: must be an object'],
    ['name', null, 'name: must be an object'],
    ['name', ['名'], 'name: must be an object'],
    ['version', '1', 'version: must be a number'],
    ['officeHours', {}, 'officeHours: must be a list'],
    ['officeHours.1', '09:00', 'officeHours.1: must be an object'],
    ['officeHours.1.to', undefined, 'officeHours.1.to: must be text, and not blank'],
    ['weekdays.2', true, 'weekdays.2: must be a number'],
    ['years.1.provisional', 'no', 'years.1.provisional: must be true or false'],
    ['years.1.source.number', 7, 'years.1.source.number: must be text, and not blank'],
    ['years.1.makeUpWorkdays.0', 20_270_101, 'years.1.makeUpWorkdays.0: must be text, and not blank'],
    ['years.1.note.en', undefined, 'years.1.note.en: must be text, and not blank'],
    ['years.1.daysof', [], 'years.1.daysof: is not a member of a calendar'],
    ['holidays', [], 'holidays: is not a member of a calendar'],
  ])('%s = %j', (path, value, fault) => expect(faults(changed(path, value))).toEqual([fault]));

  it.each([[null], [undefined], [[]], ['calendar']])('the whole is %j', (data) =>
    expect(faults(data)).toEqual([': must be an object']),
  );

  it('is named with all others before any rule is looked at', () =>
    expect(faults({ ...good(), key: 'CN', version: 'x', weekdays: 'all' })).toEqual([
      'version: must be a number',
      'weekdays: must be a list',
    ]));

  it('is said in Chinese too', () =>
    expect(calendarFaults(changed('key', ''))).toEqual([
      { path: 'key', reason: { zh: '应为文字，且不能为空', en: 'must be text, and not blank' } },
    ]));
});

describe('a rule that is broken', () => {
  const day = (path: string) => `${path}: is not a day, written YYYY-MM-DD`;
  const time = (path: string) => `${path}: a time of day, HH:MM from 00:00 to 24:00`;
  const whole = 'weekdays.0: a whole number from 1 (Monday) to 7 (Sunday)';
  it.each<[string, unknown, string[]]>([
    ['key', 'CN', ['key: lower-case ASCII letters, digits and dashes']],
    ['key', '1cn', ['key: lower-case ASCII letters, digits and dashes']],
    ['key', 'cn!', ['key: lower-case ASCII letters, digits and dashes']],
    ['version', 0, ['version: a whole number from 1']],
    ['version', 1.5, ['version: a whole number from 1']],
    ['timeZone', 'Asia/Nowhere', ['timeZone: is not an IANA time zone']],
    ['officeHours', [], ['officeHours: at least one']],
    ['officeHours.0.from', '9:00', [time('officeHours.0.from')]],
    ['officeHours.1.to', '24:01', [time('officeHours.1.to')]],
    ['officeHours.1.from', 'x14:00', [time('officeHours.1.from')]],
    ['officeHours.1.to', '18:00x', [time('officeHours.1.to')]],
    ['officeHours.1.to', '18:60', [time('officeHours.1.to')]],
    ['officeHours.1.to', '14:00', ['officeHours.1.to: must come after the beginning']],
    ['officeHours.1.from', '11:59', ['officeHours.1.from: must be in order, without overlap']],
    ['weekdays', [], ['weekdays: at least one']],
    ['weekdays', [0], [whole]],
    ['weekdays', [8], [whole]],
    ['weekdays', [1.5], [whole]],
    ['weekdays', [1, 2, 1], ['weekdays.2: is named twice']],
    ['years', [], ['years: at least one']],
    ['years.0.year', 1969, ['years.0.year: a year from 1970 to 2100']],
    ['years.1.year', 2028, ['years.1.year: the years must follow each other without a gap']],
    ['years.1.year', 2026, ['years.1.year: the years must follow each other without a gap']],
    ['years.0.source.date', '2025-02-29', [day('years.0.source.date')]],
    ['years.0.source.url', 'javascript:alert(1)', ['years.0.source.url: must be an http or https address']],
    ['years.0.source.url', 'see https://example.org', ['years.0.source.url: must be an http or https address']],
    ['years.0.daysOff.1.from', '2026-5-1', [day('years.0.daysOff.1.from')]],
    ['years.0.daysOff.1.to', '2026-04-31', [day('years.0.daysOff.1.to')]],
    ['years.0.daysOff.1.to', '2026-04-30', ['years.0.daysOff.1.to: must come after the beginning']],
    ['years.0.daysOff.0.to', '2026-05-01', ['years.0.daysOff.1.from: must be in order, without overlap']],
    ['years.0.daysOff.0.from', '2025-12-31', ['years.0.daysOff.0.from: is not in this year']],
    ['years.0.daysOff.1.to', '2027-01-01', ['years.0.daysOff.1.to: is not in this year']],
    ['years.0.makeUpWorkdays.0', '2026-01-32', [day('years.0.makeUpWorkdays.0')]],
    ['years.0.makeUpWorkdays.0', '2027-01-03', ['years.0.makeUpWorkdays.0: is not in this year']],
    ['years.0.makeUpWorkdays.1', '2026-01-04', ['years.0.makeUpWorkdays.1: is named twice']],
    ['years.0.makeUpWorkdays.1', '2026-05-02', ['years.0.makeUpWorkdays.1: is a day off as well']],
    ['years.0.makeUpWorkdays.1', '2026-05-05', ['years.0.makeUpWorkdays.1: is a day off as well']],
    ['years.0.makeUpWorkdays.1', '2026-02-13', ['years.0.makeUpWorkdays.1: is a working day anyway, by its weekday']],
  ])('%s = %j', (path, value, expected) => {
    const [part = ''] = expected[0]?.split(': ') ?? [];
    expect(faults(changed(path, value)).filter((one) => one.startsWith(part))).toEqual(expected);
  });

  it('is not found where a day or time is none', () => {
    expect(faults(changed('years.0.daysOff.0.to', '2026-01-00'))).toEqual([day('years.0.daysOff.0.to')]);
    expect(faults(changed('officeHours.0.to', '25:00'))).toEqual([time('officeHours.0.to')]);
  });

  it('is named with all others', () =>
    expect(faults({ ...good(), key: 'CN', timeZone: 'x', weekdays: [] })).toEqual([
      'key: lower-case ASCII letters, digits and dashes',
      'timeZone: is not an IANA time zone',
      'weekdays: at least one',
    ]));

  it('years are not too many', () => {
    const years = (count: number) => Array.from({ length: count }, (_, index) => year(2026 + index));
    expect(faults({ ...good(), years: years(MAX_CALENDAR_YEARS) })).toStrictEqual([]);
    expect(faults({ ...good(), years: years(MAX_CALENDAR_YEARS + 1) })).toEqual(['years: at most 20 years']);
    expect(faults({ ...good(), years: [year(2100)] })).toStrictEqual([]);
    expect(faults({ ...good(), years: [year(2101)] })).toEqual(['years.0.year: a year from 1970 to 2100']);
    expect(faults({ ...good(), years: [year(1970)] })).toStrictEqual([]);
  });
});

it('days are numbered from 1970, and weekdays from Monday', () => {
  expect(['1970-01-01', '1970-01-02', '1969-12-31', '2026-02-28', '2026-02-29'].map(dayNumber)).toEqual([
    0,
    1,
    -1,
    20_512,
    null,
  ]);
  expect(['2026-2-28', '2026-02-28T00:00:00Z', 'x2026-02-28', '2026-13-01', ''].map(dayNumber)).toEqual(
    Array.from({ length: 5 }, () => null),
  );
  expect([0, 20_512].map(dayText)).toEqual(['1970-01-01', '2026-02-28']);
  expect(
    ['2026-11-23', '2026-11-26', '2026-11-28', '2026-11-29'].map((text) => weekdayOf(dayNumber(text) ?? 0)),
  ).toEqual([1, 4, 6, 7]);
  expect(['00:00', '09:30', '24:00', '24:01', '9:30', '09:3', ''].map(minuteOfDay)).toEqual([
    0,
    570,
    1440,
    null,
    null,
    null,
    null,
  ]);
});

it('the calendars that come with the plugin have none', () => {
  expect(Object.keys(CALENDARS)).toEqual(['cn']);
  for (const [key, data] of Object.entries(CALENDARS)) {
    expect(faults(data)).toStrictEqual([]);
    expect(data.key).toBe(key);
  }
});
