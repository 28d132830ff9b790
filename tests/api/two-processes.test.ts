/**
 * Two server processes on one database: whatever two people do at the same moment on different processes has one
 * outcome, and what one process has done every reader of the other sees with the next request (A9.1 public routes,
 * A9.2 release against recall), and what comes due on both clocks is done once. PostgreSQL only: the product runs SQLite
 * with one process, where it is the one writer of its file; the log says so.
 */
import { registerSharedRescans } from '../faults/rescan-kill';
import { registerClockRaces } from '../faults/clock-races';
import { liveRows, send, signedBy } from '../faults/server-room';
import { tornPlaces } from '../faults/torn';
import { code, codes, LIMIT_MS, ROUNDS, TwoRooms, type Move, type Travelling } from '../faults/two-rooms';
import type { Newsroom } from '../harness/newsroom';

const hall = new TwoRooms();
// Each document goes through several races on its way; a stage takes up what the one before it left.
const travelling: Travelling[] = [];
const second: Travelling[] = [];

function registerRaces(): void {
  const at = (documents: Travelling[], round: number): Travelling => {
    const found = documents[round];
    if (!found) throw new Error('an earlier stage failed');
    return found;
  };

  it(
    'a double submit: one run',
    () =>
      hall.eachRound(async (round) => {
        const documentId = await hall.rooms[0].draft();
        const { digest } = await hall.rooms[1].view(documentId);
        const act: Move = ['editor1', { action: 'submit', digest }];
        expect(codes(await hall.race(round, documentId, act, act))).toEqual(['200', 'WRONG_STATE']);
        expect(await hall.eye.rows('SELECT id FROM review_runs WHERE document = ?', documentId)).toHaveLength(1);
        travelling.push({ documentId, digest });
      }),
    LIMIT_MS,
  );

  it(
    'approve against approve by the same person: one signature',
    () =>
      hall.eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        const act: Move = ['reviewer1', { action: 'approve', digest, level: 'first' }];
        expect(codes(await hall.race(round, documentId, act, act))).toEqual(['200', 'ALREADY_DECIDED']);
        expect(await hall.recorded(documentId, 'approve')).toBe(1);
      }),
    LIMIT_MS,
  );

  it(
    'a double click with one Idempotency-Key: one signature, one answer',
    () =>
      hall.eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        const headers = { 'Idempotency-Key': `click-${round}` };
        const act: Move = ['reviewer2', { action: 'approve', digest }, headers];
        const [one, two] = await hall.race(round, documentId, act, act);
        expect(codes([one, two])).toEqual(['200', '200']);
        expect(one.body).toEqual(two.body);
        expect(await hall.recorded(documentId, 'approve')).toBe(2);
      }),
    LIMIT_MS,
  );

  it(
    'A9.1 release against release: one live row, and the next read on either process shows it',
    () =>
      hall.eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        await hall.approve(documentId, digest, 'reviewer3');
        // Both processes have an answer in their cache that the release makes untrue.
        await hall.expectHonest(documentId, [], 404);
        const act: Move = ['reviewer3', { action: 'release', digest }];
        expect(codes(await hall.race(round, documentId, act, act))).toEqual(['200', 'WRONG_STATE']);
        await hall.expectHonest(documentId, [digest], 200);
        expect(await liveRows(hall.eye, documentId)).toBe(1);
        expect(await hall.recorded(documentId, 'release')).toBe(1);
        const reader = hall.rooms[round % 2] as Newsroom;
        expect(await hall.listed(reader, 'website/feed?pageSize=100')).toContain(documentId);
        expect(await hall.listed(reader, 'screen/manifest')).toContain(documentId);
      }),
    LIMIT_MS,
  );

  it(
    'A9.2 release against recall: the recall beats the release of the next version, or is told that it is late',
    () =>
      hall.eachRound(async (round) => {
        const { documentId, digest: first } = at(travelling, round);
        await hall.rooms[0].edit(documentId, { summary: `第二版摘要${round}。` });
        const { digest } = await hall.rooms[0].act(documentId, 'editor1', 'submit');
        await hall.approve(documentId, digest, 'reviewer1', 'reviewer2', 'reviewer3');
        const [released, recalled] = await hall.race(
          round,
          documentId,
          ['reviewer3', { action: 'release', digest }],
          ['reviewer3', { action: 'recall', digest: first, comment: '撤下' }],
        );
        if (recalled.status === 200) {
          await hall.expectHonest(documentId, [], 410);
          expect(code(released)).toBe('WRONG_STATE');
          expect(await liveRows(hall.eye, documentId)).toBe(0);
        } else {
          expect([code(released), code(recalled)]).toEqual(['200', 'STALE_DIGEST']);
          await hall.expectHonest(documentId, [digest], 200);
        }
        travelling[round] = { documentId, digest: recalled.status === 200 ? '' : digest };
      }),
    LIMIT_MS,
  );

  it(
    'A9.1 a recall that answered 200 shows with the next read on the other process',
    () =>
      hall.eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        const [doing, reading] = round % 2 === 0 ? hall.rooms : [hall.rooms[1], hall.rooms[0]];
        // What the race before this one has not taken down already.
        if (digest !== '') {
          const { headers } = await reading.item(documentId).expect(200);
          await send(doing, documentId, 'reviewer3', { action: 'recall', digest, comment: '撤下' });
          await reading.item(documentId).set('If-None-Match', String(headers.etag)).expect(410);
        }
        expect(await hall.listed(reading, 'website/feed?pageSize=100')).not.toContain(documentId);
        expect(await hall.listed(reading, 'screen/manifest')).not.toContain(documentId);
      }),
    LIMIT_MS,
  );

  it(
    'approve against return: one of them, the other is told who won',
    () =>
      hall.eachRound(async (round) => {
        const { documentId, digest } = await signedBy(hall.rooms[0]);
        const answers = await hall.race(
          round,
          documentId,
          ['reviewer1', { action: 'approve', digest, level: 'first' }],
          ['reviewer1', { action: 'return', digest, level: 'first', comment: '请补充时间' }],
        );
        expect(codes(answers)).toEqual(['200', 'ALREADY_DECIDED']);
        expect(answers.find(({ status }) => status !== 200)?.body.error?.details?.by).toBe('陈静安');
        expect((await hall.recorded(documentId, 'approve')) + (await hall.recorded(documentId, 'return'))).toBe(1);
        second.push({ documentId, digest });
      }),
    LIMIT_MS,
  );

  it(
    'release against an edit: only signed text is live, on both processes',
    () =>
      hall.eachRound(async (round) => {
        const { documentId, digest } = at(second, round);
        if ((await hall.recorded(documentId, 'return')) > 0) {
          await send(hall.rooms[0], documentId, 'editor1', { action: 'submit', digest });
          await hall.approve(documentId, digest, 'reviewer1');
        }
        await hall.approve(documentId, digest, 'reviewer2', 'reviewer3');
        const [a, b] = round % 2 === 0 ? hall.rooms : [hall.rooms[1], hall.rooms[0]];
        const [released] = await Promise.all([
          a.send(documentId, 'reviewer3', { action: 'release', digest }),
          b.edit(documentId, { summary: `没有签过的摘要${round}。` }),
        ]);
        expect(['200', 'WRONG_STATE', 'STALE_DIGEST']).toContain(code(released));
        await hall.expectHonest(documentId, [digest], released.status === 200 ? 200 : 404);
      }),
    LIMIT_MS,
  );
}

describe(`two processes, ${ROUNDS} rounds each`, () => {
  if (process.env.DATABASE_CLIENT === 'postgres') {
    beforeAll(() => hall.start());
    afterAll(() => hall.stop());
    registerRaces();
    registerClockRaces(hall, travelling, second);
    it('and after all this nothing is torn, and the ledger is one chain', async () => {
      expect(await tornPlaces(hall.eye)).toStrictEqual([]);
    });
    registerSharedRescans(hall);
  } else {
    it('SQLite is for one process: the races are registered on PostgreSQL only', () => {
      expect(process.env.DATABASE_CLIENT).toBe('sqlite');
    });
  }
});
