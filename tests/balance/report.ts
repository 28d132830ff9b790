/** Analysis reports through the API: every figure from rows made by hand in a month of their own. Shares balance's park. */
import type { Caller, Park } from '../harness/park';
import { unzip } from '../harness/unzip';
import type { Listener } from './posts';

const REPORTS = '/balance/reports';
const FILE = '/balance/reports/file';
const ARTICLE = 'api::article.article';
const HOUR = 3_600_000;
const MARK = 'report-test';

type Block = { kind: string; text?: string; items?: string[]; rows?: string[][] };
interface Read {
  period: string;
  state: string;
  choices: { key: string; state: string }[];
  facts: { value: string }[];
  sections: { title: string; blocks: Block[] }[];
}

/** An instant of February 2020 in the park's zone, hours after its begin. */
const hour = (hours: number): string => new Date(Date.parse('2020-01-31T16:00:00.000Z') + hours * HOUR).toISOString();

/** Registers the tests; `park` is asked for when they run. */
export function describeReport(park: () => Park): void {
  let admin: Caller;
  let editor: Caller;
  const table = (uid: string) => park().strapi.db.query(uid);
  const keys = { uid: ARTICLE, document: MARK, language: 'zh-Hans', digest: 'x' };

  async function run(workflowKey: string, submittedAt: string, more: object = {}): Promise<number> {
    const people = { submitterKey: MARK, submitterName: MARK };
    const counts = { blockCount: 0, warnCount: 0, infoCount: 0 };
    const data = { ...keys, lineage: 0, workflowKey, workflowVersion: 1, state: 'released', level: 0, ...people };
    const { id } = await table('plugin::review.run').create({ data: { ...data, ...counts, submittedAt, ...more } });
    return Number(id);
  }

  async function release(from: number, at: string, more: object = {}): Promise<number> {
    const data = { ...keys, lineage: 0, run: from, state: 'superseded', releasedAt: at, firstReleasedAt: at };
    const { id } = await table('plugin::review.release').create({
      data: { ...data, byKey: MARK, byName: MARK, ...more },
    });
    return Number(id);
  }

  const found = (category: string, severity: string, waived?: object) => ({
    ...{ path: 'title', start: 0, end: 1, text: 'x', ruleId: 'r', pack: 'p', message: 'm', suggestions: [] },
    ...{ category, severity, ...(waived ? { waived } : {}) },
  });

  /** Seven releases of two workflows, one emergency, one return, three recalls, three cases. */
  async function fill(): Promise<void> {
    const findings = [
      found('wording', 'warn'),
      found('wording', 'warn', { by: { name: MARK } }),
      found('style', 'info'),
    ];
    // Hours of submit and release: 2, 1, 3, 4 and 10 of them. The first is released as the month begins.
    const spans = [
      [-2, 0],
      [20, 21],
      [40, 43],
      [60, 64],
      [80, 90],
    ] as const;
    for (const [i, [from, to]] of spans.entries()) {
      const id = await run('三审', hour(from), i === 1 ? { findings } : {});
      await release(id, hour(to), i === 2 ? { firstReleasedAt: hour(1) } : {});
    }
    for (const span of [30, 40]) await release(await run('fast', hour(100)), hour(100 + span));
    await release(await run('fast', hour(200)), hour(201), { reviewDueAt: hour(225), emergency: { by: [] } });
    // Released as the month ends: not in it.
    await release(await run('fast', hour(200)), hour(29 * 24));
    await run('三审', hour(300), { state: 'returned', endedAt: hour(301) });
    const recalls = [
      ['错别字', 0.5, 1],
      ['活动取消', 2, 0],
      ['张三要求', null, 0],
    ] as const;
    for (const [i, [recallReason, took, open]] of recalls.entries()) {
      const recalledAt = hour(400 + i);
      const id = await release(0, hour(-900), { state: 'recalled', recalledAt, recallReason });
      const receipt = (endpoint: string, kind: string, at: string) =>
        table('plugin::review.receipt').create({ data: { release: id, channel: 'website', endpoint, kind, at } });
      if (took === null) continue;
      await receipt('api', 'shown', hour(-899));
      await receipt('api', 'removed', hour(400 + i + took));
      if (open === 1) await receipt('screen', 'shown', hour(-899));
    }
    const cases = [
      { openedAt: hour(10), dueAt: hour(60), closedAt: hour(70), origin: 'patrol' },
      { openedAt: hour(20), dueAt: hour(90), closedAt: null, origin: 'notice' },
      { openedAt: hour(-90), dueAt: hour(-20), closedAt: hour(5), origin: 'report' },
      { openedAt: hour(-90), dueAt: hour(-20), closedAt: hour(-5), origin: 'report' },
    ];
    for (const data of cases)
      await table('plugin::review.correction-case').create({
        data: { ...data, kind: 'phrase', openedByKey: MARK, openedByName: MARK, scannedTo: 0, dueProvisional: false },
      });
    const zero = { liveAt: 0, liveTo: 0, pendingAt: 0, pendingTo: 0 };
    const result = { total: 40, items: 3, blocks: 1, warns: 2, infos: 5, code: MARK };
    await table('plugin::word-check.rescan').create({
      data: { kind: 'rescan', state: 'done', startedAt: hour(50), endedAt: hour(51), ...zero, ...result },
    });
  }

  async function publish(theme: string, at: string): Promise<void> {
    const all: Listener[] = park().strapi.plugin('review').service('registry').listeners();
    const listener = all.find(({ key }) => key === 'balance');
    const coded = (code: string) => ({ documentId: `doc-${code}`, code, name: code });
    const fields = { theme: coded(theme), themeWeights: [], channels: [coded('website')] };
    const content = { uid: ARTICLE, locale: 'zh-Hans', fields };
    const documentId = `${MARK}-${theme}-${at}`;
    const times = { releasedAt: at, firstReleasedAt: at };
    const released = { id: 1, uid: ARTICLE, documentId, locale: 'zh-Hans', digest: 'x', title: 't', content, ...times };
    await park().strapi.db.transaction(async () => listener?.onRelease({ release: released, previous: null }));
  }

  beforeAll(async () => {
    admin = await park().as('admin');
    editor = await park().as('editor1');
    await fill();
  });
  afterAll(async () => {
    const recalled = await table('plugin::review.release').findMany({ where: { document: MARK } });
    const ids = recalled.map(({ id }: { id: number }) => id);
    await table('plugin::review.receipt').deleteMany({ where: { release: { $in: ids } } });
    for (const name of ['run', 'release'])
      await table(`plugin::review.${name}`).deleteMany({ where: { document: MARK } });
    await table('plugin::review.correction-case').deleteMany({ where: { openedByKey: MARK } });
    await table('plugin::word-check.rescan').deleteMany({ where: { code: MARK } });
  });

  const read = async (query: object): Promise<Read> => (await admin.get(REPORTS).query(query).expect(200)).body as Read;
  const blocksOf = ({ sections }: Read, title: string): Block[] =>
    sections.find((section) => section.title.includes(title))?.blocks ?? [];
  const wordsOf = (report: Read, title: string): string =>
    blocksOf(report, title)
      .map(({ text = '' }) => text)
      .join('\n');
  const rowsOf = (report: Read, title: string): string[][] => blocksOf(report, title).flatMap(({ rows = [] }) => rows);

  test('a past month: balance, reviews, findings, corrections and recalls, as counted by hand', async () => {
    for (const at of [1, 2, 3, 4, 5, 6]) await publish('industry', hour(at));
    for (const at of [1, 2, 3]) await publish('ideals', hour(at));
    await publish('guidance', hour(29 * 24 - 0.001));
    await publish('guidance', hour(29 * 24));
    const report = await read({ period: '2020-02' });
    expect(report).toMatchObject({ period: '2020-02', kind: 'month', state: 'over', language: 'zh' });
    expect(rowsOf(report, '官方网站')[0]).toEqual([
      expect.any(String),
      ...['40 %', '6', '60 %', '+20', '−2', '0', '—'],
    ]);
    // Released in the month: 5 + 2, the emergency apart; nearest rank of 1, 2, 3, 4, 10 and of those with 30 and 40.
    expect(rowsOf(report, '审核时长')).toEqual([
      ['fast', '2', '—', '—', '0'],
      ['三审', '5', '3', '10', '1'],
      ['合计', '7', '4', '40', '1'],
    ]);
    expect(wordsOf(report, '审核时长')).toContain('另有紧急签发 1 篇。签发中有 1 篇是改后再次发布。');
    expect(rowsOf(report, '发布前检查')).toEqual([
      ['文风', '提示', '1', '0', '1'],
      ['字词', '警告', '2', '1', '1'],
    ]);
    expect(wordsOf(report, '发布前检查')).toMatch(
      /本期提交 9 次，检查提出问题 3 处，其中放行 1 处。.+未放行的警告或提示 2 处/,
    );
    expect(wordsOf(report, '发布前检查')).toContain('40 篇中 3 篇有问题，禁用 1 处、警告 2 处、提示 5 处');
    expect(wordsOf(report, '发布后更正')).toContain(
      '本期立单 2 张，办结 2 张，其中逾期办结 2 张；期末未办结 1 张，其中已逾期 1 张。',
    );
    expect(wordsOf(report, '撤稿')).toContain(
      '撤稿 3 次：已确认下线 1 次，未全部确认 1 次（还差 1 处），没有回执 1 次。从撤稿到确认下线：中位 120 分钟，最长 120 分钟。原因：过期或变更 1、内容有误 1、其他 1。',
    );
    expect(JSON.stringify(report)).not.toContain('张三');
  });

  test('the files say the same, in the language asked for', async () => {
    const html = await admin.get(FILE).query({ period: '2020-02', format: 'html', language: 'en' }).expect(200);
    expect(html.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'attachment; filename="sanshen-report-2020-02-en.html"',
      'cache-control': 'no-store',
    });
    expect(html.text).toContain('<h1>Analysis report, February 2020</h1>');
    expect(html.text).toContain(
      '<th scope="row">三审</th><td class="n">5</td><td class="n">3</td><td class="n">10</td>',
    );
    const docx = await admin
      .get(FILE)
      .query({ period: '2020-02', format: 'docx', language: 'en' })
      .buffer(true)
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const words = unzip(docx.body as Buffer)
      .get('word/document.xml')
      ?.toString('utf8')
      .replace(/<[^>]*>/g, '');
    expect(words).toContain('三审53101');
    expect(words).toContain('median 120 minutes, longest 120 minutes');
  });

  test('a month in which nothing happened, a running one, and what one may choose from', async () => {
    const empty = await read({ period: '2019-Q1' });
    expect(wordsOf(empty, '审核时长')).toContain('本期没有签发，也没有退回。');
    expect(wordsOf(empty, '撤稿')).toContain('本期没有撤稿。');
    const running = await read({ language: 'en' });
    expect(running).toMatchObject({ period: '2026-06', state: 'running', language: 'en' });
    expect(running.facts[1]?.value).toBe('running, as of 2026-06-15 08:00');
    expect(running.choices[0]).toEqual({ key: '2026-06', kind: 'month', state: 'running' });
    expect(running.choices).toContainEqual({ key: '2026-Q1', kind: 'quarter', state: 'over' });
  });

  test('columns and accounts stand as they stood at the end of the period', async () => {
    const asked: string[] = [];
    const line = { name: '办事指南', state: 'late', deadline: hour(-24), last: { at: hour(-900) } };
    const board = async ({ at }: { at: string }) => {
      asked.push(at);
      return { at, columns: [line], accounts: [{ name: '公众号', state: 'blank', deadline: null, last: null }] };
    };
    const services = park().strapi.get('services');
    const key = 'plugin::balance.freshness';
    const own = services.get(key) as object | undefined;
    services.set(key, { ...own, board });
    try {
      const report = await read({ period: '2020-02' });
      expect(asked).toEqual(['2020-02-29T16:00:00.000Z']);
      expect(rowsOf(report, '更新时限')).toEqual([
        ['办事指南', '逾期', '2019-12-25', '2020-01-31'],
        ['公众号', '空白', '—', '—'],
      ]);
    } finally {
      services.set(key, own ?? null);
    }
  });

  test('needs its permission', async () => {
    await editor.get(REPORTS).expect(403);
    await editor.get(FILE).query({ period: '2020-02', format: 'html' }).expect(403);
    await park().agent().get(REPORTS).expect(401);
    await (await park().as('auditor')).get(REPORTS).query({ period: '2019-01' }).expect(200);
  });

  test('refuses what is no period, no language and no format', async () => {
    const bad: [string, object, string][] = [
      [REPORTS, { period: '2026-13' }, 'period'],
      [REPORTS, { period: '2026-07' }, 'period'],
      [REPORTS, { period: ['2020-01', '2020-02'] }, 'period'],
      [REPORTS, { language: 'fr' }, 'language'],
      [REPORTS, { person: 'x' }, 'person'],
      [FILE, { format: 'docx' }, 'period'],
      [FILE, { period: '2020-02', format: 'pdf' }, 'format'],
    ];
    for (const [path, query, field] of bad) {
      const { body } = await admin.get(path).query(query).expect(400);
      expect(body.error.details).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: field }] });
    }
  });

  test('makes four at a time, and asks who wants one more to come again', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const facts = park().strapi.plugin('balance').service('reportFacts');
    const january = facts.of.bind(facts);
    let known: unknown;
    const made = jest
      .spyOn(facts, 'of')
      .mockImplementation(async (period: unknown) => gate.then(() => (known ??= january(period))));
    const reports = park().strapi.plugin('balance').service('reports');
    const four = Array.from({ length: 4 }, () => reports.read('2019-01', 'zh'));
    const { body } = await admin.get(REPORTS).query({ period: '2019-01' }).expect(429);
    expect(body.error.details).toEqual({ code: 'TOO_MANY' });
    open();
    await Promise.all(four);
    made.mockRestore();
    await admin.get(REPORTS).query({ period: '2019-01' }).expect(200);
  });
}
