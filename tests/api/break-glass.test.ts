/**
 * Break-glass (紧急签发): two named people, each with a reason, make content live before its levels have signed. It is
 * on every screen and in the ledger, the levels sign afterwards against a clock, and the clock decides nothing.
 */
import { ledgerOf } from '../harness/ledger';
import { newsroom, type DocumentView, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';

interface Emergency {
  by: { name: string; reason: string }[];
  dueAt: string;
  overdue: boolean;
  reviewedAt: string | null;
}
type View = DocumentView & { release: { digest: string; emergency?: Emergency } | null };

let park: Park;
let room: Newsroom;
let shift = 0;
const messages: { topic: string; payload: Record<string, unknown> }[] = [];

beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  park.strapi.get('services').set('plugin::review.clock', () => ({ now: () => new Date(Date.now() + shift) }));
  const { registry } = park.strapi.plugin('review').services as { registry: { registerSink(sink: object): void } };
  registry.registerSink({
    key: 'test',
    deliver: async (message: (typeof messages)[number]) => void messages.push(message),
  });
});
afterAll(() => park?.stop());

const code = (answer: { status: number; body: { error?: { details?: { code?: string } } } }): string =>
  answer.body.error?.details?.code ?? String(answer.status);
const view = (documentId: string, by: Account = 'editor1') => room.view(documentId, by) as Promise<View>;
const breakGlass = (documentId: string, by: Account, comment = '台风红色预警，须立即告知住户') =>
  room.act(documentId, by, 'break-glass', { comment });
const tick = (): Promise<void> => park.strapi.plugin('review').service('schedules').tick();
const relay = (): Promise<void> => park.strapi.plugin('review').service('outbox').relay();

async function submitted(): Promise<string> {
  const documentId = await room.draft({ title: '台风期间停止户外作业' });
  await room.act(documentId, 'editor1', 'submit');
  return documentId;
}

async function emergencies(by: Account = 'auditor'): Promise<{ documentId: string; overdue: boolean }[]> {
  return (await (await park.as(by)).get('/review/emergencies').expect(200)).body.data;
}

describe('who and when', () => {
  it('one person is not enough, nor the same one twice; the others are asked', async () => {
    const documentId = await submitted();
    expect(await breakGlass(documentId, 'reviewer3')).toMatchObject({ state: 'in_review' });
    await room.item(documentId).expect(404);
    expect(await room.liveRows(documentId)).toBe(0);
    const { digest } = await view(documentId);
    const again = await room.send(documentId, 'reviewer3', { action: 'break-glass', digest, comment: '再催一次' });
    expect(code(again)).toBe('ALREADY_DECIDED');
    const release = await room.send(documentId, 'reviewer3', { action: 'release', digest });
    expect(code(release)).toBe('WRONG_STATE');
    const tasks = await (await park.as('admin')).get('/review/tasks?scope=mine').expect(200);
    expect(tasks.body.results.map((task: { documentId: string }) => task.documentId)).toContain(documentId);
  });

  it.each<[Account, string]>([
    ['editor1', 'SEPARATION_OF_DUTIES'],
    ['editor2', 'NOT_SIGNER'],
    ['reviewer1', 'NOT_SIGNER'],
    ['auditor', 'FORBIDDEN'],
  ])('%s may not: %s', async (by, expected) => {
    const documentId = await submitted();
    const { digest } = await view(documentId);
    const answer = await room.send(documentId, by, { action: 'break-glass', digest, comment: '急' });
    expect(code(answer)).toBe(expected);
  });

  it('nor a named person who changed the text, whoever they are', async () => {
    const documentId = await room.draft();
    await room.edit(documentId, { summary: '管理员改过一个字。' }, 'admin');
    await room.act(documentId, 'editor1', 'submit');
    const { digest } = await view(documentId);
    const answer = await room.send(documentId, 'admin', { action: 'break-glass', digest, comment: '急' });
    expect(code(answer)).toBe('SEPARATION_OF_DUTIES');
  });

  it('not without a reason, not on a draft, not on another text', async () => {
    const documentId = await submitted();
    const { digest } = await view(documentId);
    const bare = await room.send(documentId, 'reviewer3', { action: 'break-glass', digest });
    const stale = await room.send(documentId, 'reviewer3', {
      action: 'break-glass',
      digest: 'a'.repeat(64),
      comment: '急',
    });
    const draft = await room.draft();
    const early = await room.send(draft, 'reviewer3', {
      action: 'break-glass',
      digest: (await view(draft)).digest,
      comment: '急',
    });
    expect([bare, stale, early].map(code)).toEqual(['REASON_REQUIRED', 'STALE_DIGEST', 'WRONG_STATE']);
    await room.item(documentId).expect(404);
  });

  it('an edit or a return between the two takes the first one away', async () => {
    const documentId = await submitted();
    await breakGlass(documentId, 'reviewer3');
    await room.edit(documentId, { summary: '又改了一句。' });
    await room.act(documentId, 'editor1', 'submit');
    expect(await breakGlass(documentId, 'reviewer2')).toMatchObject({ state: 'in_review' });
    await room.act(documentId, 'reviewer1', 'approve');
    await room.act(documentId, 'reviewer2', 'return', { comment: '不必这么急', to: { level: 'first' } });
    expect(await breakGlass(documentId, 'admin')).toMatchObject({ state: 'in_review' });
    await room.item(documentId).expect(404);
  });

  it('a blocking finding stops even that', async () => {
    const documentId = await submitted();
    const { digest } = await view(documentId);
    const checks = (park.strapi.plugin('review').services as { registry: { registerCheck(check: object): void } })
      .registry;
    const finding = { severity: 'block', path: 'title', start: 0, end: 1, text: '台', ruleId: 'x', pack: 'x' };
    checks.registerCheck({ key: 'test', run: async () => ({ engine: '1', findings: [finding] }) });
    const answer = await room.send(documentId, 'reviewer3', { action: 'break-glass', digest, comment: '急' });
    checks.registerCheck({ key: 'test', run: async () => ({ engine: '1', findings: [] }) });
    expect(code(answer)).toBe('BLOCKING_FINDINGS');
  });
});

describe('once two people have signed', () => {
  let documentId: string;
  beforeAll(async () => {
    documentId = await submitted();
    await room.act(documentId, 'reviewer1', 'approve');
    await breakGlass(documentId, 'reviewer3');
    await breakGlass(documentId, 'admin', '值班领导电话同意');
  });

  it('readers get it, and everybody sees how it came about and until when it has to be signed', async () => {
    const { digest, release, state, run } = await view(documentId, 'auditor');
    expect((await room.item(documentId).expect(200)).body.data.digest).toBe(digest);
    expect({ state, level: run?.level?.index }).toEqual({ state: 'in_review', level: 1 });
    expect(release?.emergency).toMatchObject({
      overdue: false,
      reviewedAt: null,
      by: [{ reason: '台风红色预警，须立即告知住户' }, { reason: '值班领导电话同意' }],
    });
    expect(await emergencies()).toContainEqual(expect.objectContaining({ documentId, overdue: false }));
  });

  it('the ledger names both, their reasons, and the release', async () => {
    const rows = (await ledgerOf(park).rows('break-glass')).filter((row) => row.documentId === documentId);
    expect(rows.map(({ actor }) => actor?.key)).toEqual(['reviewer3', 'admin']);
    expect(rows[0]).toMatchObject({ details: { signature: 1, of: 2 } });
    expect(rows[1]).toMatchObject({ details: { signature: 2, of: 2 }, release: expect.any(Number) });
  });

  it('other systems are told that it is one', async () => {
    await relay();
    const told = messages.find(({ topic, payload }) => topic === 'release' && payload.documentId === documentId);
    expect(told?.payload).toMatchObject({ emergency: true, reviewDueAt: expect.any(String) });
  });

  it('it cannot be done twice, and its author still signs nothing', async () => {
    const { digest } = await view(documentId);
    const again = await room.send(documentId, 'reviewer2', { action: 'break-glass', digest, comment: '急' });
    expect(code(again)).toBe('WRONG_STATE');
    const own = await room.send(documentId, 'editor1', { action: 'approve', digest });
    expect(code(own)).toBe('SEPARATION_OF_DUTIES');
  });

  it('when the time is over nothing is decided: it stays, and says so once, everywhere', async () => {
    shift = 25 * 3_600_000;
    const log = jest.spyOn(park.strapi.log, 'error').mockImplementation();
    await Promise.all([tick(), tick()]);
    await tick();
    log.mockRestore();
    await relay();
    await room.item(documentId).expect(200);
    expect(await view(documentId)).toMatchObject({ state: 'in_review', release: { emergency: { overdue: true } } });
    expect(await emergencies()).toContainEqual(expect.objectContaining({ documentId, overdue: true }));
    const mine = await (await park.as('reviewer2')).get('/review/tasks?scope=mine').expect(200);
    const task = mine.body.results.find((one: { documentId: string }) => one.documentId === documentId);
    expect(task).toMatchObject({ overdue: true, emergency: true });
    expect((await ledgerOf(park).rows('overdue')).filter((row) => row.documentId === documentId)).toHaveLength(1);
    const notices = (await park.strapi.db.query('plugin::review.notice' as 'admin::user').findMany({
      where: { kind: 'overdue', document: documentId },
      orderBy: { id: 'asc' },
    } as never)) as unknown as { person: string; readAt: string | null }[];
    expect(notices.map(({ person, readAt }) => [person, readAt])).toEqual([
      ['reviewer2', null],
      ['admin', null],
    ]);
    expect(
      messages.filter(({ topic, payload }) => topic === 'overdue' && payload.documentId === documentId),
    ).toHaveLength(1);
    shift = 0;
  });

  it('the last level’s signature puts it in order: nothing is published anew', async () => {
    const before = (await room.item(documentId).expect(200)).body.data;
    await room.act(documentId, 'reviewer2', 'approve');
    expect(await room.act(documentId, 'reviewer3', 'approve')).toMatchObject({ state: 'released' });
    expect(await view(documentId)).toMatchObject({
      state: 'released',
      run: { state: 'released' },
      release: { emergency: { overdue: false, reviewedAt: expect.any(String) } },
    });
    expect((await room.item(documentId).expect(200)).body.data).toEqual(before);
    expect(await emergencies()).not.toContainEqual(expect.objectContaining({ documentId }));
    expect((await ledgerOf(park).rows('after-review')).map((row) => row.documentId)).toContain(documentId);
    const { digest } = await view(documentId);
    expect(code(await room.send(documentId, 'editor1', { action: 'submit', digest }))).toBe('WRONG_STATE');
  });
});

describe('an after-review that does not end well', () => {
  async function liveEarly(): Promise<string> {
    const documentId = await submitted();
    await breakGlass(documentId, 'reviewer2');
    await breakGlass(documentId, 'reviewer3');
    return documentId;
  }

  it('is sent back: the content stays live and unchecked until somebody recalls it or signs it', async () => {
    const documentId = await liveEarly();
    await room.act(documentId, 'reviewer1', 'return', { comment: '时间写错了' });
    await room.item(documentId).expect(200);
    expect(await view(documentId)).toMatchObject({ state: 'returned' });
    expect(await emergencies()).toContainEqual(expect.objectContaining({ documentId }));
    // The very text that is live may be submitted once more, because it has not been checked yet.
    await room.sign(documentId);
    await room.act(documentId, 'reviewer3', 'release');
    expect(await emergencies()).not.toContainEqual(expect.objectContaining({ documentId }));
    expect((await view(documentId)).release).not.toHaveProperty('emergency');
  });

  it('is mended: the corrected text takes its place with all signatures', async () => {
    const documentId = await liveEarly();
    await room.edit(documentId, { summary: '改正了时间。' });
    expect(await view(documentId)).toMatchObject({ state: 'released', modified: true });
    await room.release(documentId);
    expect(await emergencies()).not.toContainEqual(expect.objectContaining({ documentId }));
  });

  it('is recalled: the state says so even if it had been sent back before', async () => {
    const documentId = await liveEarly();
    await room.act(documentId, 'reviewer1', 'return', { comment: '不应发布' });
    await room.act(documentId, 'reviewer3', 'recall', { comment: '不应发布' });
    await room.item(documentId).expect(410);
    expect(await view(documentId)).toMatchObject({
      state: 'recalled',
      release: {
        receipts: ['screen', 'website'].map((channel) => ({ channel, endpoint: 'public-api', kind: 'removed' })),
      },
    });
    expect(await emergencies()).not.toContainEqual(expect.objectContaining({ documentId }));
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'return', { comment: '再改' });
    expect(await view(documentId)).toMatchObject({ state: 'returned' });
  });
});
