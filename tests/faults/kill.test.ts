/**
 * Power cuts: a server process is killed (`SIGKILL`) at a random moment while submit, approve, release and recall are
 * under way, each on a document of its own. After the restart nothing is half done, what had been answered is there,
 * and sending the very same requests again leaves each act done exactly once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openEye, send, serverRoom, signedBy, staffTokens, type Eye, type Staff } from './server-room';
import { tornPlaces } from './torn';
import type { Account } from '../harness/accounts';
import { newGround, type Ground } from '../harness/ground';
import type { Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';

const KILLS = process.env.SANSHEN_DEEP === '1' ? 500 : 5;
/** As long as the four acts take when nobody interferes; measured before the first kill. */
const SPAN_MS = { least: 50, most: 5000 };

interface Act {
  by: Staff;
  documentId: string;
  body: { action: string; digest: string; comment?: string };
  headers: Record<string, string>;
  /** The state once it is done. */
  done: string;
}

let ground: Ground;
let server: Server;
let room: Newsroom;
let eye: Eye;
let tokens: Map<Account, string> | undefined;
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
  server = await startServer({ ground });
  tokens ??= await staffTokens(server);
  room = serverRoom(server, tokens);
}

/** Four documents, each one act away from its next state. */
async function prepare(round: number): Promise<Act[]> {
  const all = ['reviewer1', 'reviewer2', 'reviewer3'] as const;
  const draft = await room.draft();
  const { digest } = await room.view(draft);
  const submitted = await signedBy(room);
  const approved = await signedBy(room, ...all);
  const live = await signedBy(room, ...all);
  await send(room, live.documentId, 'reviewer3', { action: 'release', digest: live.digest });
  const act = (by: Staff, of: { documentId: string; digest: string }, action: string, done: string): Act => ({
    by,
    documentId: of.documentId,
    body: { action, digest: of.digest, ...(action === 'recall' ? { comment: '撤下核对' } : {}) },
    headers: { 'Idempotency-Key': `kill-${round}-${action}` },
    done,
  });
  return [
    act('editor1', { documentId: draft, digest }, 'submit', 'in_review'),
    act('reviewer1', submitted, 'approve', 'in_review'),
    act('reviewer3', approved, 'release', 'released'),
    act('reviewer3', live, 'recall', 'recalled'),
  ];
}

const perform = ({ documentId, by, body, headers }: Act) => room.send(documentId, by, body, headers);

/** How often the act is in the ledger. */
async function recorded({ documentId, body }: Act): Promise<number> {
  const sql = 'SELECT id FROM review_ledger WHERE document = ? AND act = ?';
  return (await eye.rows(sql, documentId, body.action)).length;
}

/** Asks for all acts at once and kills the server. @returns the answers that made it, null for those that did not */
async function killDuring(acts: Act[], delay: number) {
  const answers = acts.map((act) => perform(act).catch(() => null));
  await sleep(delay);
  await server.kill();
  return Promise.all(answers);
}

async function expectDone(act: Act): Promise<void> {
  expect([act.body.action, await recorded(act)]).toEqual([act.body.action, 1]);
  expect((await room.view(act.documentId)).state).toBe(act.done);
  const status = { released: 200, recalled: 410 }[act.done] ?? 404;
  await room.item(act.documentId).expect(status);
}

it('without a power cut the four acts leave nothing torn', async () => {
  const acts = await prepare(0);
  const begun = performance.now();
  const answers = await Promise.all(acts.map(perform));
  span = Math.min(SPAN_MS.most, Math.max(SPAN_MS.least, performance.now() - begun));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await tornPlaces(eye)).toEqual([]);
  for (const act of acts) await expectDone(act);
});

it.each(Array.from({ length: KILLS }, (_, index) => index + 1))('power cut %i', async (round) => {
  // In equal parts of the span, at random within its part: early and late moments both have their turn.
  const delay = span * (((round - 1) % 5) / 5 + Math.random() / 5);
  const acts = await prepare(round);
  const answers = await killDuring(acts, delay);
  await start();
  const story = `killed after ${Math.round(delay)} of ${Math.round(span)} ms, answered ${answers.filter(Boolean).length}`;
  expect([story, ...(await tornPlaces(eye))]).toEqual([story]);
  for (const [index, act] of acts.entries()) {
    const before = answers[index];
    if (before) expect([story, before.status, await recorded(act)]).toEqual([story, 200, 1]);
    const again = await perform(act);
    expect([story, act.body.action, again.status]).toEqual([story, act.body.action, 200]);
    if (before) expect(again.body).toEqual(before.body);
    await expectDone(act);
  }
  expect(await tornPlaces(eye)).toEqual([]);
});
