/** The theme suggestion through the API: what an editor is told, and how a model comes into use. Shares balance's park. */
import fs from 'node:fs';
import path from 'node:path';
import { isBlind } from '../../plugins/balance/server/src/core/suggest';
import { SEED_POSTS } from '../../plugins/balance/server/src/data/seed-posts';
import { models as newModels } from '../../plugins/balance/server/src/services/models';
import { themes as parkThemes } from '../../plugins/balance/server/src/services/themes';
import { TrainingThread } from '../../plugins/balance/server/src/training/training-thread';
import type { Caller, Park } from '../harness/park';

const SUGGEST = '/balance/suggest';
const MODELS = '/balance/models';
const ARTICLE = 'api::article.article';
const ROWS = 'plugin::balance.suggest-model';
const CODES = ['industry', 'ideals', 'guidance', 'livelihood'];

/** An organisation that calls every theme what the made-up posts call another one: only training can tell. */
const turned = (theme: string): string => CODES[(CODES.indexOf(theme) + 1) % CODES.length] ?? '';

const CANTEEN = { title: '园区食堂延长晚餐供应时间', summary: '方便加班职工就餐', text: '宿舍区班车同步增加晚班。' };

interface Training {
  id: number;
  state: string;
  problem: string | null;
  replaces: boolean;
  version: string;
  trainedOn: { confirmed: number; synthetic: number };
  evaluation: {
    report: { posts: number; right: number };
    agreement: Record<'blind' | 'open', { posts: number }>;
  };
}

/** What a training would learn from now, each post as theme and title. */
export async function learntFrom({ strapi }: Park): Promise<string[]> {
  const found: string[] = [];
  for await (const page of strapi.plugin('balance').service('confirmedPosts').read().pages)
    found.push(...page.map(({ theme, title }: { theme: string; title: string }) => `${theme} ${title}`));
  return found;
}

/** Declares the tests; the park is there once they run. */
export function describeSuggestion(parkOf: () => Park): void {
  let admin: Caller;
  let editor: Caller;
  const service = (name: string) => parkOf().strapi.plugin('balance').service(name);
  const rows = () => parkOf().strapi.db.query(ROWS);
  const put = (name: string, value: object): void => void parkOf().strapi.get('services').set(name, value);

  const suggest = async (body: object = CANTEEN) => (await editor.post(SUGGEST, body).expect(200)).body;
  const overview = async () => (await editor.get(MODELS).expect(200)).body;
  /** Asks for a training and waits for its end. */
  const train = async (): Promise<Training> => {
    const { id } = (await admin.post(MODELS).expect(200)).body;
    await service('training').settled();
    return (await overview()).trainings.find((one: Training) => one.id === id);
  };

  /** So many releases as review would hand them out, the newest first; `label` says what their theme was signed to be. */
  function live(count: number, label: (theme: string, i: number) => string | null): jest.SpyInstance {
    const releases = SEED_POSTS.slice(0, count).map(({ title, text, day, theme }, i) => {
      const code = label(theme, i);
      const fields = {
        title,
        body: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
        theme: code && { code },
      };
      const at = `${day}T04:00:00.000Z`;
      return {
        uid: ARTICLE,
        documentId: `d${i}`,
        locale: 'zh-Hans',
        content: { fields },
        releasedAt: at,
        firstReleasedAt: at,
      };
    });
    const page = async ({ before = count, limit }: { before?: number; limit: number }) => {
      const from = Math.max(0, before - limit);
      return { releases: releases.slice(from, before).reverse(), next: from === 0 ? null : from };
    };
    return jest.spyOn(parkOf().strapi.plugin('review').service('releases'), 'page').mockImplementation(page as never);
  }

  beforeAll(async () => {
    admin = await parkOf().as('admin');
    editor = await parkOf().as('editor1');
  });

  const empty = (): Promise<unknown> => rows().deleteMany({});

  test('a fresh park gets suggestions, and is told what they rest on', async () => {
    const { state, suggestions, model } = await suggest();
    expect(state).toBe('suggested');
    expect(suggestions[0]).toMatchObject({ code: 'livelihood', name: '民生服务', strength: expect.any(String) });
    expect(suggestions[0].confidence).toBeGreaterThan(0.5);
    expect(suggestions[0].confidence).toBeLessThanOrEqual(1);
    expect(suggestions[0].because.length).toBeGreaterThan(0);
    expect(CANTEEN.title + CANTEEN.summary + CANTEEN.text).toContain(suggestions[0].because[0]);
    expect(model).toMatchObject({ isStarter: true, kind: 'naive-bayes', trainedOn: { confirmed: 0, synthetic: 240 } });
    expect(await suggest({ title: 'xyz' })).toMatchObject({ state: 'unsure', suggestions: [], model });
    expect(await overview()).toMatchObject({ inUse: model, trainings: [], trainable: false, unknownThemes: [] });
    await parkOf().agent().post(SUGGEST).send(CANTEEN).expect(401);
    await parkOf().agent().get(MODELS).expect(401);
  });

  test.each([
    ['no title', { text: '食堂' }, 'title'],
    ['a title that is no text', { title: 7 }, 'title'],
    ['a title that is too long', { title: '长'.repeat(501) }, 'title'],
    ['a text that is too long', { title: '', text: '长'.repeat(20_001) }, 'text'],
    ['a summary that is null', { title: '', summary: null }, 'summary'],
    ['an unknown field', { title: '', body: '食堂' }, 'body'],
    ['a list', [], 'body'],
  ])('%s is refused', async (_, body, field) => {
    const { error } = (await editor.post(SUGGEST, body).expect(400)).body;
    expect(error.details).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: field, reason: expect.any(String) }],
    });
  });

  test('in one document of ten nothing is suggested', async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `document${i}`);
    const [blind, open] = [ids.find(isBlind), ids.find((id) => !isBlind(id))];
    expect(await suggest({ ...CANTEEN, documentId: blind })).toMatchObject({ state: 'blind', suggestions: [] });
    expect((await suggest({ ...CANTEEN, documentId: open })).state).toBe('suggested');
  });

  describe('a trained model', () => {
    let other: ReturnType<typeof newModels>;
    let pages: { most: number; asked: number };
    let good: Training;
    beforeAll(async () => {
      await empty();
      other = newModels({ strapi: parkOf().strapi });
      expect((await other.current(CODES)).about.isStarter).toBe(true);
      const page = live(130, turned);
      await editor.post(MODELS).expect(403);
      good = await train();
      pages = { most: Math.max(...page.mock.calls.map(([{ limit }]) => limit)), asked: page.mock.calls.length };
    });

    test('has learnt from what was signed, page by page, and every process uses it', async () => {
      expect(good).toMatchObject({ state: 'done', problem: null, replaces: true, isWhole: true, kind: 'regression' });
      expect(good.trainedOn).toEqual({ confirmed: 104, synthetic: 0 });
      expect(pages).toEqual({ most: 25, asked: 6 });
      const { report, agreement } = good.evaluation;
      expect(report.posts).toBe(26);
      expect(report.right).toBeGreaterThan(13);
      expect(agreement.blind.posts + agreement.open.posts).toBe(26);
      expect(agreement.blind.posts).toBe(SEED_POSTS.filter((_, i) => i >= 104 && i < 130 && isBlind(`d${i}`)).length);

      const { suggestions, model } = await suggest();
      expect(model).toMatchObject({ version: good.version, isStarter: false, kind: 'regression' });
      expect(suggestions[0]).toMatchObject({ code: turned('livelihood'), strength: null });
      expect((await other.current(CODES)).about).toEqual(model);
    });

    test('suggests no theme that was renamed or removed, and the page says so', async () => {
      const themeRows = parkOf().strapi.db.query('plugin::balance.theme');
      const code = turned('livelihood');
      await themeRows.update({ where: { code }, data: { code: 'renamed' } });
      try {
        expect(await suggest()).toMatchObject({ state: 'unsure', suggestions: [] });
        expect(await overview()).toMatchObject({ goneThemes: [code], unknownThemes: ['renamed'] });
      } finally {
        await themeRows.update({ where: { code: 'renamed' }, data: { code } });
      }
      expect((await suggest()).state).toBe('suggested');
    });

    test('is not replaced by a worse one, whose evaluation is kept', async () => {
      live(160, (theme, i) => (i < 128 ? (CODES[i % 4] ?? null) : turned(theme)));
      const worse = await train();
      expect(worse).toMatchObject({ state: 'done', replaces: false, evaluation: { report: { posts: 32 } } });
      expect((await overview()).inUse.version).toBe(good.version);
      const stored = await rows().findMany({ orderBy: { id: 'asc' } });
      expect(stored.map(({ model }: { model: unknown }) => model !== null)).toEqual([true, false]);
    });

    test('stays as it is when a thread fails, and the next training begins anew', async () => {
      const script = path.join(parkOf().ground.folder, 'broken.js');
      fs.writeFileSync(script, `require('node:worker_threads').parentPort.on('message', () => process.exit(1));`);
      const parked = service('trainer');
      put('plugin::balance.trainer', { open: () => new TrainingThread(script) });
      const log = jest.spyOn(parkOf().strapi.log, 'error').mockImplementation(() => parkOf().strapi.log);
      live(40, turned);
      try {
        expect(await train()).toMatchObject({ state: 'failed', problem: 'failed', evaluation: null });
      } finally {
        put('plugin::balance.trainer', parked);
      }
      expect(log.mock.calls).toEqual([[expect.stringContaining('the thread that trains ended')]]);
      expect((await suggest()).model.version).toBe(good.version);
      expect((await train()).state).toBe('done');
    });

    test('outlasts twenty trainings, which are all that is remembered', async () => {
      const data = { state: 'done', claim: 'x', leased: '2026-06-01', startedAt: '2026-06-01', replaces: false };
      for (let i = 0; i < 25; i += 1) await rows().create({ data: { ...data } });
      live(0, turned);
      expect(await train()).toMatchObject({ replaces: false, evaluation: { report: { posts: 0 } } });
      expect((await overview()).trainings).toHaveLength(20);
      expect(await rows().count()).toBe(21);
      expect((await overview()).inUse.version).toBe(good.version);
    });
  });

  test('few confirmed posts are learnt beside the made-up ones, and counted apart; those without a theme are not', async () => {
    await empty();
    live(30, (theme, i) => (i < 20 ? turned(theme) : null));
    expect(await train()).toMatchObject({ kind: 'naive-bayes', trainedOn: { confirmed: 16, synthetic: 240 } });
  });

  describe('several processes', () => {
    beforeEach(empty);
    const taken = (leased: string) =>
      rows().create({
        data: {
          state: 'running',
          slot: 'training',
          claim: 'another process',
          leased,
          startedAt: leased,
          replaces: false,
        },
      });

    test('one trains, the others name its training; one that died is taken over', async () => {
      live(40, turned);
      const running = await taken('2026-06-15T00:01:00.000Z');
      expect((await admin.post(MODELS).expect(200)).body).toEqual({ id: running.id });
      await service('training').settled();
      expect((await overview()).trainings).toMatchObject([{ id: running.id, state: 'running' }]);
      await rows().update({ where: { id: running.id }, data: { leased: '2026-06-14T23:59:00.000Z' } });
      const { id } = await train();
      expect((await overview()).trainings).toMatchObject([
        { id, state: 'done' },
        { id: running.id, state: 'failed', problem: 'silent' },
      ]);
    });

    test('what was taken over keeps nothing of the one that was silent', async () => {
      const runs = newModels({ strapi: parkOf().strapi }).runs;
      const { run } = await runs.take();
      await rows().update({ where: { id: run.id }, data: { slot: null, state: 'failed' } });
      expect(await runs.renew(run)).toBe(false);
      const learned = { model: { posts: 1 }, evaluation: {}, replaces: true };
      expect(await runs.finish(run, learned as never, true)).toBe(false);
      expect(await runs.newest()).toBeNull();
    });

    test('by itself one training a day is begun, and none without posts', async () => {
      const tick = () => service('training').tick();
      const count = async () => (await overview()).trainings.length;
      live(0, turned);
      await tick();
      expect(await count()).toBe(0);
      live(40, turned);
      await Promise.all([tick(), tick()]);
      await tick();
      expect(await count()).toBe(1);
      await rows().updateMany({ where: {}, data: { startedAt: '2026-06-13T23:59:00.000Z' } });
      await tick();
      expect(await count()).toBe(2);
    });

    test('none is begun where another process has begun and ended one since the look', async () => {
      live(40, turned);
      let isQuicker = true;
      const leave = parkOf().strapi.db.lifecycles.subscribe({
        models: [ROWS],
        async beforeCreate() {
          if (!isQuicker) return;
          isQuicker = false;
          const at = '2026-06-15T00:00:00.000Z';
          const other = { state: 'done', claim: 'another process', leased: at, startedAt: at, replaces: false };
          await rows().create({ data: other });
        },
      });
      await service('training').tick();
      leave();
      expect((await rows().findMany({})).map(({ claim }: { claim: string }) => claim)).toEqual(['another process']);
    });
  });

  test('without themes there is nothing to suggest and nothing to train', async () => {
    put('plugin::balance.themes', { list: async () => [] });
    try {
      expect(await suggest()).toMatchObject({ state: 'no-themes', suggestions: [] });
      expect(await train()).toMatchObject({ state: 'failed', problem: 'themes' });
    } finally {
      put('plugin::balance.themes', parkThemes({ strapi: parkOf().strapi }));
    }
    expect((await suggest()).state).toBe('suggested');
  });
}
