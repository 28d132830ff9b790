/** Races of two processes whose clocks both tick: due releases against each other, and against a recall. */
import { setTimeout as sleep } from 'node:timers/promises';
import { comeDue, laterOn } from './due';
import { liveRows, send } from './server-room';
import { code, LIMIT_MS, type Travelling, type TwoRooms } from './two-rooms';
import type { Newsroom } from '../harness/newsroom';

/** So many documents are with the clock at once; no more than it takes up in one tick. */
const BATCH = 20;

/** Who works on a batch: every other document on the other process. */
const roomOf = (hall: TwoRooms, index: number): Newsroom => hall.rooms[index % 2] as Newsroom;

/** Works through documents by batches, each document once. */
async function eachBatch(
  hall: TwoRooms,
  documents: Travelling[],
  work: (batch: Travelling[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < documents.length; from += BATCH)
    await hall.told(`from ${from}`, () => work(documents.slice(from, from + BATCH)));
}

/** Submits what is there now and collects all three signatures, all documents at once. */
async function approveAll(hall: TwoRooms, documents: Travelling[]): Promise<void> {
  await Promise.all(
    documents.map(async (document, index) => {
      const room = roomOf(hall, index);
      document.digest = (await room.act(document.documentId, 'editor1', 'submit')).digest;
      for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
        await send(room, document.documentId, signer, { action: 'approve', digest: document.digest });
    }),
  );
}

/** The next version of each, fully signed. @returns the digests that are live meanwhile */
async function nextVersions(hall: TwoRooms, documents: Travelling[]): Promise<string[]> {
  const live = documents.map(({ digest }) => digest);
  await Promise.all(
    documents.map(({ documentId }, index) =>
      roomOf(hall, index).edit(documentId, { summary: `再改一版的摘要，${documentId}。` }),
    ),
  );
  await approveAll(hall, documents);
  return live;
}

/** Puts fully signed documents on the clock, and lets their moment come: one and the same. */
async function letClockRelease(hall: TwoRooms, documents: Travelling[]): Promise<void> {
  const at = laterOn();
  await Promise.all(
    documents.map(({ documentId, digest }, index) =>
      send(roomOf(hall, index), documentId, 'reviewer3', { action: 'schedule', digest, at }),
    ),
  );
  await comeDue(
    hall.ground,
    documents.map(({ documentId }) => documentId),
  );
}

/** Waits until the clock has nothing left to do. */
async function clockAtRest(hall: TwoRooms): Promise<void> {
  const waiting = "SELECT id FROM review_runs WHERE state = 'scheduled' AND scheduled_at < now() AT TIME ZONE 'UTC'";
  while ((await hall.eye.rows(waiting)).length > 0) await sleep(20);
}

/** Taken down everywhere, and with no run left that could put it back. */
async function expectOffAir(hall: TwoRooms, documentId: string): Promise<void> {
  await hall.expectHonest(documentId, [], 410);
  expect(await liveRows(hall.eye, documentId)).toBe(0);
  const runs = await hall.eye.rows('SELECT state FROM review_runs WHERE document = ? ORDER BY id', documentId);
  expect(['void', 'released']).toContain(runs.at(-1)?.state);
}

async function releaseOnce(hall: TwoRooms, batch: Travelling[]): Promise<void> {
  await approveAll(hall, batch);
  const releases = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const { documentId } of batch) counts.push(await hall.recorded(documentId, 'release'));
    return counts;
  };
  const before = await releases();
  await letClockRelease(hall, batch);
  await clockAtRest(hall);
  expect(await releases()).toEqual(before.map((count) => count + 1));
  for (const { documentId, digest } of batch) {
    expect(await hall.recorded(documentId, 'hold')).toBe(0);
    expect(await liveRows(hall.eye, documentId)).toBe(1);
    await hall.expectHonest(documentId, [digest], 200);
  }
}

/** Recalls what was seen live; who is told that the clock was quicker recalls what the clock has released. */
async function recallUntilDone(room: Newsroom, { documentId, digest }: Travelling, seen: string): Promise<void> {
  const recall = (of: string) => room.send(documentId, 'reviewer3', { action: 'recall', digest: of, comment: '撤下' });
  const first = await recall(seen);
  if (first.status === 200) return;
  expect(code(first)).toBe('STALE_DIGEST');
  expect(code(await recall(digest))).toBe('200');
}

/**
 * Registers the races. Before them every document is off air, or its draft differs from what is live; after them
 * every document is recalled.
 */
export function registerClockRaces(hall: TwoRooms, one: Travelling[], other: Travelling[]): void {
  it(
    'many schedules due at the same moment, two clocks: each released once',
    () => eachBatch(hall, [...one, ...other], (batch) => releaseOnce(hall, batch)),
    LIMIT_MS,
  );

  it(
    'schedule against recall: the recall wins, and the next version goes nowhere',
    async () => {
      let round = 0;
      await eachBatch(hall, one, async (batch) => {
        const live = await nextVersions(hall, batch);
        for (const [index, { documentId, digest }] of batch.entries()) {
          const [scheduled, recalled] = await hall.race(
            round,
            documentId,
            ['reviewer3', { action: 'schedule', digest, at: laterOn() }],
            ['reviewer3', { action: 'recall', digest: live[index] as string, comment: '撤下' }],
          );
          expect(['200', 'WRONG_STATE']).toContain(code(scheduled));
          expect(code(recalled)).toBe('200');
          await expectOffAir(hall, documentId);
          round += 1;
        }
      });
    },
    LIMIT_MS,
  );

  it(
    "A9.2 the clock's own release against recall: the recall wins, or is told that it is late and then wins",
    () =>
      eachBatch(hall, other, async (batch) => {
        const live = await nextVersions(hall, batch);
        await letClockRelease(hall, batch);
        await Promise.all(
          batch.map((document, index) => recallUntilDone(roomOf(hall, index), document, live[index] as string)),
        );
        await clockAtRest(hall);
        for (const { documentId } of batch) await expectOffAir(hall, documentId);
      }),
    LIMIT_MS,
  );

  it('and what was scheduled before a recall does not come back when its time comes', async () => {
    const documents = [...one, ...other].map(({ documentId }) => documentId);
    await comeDue(hall.ground, documents);
    await clockAtRest(hall);
    const sql = 'SELECT document_id FROM articles WHERE published_at IS NOT NULL';
    const live = (await hall.eye.rows(sql)).map((row) => row.document_id);
    expect(documents.filter((documentId) => live.includes(documentId))).toStrictEqual([]);
  });
}
