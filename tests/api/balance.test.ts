/** The balance meter through the API, on real tables: targets, permissions, windows, and what releases and recalls count. */
import { describeChoices } from '../balance/choices';
import { describeExposureLines } from '../balance/exposure-lines';
import { describeFiles } from '../balance/files';
import { describeForecast } from '../balance/forecast';
import type { Listener, Post } from '../balance/posts';
import { describeFreshness } from '../balance/freshness';
import { describeOrder } from '../balance/order';
import { describeRecord } from '../balance/record';
import { describeReport } from '../balance/report';
import { describeSigned } from '../balance/signed';
import { describeSuggestion } from '../balance/suggestion';
import { describeSums } from '../balance/sums';
import { describeTimes } from '../balance/times';
import { describeWithoutReview } from '../balance/without-review';
import { startPark, type Caller, type Park } from '../harness/park';

const METER = '/balance/meter';
const TARGETS = '/balance/targets';
const NOW = '2026-06-15T00:00:00.000Z';
const MARCH = { from: '2026-03-01', to: '2026-04-01' };
const PLAN = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const ARTICLE = 'api::article.article';

type Facet = { key: string; values(content: object): string[] };

describe('balance', () => {
  let park: Park;
  let admin: Caller;
  let editor: Caller;

  const coded = (code: string): object => ({ documentId: `doc-${code}`, code, name: code });
  const releaseOf = ({ documentId, theme = null, weights, channels = ['website'], ...post }: Post) => {
    const at = post.at ?? '2026-03-10T00:00:00.000Z';
    const locale = post.locale ?? 'zh-Hans';
    const list = Object.entries(weights ?? {}).map(([code, permille]) => ({ theme: coded(code), permille }));
    const fields = { theme: theme && coded(theme), themeWeights: list, channels: channels.map(coded) };
    const content = { uid: ARTICLE, locale, fields };
    const times = { releasedAt: at, firstReleasedAt: post.firstAt ?? at };
    return { id: 1, uid: ARTICLE, documentId, locale, digest: 'x', title: documentId, content, ...times };
  };
  const listener = (): Listener => {
    const all: Listener[] = park.strapi.plugin('review').service('registry').listeners();
    return all.find(({ key }) => key === 'balance') as Listener;
  };
  /** What review does: the listener is called inside the transaction of the act. */
  const release = (post: Post) =>
    park.strapi.db.transaction(() => listener().onRelease({ release: releaseOf(post), previous: null }));
  const recall = (post: Post, at: string) =>
    park.strapi.db.transaction(() => listener().onRecall({ release: releaseOf(post), at, reason: 'wrong figure' }));
  const meter = async (query: object = {}, channel = 'website') => {
    const answer = await admin.get(METER).query({ channel, ...MARCH, ...query });
    return answer.status === 200 ? answer.body : Promise.reject(new Error(answer.text));
  };
  const counts = async (query: object = {}, channel = 'website'): Promise<Record<string, number>> => {
    const { themes } = await meter(query, channel);
    return Object.fromEntries(themes.map(({ code, count }: { code: string; count: number }) => [code, count]));
  };
  const clear = async (): Promise<void> => {
    for (const name of ['exposure', 'exposure-theme', 'day'])
      await park.strapi.db.query(`plugin::balance.${name}`).deleteMany({});
  };

  beforeAll(async () => {
    park = await startPark();
    admin = await park.as('admin');
    editor = await park.as('editor1');
    park.strapi.get('services').set('plugin::balance.clock', { now: () => new Date(NOW) });
  });
  beforeEach(clear);
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => park.stop());

  describe('targets', () => {
    const put = (body: object, channel = 'screen') => admin.put(TARGETS, body).query({ channel });

    test('are readable by an editor, who may not write them', async () => {
      const before = await editor.get(TARGETS).query({ channel: 'website' }).expect(200);
      expect(before.body).toMatchObject({ targets: PLAN, tolerance: 5, weight: 1, writable: false });
      const targets = { industry: 25, ideals: 25, guidance: 25, livelihood: 25 };
      await editor.put(TARGETS, { targets }).query({ channel: 'website' }).expect(403);
      const after = await editor.get(TARGETS).query({ channel: 'website' }).expect(200);
      expect(after.body).toEqual(before.body);
    });

    test('set by an administrator are in force at once; the earlier row stays', async () => {
      const rows = park.strapi.db.query('plugin::balance.target');
      const [first] = await rows.findMany({ where: { channel: 'screen' }, orderBy: { id: 'asc' } });
      const targets = { industry: 10, ideals: 20, guidance: 30, livelihood: 40 };
      const set = await put({ targets, tolerance: 8 }).expect(200);
      expect(set.body).toMatchObject({ channel: 'screen', targets, tolerance: 8, weight: 1, writable: true });
      const now = await admin.get(TARGETS).query({ channel: 'screen' }).expect(200);
      expect(now.body).toEqual(set.body);
      // Tolerance is kept when it is not said.
      expect((await put({ targets: PLAN }).expect(200)).body.tolerance).toBe(8);
      const kept = await rows.findMany({ where: { channel: 'screen' }, orderBy: { id: 'asc' } });
      expect(kept).toHaveLength(3);
      expect(kept[0]).toEqual(first);
    });

    test('of a past month are the ones of that month', async () => {
      await put({ targets: { industry: 100, ideals: 0, guidance: 0, livelihood: 0 } }, 'wechat').expect(200);
      await release({ documentId: 'a', theme: 'industry', channels: ['wechat'] });
      expect((await meter({}, 'wechat')).themes[0]).toMatchObject({ code: 'industry', target: 40 });
      const running = await admin.get(METER).query({ channel: 'wechat' }).expect(200);
      expect(running.body.themes[0]).toMatchObject({ code: 'industry', target: 100 });
      await put({ targets: PLAN }, 'wechat').expect(200);
    });

    test.each([
      ['a missing theme', { industry: 60, ideals: 25, guidance: 15 }, 'targets.livelihood'],
      ['an unknown theme', { ...PLAN, sport: 0 }, 'targets.sport'],
      ['a fraction', { ...PLAN, industry: 39.5, ideals: 25.5 }, 'targets.industry'],
      ['a negative target', { industry: 120, ideals: -20, guidance: 0, livelihood: 0 }, 'targets.ideals'],
      ['a sum of 99', { ...PLAN, industry: 39 }, 'targets'],
    ])('refuse %s', async (_, targets, path) => {
      const { body } = await put({ targets }).expect(422);
      expect(body.error).toMatchObject({
        message: expect.stringMatching(/目标/),
        details: { code: 'INVALID_TARGETS' },
      });
      expect(body.error.details.fields.map((field: { path: string }) => field.path)).toContain(path);
    });

    test.each([
      ['no targets', {}],
      ['targets that are a list', { targets: [40, 25, 20, 15] }],
      ['a number as text', { targets: { ...PLAN, industry: '40' } }],
      ['an unknown field', { targets: PLAN, since: '2020-01-01' }],
      ['a tolerance below 0', { targets: PLAN, tolerance: -1 }],
    ])('refuse %s as malformed', async (_, body) => {
      const answer = await put(body).expect(400);
      expect(answer.body.error.details.code).toBe('INVALID_INPUT');
      expect(answer.body.error.details.fields.length).toBeGreaterThan(0);
    });

    test('need a known channel', async () => {
      await put({ targets: PLAN }, 'radio').expect(404);
      for (const path of [TARGETS, METER]) {
        const { body } = await admin.get(path).query({ channel: 'radio' }).expect(404);
        expect(body.error.details.code).toBe('NOT_FOUND');
      }
      expect((await admin.get(TARGETS).expect(400)).body.error.details.fields[0].path).toBe('channel');
    });
  });

  test('the meter is for accounts, and for every role of the park', async () => {
    for (const path of [METER, TARGETS]) await park.agent().get(path).query({ channel: 'website' }).expect(401);
    await park.agent().put(TARGETS).send({ targets: PLAN }).query({ channel: 'website' }).expect(401);
    for (const account of ['editor1', 'reviewer1', 'auditor'] as const)
      await (await park.as(account)).get(METER).expect(200);
  });

  describe('the question', () => {
    test.each([
      [{ channel: 'website', chanel: 'x' }, 'chanel'],
      [{ from: 'yesterday' }, 'from'],
      [{ to: '2026-02-30' }, 'to'],
      [{ from: '2026-03-02', to: '2026-03-01' }, 'to'],
      [{ channel: ['website', 'wechat'] }, 'channel'],
    ])('%j is refused', async (query, path) => {
      const { body } = await admin.get(METER).query(query).expect(400);
      expect(body.error.details).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path, reason: expect.any(String) }],
      });
    });

    test('without dates is about the running month of the park', async () => {
      const { body } = await admin.get(METER).query({ channel: 'website' }).expect(200);
      expect([body.from, body.to]).toEqual(['2026-05-31T16:00:00.000Z', '2026-06-30T16:00:00.000Z']);
    });
  });

  describe('counting', () => {
    const month = async (numbers: Record<string, number>): Promise<void> => {
      for (const [theme, posts] of Object.entries(numbers))
        for (let i = 0; i < posts; i += 1) await release({ documentId: `${theme}-${i}`, theme });
    };

    test('gives the worked example 30/8/8/4', async () => {
      expect(await meter()).toMatchObject({ n: 0, index: null, best: null, plan: [], trend: null });
      await month({ industry: 30, ideals: 8, guidance: 8, livelihood: 4 });
      const { themes, plan, ...reading } = await meter();
      expect(reading).toMatchObject({ n: 50, index: 80, best: 99, unlabelled: 0, trend: null });
      expect(themes.map((theme: object) => Object.values(theme).filter((_, i) => i !== 1))).toEqual([
        // code, (name), target, count, share, gap, level
        ['industry', 40, 30, 0.6, -10, 'ok'],
        ['ideals', 25, 8, 0.16, 4.5, 'watch'],
        ['guidance', 20, 8, 0.16, 2, 'ok'],
        ['livelihood', 15, 4, 0.08, 3.5, 'watch'],
      ]);
      expect(plan.map(({ code, posts }: { code: string; posts: number }) => `${code} ${posts}`)).toEqual([
        'ideals 8',
        'guidance 4',
        'livelihood 5',
      ]);
    });

    test('counts a post once per locale and channel, at its first release', async () => {
      const post = { documentId: 'a', theme: 'industry', channels: ['website', 'wechat'] };
      await release({ ...post, at: '2026-03-10T00:00:00.000Z' });
      await release({ ...post, at: '2026-05-10T00:00:00.000Z', firstAt: '2026-03-10T00:00:00.000Z' });
      expect((await meter()).n).toBe(1);
      expect((await meter({}, 'wechat')).n).toBe(1);
      expect((await meter({}, 'screen')).n).toBe(0);
      expect((await meter({ from: '2026-05-01', to: '2026-06-01' })).n).toBe(0);
      await release({ ...post, locale: 'en', channels: ['website'] });
      expect((await meter()).n).toBe(2);
    });

    test('moves a post to its new theme, not to a new month', async () => {
      await release({ documentId: 'a', theme: 'industry' });
      await release({ documentId: 'a', weights: { ideals: 700, livelihood: 300 }, at: '2026-05-10T00:00:00.000Z' });
      expect(await counts()).toEqual({ industry: 0, ideals: 0.7, guidance: 0, livelihood: 0.3 });
    });

    test('drops a recalled post, and counts it again from its new release', async () => {
      const post = { documentId: 'a', theme: 'industry', channels: ['website', 'wechat'] };
      await release(post);
      await recall(post, '2026-03-20T00:00:00.000Z');
      expect((await meter()).n).toBe(0);
      expect((await meter({}, 'wechat')).n).toBe(0);
      await release({ ...post, at: '2026-04-05T00:00:00.000Z', firstAt: '2026-03-10T00:00:00.000Z' });
      expect((await meter()).n).toBe(0);
      expect((await meter({ from: '2026-04-01', to: '2026-05-01' })).n).toBe(1);
    });

    test('stops counting on a channel that a later release leaves', async () => {
      await release({ documentId: 'a', theme: 'industry', channels: ['website', 'wechat'] });
      await release({ documentId: 'a', theme: 'industry', at: '2026-03-12T00:00:00.000Z' });
      expect([(await meter()).n, (await meter({}, 'wechat')).n]).toEqual([1, 0]);
    });

    test('keeps posts without a theme beside the index', async () => {
      await release({ documentId: 'a', theme: null });
      await release({ documentId: 'b', theme: 'industry' });
      expect(await meter()).toMatchObject({ n: 1, unlabelled: 1, index: 40 });
    });

    test('has half-open windows that begin at midnight in the park', async () => {
      await release({ documentId: 'last', theme: 'industry', at: '2026-02-28T15:59:59.999Z' });
      await release({ documentId: 'first', theme: 'ideals', at: '2026-02-28T16:00:00.000Z' });
      await release({ documentId: 'end', theme: 'guidance', at: '2026-03-31T16:00:00.000Z' });
      expect(await counts()).toEqual({ industry: 0, ideals: 1, guidance: 0, livelihood: 0 });
      const utc = { from: '2026-02-28T15:59:59.999Z', to: '2026-02-28T16:00:00.000Z' };
      expect(await counts(utc)).toMatchObject({ industry: 1, ideals: 0 });
    });

    test('does not happen when the act does not', async () => {
      const failing = park.strapi.db.transaction(async () => {
        await listener().onRelease({ release: releaseOf({ documentId: 'a', theme: 'industry' }), previous: null });
        throw new Error('another listener refuses');
      });
      await expect(failing).rejects.toThrow('refuses');
      expect((await meter()).n).toBe(0);
    });

    test('shows a trend over 30 and 30 days', async () => {
      for (let i = 0; i < 20; i += 1) {
        await release({ documentId: `old-${i}`, theme: 'industry', at: '2026-02-10T00:00:00.000Z' });
        const theme = ['industry', 'ideals', 'guidance', 'livelihood'][i % 4] ?? null;
        await release({ documentId: `new-${i}`, theme, at: '2026-03-20T00:00:00.000Z' });
      }
      expect((await meter()).trend).toEqual({ previousIndex: 40, delta: 45, n: 20, previousN: 20 });
    });
  });

  test('all channels together give the weighted mean of those with posts', async () => {
    await release({ documentId: 'a', theme: 'industry', channels: ['website'] });
    await release({ documentId: 'b', theme: 'livelihood', channels: ['wechat'] });
    const { body } = await admin.get(METER).query(MARCH).expect(200);
    const indices = body.channels.map(({ channel, index }: Record<string, unknown>) => `${channel} ${index}`);
    expect(indices).toEqual(['website 40', 'wechat 15', 'screen null']);
    expect(body.index).toBe(27.5);
    expect(body.channels[0]).toMatchObject({ name: '官方网站', weight: 1, n: 1 });
  });

  describe('rebuilding', () => {
    const live = (posts: Post[]): jest.SpyInstance =>
      jest.spyOn(park.strapi.plugin('review').service('releases'), 'current').mockResolvedValue(posts.map(releaseOf));
    const rebuild = (): Promise<number> => park.strapi.plugin('balance').service('exposures').rebuild();
    const tables = async (): Promise<unknown> => {
      const all = ['exposure', 'exposure-theme'].map((name) =>
        park.strapi.db.query(`plugin::balance.${name}`).findMany(),
      );
      const rows: Record<string, unknown>[] = (await Promise.all(all)).flat();
      const fields = ['channel', 'document', 'theme', 'permille', 'firstReleasedAt', 'recalledAt'];
      return rows.map((row) => JSON.stringify(fields.map((field) => row[field] ?? null))).sort();
    };

    test('gives what the releases one by one gave', async () => {
      const posts: Post[] = [
        { documentId: 'a', theme: 'industry', channels: ['website', 'wechat'] },
        { documentId: 'b', weights: { ideals: 600, guidance: 400 }, at: '2026-03-11T00:00:00.000Z' },
        { documentId: 'c', theme: null, locale: 'en' },
      ];
      for (const post of posts) await release(post);
      const incremental = await tables();
      live(posts);
      await clear();
      expect(await rebuild()).toBe(3);
      expect(await tables()).toEqual(incremental);
      await rebuild();
      expect(await tables()).toEqual(incremental);
    });

    test('drops what is no longer live, and keeps the time a post counts from', async () => {
      await release({ documentId: 'a', theme: 'industry', at: '2026-03-10T00:00:00.000Z' });
      await release({ documentId: 'gone', theme: 'industry' });
      live([{ documentId: 'a', theme: 'ideals', at: '2026-05-01T00:00:00.000Z', firstAt: '2026-01-01T00:00:00.000Z' }]);
      await rebuild();
      expect(await counts()).toMatchObject({ industry: 0, ideals: 1 });
    });
  });

  describe('without review', () => describeWithoutReview(() => park));

  describe('beside the other plugins', () => {
    test('orders a balanced feed by the channel’s targets', async () => {
      const orderer = park.strapi.plugin('delivery').service('registry').orderer();
      const items = ['industry', 'ideals', 'guidance', 'livelihood'].flatMap((theme) =>
        Array.from({ length: 10 }, (_, i) => ({ id: `${theme}-${i}`, theme, releasedAt: '2026-03-01T00:00:00.000Z' })),
      );
      const ids: string[] = await orderer.order('website', items, { locale: 'zh-Hans', now: new Date(NOW) });
      const themes = ids.slice(0, 10).map((id) => id.slice(0, 2));
      expect(themes.join(' ')).toBe('in id gu in li in id gu in id');
      expect([...ids].sort()).toEqual(items.map(({ id }) => id).sort());
    });

    test('tells review the themes of a content', async () => {
      const facets: Facet[] = park.strapi.plugin('review').service('registry').facets();
      const { content } = releaseOf({ documentId: 'a', weights: { ideals: 300, industry: 700 } });
      expect(facets.find(({ key }) => key === 'theme')?.values(content)).toEqual(['industry', 'ideals']);
    });
  });

  describe('the meter as a file', () => describeFiles(() => park, release));

  describe('what is to come', () =>
    describeForecast(
      () => park,
      (post) => release(post as Post),
    ));

  describe('what was suggested and chosen', () =>
    describeChoices(
      () => park,
      (post) => release(post as Post),
    ));

  describe('targets on record', () => describeRecord(() => park));

  describe('analysis reports', () => describeReport(() => park));

  describe('other units', () => describeExposureLines({ park: () => park, meter, release, recall }));

  describe('daily sums', () => describeSums(() => park, { release, recall }));

  describe('windows, closings, history and targets to come', () => describeTimes(() => park, { release, recall }));

  describe('update limits', () => describeFreshness(() => park));

  describe('the order of lists', () => describeOrder(() => park));

  describe('the theme suggestion', () => describeSuggestion(() => park));

  describe('with review', () => describeSigned(() => park));
});
