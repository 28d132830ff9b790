/**
 * Two server processes on one database: whatever two people do at the same moment on different processes has one
 * outcome, and what one process has done every reader of the other sees with the next request (A9.1 public routes,
 * A9.2 release against recall). PostgreSQL only: the product runs SQLite with one process, where it is the one writer
 * of its file; the log says so.
 */
import {
  liveRows,
  openEye,
  send,
  serverRoom,
  signedBy,
  staffTokens,
  type Eye,
  type Staff,
} from '../faults/server-room';
import { tornPlaces } from '../faults/torn';
import { newGround, type Ground } from '../harness/ground';
import type { ActBody, Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';

const ROUNDS = process.env.SANSHEN_DEEP === '1' ? 1000 : 20;
const LIMIT_MS = ROUNDS * 10_000;

interface Answer {
  status: number;
  body: { error?: { details?: { code?: string; by?: string; digest?: string } } };
}

let ground: Ground;
let servers: Server[] = [];
let rooms: [Newsroom, Newsroom];
let eye: Eye;

async function start(): Promise<void> {
  ground = await newGround();
  // One after the other: the first one makes the tables.
  servers = [await startServer({ ground })];
  servers.push(await startServer({ ground }));
  const [one, two] = servers as [Server, Server];
  // One login serves both: they share database and secrets.
  const tokens = await staffTokens(one);
  rooms = [serverRoom(one, tokens), serverRoom(two, tokens)];
  eye = await openEye(ground);
}

async function stop(): Promise<void> {
  await eye?.close();
  await Promise.all(servers.map((server) => server.stop()));
  await ground?.remove();
}

const code = ({ status, body }: Answer): string => body.error?.details?.code ?? String(status);
const codes = (answers: Answer[]): string[] => answers.map(code).sort();

type Move = [Staff, ActBody, Record<string, string>?];

/** Two acts at once, one on each process; who is asked where, and who first, changes from round to round. */
async function race(round: number, documentId: string, one: Move, two: Move): Promise<[Answer, Answer]> {
  const [a, b] = round % 2 === 0 ? rooms : [rooms[1], rooms[0]];
  if (round % 4 < 2) return Promise.all([a.send(documentId, ...one), b.send(documentId, ...two)]);
  const [second, first] = await Promise.all([b.send(documentId, ...two), a.send(documentId, ...one)]);
  return [first, second];
}

/** At most one live row, and on both processes readers get a signed digest or none at all. */
async function expectHonest(documentId: string, digests: string[], status?: number): Promise<void> {
  expect(await liveRows(eye, documentId)).toBeLessThanOrEqual(1);
  const items = await Promise.all(rooms.map((room) => room.item(documentId)));
  for (const item of items) {
    if (status !== undefined) expect(item.status).toBe(status);
    if (item.status === 200) expect(digests).toContain(item.body.data.digest);
    else expect([404, 410]).toContain(item.status);
  }
}

/** How many rows of an act the ledger has for a document. */
async function recorded(documentId: string, act: string): Promise<number> {
  return (await eye.rows('SELECT id FROM review_ledger WHERE document = ? AND act = ?', documentId, act)).length;
}

async function eachRound(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await work(round).catch((error: Error) => {
      const logs = servers.map((server) => server.log().slice(-1500)).join('\n---\n');
      throw new Error(`round ${round}: ${error.message}\n${logs}`, { cause: error });
    });
  }
}

/** Signs what is there now at the levels of `signers`. */
async function approve(documentId: string, digest: string, ...signers: Staff[]): Promise<void> {
  for (const signer of signers) await send(rooms[0], documentId, signer, { action: 'approve', digest });
}

/** Documents in the feed of the website, or in the screens' playlist, as one process tells. */
async function listed(room: Newsroom, list: 'website/feed?pageSize=100' | 'screen/manifest'): Promise<string[]> {
  const { body } = await room.park.agent().get(`/api/delivery/channels/${list}`).expect(200);
  return ((body.data ?? body.items) as { documentId: string }[]).map(({ documentId }) => documentId);
}

interface Document {
  documentId: string;
  digest: string;
}

function registerRaces(): void {
  // Each document goes through several races on its way; a stage takes up what the one before it left.
  const travelling: Document[] = [];
  const second: Document[] = [];
  const at = (documents: Document[], round: number): Document => {
    const found = documents[round];
    if (!found) throw new Error('an earlier stage failed');
    return found;
  };

  it(
    'a double submit: one run',
    () =>
      eachRound(async (round) => {
        const documentId = await rooms[0].draft();
        const { digest } = await rooms[1].view(documentId);
        const act: Move = ['editor1', { action: 'submit', digest }];
        expect(codes(await race(round, documentId, act, act))).toEqual(['200', 'WRONG_STATE']);
        expect(await eye.rows('SELECT id FROM review_runs WHERE document = ?', documentId)).toHaveLength(1);
        travelling.push({ documentId, digest });
      }),
    LIMIT_MS,
  );

  it(
    'approve against approve by the same person: one signature',
    () =>
      eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        const act: Move = ['reviewer1', { action: 'approve', digest, level: 'first' }];
        expect(codes(await race(round, documentId, act, act))).toEqual(['200', 'ALREADY_DECIDED']);
        expect(await recorded(documentId, 'approve')).toBe(1);
      }),
    LIMIT_MS,
  );

  it(
    'a double click with one Idempotency-Key: one signature, one answer',
    () =>
      eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        const headers = { 'Idempotency-Key': `click-${round}` };
        const act: Move = ['reviewer2', { action: 'approve', digest }, headers];
        const [one, two] = await race(round, documentId, act, act);
        expect(codes([one, two])).toEqual(['200', '200']);
        expect(one.body).toEqual(two.body);
        expect(await recorded(documentId, 'approve')).toBe(2);
      }),
    LIMIT_MS,
  );

  it(
    'A9.1 release against release: one live row, and the next read on either process shows it',
    () =>
      eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        await approve(documentId, digest, 'reviewer3');
        // Both processes have an answer in their cache that the release makes untrue.
        await expectHonest(documentId, [], 404);
        const act: Move = ['reviewer3', { action: 'release', digest }];
        expect(codes(await race(round, documentId, act, act))).toEqual(['200', 'WRONG_STATE']);
        await expectHonest(documentId, [digest], 200);
        expect(await liveRows(eye, documentId)).toBe(1);
        expect(await recorded(documentId, 'release')).toBe(1);
        const reader = rooms[round % 2] as Newsroom;
        expect(await listed(reader, 'website/feed?pageSize=100')).toContain(documentId);
        expect(await listed(reader, 'screen/manifest')).toContain(documentId);
      }),
    LIMIT_MS,
  );

  it(
    'A9.2 release against recall: the recall beats the release of the next version, or is told that it is late',
    () =>
      eachRound(async (round) => {
        const { documentId, digest: first } = at(travelling, round);
        await rooms[0].edit(documentId, { summary: `第二版摘要${round}。` });
        const { digest } = await rooms[0].act(documentId, 'editor1', 'submit');
        await approve(documentId, digest, 'reviewer1', 'reviewer2', 'reviewer3');
        const [released, recalled] = await race(
          round,
          documentId,
          ['reviewer3', { action: 'release', digest }],
          ['reviewer3', { action: 'recall', digest: first, comment: '撤下' }],
        );
        if (recalled.status === 200) {
          await expectHonest(documentId, [], 410);
          expect(code(released)).toBe('WRONG_STATE');
          expect(await liveRows(eye, documentId)).toBe(0);
        } else {
          expect([code(released), code(recalled)]).toEqual(['200', 'STALE_DIGEST']);
          await expectHonest(documentId, [digest], 200);
        }
        travelling[round] = { documentId, digest: recalled.status === 200 ? '' : digest };
      }),
    LIMIT_MS,
  );

  it(
    'A9.1 a recall that answered 200 shows with the next read on the other process',
    () =>
      eachRound(async (round) => {
        const { documentId, digest } = at(travelling, round);
        const [doing, reading] = round % 2 === 0 ? rooms : [rooms[1], rooms[0]];
        // What the race before this one has not taken down already.
        if (digest !== '') {
          const { headers } = await reading.item(documentId).expect(200);
          await send(doing, documentId, 'reviewer3', { action: 'recall', digest, comment: '撤下' });
          await reading.item(documentId).set('If-None-Match', String(headers.etag)).expect(410);
        }
        expect(await listed(reading, 'website/feed?pageSize=100')).not.toContain(documentId);
        expect(await listed(reading, 'screen/manifest')).not.toContain(documentId);
      }),
    LIMIT_MS,
  );

  it(
    'approve against return: one of them, the other is told who won',
    () =>
      eachRound(async (round) => {
        const { documentId, digest } = await signedBy(rooms[0]);
        const answers = await race(
          round,
          documentId,
          ['reviewer1', { action: 'approve', digest, level: 'first' }],
          ['reviewer1', { action: 'return', digest, level: 'first', comment: '请补充时间' }],
        );
        expect(codes(answers)).toEqual(['200', 'ALREADY_DECIDED']);
        expect(answers.find(({ status }) => status !== 200)?.body.error?.details?.by).toBe('陈静安');
        expect((await recorded(documentId, 'approve')) + (await recorded(documentId, 'return'))).toBe(1);
        second.push({ documentId, digest });
      }),
    LIMIT_MS,
  );

  it(
    'release against an edit: only signed text is live, on both processes',
    () =>
      eachRound(async (round) => {
        const { documentId, digest } = at(second, round);
        if ((await recorded(documentId, 'return')) > 0) {
          await send(rooms[0], documentId, 'editor1', { action: 'submit', digest });
          await approve(documentId, digest, 'reviewer1');
        }
        await approve(documentId, digest, 'reviewer2', 'reviewer3');
        const [a, b] = round % 2 === 0 ? rooms : [rooms[1], rooms[0]];
        const [released] = await Promise.all([
          a.send(documentId, 'reviewer3', { action: 'release', digest }),
          b.edit(documentId, { summary: `没有签过的摘要${round}。` }),
        ]);
        expect(['200', 'WRONG_STATE', 'STALE_DIGEST']).toContain(code(released));
        await expectHonest(documentId, [digest], released.status === 200 ? 200 : 404);
      }),
    LIMIT_MS,
  );

  it('and after all this nothing is torn, and the ledger is one chain', async () => {
    expect(await tornPlaces(eye)).toEqual([]);
  });
}

describe(`two processes, ${ROUNDS} rounds each`, () => {
  if (process.env.DATABASE_CLIENT === 'postgres') {
    beforeAll(start);
    afterAll(stop);
    registerRaces();
  } else {
    it('SQLite is for one process: the races are registered on PostgreSQL only', () => {
      expect(process.env.DATABASE_CLIENT).toBe('sqlite');
    });
  }
});
