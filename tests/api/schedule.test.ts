/** Scheduled releases: bound to what was signed, exactly once, surviving a stop, held when too late or no longer allowed. */
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';

let park: Park;
let room: Newsroom;
let shift = 0;

/** Lets the park's clock run ahead by so many minutes. */
function ahead(minutes: number): void {
  shift = minutes * 60_000;
}
const clock = { now: () => new Date(Date.now() + shift) };
const watchTheClock = (one: Park): void => {
  one.strapi.get('services').set('plugin::review.clock', () => clock);
};
const tick = (): Promise<void> => park.strapi.plugin('review').service('schedules').tick();
const told: { topic: string; payload: Record<string, unknown> }[] = [];
/** What other systems are told of a document under a topic. */
async function news(topic: string, documentId: string): Promise<Record<string, unknown>[]> {
  await park.strapi.plugin('review').service('outbox').relay();
  return told
    .filter((message) => message.topic === topic && message.payload.documentId === documentId)
    .map(({ payload }) => payload);
}
const inMinutes = (minutes: number): string => new Date(clock.now().getTime() + minutes * 60_000).toISOString();

interface HeldNotice {
  heldReason: string | null;
  missedAt: string | null;
}
const pick = ({ heldReason, missedAt }: HeldNotice): HeldNotice => ({ heldReason, missedAt });

/** The task about a document in somebody's own list, if it is there. */
async function waitingFor(account: Account, documentId: string): Promise<HeldNotice | undefined> {
  const { body } = await (await park.as(account)).get('/review/tasks?scope=mine&pageSize=100').expect(200);
  return body.results.find((task: { documentId: string }) => task.documentId === documentId);
}

beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  watchTheClock(park);
  const sink = { key: 'test', deliver: async (message: (typeof told)[number]) => void told.push(message) };
  park.strapi.plugin('review').service('registry').registerSink(sink);
});
afterAll(() => park?.stop());
beforeEach(() => ahead(0));

async function scheduled(minutes = 30, changes: Record<string, unknown> = {}): Promise<string> {
  const documentId = await room.draft(changes);
  await room.sign(documentId);
  expect(await room.act(documentId, 'reviewer3', 'schedule', { at: inMinutes(minutes) })).toMatchObject({
    state: 'scheduled',
  });
  return documentId;
}

it('goes live at its time, not before, once', async () => {
  const documentId = await scheduled(30);
  await tick();
  await room.item(documentId).expect(404);
  ahead(31);
  await Promise.all([tick(), tick()]);
  await tick();
  const item = await room.item(documentId).expect(200);
  const view = await room.view(documentId);
  expect(view).toMatchObject({ state: 'released', release: { digest: item.body.data.digest } });
  expect(await park.strapi.db.query('plugin::review.release').count({ where: { document: documentId } })).toBe(1);
});

it('an edit takes it off the clock', async () => {
  const documentId = await scheduled(30);
  await room.edit(documentId, { summary: '定时之后又改了一句。' });
  expect(await room.view(documentId)).toMatchObject({ state: 'draft' });
  ahead(31);
  await tick();
  await room.item(documentId).expect(404);
});

it('can be taken off the clock by hand, and stays signed', async () => {
  const documentId = await scheduled(30);
  expect(await room.act(documentId, 'reviewer3', 'unschedule')).toMatchObject({ state: 'approved' });
  ahead(31);
  await tick();
  await room.item(documentId).expect(404);
  expect(await room.act(documentId, 'reviewer3', 'release')).toMatchObject({ state: 'released' });
});

it('is held, not released, when the server was down for too long', async () => {
  const documentId = await scheduled(30);
  ahead(30 + 61);
  await tick();
  await room.item(documentId).expect(404);
  const view = (await room.view(documentId)) as unknown as { state: string; run: HeldNotice };
  expect(view.state).toBe('approved');
  expect(view.run).toMatchObject({ heldReason: expect.stringMatching(/晚了 61 分钟/), missedAt: expect.any(String) });

  expect(await news('hold', documentId)).toEqual([
    expect.objectContaining({ digest: (await room.view(documentId)).digest, scheduledAt: expect.any(String) }),
  ]);

  // It is a task again, with the reason, for the one who may release it; a withdrawal is a new decision.
  expect(await waitingFor('reviewer3', documentId)).toMatchObject({ state: 'approved', ...pick(view.run) });
  await room.act(documentId, 'reviewer3', 'withdraw');
  await room.act(documentId, 'reviewer3', 'approve');
  expect((await room.view(documentId)).run).toMatchObject({ heldReason: null, missedAt: null });
});

it('is held when the one who scheduled it has left', async () => {
  const documentId = await scheduled(30);
  const users = park.strapi.db.query('admin::user');
  await users.update({ where: { email: 'reviewer3@demo.example' }, data: { isActive: false } });
  ahead(31);
  await tick();
  await users.update({ where: { email: 'reviewer3@demo.example' }, data: { isActive: true } });
  await room.item(documentId).expect(404);
  expect(await room.view(documentId)).toMatchObject({ state: 'approved' });
});

it('a recall takes the next version off the clock', async () => {
  const documentId = await room.draft();
  await room.release(documentId);
  await room.edit(documentId, { summary: '下一版。' });
  await room.sign(documentId);
  await room.act(documentId, 'reviewer3', 'schedule', { at: inMinutes(30) });
  ahead(31);
  await Promise.all([
    room.act(documentId, 'reviewer3', 'recall', { comment: '先撤下' }).catch(() => undefined),
    tick(),
  ]);
  await tick();
  const view = await room.view(documentId);
  if (view.state === 'recalled') {
    await room.item(documentId).expect(410);
    expect(await room.liveRows(documentId)).toBe(0);
  } else {
    // The clock was quicker, so that the recall no longer fitted what was live: it says so and can be repeated.
    expect(view.state).toBe('released');
    await room.act(documentId, 'reviewer3', 'recall', { comment: '先撤下' });
    await room.item(documentId).expect(410);
  }
});

it('survives a restart', async () => {
  const documentId = await scheduled(30);
  await park.stop({ keep: true });
  park = await startPark({ ground: park.ground });
  room = newsroom(park);
  watchTheClock(park);
  ahead(31);
  await tick();
  await room.item(documentId).expect(200);
});

it.each([
  ['without a time', {}],
  ['in the past', { at: '2020-01-01T00:00:00Z' }],
  ['too far ahead', { at: '2999-01-01T00:00:00Z' }],
  ['at no time at all', { at: 'tomorrow' }],
])('is refused %s', async (_, extra) => {
  const documentId = await room.draft();
  await room.sign(documentId);
  const { digest } = await room.view(documentId);
  const answer = await room.send(documentId, 'reviewer3', { action: 'schedule', digest, ...extra } as never);
  expect([answer.status, answer.body.error.details.code, answer.body.error.details.fields[0].path]).toEqual([
    400,
    'INVALID_INPUT',
    'at',
  ]);
});

it('is for the last level only', async () => {
  const documentId = await room.draft();
  await room.sign(documentId);
  const { digest } = await room.view(documentId);
  const answer = await room.send(documentId, 'reviewer1', { action: 'schedule', digest, at: inMinutes(5) } as never);
  expect(answer.body.error.details.code).toBe('NOT_SIGNER');
});
