/**
 * Several processes share a rescan, and one that dies leaves its part to the others: whatever happens, each content is in
 * the result once. Two instances of the service stand for two processes: they have nothing in common but the database.
 */
import { AsyncResource } from 'node:async_hooks';
import { startPark, type Park } from '../harness/park';
import { rescans, type RescansService } from '../../plugins/word-check/server/src/services/rescans';
import type { StandingContents, Stood } from '../../plugins/word-check/server/src/rescan/standing';

const LIVE = 230;
const PENDING = 60;
const FOUND_EVERY = 10;

let park: Park;
let shift = 0;
/** The rules in use, as the first rescan has noted them. */
let rules: { stamp: string | null; code: string | null };
/** Who read which content. */
let read: { who: string; id: number }[];

const stood = (id: number): Stood => ({
  ...{ id, uid: 'api::article.article', documentId: `d${id}`, locale: 'zh-Hans', title: `第${id}篇`, digest: `${id}` },
  content: {
    uid: 'api::article.article',
    locale: 'zh-Hans',
    fields: { title: id % FOUND_EVERY === 0 ? '既使下雨也照常开放' : '照常开放' },
  },
  known: [],
});

/** So many contents of each kind, numbered from one, read by one process. */
const contents = (who: string): StandingContents => ({
  extent: async (standing) => ({
    to: standing === 'live' ? LIVE : PENDING,
    count: standing === 'live' ? LIVE : PENDING,
  }),
  ids: async (_standing, after, to, limit) =>
    Array.from({ length: Math.max(0, Math.min(limit, to - after)) }, (_, i) => after + i + 1),
  read: async (standing, ids) => {
    read.push(...ids.map((id) => ({ who, id: standing === 'live' ? id : -id })));
    return ids.map(stood);
  },
  bytes: async () => null,
});

/** A process of its own, as far as rescans are concerned. */
function processOf(who: string): RescansService {
  park.strapi.get('services').set('plugin::review.standing', () => contents(who));
  return rescans({ strapi: park.strapi });
}

const jobOf = async (service: RescansService, id: number) => (await service.jobs.get('rescan', id))!;

async function expectWhole(service: RescansService, id: number): Promise<void> {
  const job = await jobOf(service, id);
  expect(job).toMatchObject({ state: 'done', slot: null, done: LIVE + PENDING, total: LIVE + PENDING, unread: 0 });
  const rows = await service.jobs.results({ rescan: id }, { limit: 1000 });
  const numbers = rows.map(({ standing, number }) => (standing === 'live' ? number : -number));
  const every = (count: number) => Array.from({ length: count / FOUND_EVERY }, (_, i) => (i + 1) * FOUND_EVERY);
  const wanted = [...every(LIVE), ...every(PENDING).map((number) => -number)];
  expect(numbers.sort((a, b) => a - b)).toEqual(wanted.sort((a, b) => a - b));
  expect([job.items, await park.strapi.db.query('plugin::word-check.rescan-batch').count({})]).toEqual([
    rows.length,
    0,
  ]);
}

beforeAll(async () => {
  park = await startPark();
  park.strapi.get('services').set('plugin::word-check.clock', () => ({ now: () => new Date(Date.now() + shift) }));
});
afterAll(() => park?.stop());
beforeEach(() => {
  shift = 0;
  read = [];
});

it('two processes share a rescan: each reads a part, and each content is read once', async () => {
  const [a, b] = [processOf('a'), processOf('b')];
  const [asked, again] = await Promise.all([a.ask('王芳'), b.ask('李强')]);
  expect(again.id).toBe(asked.id);
  await Promise.all([a.tick(), b.tick()]);
  await Promise.all([a.tick(), b.tick()]);
  await expectWhole(a, asked.id);
  const { stamp, code, engine } = await jobOf(a, asked.id);
  expect(engine).toMatch(/^\d/);
  rules = { stamp, code };
  expect(new Set(read.map(({ id }) => id)).size).toBe(LIVE + PENDING);
  expect(read).toHaveLength(LIVE + PENDING);
  expect(new Set(read.map(({ who }) => who))).toEqual(new Set(['a', 'b']));
});

it('of two processes that begin one at once, the second answers with what the first has begun', async () => {
  const [a, b] = [processOf('a'), processOf('b')];
  const wanted = { kind: 'rescan' as const, slot: 'rescan', rule: null, by: null, withPending: false, ...rules };
  const another = new AsyncResource('another process');
  let first: Promise<{ id: number }> | undefined;
  // Between looking and writing; on SQLite there is nothing in between, the one waits for the other.
  const interfere = async (): Promise<void> => {
    const isFirst = first === undefined;
    first ??= another.runInAsyncScope(() => b.jobs.start(wanted));
    if (isFirst && process.env.DATABASE_CLIENT === 'postgres') await first;
  };
  const hooks = { models: ['plugin::word-check.rescan'], beforeUpdateMany: interfere, beforeCreate: interfere };
  const unsubscribe = park.strapi.db.lifecycles.subscribe(hooks);
  const second = await a.jobs.start(wanted).finally(unsubscribe);
  expect(await first).toMatchObject({ id: second.id });
  await a.tick();
  expect(await jobOf(a, second.id)).toMatchObject({ state: 'done', done: LIVE });
});

it('what a process was at when it died is done by another one, once; back again, it cannot add to it', async () => {
  const [dying, other] = [processOf('dying'), processOf('other')];
  const { id } = await dying.jobs.start({
    ...{ kind: 'rescan' as const, slot: 'rescan', rule: null, by: null, withPending: true },
    ...rules,
  });
  const batch = (await dying.jobs.claim(await jobOf(dying, id)))!;
  await other.tick();
  // While the dead one's lease lasts, its part is left alone, and the rescan does not end without it.
  expect(await jobOf(other, id)).toMatchObject({ state: 'running', done: LIVE + PENDING - 50 });
  shift = 21_000;
  await other.tick();
  await expectWhole(other, id);
  const late = { done: 50, unread: 0, pictures: 0, results: [] };
  await expect(dying.jobs.complete(batch, late, Infinity)).rejects.toThrow('taken over');
  await expectWhole(other, id);
});

it('a part that takes every process down with it is told as unread, and the rest is done', async () => {
  const service = processOf('c');
  const { id } = await service.jobs.start({
    ...{ kind: 'rescan' as const, slot: 'rescan', rule: null, by: null, withPending: false },
    ...rules,
  });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await service.jobs.claim(await jobOf(service, id));
    shift += 21_000;
  }
  await service.tick();
  expect(await jobOf(service, id)).toMatchObject({ state: 'done', done: LIVE, unread: 50, items: 18 + 50 });
});

it('newer rules supersede a rescan: the older one ends, and nothing more is added to it', async () => {
  const service = processOf('d');
  const old = { kind: 'rescan' as const, slot: 'rescan', rule: null, by: null, withPending: false };
  const { id } = await service.jobs.start({ ...old, stamp: 'old', code: 'old' });
  const asked = await service.ask(null);
  expect(asked.id).not.toBe(id);
  await service.tick();
  expect(await jobOf(service, id)).toMatchObject({ state: 'superseded', slot: null, done: 0 });
  await expectWhole(service, asked.id);
});
