/** Two people act at once: one outcome, the other is told, and nothing unsigned is live. On both databases. */
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';

const ROUNDS = process.env.SANSHEN_DEEP === '1' ? 200 : 5;

let park: Park;
let room: Newsroom;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  // Logged in before the race starts, so that the race is about the act.
  for (const account of ['editor1', 'reviewer1', 'reviewer2', 'reviewer3'] as Account[]) await park.as(account);
});
afterAll(() => park?.stop());

interface Answer {
  status: number;
  body: { error?: { details?: { code?: string; by?: string } } };
}
const codes = (answers: Answer[]) =>
  answers.map(({ status, body }) => body.error?.details?.code ?? String(status)).sort();

async function inReview() {
  const documentId = await room.draft();
  const { digest } = await room.act(documentId, 'editor1', 'submit');
  return { documentId, digest };
}

async function approved() {
  const documentId = await room.draft();
  await room.sign(documentId);
  return { documentId, digest: (await room.view(documentId)).digest };
}

/** What must hold after any race: at most one live row, and what readers get is exactly a signed digest. */
async function expectHonest(documentId: string, signed: string[]): Promise<void> {
  expect(await room.liveRows(documentId)).toBeLessThanOrEqual(1);
  const item = await room.item(documentId);
  if (item.status === 200) expect(signed).toContain(item.body.data.digest);
  else expect([404, 410]).toContain(item.status);
}

const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1);

describe.each(rounds)('round %i', () => {
  it('a double click on approve is one signature', async () => {
    const { documentId, digest } = await inReview();
    const both = await Promise.all(
      [1, 2].map(() => room.send(documentId, 'reviewer1', { action: 'approve', digest, level: 'first' })),
    );
    expect(codes(both)).toEqual(['200', 'ALREADY_DECIDED']);
    const view = await room.view(documentId);
    expect(view.decisions).toHaveLength(1);
    expect(view.run?.level).toMatchObject({ key: 'second' });
  });

  it('the same Idempotency-Key gives the same answer and one signature', async () => {
    const { documentId, digest } = await inReview();
    const headers = { 'Idempotency-Key': 'click-1' };
    const both = await Promise.all(
      [1, 2].map(() => room.send(documentId, 'reviewer1', { action: 'approve', digest }, headers)),
    );
    expect(both.map((answer) => answer.status)).toEqual([200, 200]);
    expect(both[0]?.body).toEqual(both[1]?.body);
    expect((await room.view(documentId)).decisions).toHaveLength(1);
    const other = await room.send(documentId, 'reviewer1', { action: 'return', digest, comment: '换一个' }, headers);
    expect(codes([other])).toEqual(['INVALID_INPUT']);
  });

  it('approve against return: one of them, the loser is told who won', async () => {
    const { documentId, digest } = await inReview();
    const both = await Promise.all([
      room.send(documentId, 'reviewer1', { action: 'approve', digest, level: 'first' }),
      room.send(documentId, 'reviewer1', { action: 'return', digest, level: 'first', comment: '请补充时间' }),
    ]);
    expect(codes(both)).toEqual(['200', 'ALREADY_DECIDED']);
    expect(both.find((answer) => answer.status !== 200)?.body.error.details.by).toBe('陈静安');
  });

  it('approve against withdraw: one of them', async () => {
    const { documentId, digest } = await inReview();
    const both = await Promise.all([
      room.send(documentId, 'reviewer1', { action: 'approve', digest, level: 'first' }),
      room.send(documentId, 'editor1', { action: 'withdraw', digest }),
    ]);
    expect(codes(both)).toEqual(['200', 'ALREADY_DECIDED']);
  });

  it('a double submit is one run', async () => {
    const documentId = await room.draft();
    const { digest } = await room.view(documentId);
    const both = await Promise.all([1, 2].map(() => room.send(documentId, 'editor1', { action: 'submit', digest })));
    expect(codes(both)).toEqual(['200', 'WRONG_STATE']);
  });

  it('approve against an edit: never a signature that counts on text nobody saw', async () => {
    const { documentId, digest } = await inReview();
    await Promise.all([
      room.send(documentId, 'reviewer1', { action: 'approve', digest }),
      room.edit(documentId, { summary: '改动后的摘要。' }),
    ]);
    const view = await room.view(documentId);
    expect(view.state).toBe('draft');
    expect(view.decisions.every((decision) => !decision.valid)).toBe(true);
  });

  it('release against an edit: only signed text is live', async () => {
    const { documentId, digest } = await approved();
    await Promise.all([
      room.send(documentId, 'reviewer3', { action: 'release', digest }),
      room.edit(documentId, { summary: '没有签过的摘要。' }),
    ]);
    await expectHonest(documentId, [digest]);
  });

  it('release against release: one live row', async () => {
    const { documentId, digest } = await approved();
    const both = await Promise.all([1, 2].map(() => room.send(documentId, 'reviewer3', { action: 'release', digest })));
    expect(codes(both)).toEqual(['200', 'WRONG_STATE']);
    expect(await room.liveRows(documentId)).toBe(1);
    await expectHonest(documentId, [digest]);
  });

  it('a recall beats a release of the next version', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    const first = (await room.view(documentId)).release?.digest ?? '';
    await room.edit(documentId, { summary: '第二版摘要。' });
    await room.sign(documentId);
    const { digest } = await room.view(documentId);
    const [released, recalled] = await Promise.all([
      room.send(documentId, 'reviewer3', { action: 'release', digest }),
      room.send(documentId, 'reviewer3', { action: 'recall', digest: first, comment: '撤下' }),
    ]);
    // Either the recall came first and the signatures are void, or it came second and no longer fits what is live.
    if (recalled.status === 200) {
      expect(released.status).not.toBe(200);
      expect(await room.liveRows(documentId)).toBe(0);
      await room.item(documentId).expect(410);
    } else {
      expect([released.status, recalled.body.error.details.code]).toEqual([200, 'STALE_DIGEST']);
      await expectHonest(documentId, [digest]);
    }
  });
});
