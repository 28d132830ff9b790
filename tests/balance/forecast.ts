/** What is scheduled and what would be: the calendar, the plan, what-if, and the choices a form needs. Shares balance's park. */
import type { Caller, Park } from '../harness/park';

const ARTICLE = 'api::article.article';
const PLAN = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const MONTH = { from: '2026-06-01', to: '2026-07-01' };

interface Coming {
  documentId: string;
  theme?: string | null;
  channels?: string[];
  at?: string | null;
}

/** Registers the tests; `release` counts a post as review would have it counted. Nothing is left behind. */
export function describeForecast(park: () => Park, release: (post: object) => Promise<unknown>): void {
  let editor: Caller;
  const coded = (code: string): object => ({ documentId: `doc-${code}`, code, name: code });
  /** What review says is going to be released. */
  const coming = (posts: Coming[]): jest.SpyInstance =>
    jest.spyOn(park().strapi.plugin('review').service('upcoming'), 'list').mockResolvedValue(
      posts.map(({ documentId, theme = null, channels = ['website'], at = null }) => ({
        ...{ uid: ARTICLE, documentId, locale: 'zh-Hans', title: `稿件 ${documentId}`, scheduledAt: at },
        content: {
          uid: ARTICLE,
          locale: 'zh-Hans',
          fields: { theme: theme && coded(theme), channels: channels.map(coded) },
        },
      })),
    );
  const counted = async (counts: Record<string, number>): Promise<void> => {
    for (const [theme, posts] of Object.entries(counts))
      for (let i = 0; i < posts; i += 1)
        await release({ documentId: `${theme}-${i}`, theme, at: '2026-06-03T00:00:00.000Z' });
  };
  const meter = async () =>
    (
      await editor
        .get('/balance/meter')
        .query({ channel: 'website', ...MONTH })
        .expect(200)
    ).body;
  const calendar = async (query: object = MONTH) =>
    (
      await editor
        .get('/balance/calendar')
        .query({ channel: 'website', ...query })
        .expect(200)
    ).body;
  const whatIf = async (body: object) =>
    (await editor.post('/balance/what-if', { uid: ARTICLE, channels: ['website'], ...body }).expect(200)).body.channels;

  beforeAll(async () => {
    editor = await park().as('editor1');
    const admin = await park().as('admin');
    await admin.put('/balance/targets', { targets: PLAN, tolerance: 5 }).query({ channel: 'website' }).expect(200);
  });

  test('what is scheduled is in the plan and beside the index, day by day', async () => {
    await counted({ industry: 12, ideals: 6, guidance: 5, livelihood: 1 });
    const list = coming([
      { documentId: 'new', theme: 'livelihood', at: '2026-06-20T02:00:00.000Z' },
      { documentId: 'july', theme: 'livelihood', at: '2026-06-30T16:00:00.000Z' },
      { documentId: 'elsewhere', theme: 'livelihood', channels: ['wechat'], at: '2026-06-20T02:00:00.000Z' },
      { documentId: 'livelihood-0', theme: 'livelihood', at: '2026-06-21T02:00:00.000Z' },
      { documentId: 'signed', theme: 'ideals' },
    ]);
    const reading = await meter();
    expect(reading).toMatchObject({ n: 24, index: 89.17, plan: [{ code: 'livelihood', posts: 2 }], withinReach: null });
    expect(reading.scheduled).toEqual({ posts: 1, themes: [{ code: 'livelihood', count: 1 }], indexAfter: 92 });
    expect(list).toHaveBeenCalledTimes(1);
    park().strapi.config.set('plugin::balance.capacity', 0);
    expect((await meter()).withinReach).toEqual({ posts: 0, plan: [], index: 92 });
    park().strapi.config.set('plugin::balance.capacity', null);

    const { days, undated, today, timeZone } = await calendar();
    expect([days.length, today, timeZone]).toEqual([30, '2026-06-15', 'Asia/Shanghai']);
    const at = (day: string) => days.find((one: { day: string }) => one.day === day);
    expect(at('2026-06-14')).toEqual({ day: '2026-06-14', posts: [], n: null, index: null });
    expect(at('2026-06-19')).toMatchObject({ posts: [], n: 24, index: 89.17 });
    expect(at('2026-06-20')).toMatchObject({
      posts: [{ documentId: 'new', title: '稿件 new', theme: 'livelihood', at: '2026-06-20T02:00:00.000Z' }],
      ...{ n: 25, index: 92 },
    });
    // Out already: it is on the calendar, and changes nothing.
    expect(at('2026-06-21')).toMatchObject({ posts: [{ documentId: 'livelihood-0' }], n: 25, index: 92 });
    expect(undated).toMatchObject([{ documentId: 'signed', theme: 'ideals', at: null }]);
    expect((await calendar({ from: '2026-07-01', to: '2026-07-02' })).days).toMatchObject([
      { posts: [{ documentId: 'july' }], n: 1, index: 15 },
    ]);
  });

  test('what one post would do is said for each channel', async () => {
    await counted({ industry: 30, ideals: 8, guidance: 8, livelihood: 4 });
    coming([]);
    const [website, wechat] = await whatIf({ theme: 'livelihood', channels: ['website', 'wechat', 'website'] });
    expect(website).toMatchObject({ channel: 'website', n: 50, index: 80, indexAfter: 81.18, changes: 'adds' });
    expect(website.lacking.map(({ code, gap }: Record<string, unknown>) => [code, gap])).toEqual([
      ['ideals', 4.5],
      ['livelihood', 3.5],
    ]);
    expect(wechat).toMatchObject({ n: 0, index: null, indexAfter: 15, best: 40, changes: 'adds', lacking: [] });
    const [lower] = await whatIf({ theme: 'industry' });
    expect(lower).toMatchObject({ indexAfter: 79.22, changes: 'adds' });
    const out = { documentId: 'industry-0', locale: 'zh-Hans' };
    expect(await whatIf({ ...out, theme: 'industry' })).toMatchObject([{ indexAfter: 80, changes: 'nothing' }]);
    expect(await whatIf({ documentId: 'industry-0', theme: 'livelihood' })).toMatchObject([
      { n: 50, indexAfter: 82, changes: 'relabels' },
    ]);
    const weights = [
      { theme: 'ideals', permille: 500 },
      { theme: 'livelihood', permille: 500 },
    ];
    expect((await whatIf({ weights }))[0]).toMatchObject({ indexAfter: 81.18, changes: 'adds' });
    expect((await whatIf({}))[0]).toMatchObject({ indexAfter: 80, changes: 'nothing' });
    // What others have scheduled is no longer lacking; one's own scheduled post is.
    coming([1, 2, 3, 4, 5].map((i) => ({ documentId: `s${i}`, theme: 'ideals', at: '2026-06-20T02:00:00.000Z' })));
    const [{ lacking }] = await whatIf({ theme: 'ideals' });
    expect(lacking.map(({ code }: { code: string }) => code)).toEqual(['livelihood', 'guidance']);
  });

  test('a form is told what it may choose from, by what relations point at', async () => {
    const { types, themes, channels } = (await editor.get('/balance/labels').expect(200)).body;
    expect(types).toEqual([
      { uid: ARTICLE, name: '文章', theme: 'theme', weights: 'themeWeights', channels: 'channels' },
    ]);
    expect(themes.map(({ code }: { code: string }) => code)).toEqual(Object.keys(PLAN));
    expect(channels.map(({ code }: { code: string }) => code)).toEqual(['website', 'wechat', 'screen']);
    coming([]);
    const named = { theme: themes[3].documentId, channels: [channels[1].documentId] };
    expect(await whatIf(named)).toMatchObject([{ channel: 'wechat', indexAfter: 15 }]);
  });

  test.each([
    ['POST', '/balance/what-if', { uid: ARTICLE }, 'channels'],
    ['POST', '/balance/what-if', { uid: 'api::topic.topic', channels: [] }, 'uid'],
    ['POST', '/balance/what-if', { uid: 'constructor', channels: [] }, 'uid'],
    [
      'POST',
      '/balance/what-if',
      { uid: ARTICLE, channels: [], weights: [{ theme: 'a', permille: -1 }] },
      'weights.0.permille',
    ],
    ['GET', '/balance/calendar', {}, 'channel'],
    ['GET', '/balance/calendar', { channel: 'website', from: '2026-01-01', to: '2026-06-01' }, 'to'],
    ['GET', '/balance/labels', { uid: ARTICLE }, 'uid'],
  ])('%s %s with %j is refused', async (method, path, input, field) => {
    const answer = method === 'GET' ? editor.get(path).query(input) : editor.post(path, input);
    const { error } = (await answer.expect(400)).body;
    expect(error.details).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: field }] });
  });
}

/**
 * A document that every signature is there for is seen with what was signed, by its time once it has one. `act` is an act
 * of whoever may release; the document is left as it was.
 */
export async function seenAhead(
  park: Park,
  documentId: string,
  act: (action: string, at?: string) => Promise<unknown>,
): Promise<void> {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const upcoming = () => park.strapi.plugin('review').service('upcoming').list();
  expect(await upcoming()).toMatchObject([{ uid: ARTICLE, documentId, locale: 'zh-Hans', scheduledAt: null }]);
  await act('schedule', at);
  const [post] = await upcoming();
  expect(post).toMatchObject({ scheduledAt: at, content: { fields: { theme: { code: 'livelihood' } } } });
  const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const seenBy = async (mayRead: boolean) => {
    const view = await park.strapi
      .plugin('balance')
      .service('calendar')
      .of('website', { from, to }, () => mayRead);
    return view.days.flatMap(({ posts }: { posts: object[] }) => posts);
  };
  expect(await seenBy(true)).toMatchObject([{ documentId, at, title: post.title }]);
  // Who may not read entries of the type learns that there is one, and no more.
  expect(await seenBy(false)).toMatchObject([{ documentId, at, title: null }]);
  await act('unschedule');
}
