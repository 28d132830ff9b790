/**
 * Clocks of levels on the official calendar, through the real services: A8.1 to A8.3, what stands still while the author
 * has it, who is told, once, by however many processes, and what another calendar changes. Time only goes on here, as
 * the ledger wants it: the tests are in the order of their dates.
 */
import { emailOf } from '../harness/accounts';
import { beijing, startClockRoom, timedLevel } from '../harness/clock-room';
import { sql } from '../harness/guards';
import { ARTICLE } from '../harness/newsroom';
import type { Account } from '../harness/park';

type Stage = Awaited<ReturnType<typeof startClockRoom>>;
let stage: Stage;
let park: Stage['park'];
let room: Stage['room'];
const at: Stage['at'] = (text) => stage.at(text);
const tick: Stage['tick'] = () => stage.tick();
const taskOf: Stage['taskOf'] = (documentId) => stage.taskOf(documentId);
const clockOf: Stage['clockOf'] = (documentId) => stage.clockOf(documentId);
const entries: Stage['entries'] = (act, documentId) => stage.entries(act, documentId);
const submitted: Stage['submitted'] = () => stage.submitted();
const service: Stage['service'] = (name) => stage.service(name);

beforeAll(async () => {
  stage = await startClockRoom('2026-02-13 15:55', [
    timedLevel('first', '初审', 'reviewer1', 240, 'reviewer2'),
    timedLevel('second', '复审', 'reviewer2', 480, 'reviewer3'),
    timedLevel('final', '终审', 'reviewer3', 240),
  ]);
  ({ park, room } = stage);
});
afterAll(() => stage?.park.stop());

it('A8.1 a Friday afternoon, a make-up Saturday and nine days off', async () => {
  const documentId = await room.draft();
  at('2026-02-13 16:00');
  await room.act(documentId, 'editor1', 'submit');
  const due = beijing('2026-02-14 11:00');
  expect(await taskOf(documentId)).toMatchObject({ dueAt: due, overdue: false, clock: { leftMinutes: 240 } });
  expect(await clockOf(documentId)).toMatchObject({ state: 'running', dueAt: due, provisional: false });
  at('2026-02-14 16:00');
  expect(await taskOf(documentId)).toMatchObject({ dueAt: due, overdue: true, clock: { leftMinutes: -180 } });
  await room.act(documentId, 'reviewer1', 'approve');
  expect(await taskOf(documentId)).toMatchObject({ dueAt: beijing('2026-02-24 17:00'), overdue: false });
  await room.act(documentId, 'reviewer2', 'approve');
  await room.act(documentId, 'reviewer3', 'approve');
  expect(await taskOf(documentId)).toMatchObject({ dueAt: null, overdue: false, clock: null });
  await room.act(documentId, 'reviewer3', 'release');
  expect(await sql(park, "SELECT id FROM review_level_clocks WHERE state <> 'ended'")).toStrictEqual([]);
});

it('stands still while the author has it, and goes on with what was left', async () => {
  at('2026-03-02 09:00');
  const documentId = await submitted();
  await room.act(documentId, 'reviewer1', 'approve');
  at('2026-03-02 11:00');
  await room.act(documentId, 'reviewer2', 'return', { comment: '请补充来源。' });
  const returned = beijing('2026-03-02 11:00');
  const isStill = { state: 'paused', pausedSince: returned, leftMinutes: 360, dueAt: null, overdue: false };
  expect(await clockOf(documentId)).toMatchObject(isStill);
  at('2026-03-05 09:00');
  await tick();
  expect(stage.told).toStrictEqual([]);
  expect(await clockOf(documentId)).toMatchObject(isStill);
  await room.edit(documentId, { summary: '补充了来源。' });
  await room.act(documentId, 'editor1', 'submit');
  // The first level has signed before and has to look at a new text: its time is new.
  expect(await taskOf(documentId)).toMatchObject({ dueAt: beijing('2026-03-05 15:00') });
  await room.act(documentId, 'reviewer1', 'approve');
  expect(await clockOf(documentId)).toMatchObject({
    ...{ state: 'running', pausedSince: null, leftMinutes: 360, dueAt: beijing('2026-03-05 17:00') },
    pauses: [{ from: returned, to: beijing('2026-03-05 09:00') }],
  });
  // Taking a signature back brings no new time.
  at('2026-03-05 10:00');
  await room.act(documentId, 'reviewer1', 'withdraw');
  expect(await clockOf(documentId)).toMatchObject({ leftMinutes: 240, dueAt: beijing('2026-03-05 16:00') });
  await room.act(documentId, 'editor1', 'withdraw');
  expect(await clockOf(documentId)).toBeNull();
});

describe('reminders', () => {
  let documentId = '';
  const news = () => stage.told.splice(0).map(({ kind, person, percent }) => [kind, person, percent]);

  it('go to those the level waits for at half time, once, by however many processes', async () => {
    at('2026-03-09 09:00');
    documentId = await submitted();
    await tick();
    at('2026-03-09 11:00');
    const other = stage.otherProcess();
    await Promise.all([tick(), other.tick(), other.tick()]);
    await tick();
    expect(news()).toEqual([['reminder', 'reviewer1', 50]]);
    expect(await entries('remind', documentId)).toMatchObject([
      {
        ...{ origin: 'clock', actor: null, level: 'first' },
        details: { percent: 50, dueAt: beijing('2026-03-09 15:00'), to: [{ key: 'reviewer1', name: '陈静安' }] },
      },
    ]);
  });

  it('after a time without a server the last one only, and the superior beside it', async () => {
    at('2026-03-10 09:00');
    await Promise.all([tick(), stage.otherProcess().tick()]);
    await tick();
    expect(news()).toEqual([
      ['reminder', 'reviewer1', 100],
      ['escalation', 'reviewer2', undefined],
    ]);
    expect((await entries('remind', documentId)).map(({ details }) => details.percent)).toEqual([50, 100]);
    expect(await entries('escalate', documentId)).toMatchObject([
      {
        origin: 'clock',
        level: 'first',
        details: { fellDueAt: beijing('2026-03-09 16:00'), to: [{ key: 'reviewer2' }] },
      },
    ]);
  });

  it('reach other systems by the outbox, without names', async () => {
    await service<{ relay(): Promise<void> }>('outbox').relay();
    const own = stage.messages.filter(({ payload }) => payload.documentId === documentId);
    expect(own.map(({ topic, payload }) => [topic, payload.percent])).toEqual([
      ['remind', 50],
      ['remind', 100],
      ['escalate', undefined],
    ]);
    expect(own[2]?.payload).toMatchObject({
      level: { key: 'first', name: '初审' },
      dueAt: beijing('2026-03-09 15:00'),
    });
    expect(JSON.stringify(own)).not.toContain('陈静安');
  });

  it('are not told of a run whose text was edited', async () => {
    await room.edit(documentId, { summary: '改了一稿。' });
    at('2026-03-16 09:00');
    const second = await submitted();
    await room.edit(second, { summary: '又改了一稿。' });
    at('2026-03-20 09:00');
    await tick();
    expect(news()).toStrictEqual([]);
    expect(await clockOf(second)).toBeNull();
    const ofSecond =
      'SELECT c.state FROM review_level_clocks c JOIN review_runs r ON r.id = c.run WHERE r.document = ?';
    expect(await sql(park, ofSecond, [second])).toEqual([{ state: 'ended' }]);
  });
});

it('A8.3 however late everything is, nothing comes nearer to being approved', async () => {
  at('2026-04-08 09:00');
  const documents = [await submitted(), await submitted(), await submitted()];
  const [first = '', second = '', third = ''] = documents;
  await room.act(second, 'reviewer1', 'approve');
  for (const signer of ['reviewer1', 'reviewer2'] as const) await room.act(third, signer, 'approve');
  /** What some people see and may do; the clock aside, which goes on. */
  const look = async () => {
    const seen: unknown[] = [];
    for (const [documentId, account] of [
      [first, 'reviewer1'],
      [second, 'reviewer2'],
      [third, 'reviewer3'],
      [third, 'admin'],
      [third, 'editor1'],
    ] as [string, Account][]) {
      const { run, state, actions, decisions } = await room.view(documentId, account);
      const { clock: _, ...still } = run as unknown as { clock: unknown };
      seen.push({ still, state, actions, decisions });
    }
    return JSON.stringify(seen);
  };
  const rows = async () =>
    JSON.stringify([
      await sql(park, 'SELECT id, state, level, digest, level_started_at, ended_at FROM review_runs ORDER BY id'),
      await sql(park, 'SELECT * FROM review_decisions ORDER BY id'),
      await sql(park, 'SELECT * FROM review_assignments ORDER BY id'),
      await sql(park, 'SELECT * FROM review_releases ORDER BY id'),
    ]);
  const [seen, kept] = [await look(), await rows()];
  for (const later of ['2026-04-08 11:00', '2026-04-08 18:00', '2026-04-10 09:00', '2026-05-20 09:00']) {
    at(later);
    await tick();
    expect(await rows()).toBe(kept);
  }
  expect(await look()).toBe(seen);
  expect(stage.told.splice(0).length).toBeGreaterThan(6);
  for (const documentId of documents) expect((await clockOf(documentId))?.overdue).toBe(true);
  // And a person can still decide.
  await room.act(first, 'reviewer1', 'return', { comment: '太晚了，请更新日期。' });
  await room.act(second, 'reviewer2', 'approve');
});

describe('another calendar', () => {
  interface Shown {
    version: number;
    calendar: { years: { year: number; daysOff: object[] }[] } & Record<string, unknown>;
    year: { year: number; worked: number; days: { date: string; kind: string }[] };
    clocks: { open: number; unknown: number };
    savedBy: string | null;
    mayEdit: boolean;
  }
  let documentId = '';
  const read = async (account: Account, query = ''): Promise<Shown> =>
    (await (await park.as(account)).get(`/review/calendar${query}`).expect(200)).body;
  /** The calendar with one more day off. */
  const closedOn = ({ version, calendar }: Shown, day: string) => {
    const [first, ...rest] = calendar.years;
    const off = { name: { zh: '临时放假', en: 'Closed' }, from: day, to: day };
    const years = [{ ...first, daysOff: [...(first?.daysOff ?? []), off] }, ...rest];
    return { version, calendar: { ...calendar, years }, reason: '停电检修' };
  };
  const before = beijing('2026-11-27 11:00');
  const after = beijing('2026-11-30 11:00');

  it('is shown to whoever sees tasks, day by day, and changed by whoever keeps it', async () => {
    at('2026-11-26 16:00');
    documentId = await submitted();
    expect(await taskOf(documentId)).toMatchObject({ dueAt: before });
    const shown = await read('auditor');
    expect([shown.year.year, shown.year.worked, shown.mayEdit, shown.savedBy]).toEqual([2026, 248, false, null]);
    expect(shown.year.days.find(({ date }) => date === '2026-02-14')?.kind).toBe('make-up');
    expect((await read('admin', '?year=2027')).mayEdit).toBe(true);
    await (await park.as('auditor')).get('/review/calendar?year=2040').expect(404);
    await (await park.as('auditor')).get('/review/calendar?month=2').expect(400);
    for (const account of ['editor1', 'reviewer3', 'auditor'] as const) {
      const caller = await park.as(account);
      await caller.put('/review/calendar', closedOn(shown, '2026-11-27')).expect(403);
      await caller.post('/review/calendar/impact', closedOn(shown, '2026-11-27')).expect(403);
    }
  });

  it('is refused by every fault, and when it was not read last', async () => {
    const admin = await park.as('admin');
    const shown = await read('admin');
    const twice = closedOn(shown, '2026-10-03');
    for (const answer of [
      await admin.put('/review/calendar', twice),
      await admin.post('/review/calendar/impact', twice),
    ]) {
      expect([answer.status, answer.body.error.details.code]).toEqual([400, 'INVALID_INPUT']);
      expect(answer.body.error.details.fields).toEqual([
        { path: 'years.0.daysOff.7.from', reason: '应按先后排列，不能重叠' },
      ]);
    }
    const stale = await admin.put('/review/calendar', { ...closedOn(shown, '2026-11-27'), version: 9 });
    expect([stale.status, stale.body.error.details.code]).toEqual([409, 'STALE_VERSION']);
    await admin.put('/review/calendar', { version: 1 }).expect(400);
    expect(await read('admin')).toMatchObject({ version: 1 });
  });

  it('A8.2 re-plans open clocks at once, on record with the old and the new due time', async () => {
    const admin = await park.as('admin');
    const draft = closedOn(await read('admin'), '2026-11-27');
    // 27 November comes after the days of October: the list stays in order.
    const impact = (await admin.post('/review/calendar/impact', draft).expect(200)).body;
    const change = {
      ...{ uid: ARTICLE, documentId, locale: 'zh-Hans', level: 'first' },
      before: { state: 'set', at: before, provisional: false },
      after: { state: 'set', at: after, provisional: false },
    };
    expect(impact).toMatchObject({ total: 1, runs: [change] });
    expect(await taskOf(documentId)).toMatchObject({ dueAt: before });
    const saved = (await admin.put('/review/calendar', draft).expect(200)).body;
    expect(saved).toMatchObject({ version: 2, total: 1, runs: [change] });
    expect(await taskOf(documentId)).toMatchObject({ dueAt: after, clock: { dueAt: after } });
    expect((await entries('calendar')).at(-1)).toMatchObject({
      ...{ seq: saved.ledgerSeq, origin: 'admin', actor: { key: 'admin' }, reason: '停电检修' },
      details: { key: 'cn', from: 1, to: 2, replanned: [change] },
    });
    expect(await read('admin')).toMatchObject({ version: 2, savedBy: '管理员' });
    // The reminders go by it too.
    await tick();
    stage.told.splice(0);
    const percents = () =>
      stage.told.splice(0).flatMap(({ documentId: of, percent }) => (of === documentId ? [percent] : []));
    at('2026-11-27 12:00'); // After the old due time, on what is a day off now: half its time is over, since yesterday.
    await tick();
    expect(percents()).toEqual([50]);
    at('2026-11-30 11:00');
    await tick();
    expect(percents()).toEqual([100]);
  });

  it('is not saved when it cannot be put on record', async () => {
    const ledger = service<{ append(): Promise<number> }>('ledger');
    const append = jest.spyOn(ledger, 'append').mockRejectedValueOnce(new Error('disk full'));
    const draft = closedOn(await read('admin'), '2026-12-01');
    const user = await park.strapi.db.query('admin::user').findOne({ where: { email: emailOf('admin') } });
    const actor = await service<{ ofUser(id: number, origin: string): Promise<unknown> }>('actors').ofUser(
      Number(user.id),
      'admin',
    );
    const calendars = service<{ save(...given: unknown[]): Promise<unknown> }>('calendars');
    await expect(calendars.save(actor, draft, 'zh')).rejects.toThrow('disk full');
    append.mockRestore();
    expect(await read('admin')).toMatchObject({ version: 2 });
    expect(await taskOf(documentId)).toMatchObject({ dueAt: after });
  });

  it('comes by a newer file too: its years, without what people have set', async () => {
    await sql(park, 'UPDATE review_calendars SET file_version = 0');
    const calendars = service<{ prepare(): Promise<void> }>('calendars');
    await Promise.all([calendars.prepare(), calendars.prepare()]);
    const shown = await read('admin');
    expect([shown.version, shown.year.worked]).toEqual([3, 248]);
    expect((await entries('calendar')).at(-1)).toMatchObject({
      ...{ origin: 'boot', actor: null },
      details: { from: 2, to: 3, replanned: [{ documentId, before: { at: after }, after: { at: before } }] },
    });
  });
});

it('lists what is due first, first, and what is due at no time last', async () => {
  const list = async (query: string): Promise<string[]> => {
    const { body } = await (await park.as('auditor')).get(`/review/tasks?scope=all&pageSize=100&${query}`).expect(200);
    return body.results.map(({ dueAt }: { dueAt: string | null }) => dueAt ?? 'none');
  };
  const free = await room.draft();
  await room.sign(free);
  const due = await list('sort=due');
  expect(due.length).toBeGreaterThan(3);
  expect(due).toEqual([...due].sort());
  expect(due.at(-1)).toBe('none');
  expect([...(await list('sort=newest'))].sort()).toEqual(due);
  await (await park.as('auditor')).get('/review/tasks?sort=title').expect(400);
});

it('a due time beyond the calendar stops no act, and who keeps the calendar hears of it once', async () => {
  at('2027-12-31 17:00');
  await tick();
  stage.told.splice(0);
  const documentId = await submitted();
  expect(await taskOf(documentId)).toMatchObject({ dueAt: null, overdue: false, clock: { state: 'unknown' } });
  expect(await clockOf(documentId)).toMatchObject({ state: 'unknown', missingYear: 2028, leftMinutes: 240 });
  await Promise.all([tick(), stage.otherProcess().tick()]);
  await tick();
  expect(stage.told.filter(({ kind }) => kind === 'calendar')).toMatchObject([{ person: 'admin', missingYear: 2028 }]);
  expect(await entries('calendar-ends')).toMatchObject([{ details: { missingYear: 2028, to: [{ key: 'admin' }] } }]);
  const { body } = await (await park.as('admin')).get('/review/calendar').expect(200);
  expect(body.clocks.unknown).toBe(1);
  await room.act(documentId, 'reviewer1', 'approve');
});
