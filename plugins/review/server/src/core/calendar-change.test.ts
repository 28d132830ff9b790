/** Saving a calendar: what is refused and how it is said, whom it moves; a newer file of official days. */
import { CALENDARS } from '../calendars';
import { workingCalendar } from './calendar';
import { movedBy, proposed } from './calendar-change';
import type { CalendarData, CalendarYear } from './calendar-data';
import { daysOfYear, withNewerFile } from './calendar-year';
import { begun } from './clock-course';
import { messageOf, Refusal } from './errors';

const cn = CALENDARS.cn as CalendarData;
const { key: _key, version: _version, ...given } = cn;

function refusal(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

const withDayOff = (day: string): CalendarData => {
  const [first, ...rest] = cn.years as readonly [CalendarYear, ...CalendarYear[]];
  const off = { name: { zh: '临时放假', en: 'Closed' }, from: day, to: day };
  return { ...cn, years: [{ ...first, daysOff: [...first.daysOff, off] }, ...rest] };
};

describe('a calendar that somebody saves', () => {
  it('becomes the next version of the one in use, whatever key and version it names', () => {
    expect(proposed(cn, 1, { ...given, key: 'other', version: 9 }, 'zh')).toEqual({ ...cn, version: 2 });
  });

  it('is refused when somebody else has saved one since', () => {
    expect(refusal(() => proposed({ ...cn, version: 3 }, 2, given, 'zh'))).toMatchObject({
      code: 'STALE_VERSION',
      details: { expected: 3, actual: 2 },
    });
  });

  it('is refused with every fault by its path, in the caller’s language', () => {
    const bad = { ...given, timeZone: 'Asia/Nowhere', weekdays: [1, 9], officeHours: [{ from: '09:00', to: '08:00' }] };
    const zh = refusal(() => proposed(cn, 1, bad, 'zh'));
    expect(zh.details.fields).toEqual([
      { path: 'timeZone', reason: '没有这个时区' },
      { path: 'officeHours.0.to', reason: '不能早于开始' },
      { path: 'weekdays.1', reason: '应为 1（星期一）至 7（星期日）的整数' },
    ]);
    expect(messageOf(zh, 'zh')).toBe(
      '请求内容有误：timeZone：没有这个时区；officeHours.0.to：不能早于开始；weekdays.1：应为 1（星期一）至 7（星期日）的整数',
    );
    const en = refusal(() => proposed(cn, 1, { ...bad, years: [] }, 'en'));
    expect(en.details.fields).toHaveLength(4);
    expect(messageOf(en, 'en')).toMatch(/timeZone: is not an IANA time zone; .* …$/);
    expect(
      messageOf(
        refusal(() => proposed(cn, 1, {}, 'en')),
        'en',
      ),
    ).toMatch(/^The request is not valid: name: must be an object/);
  });
});

it('names three faults in the sentence, and says that there are more', () => {
  const said = (bad: object, language: 'zh' | 'en') =>
    messageOf(
      refusal(() => proposed(cn, 1, bad, language)),
      language,
    );
  const bad = { ...given, timeZone: 'Asia/Nowhere', weekdays: [1, 9], officeHours: [{ from: '09:00', to: '08:00' }] };
  expect(said({ ...bad, years: [] }, 'zh')).toBe(
    '请求内容有误：timeZone：没有这个时区；officeHours.0.to：不能早于开始；weekdays.1：应为 1（星期一）至 7（星期日）的整数 …',
  );
});

it('tells whose due time moves, and who is told next', () => {
  const rule = { limitMinutes: 240, escalation: null };
  const clock = begun({ run: 1, level: 0, since: '2026-11-26T08:00:00.000Z' }, 'first', rule);
  const [was, is] = [cn, withDayOff('2026-11-27')].map(workingCalendar) as [
    ReturnType<typeof workingCalendar>,
    ReturnType<typeof workingCalendar>,
  ];
  expect(movedBy(clock, was, is)).toEqual({
    change: {
      before: { state: 'set', at: '2026-11-27T03:00:00.000Z', provisional: false },
      after: { state: 'set', at: '2026-11-30T03:00:00.000Z', provisional: false },
    },
    nextAt: '2026-11-26T10:00:00.000Z',
  });
  expect(movedBy(clock, was, was).change).toBeNull();
});

describe('a newer file', () => {
  const [year2026, year2027] = cn.years as [CalendarYear, CalendarYear];
  const final2027 = { ...year2027, provisional: false };
  const file: CalendarData = { ...cn, version: 2, years: [year2026, final2027, { ...year2027, year: 2028 }] };

  it('brings its years and leaves office hours that people set', () => {
    const officeHours = [{ from: '08:30', to: '17:30' }];
    const used = { ...cn, officeHours };
    expect(withNewerFile(used, file, true)).toEqual({ ...file, officeHours });
    expect(withNewerFile(used, file, false)).toEqual(file);
  });

  it('keeps a year that is final here and provisional there, and one it does not hold', () => {
    const used = { ...cn, years: [{ ...year2026, year: 2025 }, year2026, final2027] };
    const years = withNewerFile(used, { ...cn, version: 2 }, true).years;
    expect(years.map(({ year, provisional }) => [year, provisional])).toEqual([
      [2025, false],
      [2026, false],
      [2027, false],
    ]);
  });
});

it('shows each day as it is counted', () => {
  const days = new Map(daysOfYear(workingCalendar(cn), 2026)?.map((day) => [day.date, day]));
  expect(days.size).toBe(365);
  expect(days.get('2026-02-14')).toEqual({ date: '2026-02-14', weekday: 6, kind: 'make-up', name: null });
  expect(days.get('2026-02-15')).toEqual({
    date: '2026-02-15',
    weekday: 7,
    kind: 'off',
    name: { zh: '春节', en: 'Spring Festival' },
  });
  expect([days.get('2026-11-26')?.kind, days.get('2026-11-28')?.kind]).toEqual(['work', 'rest']);
  expect(daysOfYear(workingCalendar(cn), 2030)).toBeNull();
});
