/** F12: columns and accounts against their update limits through the API, and what releases and recalls do to them. Shares balance's park. */
import { offstage } from '../harness/offstage';
import type { Caller, Park } from '../harness/park';

const BOARD = '/balance/freshness';
const LIMITS = `${BOARD}/limits`;
const ARTICLE = 'api::article.article';

interface Line {
  code: string;
  state: string;
  left: number | null;
  ageDays: number | null;
  isLate: boolean;
  by: string | null;
  rule: { id: string } | null;
  last: { documentId: string; title: string; at: string } | null;
  next: { documentId: string; title: string | null; at: string | null; isInTime: boolean | null } | null;
}
interface Board {
  columns: Line[];
  accounts: Line[];
  sums: { id: string; count: number; isReached: boolean }[];
  writable: boolean;
}
interface Item {
  documentId: string;
  column?: string;
  at: string;
  title?: string;
  channels?: string[];
  theme?: string;
  locale?: string;
}

/** Registers the tests; `park` is asked for when they run. Balance's clock stands at 2026-06-15T00:00:00Z. */
export function describeFreshness(park: () => Park): void {
  let admin: Caller;
  let editor: Caller;
  const rows = (name: string) => park().strapi.db.query(`plugin::balance.${name}`);
  const updates = () => park().strapi.plugin('balance').service('updates');
  const coded = (code: string) => ({ documentId: `doc-${code}`, code, name: code });
  const releaseOf = ({ documentId, column, at, title = documentId, locale = 'zh-Hans', ...item }: Item) => {
    const relations = { channels: (item.channels ?? ['website']).map(coded), theme: coded(item.theme ?? 'industry') };
    const fields = { title, ...relations, ...(column ? { column: coded(column) } : {}) };
    const content = { uid: ARTICLE, locale, fields };
    return { uid: ARTICLE, documentId, locale, title, content, releasedAt: at, firstReleasedAt: at };
  };
  const release = (item: Item) => updates().note({ kind: 'release', at: item.at, release: releaseOf(item) });
  const recall = (item: Item, at: string) => updates().note({ kind: 'recall', at, release: releaseOf(item) });
  const board = async (query: object = {}): Promise<Board> => (await admin.get(BOARD).query(query).expect(200)).body;
  const columnOf = async (code: string, query: object = {}): Promise<Line | undefined> =>
    (await board(query)).columns.find((line) => line.code === code);
  const ifRecalled = async (documentId: string) =>
    (await editor.get(`${BOARD}/if-recalled`).query({ uid: ARTICLE, documentId, locale: 'zh-Hans' }).expect(200)).body;

  beforeAll(async () => {
    admin = await park().as('admin');
    editor = await park().as('editor1');
    await updates().catchUp();
  });
  beforeEach(() => rows('stretch').deleteMany({}));
  afterAll(() => rows('stretch').deleteMany({}));

  test('A12.1 the board matches a table made by hand, at each limit and a second before', async () => {
    await release({ documentId: 'a', column: 'news', at: '2026-06-01T00:00:01.000Z', channels: ['website', 'wechat'] });
    await release({ documentId: 'b', column: 'notice', at: '2025-12-15T00:00:00.000Z' });
    await release({ documentId: 'c', column: 'policy', at: '2025-12-15T00:00:01.000Z' });
    await release({ documentId: 'd', column: 'service', at: '2026-05-10T00:00:00.000Z' });
    await release({ documentId: 'e', column: 'life', at: '2024-01-01T00:00:00.000Z' });
    // Not on the website, and not in the language that is watched: neither is an update of the column.
    await release({ documentId: 'f', column: 'culture', at: '2026-06-10T00:00:00.000Z', channels: ['screen'] });
    await release({ documentId: 'g', column: 'culture', at: '2026-06-10T00:00:00.000Z', locale: 'en' });
    const { columns, accounts, sums, writable } = await board();
    const day = 86_400;
    const of = (lines: Line[]) => lines.map((line) => [line.code, line.state, line.left, line.rule?.id ?? null]);
    expect(of(columns)).toEqual([
      ['service', 'late', -5 * day, 'column-business'],
      ['notice', 'late', 0, 'column-notices'],
      ['news', 'soon', 1, 'column-news'],
      ['policy', 'soon', 1, 'column-notices'],
      ['culture', 'blank', null, null],
      ['life', 'free', null, null],
    ]);
    expect(of(accounts).map(([code, state]) => `${code} ${state}`)).toEqual([
      'website soon',
      'wechat soon',
      'screen free',
    ]);
    expect(sums.map(({ id, count, isReached }) => [id, count, isReached])).toEqual([
      ['news-and-notices', 1, false],
      ['should-update', 2, false],
      ['blank-columns', 1, false],
    ]);
    expect(writable).toBe(true);
  });

  test('A12.2 the same text again, relabelled or put back after a recall, does not reset the clock; another one does', async () => {
    const item = { documentId: 'a', column: 'news', at: '2026-05-01T00:00:00.000Z' };
    const lastAt = async () => (await columnOf('news'))?.last?.at ?? null;
    await release(item);
    await release({ ...item, at: '2026-05-20T00:00:00.000Z' });
    await release({ ...item, at: '2026-05-21T00:00:00.000Z', theme: 'ideals' });
    expect(await lastAt()).toBe(item.at);
    await recall(item, '2026-05-22T00:00:00.000Z');
    expect(await lastAt()).toBeNull();
    await release({ ...item, at: '2026-05-23T00:00:00.000Z' });
    expect(await lastAt()).toBe(item.at);
    await release({ ...item, at: '2026-05-24T00:00:00.000Z', title: 'other' });
    expect(await lastAt()).toBe('2026-05-24T00:00:00.000Z');
    // An earlier day is what it was then.
    const on = async (at: string) => (await columnOf('news', { at }))?.last?.at ?? null;
    expect(await on('2026-05-21T12:00:00Z')).toBe(item.at);
    expect(await on('2026-05-22T12:00:00Z')).toBeNull();
    expect(await on('2026-04-30')).toBeNull();
  });

  test('a recall falls back to what was there before, and says so beforehand', async () => {
    await release({ documentId: 'old', column: 'news', at: '2026-05-31T00:00:00.000Z' });
    await release({ documentId: 'new', column: 'news', at: '2026-06-14T00:00:00.000Z' });
    await release({ documentId: 'only', column: 'culture', at: '2026-06-14T00:00:00.000Z' });
    const { subjects } = await ifRecalled('new');
    expect(subjects[0]).toMatchObject({
      ...{ kind: 'column', code: 'news', before: { state: 'fresh', ageDays: 1 } },
      after: { state: 'late', ageDays: 15, items: 1, last: { documentId: 'old' } },
    });
    expect(subjects[1]).toMatchObject({ kind: 'account', code: 'website', after: { ageDays: 1 } });
    expect((await ifRecalled('only')).subjects[0]).toMatchObject({
      code: 'culture',
      after: { state: 'blank', items: 0 },
    });
    expect(await ifRecalled('nobody')).toEqual({ subjects: [], sums: [] });
    await recall({ documentId: 'new', column: 'news', at: '' }, '2026-06-14T12:00:00.000Z');
    expect(await columnOf('news')).toMatchObject({ state: 'late', last: { documentId: 'old' } });
  });

  test('limits are set by whoever may, on record, from now on', async () => {
    await release({ documentId: 'a', column: 'news', at: '2026-06-05T00:00:00.000Z', channels: ['website', 'wechat'] });
    const own = { period: { days: 7 }, soonDays: 2 };
    const limits = [
      { kind: 'column', code: 'news', rule: 'column-news', own },
      { kind: 'account', code: 'wechat', rule: 'new-media-10', own: null },
    ];
    await editor.put(LIMITS, { limits }).expect(403);
    const { body } = await admin.put(LIMITS, { limits }).expect(200);
    const line = (lines: Line[], code: string) => lines.find((one) => one.code === code);
    // Late by its own limit, which no inspection asks for.
    expect(line(body.columns, 'news')).toMatchObject({ state: 'late', by: 'own', isLate: false });
    expect(line(body.accounts, 'wechat')).toMatchObject({ state: 'late', by: 'rule', left: 0 });
    expect(line((await board({ at: '2026-06-14' })).accounts, 'wechat')).toMatchObject({ rule: { id: 'new-media' } });
    const entries = park().strapi.db.query('plugin::review.ledger-entry');
    const row = JSON.parse(((await entries.findOne({ orderBy: { seq: 'desc' } })) as { line: string }).line);
    expect(row).toMatchObject({ act: 'freshness-change', details: { limits, before: [{ rule: 'column-news' }, {}] } });
    jest.spyOn(park().strapi.plugin('review').service('ledger'), 'append').mockRejectedValue(new Error('no room'));
    const before = await rows('freshness-limit').count({});
    expect((await admin.put(LIMITS, { limits }).expect(500)).status).toBe(500);
    expect(await rows('freshness-limit').count({})).toBe(before);
    await rows('freshness-limit').deleteMany({ where: { effectiveFrom: { $gte: '2026-06-01T00:00:00.000Z' } } });
  });

  test.each([
    [422, 'INVALID_LIMITS', { limits: [{ kind: 'column', code: 'sport', rule: null, own: null }] }, 'limits.0.code'],
    [
      422,
      'INVALID_LIMITS',
      { limits: [{ kind: 'column', code: 'news', rule: 'site-home', own: null }] },
      'limits.0.rule',
    ],
    [400, 'INVALID_INPUT', { limits: [] }, 'limits'],
    [400, 'INVALID_INPUT', { limits: [{ kind: 'topic', code: 'x', rule: null, own: null }] }, 'limits.0.kind'],
  ])('%i %s for limits that cannot be', async (status, code, body, path) => {
    const answer = await admin.put(LIMITS, body).expect(status);
    expect(answer.body.error.details).toMatchObject({ code, fields: [{ path }] });
  });

  test('a question that cannot be answered is refused', async () => {
    for (const query of [{ at: '2027-01-01' }, { at: 'soon' }, { on: '2026-01-01' }])
      expect((await admin.get(BOARD).query(query).expect(400)).body.error.details.code).toBe('INVALID_INPUT');
    await admin.get(`${BOARD}/if-recalled`).query({ uid: ARTICLE }).expect(400);
    await park().agent().get(BOARD).expect(401);
  });

  test('through review: what is signed comes next, what is released was last, and from the ledger’s first row on it is the same', async () => {
    const room = offstage(park());
    const id = await room.draft({ title: '食堂新菜单' });
    await room.sign(id);
    expect(await columnOf('notice')).toMatchObject({
      last: null,
      next: { documentId: id, title: '食堂新菜单', at: null },
    });
    // Review's clock is the real one; the column is blank, so there is no limit to be in time for.
    const at = new Date(Date.now() + 86_400_000).toISOString();
    await room.act(id, 'reviewer3', 'schedule', { at });
    expect((await columnOf('notice'))?.next).toMatchObject({ documentId: id, at, isInTime: null });
    await room.act(id, 'reviewer3', 'unschedule');
    await room.act(id, 'reviewer3', 'release');
    const first = await columnOf('notice');
    expect(first).toMatchObject({ state: 'fresh', last: { documentId: id }, next: null });
    // What was signed with another theme and nothing else promises no update; another title does.
    const { acts } = await park().strapi.plugin('review').service('pastReleases').since({ after: 0, limit: 9 });
    const { content, ...key } = acts.at(-1).release as { content: { fields: object } };
    const would = async (changes: object) =>
      (await updates().wouldRefresh(key, { ...content.fields, ...changes })).channels;
    expect(await would({ theme: coded('industry'), column: coded('news'), aiDeclaration: 'assisted' })).toEqual([]);
    expect((await would({ title: '食堂菜单' })).sort()).toEqual(['screen', 'website']);
    await room.act(id, 'admin', 'recall', { comment: '数字有误' });
    expect(await columnOf('notice')).toMatchObject({ state: 'blank', last: null });
    const select = ['document', 'channel', 'columnCode', 'digest', 'freshAt', 'since', 'endedAt', 'state', 'title'];
    const kept = () => rows('stretch').findMany({ select, orderBy: { id: 'asc' } });
    const withoutIds = (all: object[]) => all.map((row) => ({ ...row, id: 0 }));
    const before = withoutIds(await kept());
    expect(before).toHaveLength(2);
    await rows('progress').deleteMany({});
    await Promise.all([updates().catchUp(), updates().catchUp(), board()]);
    expect(withoutIds(await kept())).toEqual(before);
    // Whoever looks while others release finds nothing twice, and misses nothing.
    const ids = await Promise.all(['甲', '乙', '丙', '丁'].map((title) => room.draft({ title })));
    for (const one of ids) await room.sign(one);
    const looks = () => [updates().catchUp(), updates().catchUp(), updates().catchUp()];
    await Promise.all(ids.flatMap((one) => [room.act(one, 'reviewer3', 'release'), ...looks()]));
    await updates().catchUp();
    const seen = withoutIds(await kept());
    expect(seen.filter((row) => 'state' in row && row.state === 'live')).toHaveLength(8);
    await rows('progress').deleteMany({});
    await updates().catchUp();
    expect(withoutIds(await kept())).toEqual(seen);
    for (const one of ids) await room.act(one, 'admin', 'recall', { comment: '试验' });
  });
}
