/**
 * Power cuts: a server process is killed (`SIGKILL`) at a random moment while submit, approve, release, recall and
 * schedule are under way, each on a document of its own, and the clock releases one more. After the restart nothing is
 * half done, what had been answered is there, sending the very same requests again leaves each act done exactly once,
 * and the clock has released what it had to, once. The last cut stops a rescan too, which is ended after the restart.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { comeDue, laterOn } from './due';
import { beginSlowRescan, expectReadOnce, letRescanGo, LONG_BEFORE_ITS_END_MS } from './rescan-kill';
import { rounds } from './rounds';
import { openEye, send, serverRoom, signedBy, StaffTokens, type Eye, type Staff } from './server-room';
import { tornPlaces } from './torn';
import { newGround, type Ground } from '../harness/ground';
import type { Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';

/** In `npm test` five on both databases together; SQLite, whose last one stops a rescan, has one more. */
const KILLS = rounds({ short: process.env.DATABASE_CLIENT === 'sqlite' ? 3 : 2, deep: 500 });
/** One power cut with its restart, on a machine that has much else to do. */
const LIMIT_MS = 300_000;
/** The clock looks so often that its release falls among the acts. */
const env = { SCHEDULE_SECONDS: '0.05', RESCAN_SECONDS: '1' };
/** As long as the acts take when nobody interferes; measured before the first kill. */
const SPAN_MS = { least: 50, most: 5000 };

interface Act {
  by: Staff;
  documentId: string;
  body: { action: string; digest: string; comment?: string; at?: string };
  headers: Record<string, string>;
  /** The state once it is done. */
  done: string;
}

type Signed = Awaited<ReturnType<typeof signedBy>>;

let ground: Ground;
let server: Server;
let room: Newsroom;
let eye: Eye;
const tokens = new StaffTokens();
let span = SPAN_MS.least;

beforeAll(async () => {
  ground = await newGround();
  eye = await openEye(ground);
  await start();
});
afterAll(async () => {
  await server?.stop();
  await eye?.close();
  await ground?.remove();
});

async function start(): Promise<void> {
  server = await startServer({ ground, env });
  await tokens.renew(server);
  room = serverRoom(server, tokens);
}

/** Documents that are each one act away from their next state, and one that waits for its time on the clock. */
async function prepare(round: number): Promise<{ acts: Act[]; waiting: string }> {
  const all = ['reviewer1', 'reviewer2', 'reviewer3'] as const;
  const draft = await room.draft();
  const [{ digest }, submitted, ...signed] = await Promise.all([
    room.view(draft),
    signedBy(room),
    ...[1, 2, 3, 4].map(() => signedBy(room, ...all)),
  ]);
  const [approved, timely, waiting, live] = signed as [Signed, Signed, Signed, Signed];
  const at = laterOn();
  await send(room, waiting.documentId, 'reviewer3', { action: 'schedule', digest: waiting.digest, at });
  await send(room, live.documentId, 'reviewer3', { action: 'release', digest: live.digest });
  const act = (by: Staff, of: { documentId: string; digest: string }, action: string, done: string): Act => ({
    by,
    documentId: of.documentId,
    body: { action, digest: of.digest, ...{ recall: { comment: '撤下核对' }, schedule: { at } }[action] },
    headers: { 'Idempotency-Key': `kill-${round}-${action}` },
    done,
  });
  const acts = [
    act('editor1', { documentId: draft, digest }, 'submit', 'in_review'),
    act('reviewer1', submitted, 'approve', 'in_review'),
    act('reviewer3', approved, 'release', 'released'),
    act('reviewer3', live, 'recall', 'recalled'),
    act('reviewer3', timely, 'schedule', 'scheduled'),
  ];
  return { acts, waiting: waiting.documentId };
}

const perform = ({ documentId, by, body, headers }: Act) => room.send(documentId, by, body, headers);

/** How often the act is in the ledger. */
async function recorded(documentId: string, action: string): Promise<number> {
  const sql = 'SELECT id FROM review_ledger WHERE document = ? AND act = ?';
  return (await eye.rows(sql, documentId, action)).length;
}

/**
 * Lets the clock's moment come, asks for all acts at once and kills the server.
 * @returns the answers that made it, null for those that did not
 */
async function killDuring(acts: Act[], waiting: string, delay: number) {
  await comeDue(ground, [waiting]);
  const answers = acts.map((act) => perform(act).catch(() => null));
  await sleep(delay);
  await server.kill();
  return Promise.all(answers);
}

async function expectDone(act: Act): Promise<void> {
  const { action } = act.body;
  expect([action, await recorded(act.documentId, action)]).toEqual([action, 1]);
  expect((await room.view(act.documentId)).state).toBe(act.done);
  const status = { released: 200, recalled: 410 }[act.done] ?? 404;
  await room.item(act.documentId).expect(status);
}

/**
 * What is torn now that the server is dead. A commit it had sent may still end between the parts of one look, so that a
 * look that finds something is repeated: what is torn stays torn.
 */
async function leftTorn(): Promise<string[]> {
  for (let look = 0; look < 2; look += 1) if ((await tornPlaces(eye)).length === 0) return [];
  return tornPlaces(eye);
}

/** Waits for the clock to release what had come due, and makes sure that it does so once. */
async function expectClockDone(documentId: string): Promise<void> {
  while ((await room.view(documentId)).state === 'scheduled') await sleep(20);
  expect((await room.view(documentId)).state).toBe('released');
  expect(await recorded(documentId, 'release')).toBe(1);
  expect(await recorded(documentId, 'hold')).toBe(0);
  await room.item(documentId).expect(200);
}

it(
  'without a power cut the acts leave nothing torn',
  async () => {
    const { acts, waiting } = await prepare(0);
    await comeDue(ground, [waiting]);
    const begun = performance.now();
    const answers = await Promise.all(acts.map(perform));
    span = Math.min(SPAN_MS.most, Math.max(SPAN_MS.least, performance.now() - begun));
    expect(answers.map(({ status }) => status)).toEqual(acts.map(() => 200));
    for (const act of acts) await expectDone(act);
    // Only then: a look takes several statements, and the clock's commit may fall between them.
    await expectClockDone(waiting);
    expect(await tornPlaces(eye)).toStrictEqual([]);
  },
  LIMIT_MS,
);

/** On PostgreSQL two processes share a rescan of which one is killed: see `api/two-processes`. */
const stopsRescan = (round: number): boolean => process.env.DATABASE_CLIENT === 'sqlite' && round === KILLS;

const cuts = Array.from({ length: KILLS }, (_, index) => index + 1);

it.each(cuts)(
  'power cut %i',
  async (round) => {
    // In equal parts of the span, at random within its part: early and late moments both have their turn.
    const early = span * (((round - 1) % 5) / 5 + Math.random() / 5);
    const { acts, waiting } = await prepare(round);
    const rescan = stopsRescan(round) ? await beginSlowRescan(room, eye) : null;
    const delay = rescan !== null ? Math.min(early, LONG_BEFORE_ITS_END_MS) : early;
    const answers = await killDuring(acts, waiting, delay);
    const onTheClock = await recorded(waiting, 'release');
    const story = `killed after ${Math.round(delay)} of ${Math.round(span)} ms, answered ${answers.filter(Boolean).length}, the clock had released ${onTheClock}`;
    expect([story, ...(await leftTorn())]).toEqual([story]);
    if (rescan !== null) await letRescanGo(ground, eye, rescan);
    await start();
    for (const [index, act] of acts.entries()) {
      const { action } = act.body;
      const before = answers[index];
      if (before) expect([story, before.status, await recorded(act.documentId, action)]).toEqual([story, 200, 1]);
      const again = await perform(act);
      expect([story, action, again.status]).toEqual([story, action, 200]);
      if (before) expect(again.body).toEqual(before.body);
      await expectDone(act);
    }
    await expectClockDone(waiting);
    expect(await tornPlaces(eye)).toStrictEqual([]);
    if (rescan !== null) await expectReadOnce(eye, room, rescan);
  },
  LIMIT_MS,
);
