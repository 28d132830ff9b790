/** A rescan whose process is killed in the middle of it: somebody else ends it, and everything is told once. */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { rounds } from './rounds';
import { send, type Eye } from './server-room';
import type { TwoRooms } from './two-rooms';
import type { Ground } from '../harness/ground';
import { paragraphs, type Newsroom } from '../harness/newsroom';

const PACK = 'kill-pack';
const PHRASE = '慢慢读过去';
/** What the slow patterns of the pack take as long for as they may. */
const SLOW = 'x'.repeat(2000);
/**
 * So many patterns are stopped after 50 ms each, in each of these contents. Where acts go on beside the rescan they are few,
 * for each stretch of 50 ms holds the process up.
 */
const PATTERNS = { shared: 8, alone: 3 } as const;
const LIVE = 4;
const PENDING = 3;

/** How often a process is killed; the long version waits until leases run out by themselves. */
const RESCAN_KILLS = rounds({ short: 1, deep: 20 });
const isDeep = process.env.SANSHEN_DEEP === '1';
/** Less than a rescan of these contents takes, in milliseconds: only its patterns are counted. */
const spanOf = (patterns: number): number => (LIVE + PENDING) * patterns * 50;
/** A moment after its beginning at which no process can have done with it alone. */
export const LONG_BEFORE_ITS_END_MS = spanOf(PATTERNS.alone) / 3;
const LIMIT_MS = RESCAN_KILLS * 120_000;

interface Rescan {
  id: number;
  state: string;
  done: number;
  total: number;
  unread: number;
  cases: number;
}

const slowRule = (index: number) => ({
  ...{ id: `slow-${index}`, kind: 'pattern', pattern: `(?:x+x+y|z{${index + 2}})`, severity: 'info' },
  ...{ category: 'test', message: '慢' },
});

/** Contents that take long to be read, and a pack that finds something in each of them that nobody who signed knew. */
async function plantSlowContents(room: Newsroom, patterns: number): Promise<void> {
  const submitted = async () => {
    const documentId = await room.draft({ body: paragraphs(`${PHRASE}。${SLOW}`) });
    const { digest } = await room.act(documentId, 'editor1', 'submit');
    return { documentId, digest };
  };
  const live = async () => {
    const { documentId, digest } = await submitted();
    for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
      await send(room, documentId, signer, { action: 'approve', digest });
    await send(room, documentId, 'reviewer3', { action: 'release', digest });
  };
  await Promise.all([...Array.from({ length: LIVE }, live), ...Array.from({ length: PENDING }, submitted)]);
  const rule = { id: 'new', kind: 'existence', terms: [PHRASE], severity: 'block', category: 'test', message: '新' };
  const rules = [rule, ...Array.from({ length: patterns }, (_, index) => slowRule(index))];
  const keeper = await room.park.as('reviewer3');
  const answer = await keeper.post('/word-check/packs', { key: PACK, name: '测试', rules });
  if (answer.status !== 201) throw new Error(`no pack: ${answer.status} ${answer.text}`);
}

/** Asks a process for a rescan; it takes part in the one that is under way. */
async function askForRescan(room: Newsroom): Promise<number> {
  const keeper = await room.park.as('reviewer3');
  return (await keeper.post('/word-check/rescans', {}).expect(202)).body.id as number;
}

const PARTS = 'SELECT standing, claim FROM word_check_rescan_batches WHERE rescan = ? ORDER BY id';

/** Waits until so many processes are in the middle of a rescan, and names what each of them has claimed. */
async function partsUnderWay(eye: Eye, id: number, count: number): Promise<string[]> {
  for (;;) {
    const parts = await eye.rows(PARTS, id);
    if (parts.length >= count) return parts.map(({ claim }) => String(claim));
    const [job] = await eye.rows('SELECT state FROM word_check_rescans WHERE id = ?', id);
    if (job?.state !== 'running') throw new Error(`the rescan was over before ${count} parts of it were under way`);
    await sleep(5);
  }
}

/** Lets the leases of these claims run out, so that no test waits for that. */
async function letLeasesEnd({ env }: Ground, claims: readonly string[]): Promise<void> {
  const { DATABASE_CLIENT, DATABASE_FILENAME = '', DATABASE_URL = '' } = env;
  if (DATABASE_CLIENT === 'sqlite') {
    const file = new Database(DATABASE_FILENAME, { timeout: 10_000 });
    const marks = claims.map(() => '?').join();
    file.prepare(`UPDATE word_check_rescan_batches SET leased = 0 WHERE claim IN (${marks})`).run(...claims);
    file.close();
    return;
  }
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  const marks = claims.map((_, index) => `$${index + 1}`).join();
  await client.query(`UPDATE word_check_rescan_batches SET leased = 'epoch' WHERE claim IN (${marks})`, [...claims]);
  await client.end();
}

/** Waits until a process says that a rescan is over. */
async function endOf(room: Newsroom, id: number): Promise<Rescan> {
  const keeper = await room.park.as('reviewer3');
  for (;;) {
    const rescan = (await keeper.get(`/word-check/rescans/${id}`).expect(200)).body as Rescan;
    if (rescan.state !== 'running') return rescan;
    await sleep(50);
  }
}

/** Begins a rescan that takes long, and answers when the process is in the middle of it. */
export async function beginSlowRescan(room: Newsroom, eye: Eye): Promise<number> {
  await plantSlowContents(room, PATTERNS.alone);
  const id = await askForRescan(room);
  await partsUnderWay(eye, id, 1);
  return id;
}

/** Of a rescan whose process has just died: lets somebody else have what that one was at. */
export async function letRescanGo(ground: Ground, eye: Eye, id: number): Promise<void> {
  await letLeasesEnd(ground, await partsUnderWay(eye, id, 1));
}

/**
 * Each content was read once and is in the result once, and what is new in what is live is one case, each place once.
 * `total`: how many stood when it began, where nothing has come or gone meanwhile.
 */
export async function expectReadOnce(eye: Eye, room: Newsroom, id: number, total?: number): Promise<void> {
  const rescan = await endOf(room, id);
  expect(rescan).toMatchObject({ state: 'done', done: total ?? rescan.total, unread: 0 });
  expect(await eye.rows(PARTS, id)).toEqual([]);
  const rows = await eye.rows(
    'SELECT standing, number FROM word_check_rescan_results WHERE rescan = ? AND fresh > 0',
    id,
  );
  const names = rows.map(({ standing, number }) => `${standing} ${number}`);
  expect(new Set(names).size).toBe(names.length);
  const count = (standing: string) => rows.filter((row) => row.standing === standing).length;
  expect([count('live'), count('pending')]).toEqual([LIVE, PENDING]);
  const cases = await eye.rows('SELECT id FROM review_correction_cases WHERE rule = ?', `${PACK}/new`);
  expect(cases).toHaveLength(1);
  const sql = 'SELECT id FROM review_correction_places WHERE case_id = ?';
  expect(await eye.rows(sql, Number(cases[0]?.id))).toHaveLength(LIVE);
}

/** Registers the kills of one of two processes that share a rescan; afterwards both are up. */
export function registerSharedRescans(hall: TwoRooms): void {
  it(
    `a rescan two processes share: one is killed in the middle (${RESCAN_KILLS} times), the other ends it, and all is told once`,
    async () => {
      await plantSlowContents(hall.rooms[0], PATTERNS.shared);
      for (let round = 0; round < RESCAN_KILLS; round += 1) {
        if (round > 0) await hall.restartFirst();
        const [first, second] = hall.rooms;
        const id = await askForRescan(first);
        expect(await askForRescan(second)).toBe(id);
        const claims = await partsUnderWay(hall.eye, id, 2);
        const [job] = await hall.eye.rows('SELECT total FROM word_check_rescans WHERE id = ?', id);
        if (isDeep) await sleep(Math.random() * spanOf(PATTERNS.shared));
        await hall.killFirst();
        if (!isDeep) {
          // What the dead process was at is still its own: it had not come to the end of it.
          const left = (await hall.eye.rows(PARTS, id)).map(({ claim }) => claim);
          expect(left).toEqual(claims);
          await letLeasesEnd(hall.ground, claims);
        }
        await hall.told(`rescan ${round}`, () => expectReadOnce(hall.eye, second, id, Number(job?.total)));
      }
    },
    LIMIT_MS,
  );
}
