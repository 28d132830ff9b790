/**
 * The gates that are checks in review's registry, and correction cases: A13 reprint sources, A14 AI label, A17
 * corrections. What is not checked does not pass.
 */
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Account, type Park } from '../harness/park';

interface Registered {
  registry: { registerCheck(check: object): void };
}
interface CaseView {
  id: number;
  state: string;
  left: number;
  found: { documentId: string; locale: string; channels: string[]; live: boolean; passedBy: { seq: number }[] }[];
}

let park: Park;
let room: Newsroom;

const LIST = { list: 'main', name: '可转载稿源名单', format: 'csv', origin: '测试' };
const csv = (...units: string[]) => ['name,aliases,domain', ...units].join('\n');
const REPRINT = { kind: 'reprint', unit: '海东日报', url: 'https://daily.example/1', author: '甲' };

const codeOf = (answer: { status: number; body: { error?: { details?: { code?: string } } } }) => [
  answer.status,
  answer.body.error?.details?.code,
];

const importList = async (version: string, text: string, by: Account = 'admin') =>
  (await park.as(by)).post('/review/sources', { ...LIST, version, text });

async function submit(documentId: string, extra: Record<string, unknown> = {}) {
  const { digest } = await room.view(documentId);
  return room.send(documentId, 'editor1', { action: 'submit', digest, ...extra } as never);
}

/** What the checks say of a new article. */
async function findingsOf(
  changes: Record<string, unknown>,
): Promise<{ ruleId: string; severity: string; message: string }[]> {
  const documentId = await room.draft(changes);
  const answer = await submit(documentId);
  if (answer.status === 422) return answer.body.error.details.findings;
  expect(answer.body.error).toBeUndefined();
  const caller = await park.as('editor1');
  return (await caller.get(`/review/documents/${ARTICLE}/${documentId}`).expect(200)).body.findings;
}

const settings = () => park.strapi.config.get('plugin::review') as Record<string, unknown>;
async function withSettings<T>(changes: Record<string, unknown>, work: () => Promise<T>): Promise<T> {
  const before = settings();
  park.strapi.config.set('plugin::review', { ...before, ...changes });
  try {
    return await work();
  } finally {
    park.strapi.config.set('plugin::review', before);
  }
}

async function ledgerActs(): Promise<{ act: string; details?: Record<string, unknown>; documentId?: string }[]> {
  const auditor = await park.as('auditor');
  return (await auditor.get('/review/ledger?limit=1000').expect(200)).body.data;
}

async function openCase(body: Record<string, unknown>, by: Account = 'editor1'): Promise<CaseView> {
  const answer = await (await park.as(by)).post('/review/corrections', { origin: 'patrol', ...body });
  expect([answer.status, answer.body.error]).toEqual([201, undefined]);
  return answer.body as CaseView;
}
const caseView = async (id: number): Promise<CaseView> =>
  (await (await park.as('auditor')).get(`/review/corrections/${id}`).expect(200)).body as CaseView;
const closeCase = async (id: number, body = {}) =>
  (await park.as('editor1')).post(`/review/corrections/${id}/close`, body);

beforeAll(async () => {
  park = await startPark();
  room = offstage(park);
});
afterAll(() => park?.stop());

describe('a check that does not check', () => {
  it('stops the act when it fails, or when it is required and nobody has registered it', async () => {
    const documentId = await room.draft({ title: '检查没有完成' });
    const { registry: checks } = park.strapi.plugin('review').services as unknown as Registered;
    const log = park.strapi.log as unknown as { silent: boolean };
    log.silent = true;
    checks.registerCheck({ key: 'broken', run: () => Promise.reject(new Error('out of order')) });
    const failing = await submit(documentId);
    checks.registerCheck({ key: 'broken', run: async () => ({ engine: '1', findings: [] }) });
    expect(codeOf(failing)).toEqual([424, 'CHECK_FAILED']);
    expect(failing.body.error.message).toContain('broken');
    const missing = await withSettings({ requiredChecks: ['word-check', 'ghost'] }, () => submit(documentId));
    expect([codeOf(missing), missing.body.error.details.check]).toEqual([[424, 'CHECK_FAILED'], 'ghost']);
    log.silent = false;
    expect((await room.view(documentId)).state).toBe('draft');
  });
});

describe('A13 reprint sources', () => {
  it('without any list a reprint goes on with a warning, and is neither listed nor unlisted', async () => {
    const findings = await findingsOf({ title: '还没有名单', source: REPRINT });
    expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['source-no-list', 'warn']]);
  });

  it('a list is imported whole or not at all, by whoever may, once for a version, and on record', async () => {
    const text = csv('海东日报,日报,daily.example', '海东快讯网,,');
    expect((await importList('2021-10', text, 'editor1')).status).toBe(403);
    const faulty = await importList('2021-10', csv('海东日报,,', '海东 日报,,'));
    expect([codeOf(faulty), faulty.body.error.details.fields[0].path]).toEqual([[400, 'INVALID_INPUT'], 'row 3']);
    expect((await importList('2021-10', text)).status).toBe(201);
    expect(codeOf(await importList('2021-10', text))).toEqual([400, 'INVALID_INPUT']);

    const next = csv('海东日报,日报,daily.example', '新能源观察,,');
    const body = { ...LIST, version: '2025-06', text: next };
    const preview = await (await park.as('admin')).post('/review/sources/preview', body).expect(200);
    const changes = { before: '2021-10', added: ['新能源观察'], removed: ['海东快讯网'], changed: [] };
    expect(preview.body).toMatchObject({ ...changes, units: 2, faults: [] });
    expect((await importList('2025-06', next)).body).toMatchObject(changes);
    const rows = (await ledgerActs()).filter(({ act }) => act === 'sources-imported');
    expect(rows.map(({ details }) => [details?.version, details?.removed])).toEqual([
      ['2021-10', []],
      ['2025-06', ['海东快讯网']],
    ]);
  });

  it('anybody looks a unit up', async () => {
    const editor = await park.as('editor1');
    const look = async (q: string) =>
      (await editor.get(`/review/sources/search?q=${encodeURIComponent(q)}`).expect(200)).body;
    expect((await look('日 报')).standing).toMatchObject({ kind: 'listed', version: '2025-06' });
    expect((await look('海东快讯网')).standing).toMatchObject({ kind: 'removed', last: '2021-10', version: '2025-06' });
    expect(await look('新能源')).toMatchObject({ standing: { kind: 'unlisted' }, total: 1 });
  });

  it('A13.1 a unit that the newest version no longer has is blocked, and both versions are named', async () => {
    const [finding, ...others] = await findingsOf({ source: { ...REPRINT, unit: '海东快讯网' } });
    expect(others).toStrictEqual([]);
    expect(finding).toMatchObject({ ruleId: 'source-removed', severity: 'block' });
    expect(finding?.message).toMatch(/2021-10.*2025-06/);
  });

  it('a unit that no list has is refused, or brings in more signers, by setting', async () => {
    const unknown = { title: '名单外的转载', source: { ...REPRINT, unit: '别家' } };
    const refused = await withSettings({ unlistedSources: 'refuse' }, () => findingsOf(unknown));
    expect(refused.map(({ severity }) => severity)).toEqual(['block']);
    expect((await findingsOf(unknown)).map(({ severity }) => severity)).toEqual(['warn']);
    const facets = await park.strapi.db
      .query('plugin::review.run-facet' as typeof ARTICLE)
      .findMany({ where: { facet: 'source' }, orderBy: { id: 'asc' } });
    const values = facets.map(({ value }: { value: string }) => value);
    expect(values).toEqual(['reprint', 'reprint', 'unlisted']);
  });

  it('A13.2 a change of one character in the title is shown, and needs a reason', async () => {
    const title = '园区食堂延长晚餐供应时间';
    const source = { ...REPRINT, originalTitle: '园区食堂延长晚饭供应时间' };
    const [blocked] = await findingsOf({ title, source });
    expect(blocked).toMatchObject({ ruleId: 'source-title-changed', severity: 'block' });
    expect(blocked?.message).toContain('［－饭］［＋餐］');
    const [told] = await findingsOf({ title, source: { ...source, titleReason: '原题用字不当' } });
    expect(told).toMatchObject({ ruleId: 'source-title-changed', severity: 'info' });
    expect(told?.message).toContain('原题用字不当');
    expect(await findingsOf({ title, source: { ...source, originalTitle: title } })).toStrictEqual([]);
  });

  it('A13.3 a changed original becomes a task for the editor; nothing changes by itself', async () => {
    const documentId = await room.draft({ title: '转载的消息', source: REPRINT });
    await room.release(documentId);
    const at = { uid: ARTICLE, documentId };
    const editor = await park.as('editor2');
    const path = `/review/documents/${ARTICLE}/${documentId}/captures`;
    const kept = await editor.post(path, { text: '原文第一版' });
    expect([kept.status, kept.body.digest?.length]).toEqual([201, 64]);
    const before = await room.item(documentId).expect(200);

    const body = { kind: 'source', origin: 'notice', report: '原文已改', evidence: '原文第二版', at };
    const task = await openCase(body, 'editor2');
    expect(task.found).toMatchObject([{ documentId, live: true, editor: expect.any(String) }]);
    expect((await room.view(documentId)).state).toBe('released');
    expect((await room.item(documentId).expect(200)).body).toEqual(before.body);
    const captures = (await editor.get(path).expect(200)).body.data as { text: string; digest: string }[];
    expect(captures.map(({ text }) => text)).toEqual(['原文第二版', '原文第一版']);

    expect(codeOf(await closeCase(task.id))).toEqual([422, 'REASON_REQUIRED']);
    expect((await closeCase(task.id, { comment: '改动不涉及所引内容' })).body).toMatchObject({ state: 'closed' });
    const acts = (await ledgerActs()).filter((row) => row.documentId === documentId).map(({ act }) => act);
    expect(acts.filter((act) => /capture|correction/.test(act))).toEqual([
      'source-captured',
      'source-captured',
      'correction-opened',
    ]);
    const original = await room.draft();
    expect(codeOf(await editor.post(path.replace(documentId, original), { text: '原文' }))).toEqual([
      409,
      'WRONG_STATE',
    ]);
  });
});

describe('A14 AI label', () => {
  const label = '本文由人工智能生成，并经人工审核。';

  it('what is declared is in the page, the list and the screen’s playlist', async () => {
    const documentId = await room.draft({ title: '由模型写成', aiDeclaration: 'generated' });
    await room.release(documentId);
    const item = (await room.item(documentId).expect(200)).body.data;
    expect([item.aiLabel, item.body]).toEqual([label, expect.stringContaining(`<p class="ai-label">${label}</p>`)]);
    const feed = (await park.agent().get('/api/delivery/channels/website/feed').expect(200)).body.data;
    expect(feed.find((one: { documentId: string }) => one.documentId === documentId).aiLabel).toBe(label);
    const { items } = (await park.agent().get('/api/delivery/channels/screen/manifest').expect(200)).body;
    expect(items.find((one: { documentId: string }) => one.documentId === documentId).aiLabel).toBe(label);
  });

  it('a channel that does not confirm its label stops the act', async () => {
    const labels = ['generated', 'assisted'];
    const findings = await withSettings({ aiLabelled: labels }, () => findingsOf({ aiDeclaration: 'assisted' }));
    expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['ai-label-missing', 'block'],
      ['ai-label-missing', 'block'],
    ]);
    expect(await findingsOf({ aiDeclaration: 'assisted' })).toStrictEqual([]);
  });

  it('A14.2 removing the declaration is an edit: signatures are void, and the diff lists it', async () => {
    const documentId = await room.draft({ title: '先声明后取消', aiDeclaration: 'generated' });
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    await room.edit(documentId, { aiDeclaration: 'none' });
    const view = await room.view(documentId);
    expect([view.state, view.decisions.map(({ valid }) => valid)]).toEqual(['draft', [false]]);
    const reviewer = await park.as('reviewer1');
    const diff = await reviewer.get(`/review/documents/${ARTICLE}/${documentId}/diff?base=last-signed`).expect(200);
    expect(diff.body).toMatchObject([{ path: 'aiDeclaration', kind: 'changed', before: 'generated', after: 'none' }]);
  });
});

describe('A17 corrections', () => {
  const WRONG = '园区食糖';
  const text = (word: string) => paragraphs(`今年以来，${word}一直供应早餐。\n欢迎各位职工前来。`);
  const ids: string[] = [];

  /** Puts the fix through the short way, named by its case. */
  async function fix(documentId: string, id: number, locale = 'zh-Hans'): Promise<void> {
    const by = 'editor2';
    await room.edit(documentId, { body: text('园区食堂') }, by, locale);
    await room.act(documentId, by, 'submit', { case: id, locale } as never);
    await room.act(documentId, 'reviewer2', 'approve', { locale });
    await room.act(documentId, 'reviewer3', 'approve', { locale });
    await room.act(documentId, 'reviewer3', 'release', { locale });
  }

  beforeAll(async () => {
    for (const channel of ['website', 'wechat', 'screen', 'website']) {
      const channels = await room.connect('plugin::delivery.channel', channel);
      // The phrase is broken by a space and by marks, as it is in life.
      const body = text(ids.length === 1 ? '园区 食糖' : WRONG);
      ids.push(await room.draft({ title: `早餐通知 ${ids.length + 1}`, channels, body }));
    }
    for (const documentId of ids) await room.release(documentId);
  });

  let id = 0;
  it('A17.1 the same wrong phrase in four items on three channels: all are listed, with who passed them', async () => {
    const editor = await park.as('editor1');
    const phrases = { wrong: WRONG, right: '园区食堂' };
    const preview = await editor.post('/review/corrections/places', phrases).expect(200);
    expect(preview.body.data).toHaveLength(4);
    const at = { uid: ARTICLE, documentId: ids[0] };
    const task = await openCase({ ...phrases, origin: 'report', report: '读者来信指出错字', at });
    ({ id } = task);
    expect(task.found.map(({ documentId }) => documentId)).toEqual(ids);
    expect(new Set(task.found.flatMap(({ channels }) => channels))).toEqual(new Set(['website', 'wechat', 'screen']));
    for (const { passedBy } of task.found) expect(passedBy).toHaveLength(5);
    expect(
      codeOf(await editor.post('/review/corrections', { ...phrases, wrong: '没有的字', origin: 'patrol' })),
    ).toEqual([400, 'INVALID_INPUT']);
    const auditor = await park.as('auditor');
    expect((await auditor.post('/review/corrections', { ...phrases, origin: 'patrol' })).status).toBe(403);
  });

  it('A17.2 a fix of the named paragraph goes the short way; a comma elsewhere goes the full way, and that is said', async () => {
    const [first = '', second = ''] = ids;
    await room.edit(first, { body: text('园区食堂') }, 'editor2');
    const { digest } = await room.view(first);
    const fast = await room.send(first, 'editor2', { action: 'submit', digest, case: id } as never);
    expect(fast.body).toMatchObject({ state: 'in_review', correction: { case: id, fast: true } });
    const run = (await room.view(first)).run as unknown as { workflow: { key: string }; level: { key: string } };
    expect([run.workflow.key, run.level.key]).toEqual(['jiucuo', 'check']);
    expect(codeOf(await room.send(first, 'editor2', { action: 'approve', digest }))).toEqual([
      403,
      'SEPARATION_OF_DUTIES',
    ]);
    await room.act(first, 'reviewer2', 'approve');
    expect(codeOf(await room.send(first, 'reviewer2', { action: 'release', digest }))).toEqual([409, 'WRONG_STATE']);
    await room.act(first, 'reviewer3', 'approve');
    await room.act(first, 'reviewer3', 'release');

    await room.edit(
      second,
      { body: [...text('园区食堂').slice(0, 1), ...paragraphs('欢迎各位职工，前来。')] },
      'editor2',
    );
    const wide = await room.view(second);
    const full = await room.send(second, 'editor2', { action: 'submit', digest: wide.digest, case: id } as never);
    expect(full.body).toMatchObject({
      state: 'in_review',
      correction: { fast: false, paths: ['body.1.children.0.text'] },
    });
    expect(full.body.correction.reason.zh).toContain('超出纠错段落');
    expect((await room.view(second)).run).toMatchObject({ workflow: { key: 'sanshen' } });
    const rows = (await ledgerActs()).filter(({ act }) => act === 'correction-submitted');
    expect(rows.map(({ details }) => details?.fast)).toEqual([true, false]);
    await room.act(second, 'editor2', 'withdraw');
    const ghost = await room.send(second, 'editor2', { action: 'submit', digest: wide.digest, case: 999 } as never);
    expect(codeOf(ghost)).toEqual([400, 'INVALID_INPUT']);
  });

  it('A17.1 with three of the four fixed closing is refused and names the fourth; what goes live meanwhile counts', async () => {
    const [, second = '', third = '', fourth = ''] = ids;
    for (const documentId of [second, third]) await fix(documentId, id);
    const refused = await closeCase(id);
    expect(codeOf(refused)).toEqual([409, 'STILL_LIVE']);
    expect(refused.body.error.message).toContain('早餐通知 4');
    expect(refused.body.error.details.places).toMatchObject([{ documentId: fourth }]);
    expect(await caseView(id)).toMatchObject({ state: 'open', left: 1 });

    await fix(fourth, id);
    const late = await room.draft({ title: '早餐通知 5', body: text('园区　食糖') });
    await room.release(late);
    expect((await caseView(id)).found.filter(({ live }) => live)).toMatchObject([{ documentId: late }]);
    expect(codeOf(await closeCase(id))).toEqual([409, 'STILL_LIVE']);
    await room.act(late, 'reviewer3', 'recall', { comment: '错字' });

    const closed = await closeCase(id, { notice: '更正：“园区食糖”应为“园区食堂”。' });
    expect(closed.body).toMatchObject({ state: 'closed', left: 0, places: 5, notice: expect.stringContaining('更正') });
    expect(codeOf(await closeCase(id))).toEqual([409, 'CASE_CLOSED']);
    expect((await ledgerActs()).at(-1)).toMatchObject({ act: 'correction-closed', details: { case: id } });
    const list = (await park.as('auditor')).get('/review/corrections?state=closed');
    expect((await list.expect(200)).body.results.map((one: CaseView) => one.id)).toEqual(expect.arrayContaining([id]));
  });
});
