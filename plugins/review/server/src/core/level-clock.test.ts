import { CALENDARS } from '../calendars';
import { workingCalendar } from './calendar';
import type { CalendarData } from './calendar-data';
import { messageOf, Refusal } from './errors';
import {
  clockRuleFaults,
  dueAt,
  noticePlan,
  noticesDue,
  replan,
  shareUsed,
  type ClockNotice,
  type Due,
  type Escalation,
  type LevelClock,
} from './level-clock';
import type { Action, DocumentState, RunState } from './situation';

const CN = CALENDARS.cn as CalendarData;
const cn = workingCalendar(CN);

const park = (text: string): string => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString();
const OUT = { missingYear: 2028, firstDay: '2026-01-01', lastDay: '2027-12-31' };

/** A clock in park time; a pause is `[from, to]`, or `[from]` while it lasts. */
const clock = (startedAt: string, limitMinutes: number, ...pauses: [string, string?][]): LevelClock => ({
  startedAt: park(startedAt),
  limitMinutes,
  pauses: pauses.map(([from, to]) => ({ from: park(from), to: to === undefined ? null : park(to) })),
});
const set = (at: string, provisional = false): Due => ({ state: 'set', at: park(at), provisional });
const paused = (since: string, leftMinutes: number, provisional = false): Due => ({
  state: 'paused',
  since: park(since),
  leftMinutes,
  provisional,
});

describe('a level is due', () => {
  it.each<[string, LevelClock, Due]>([
    ['4 working hours after a Friday afternoon (A8.1)', clock('2026-02-13 16:00', 240), set('2026-02-14 11:00')],
    ['8 working hours over Spring Festival (A8.1)', clock('2026-02-14 16:00', 480), set('2026-02-24 17:00')],
    ['at the end of a morning', clock('2026-11-26 09:00', 180), set('2026-11-26 12:00')],
    [
      'later by the time with the author',
      clock('2026-11-26 09:00', 120, ['2026-11-26 10:00', '2026-11-26 11:30']),
      set('2026-11-26 14:30'),
    ],
    [
      'no later for a night with the author',
      clock('2026-11-26 17:00', 120, ['2026-11-26 18:00', '2026-11-27 09:00']),
      set('2026-11-27 10:00'),
    ],
    [
      'no later for a pause that began before it, or has no length',
      clock('2026-11-26 09:00', 60, ['2026-11-25 09:00', '2026-11-26 09:00'], ['2026-11-26 09:30', '2026-11-26 09:30']),
      set('2026-11-26 10:00'),
    ],
    [
      'later by the part of a pause that lies in its time',
      clock('2026-11-26 09:00', 60, ['2026-11-25 09:00', '2026-11-26 09:20']),
      set('2026-11-26 10:20'),
    ],
    [
      'later once for pauses that overlap, in whatever order',
      clock(
        '2026-11-26 09:00',
        60,
        ['2026-11-26 10:00', '2026-11-26 10:30'],
        ['2026-11-26 09:30', '2026-11-26 10:10'],
        ['2026-11-26 09:40', '2026-11-26 09:50'],
      ),
      set('2026-11-26 11:00'),
    ],
    [
      'when it was due, whatever pause comes later',
      clock('2026-11-26 09:00', 60, ['2026-11-26 10:00']),
      set('2026-11-26 10:00'),
    ],
    ['provisionally in 2027', clock('2026-12-31 17:00', 61), set('2027-01-04 09:01', true)],
    ['surely before', clock('2026-12-31 17:00', 60), set('2026-12-31 18:00')],
  ])('%s', (_, one, due) => expect(dueAt(cn, one)).toEqual(due));

  it('to the second', () =>
    expect(dueAt(cn, clock('2026-11-26 09:00:30.5', 60, ['2026-11-26 09:10:10', '2026-11-26 09:20:40.25']))).toEqual(
      set('2026-11-26 10:11:00.750'),
    ));
});

describe('a level stands still', () => {
  it.each<[string, LevelClock, Due]>([
    ['with the rest of its time', clock('2026-11-26 09:00', 120, ['2026-11-26 10:00']), paused('2026-11-26 10:00', 60)],
    ['from the start', clock('2026-11-26 09:00', 120, ['2026-11-26 09:00']), paused('2026-11-26 09:00', 120)],
    ['a moment before it is due', clock('2026-11-26 09:00', 60, ['2026-11-26 09:59']), paused('2026-11-26 09:59', 1)],
    [
      'since the first of pauses that follow each other',
      clock('2026-11-26 09:00', 120, ['2026-11-26 09:30', '2026-11-26 10:00'], ['2026-11-26 10:00']),
      paused('2026-11-26 09:30', 90),
    ],
    [
      'into a provisional year',
      clock('2026-12-31 17:00', 120, ['2027-01-04 09:30']),
      paused('2027-01-04 09:30', 30, true),
    ],
    ['since the year before', clock('2026-12-31 17:00', 120, ['2026-12-31 17:30']), paused('2026-12-31 17:30', 90)],
  ])('%s', (_, one, due) => expect(dueAt(cn, one)).toEqual(due));
});

describe('a due time is not guessed', () => {
  const unknown: Due = { state: 'unknown', ...OUT };
  it.each<[string, LevelClock, Due]>([
    ['after the calendar', clock('2027-12-31 17:00', 61), unknown],
    ['when the pause ends after it', clock('2027-12-31 17:00', 30, ['2027-12-31 17:10', '2028-01-04 09:00']), unknown],
    ['when the pause begins after it', clock('2027-12-31 17:00', 61, ['2028-01-04 09:00']), unknown],
    ['before it', clock('2025-12-31 17:00', 30), { ...unknown, missingYear: 2025 }],
  ])('%s', (_, one, due) => expect(dueAt(cn, one)).toEqual(due));
});

describe('the share that is used', () => {
  const one = clock('2026-11-26 09:00', 120, ['2026-11-26 10:00', '2026-11-26 11:30']);
  it.each([
    ['2026-11-26 08:00', 0],
    ['2026-11-26 09:00', 0],
    ['2026-11-26 09:30', 0.25],
    ['2026-11-26 10:00', 0.5],
    ['2026-11-26 11:00', 0.5],
    ['2026-11-26 11:45', 0.625],
    ['2026-11-26 14:30', 1],
    ['2026-11-26 18:00', 2.75],
  ])('at %s is %d', (at, share) =>
    expect(shareUsed(cn, one, park(at))).toEqual({ ok: true, value: share, provisional: false }),
  );

  it('is provisional in a provisional year, and unknown outside the calendar', () => {
    const late = clock('2026-12-31 17:00', 120);
    expect(shareUsed(cn, late, park('2027-01-04 10:00'))).toEqual({ ok: true, value: 1, provisional: true });
    expect(shareUsed(cn, late, park('2028-01-01 10:00'))).toEqual({ ok: false, ...OUT });
  });
});

describe('notices', () => {
  const boss: Escalation = { to: 'boss', afterMinutes: 60 };
  const reminder = (percent: number, at: string): ClockNotice => ({
    kind: 'reminder',
    key: `reminder-${percent}`,
    percent,
    at: park(at),
  });
  const escalation = (at: string): ClockNotice => ({ kind: 'escalation', key: 'escalation', to: 'boss', at: park(at) });
  const one = clock('2026-11-26 09:00', 120);
  const all = [
    reminder(50, '2026-11-26 10:00'),
    reminder(80, '2026-11-26 10:36'),
    reminder(100, '2026-11-26 11:00'),
    escalation('2026-11-26 12:00'),
  ];
  const keys = (from: LevelClock, at: string, sent: string[] = [], to: Escalation | null = boss): string[] =>
    noticesDue(cn, from, { at: park(at), sent: new Set(sent), escalation: to }).map(({ key }) => key);

  it('come at half, four fifths and all of the time, then the superior is told', () => {
    expect(noticePlan(cn, one, boss)).toEqual(all);
    expect(noticePlan(cn, one, null)).toEqual(all.slice(0, 3));
    expect(noticePlan(cn, one, { to: 'boss', afterMinutes: 0 }).at(-1)).toEqual(escalation('2026-11-26 11:00'));
  });

  it.each([
    ['2026-11-26 08:59', 0],
    ['2026-11-26 09:59:59.999', 0],
    ['2026-11-26 10:00', 1],
    ['2026-11-26 10:35:59.999', 1],
    ['2026-11-26 10:36', 2],
    ['2026-11-26 11:00', 3],
    ['2026-11-26 11:59:59.999', 3],
    ['2026-11-26 12:00', 4],
    ['2026-12-24 12:00', 4],
  ])('that are due at %s: the first %d', (at, count) =>
    expect(noticesDue(cn, one, { at: park(at), sent: new Set(), escalation: boss })).toEqual(all.slice(0, count)),
  );

  it('come once', () => {
    expect(keys(one, '2026-11-26 12:00', ['reminder-50', 'reminder-100'])).toEqual(['reminder-80', 'escalation']);
    expect(keys(one, '2026-11-26 12:00', ['reminder-50', 'reminder-80', 'reminder-100', 'escalation'])).toStrictEqual(
      [],
    );
    expect(keys(one, '2026-11-26 12:00', [], null)).toEqual(['reminder-50', 'reminder-80', 'reminder-100']);
  });

  it('wait while the level waits for the author, and come afterwards', () => {
    const back = clock('2026-11-26 09:00', 120, ['2026-11-26 10:10', '2026-11-26 14:00']);
    expect(keys(back, '2026-11-26 10:09')).toEqual(['reminder-50']);
    expect(keys(back, '2026-11-26 10:10')).toStrictEqual([]);
    expect(keys(back, '2026-11-26 13:59')).toStrictEqual([]);
    expect(keys(back, '2026-11-26 14:00')).toEqual(['reminder-50']);
    expect(keys(back, '2026-11-26 14:26')).toEqual(['reminder-50', 'reminder-80']);
    expect(keys(clock('2026-11-26 09:00', 120, ['2026-11-26 10:10']), '2026-12-24 12:00')).toStrictEqual([]);
  });

  it('that nobody can date are not planned', () => {
    const late = clock('2027-12-31 16:00', 120);
    expect(noticePlan(cn, late, boss)).toHaveLength(3);
    expect(noticePlan(cn, clock('2027-12-31 17:00', 120), boss)).toEqual([reminder(50, '2027-12-31 18:00')]);
    expect(noticePlan(cn, clock('2026-11-26 09:00', 120, ['2026-11-26 10:10']), boss)).toEqual(all.slice(0, 1));
  });

  it('are all that a clock asks for: no word of it is an act or a state of a run', () => {
    type Word = ClockNotice['kind'] | Due['state'];
    type Verdict = Extract<Word, Action | RunState | DocumentState>;
    // Does not compile once a clock could answer with one.
    const isSilent: [Verdict] extends [never] ? true : false = true;
    expect(isSilent).toBe(true);
  });
});

describe('another calendar', () => {
  const closed: CalendarData = {
    ...CN,
    version: 2,
    years: CN.years.map((year) =>
      year.year === 2026
        ? { ...year, daysOff: [...year.daysOff, { name: CN.name, from: '2026-11-27', to: '2026-11-27' }] }
        : year,
    ),
  };
  const next = workingCalendar(closed);
  const open = clock('2026-11-26 17:00', 120);

  it('gives an open clock a new due time, and the old one for the ledger (A8.2)', () =>
    expect(replan(open, cn, next)).toEqual({ before: set('2026-11-27 10:00'), after: set('2026-11-30 10:00') }));

  it('leaves a clock alone that it does not touch', () => {
    expect(replan(clock('2026-11-26 09:00', 120), cn, next)).toBeNull();
    expect(replan(open, cn, workingCalendar({ ...CN, version: 2 }))).toBeNull();
  });

  it('that only became sure changes nothing', () => {
    const settled = workingCalendar({ ...CN, years: CN.years.map((year) => ({ ...year, provisional: false })) });
    expect(replan(clock('2027-03-01 09:00', 60), cn, settled)).toBeNull();
    expect(replan(clock('2027-03-01 09:00', 60, ['2027-03-01 09:30']), cn, settled)).toBeNull();
  });

  it('makes known what was not, and changes what is left', () => {
    const just2026 = workingCalendar({ ...CN, years: CN.years.slice(0, 1) });
    const [before] = [{ state: 'unknown', missingYear: 2027, firstDay: '2026-01-01', lastDay: '2026-12-31' }];
    expect(replan(clock('2026-12-31 17:00', 61), just2026, cn)).toEqual({
      before,
      after: set('2027-01-04 09:01', true),
    });
    const still = clock('2026-11-26 17:00', 240, ['2026-11-27 11:00']);
    expect(replan(still, cn, next)).toEqual({
      before: paused('2026-11-27 11:00', 60),
      after: paused('2026-11-27 11:00', 180),
    });
  });
});

describe('what can be no clock', () => {
  const caught = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return error;
    }
  };
  const refused = (act: () => unknown): unknown => {
    const error = caught(act);
    return error instanceof Refusal && error.code === 'INVALID_INPUT' ? error.details.fields : error;
  };
  const good = clock('2026-11-26 09:00', 60);

  it.each([[0], [-1], [1.5], [Number.NaN]])('a limit of %d minutes', (limitMinutes) => {
    const fields = [{ path: 'limitMinutes', reason: 'a whole number from 1' }];
    expect(refused(() => dueAt(cn, { ...good, limitMinutes }))).toEqual(fields);
    expect(refused(() => shareUsed(cn, { ...good, limitMinutes }, park('2026-11-26 09:00')))).toEqual(fields);
    expect(refused(() => noticePlan(cn, { ...good, limitMinutes }, null))).toEqual(fields);
  });

  it('a pause that ends before it begins, and times without a zone', () => {
    const backwards = clock(
      '2026-11-26 09:00',
      60,
      ['2026-11-26 09:20', '2026-11-26 09:30'],
      ['2026-11-26 10:00', '2026-11-26 09:59'],
    );
    expect(refused(() => dueAt(cn, backwards))).toEqual([
      { path: 'pauses.1.to', reason: 'must not lie before the beginning of the pause' },
    ]);
    const zoneless = (path: string) => [{ path, reason: `${path} must be an ISO 8601 time with a zone` }];
    const text = '2026-11-26T09:00';
    expect(refused(() => dueAt(cn, { ...good, startedAt: text }))).toEqual(zoneless('startedAt'));
    expect(refused(() => dueAt(cn, { ...good, pauses: [{ from: text, to: null }] }))).toEqual(
      zoneless('pauses.0.from'),
    );
    const pauses = [{ from: good.startedAt, to: text }];
    expect(refused(() => dueAt(cn, { ...good, pauses }))).toEqual(zoneless('pauses.0.to'));
    expect(refused(() => shareUsed(cn, good, text))).toEqual(zoneless('at'));
    expect(refused(() => shareUsed(cn, { ...good, startedAt: text }, good.startedAt))).toEqual(zoneless('startedAt'));
    const ask = { at: text, sent: new Set<string>(), escalation: null };
    expect(refused(() => noticesDue(cn, good, ask))).toEqual(zoneless('at'));
  });

  it('is told in Chinese too', () => {
    expect(
      clockRuleFaults({ limitMinutes: 0, escalation: { to: '', afterMinutes: -1 } }).map((one) => one.reason.zh),
    ).toEqual(['应为从 1 起的整数', '请指定上级', '应为从 0 起的整数']);
    const backwards = clock('2026-11-26 09:00', 60, ['2026-11-26 10:00', '2026-11-26 09:59']);
    const told = caught(() => dueAt(cn, backwards));
    expect(told instanceof Refusal && messageOf(told, 'zh')).toBe('请求内容有误：不能早于暂停的开始');
  });

  it('a rule without a limit or a superior', () => {
    const faults = (limitMinutes: number, escalation: Escalation | null) =>
      clockRuleFaults({ limitMinutes, escalation }).map(({ path, reason }) => `${path}: ${reason.en}`);
    expect(faults(1, null)).toStrictEqual([]);
    expect(faults(480, { to: 'boss', afterMinutes: 0 })).toStrictEqual([]);
    expect(faults(0, { to: ' ', afterMinutes: -1 })).toEqual([
      'limitMinutes: a whole number from 1',
      'escalation.to: a superior has to be named',
      'escalation.afterMinutes: a whole number from 0',
    ]);
    expect(faults(0.5, { to: 'boss', afterMinutes: 0.5 })).toEqual([
      'limitMinutes: a whole number from 1',
      'escalation.afterMinutes: a whole number from 0',
    ]);
    expect(refused(() => noticePlan(cn, good, { to: '', afterMinutes: 0 }))).toEqual([
      { path: 'escalation.to', reason: 'a superior has to be named' },
    ]);
  });
});
