/** How clocks follow a run: every way of leaving and reaching a level, and what is told when. */
import { workingCalendar } from './calendar';
import { CALENDARS } from '../calendars';
import type { CalendarData } from './calendar-data';
import {
  begun,
  courseOf,
  ended,
  nextNoticeAt,
  paused,
  resumed,
  standingOf,
  tellingOf,
  type ClockedRun,
} from './clock-course';
import { sightOf } from './clock-sight';
import { dueAt } from './level-clock';

const calendar = workingCalendar(CALENDARS.cn as CalendarData);
const rule = { limitMinutes: 240, escalation: { to: 'boss', afterMinutes: 60 } };

/** A time of Beijing: `02-13 16:00` in 2026. */
const beijing = (text: string): string => new Date(`2026-${text.replace(' ', 'T')}:00+08:00`).toISOString();

const T0 = beijing('03-02 09:00'); // A Monday.
const T1 = beijing('03-02 11:00');
const T2 = beijing('03-03 09:00');

const run = (changes: Partial<ClockedRun> = {}): ClockedRun => ({
  id: 1,
  state: 'in_review',
  level: 1,
  levelStartedAt: T0,
  emergencyRelease: null,
  ...changes,
});

describe('what an act does to clocks', () => {
  it.each([
    ['a submit', null, run(), 'submit', { leave: null, enter: 'resume' }],
    ['an approval', run(), run({ level: 2, levelStartedAt: T1 }), 'approve', { leave: 'end', enter: 'resume' }],
    ['the last approval', run(), run({ state: 'approved' }), 'approve', { leave: 'end', enter: null }],
    ['a return to the author', run(), run({ state: 'returned' }), 'return', { leave: 'pause', enter: null }],
    [
      'a reject that ends in the author’s hands',
      run(),
      run({ state: 'returned' }),
      'reject',
      { leave: 'pause', enter: null },
    ],
    [
      'a return to a level',
      run(),
      run({ level: 0, levelStartedAt: T1 }),
      'return',
      { leave: 'pause', enter: 'resume' },
    ],
    [
      'a signature taken back',
      run(),
      run({ level: 0, levelStartedAt: T1 }),
      'withdraw',
      { leave: 'end', enter: 'reopen' },
    ],
    [
      'the last signature taken back',
      run({ state: 'approved' }),
      run({ levelStartedAt: T1 }),
      'withdraw',
      { leave: null, enter: 'reopen' },
    ],
    ['a withdrawal', run(), run({ state: 'withdrawn' }), 'withdraw', { leave: 'end', enter: null }],
    ['an edit', run(), run({ state: 'void' }), 'edit', { leave: 'end', enter: null }],
    ['an emergency release', run(), run({ emergencyRelease: 7 }), 'break-glass', { leave: 'end', enter: null }],
    ['a new run over an old one', run(), run({ id: 2, level: 0 }), 'submit', { leave: 'end', enter: 'resume' }],
    ['a level that starts again', run(), run({ levelStartedAt: T1 }), 'restart', { leave: 'end', enter: 'resume' }],
    ['one signature of two', run(), run(), 'approve', null],
    ['a new run as of the same moment', run(), run({ id: 2 }), 'submit', { leave: 'end', enter: 'resume' }],
    ['another level as of the same moment', run(), run({ level: 2 }), 'approve', { leave: 'end', enter: 'resume' }],
    [
      'an edit at a level it had come back to',
      run(),
      run({ state: 'void', level: 0 }),
      'edit',
      { leave: 'end', enter: null },
    ],
    ['a run that is gone', run(), null, 'delete', { leave: 'end', enter: null }],
    ['a schedule', run({ state: 'approved' }), run({ state: 'scheduled' }), 'schedule', null],
    ['a release', run({ state: 'approved' }), run({ state: 'released' }), 'release', null],
  ] as const)('%s', (_, before, after, action, course) => expect(courseOf(before, after, action)).toEqual(course));

  it('a run without a beginning of its level stands nowhere', () =>
    expect(standingOf(run({ levelStartedAt: null }))).toBeNull());
});

describe('a level that returned the document', () => {
  const clock = begun({ run: 1, level: 1, since: T0 }, 'second', rule);
  const still = paused(clock, T1);

  it('stands still from the return', () => {
    expect(still).toMatchObject({ state: 'paused', pauses: [{ from: T1, to: null }] });
    expect(dueAt(calendar, still)).toEqual({ state: 'paused', since: T1, leftMinutes: 120, provisional: false });
    expect(sightOf(calendar, still, T2)).toMatchObject({
      state: 'paused',
      pausedSince: T1,
      leftMinutes: 120,
      dueAt: null,
      overdue: false,
    });
    expect([nextNoticeAt(calendar, still), tellingOf(calendar, still, T2)]).toEqual([null, null]);
  });

  it('goes on with what was left when it is asked again, in the new run', () => {
    const again = resumed(still, { run: 2, level: 1, since: T2 }, rule);
    expect(again).toMatchObject({ run: 2, state: 'running', startedAt: T0, pauses: [{ from: T1, to: T2 }] });
    expect(sightOf(calendar, again, T2)).toMatchObject({
      state: 'running',
      pausedSince: null,
      leftMinutes: 120,
      dueAt: beijing('03-03 11:00'),
    });
  });

  it('stands still as often as it returns the document, each pause for itself', () => {
    const again = resumed(still, { run: 2, level: 1, since: T2 }, rule);
    const twice = resumed(
      paused(again, beijing('03-03 10:00')),
      { run: 3, level: 1, since: beijing('03-04 09:00') },
      rule,
    );
    expect(twice.pauses).toEqual([
      { from: T1, to: T2 },
      { from: beijing('03-03 10:00'), to: beijing('03-04 09:00') },
    ]);
  });

  it('has nothing to tell any more once it has ended', () => {
    const over = ended(clock, T1);
    expect(over).toMatchObject({ state: 'ended', endedAt: T1 });
    expect([nextNoticeAt(calendar, over), tellingOf(calendar, over, T2)]).toEqual([null, null]);
  });

  it('goes by the limit of the version the new run is pinned to', () => {
    const longer = resumed(still, { run: 2, level: 0, since: T2 }, { limitMinutes: 300, escalation: null });
    expect(longer).toMatchObject({ level: 0, limitMinutes: 300, escalation: null });
    expect(dueAt(calendar, longer)).toMatchObject({ at: beijing('03-03 12:00') });
  });

  it('who takes a signature back gets no new time', () => {
    const again = resumed(ended(clock, T1), { run: 1, level: 1, since: T2 }, rule);
    expect(again).toMatchObject({ state: 'running', endedAt: null, pauses: [{ from: T1, to: T2 }] });
    expect(dueAt(calendar, again)).toMatchObject({ at: beijing('03-03 11:00') });
  });
});

it('a run that says it came before the level earlier than it was returned stops nothing', () => {
  const still = paused(begun({ run: 1, level: 1, since: T0 }, 'second', rule), T1);
  const again = resumed(still, { run: 2, level: 1, since: T0 }, rule);
  expect(again.pauses).toEqual([{ from: T1, to: T1 }]);
  expect(dueAt(calendar, again)).toMatchObject({ at: beijing('03-02 15:00') });
});

describe('what is told', () => {
  const clock = begun({ run: 1, level: 1, since: T0 }, 'second', rule);

  it('one after the other, each once', () => {
    expect(nextNoticeAt(calendar, clock)).toBe(beijing('03-02 11:00'));
    expect(tellingOf(calendar, clock, beijing('03-02 10:59'))).toBeNull();
    const half = tellingOf(calendar, clock, beijing('03-02 11:00'));
    expect(half).toMatchObject({ reminder: { percent: 50 }, escalation: null, sent: ['reminder-50'] });
    const later = { ...clock, sent: half?.sent ?? [] };
    expect(tellingOf(calendar, later, beijing('03-02 11:00'))).toBeNull();
    expect(nextNoticeAt(calendar, later)).toBe(beijing('03-02 14:12'));
  });

  it('after a time without a server the last reminder only, and the superior beside it', () => {
    const all = tellingOf(calendar, clock, beijing('03-04 09:00'));
    expect(all).toMatchObject({ reminder: { percent: 100 }, escalation: { to: 'boss' } });
    expect(all?.sent).toEqual(['reminder-50', 'reminder-80', 'reminder-100', 'escalation']);
    expect(nextNoticeAt(calendar, { ...clock, sent: all?.sent ?? [] })).toBeNull();
    expect(tellingOf(calendar, clock, beijing('03-02 15:00'))).toMatchObject({
      reminder: { percent: 100 },
      escalation: null,
    });
  });
});

it('shows how late a level is, and that a due time cannot be known', () => {
  const clock = begun({ run: 1, level: 1, since: T0 }, 'second', rule);
  expect(sightOf(calendar, clock, T2)).toMatchObject({
    state: 'running',
    dueAt: beijing('03-02 15:00'),
    overdue: true,
    leftMinutes: -180,
  });
  const late = begun({ run: 1, level: 1, since: '2027-12-31T09:00:00.000Z' }, 'second', rule);
  expect(sightOf(calendar, late, '2027-12-31T09:30:00.000Z')).toMatchObject({
    state: 'unknown',
    dueAt: null,
    overdue: false,
    leftMinutes: 210,
    missingYear: 2028,
    lastDay: '2027-12-31',
  });
  expect(sightOf(calendar, late, '2028-01-03T09:30:00.000Z').leftMinutes).toBeNull();
});
