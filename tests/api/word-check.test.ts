/** Scanning and rule packs over HTTP: what editors may ask, what only keepers of packs may write, and what bad input gets. */
import { startPark, type Account, type Caller, type Park } from '../harness/park';
import { describeLinks } from '../word-check/links';
import { describeWaivers } from '../word-check/waivers';
import { describePackFiles } from '../words/pack-files';
import { describePackStore } from '../words/pack-store';

const ARTICLE = 'api::article.article';
const SCAN = '/word-check/scan';
const PACKS = '/word-check/packs';

let park: Park;
let editor: Caller;
let admin: Caller;
beforeAll(async () => {
  park = await startPark();
  editor = await park.as('editor1');
  admin = await park.as('admin');
});
afterAll(() => park?.stop());

const paragraph = (...texts: string[]) => ({
  type: 'paragraph',
  children: texts.map((text) => ({ type: 'text', text })),
});
const scan = async (body: object, caller = editor) => (await caller.post(SCAN, body).expect(200)).body;
const rule = (id: string, term: string, rest: object = {}) => ({
  id,
  kind: 'existence',
  terms: [term],
  severity: 'block',
  category: 'test',
  message: '测试',
  ...rest,
});
const pack = (key: string, ...rules: object[]) => ({ key, name: '测试词库', rules });

describe('a scan', () => {
  it.each<[string, object, string, number]>([
    ['text', { text: '证号11010519491231002X' }, 'text', 2],
    ['html', { html: '<p>证号<b>11010519</b>491231002X</p>' }, 'html', 2],
    ['blocks', { blocks: [paragraph('证号110105', '19491231002X')] }, 'blocks', 2],
    ['data', { uid: ARTICLE, data: { title: '题', summary: '证号11010519491231002X' } }, 'summary', 2],
  ])('of %s finds the place', async (_form, body, path, start) => {
    const { findings, engine } = await scan(body);
    expect(engine).toEqual({ version: expect.any(String), rules: expect.any(Number) });
    const found = findings.find((finding: { ruleId: string }) => finding.ruleId === 'pi-02');
    expect(found).toMatchObject({
      path,
      start,
      end: start + 18,
      text: '11010519491231002X',
      pack: 'personal-data',
      severity: 'block',
    });
    expect(found.message).not.toContain('11010519491231002X');
  });

  it('names the pieces where marks split a finding, and finds none over two blocks', async () => {
    const { findings } = await scan({ blocks: [paragraph('本品为国', '家级面霜')] });
    expect(findings.find((finding: { ruleId: string }) => finding.ruleId === 'ad-01').pieces).toEqual([
      { path: 'blocks.0.children.0', start: 3, end: 4 },
      { path: 'blocks.0.children.1', start: 0, end: 2 },
    ]);
    expect((await scan({ blocks: [paragraph('国'), paragraph('家级')] })).findings).toEqual([]);
  });

  it('reads alternative texts of an article', async () => {
    const { findings } = await scan({ uid: ARTICLE, data: { attachments: [{ alternativeText: '既使' }] } });
    expect(findings.map((finding: { path: string }) => finding.path)).toEqual(['attachments.0.alternativeText']);
  });

  it('answers in the caller’s language', async () => {
    const answer = await park.agent().post(SCAN).set('Authorization', `Bearer ${editor.token}`).send({ text: '既使' });
    expect(answer.body.findings[0].message).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each<[string, object, string[]]>([
    ['nothing', {}, ['body']],
    ['two forms', { text: 'a', html: 'b' }, ['body']],
    ['a type without data', { uid: ARTICLE }, ['data']],
    ['data without a type', { data: {} }, ['uid']],
    ['an unknown member', { text: 'a', fast: true }, ['fast']],
    ['a number for text', { text: 5 }, ['text']],
    ['an unknown type', { uid: 'api::no.such', data: {} }, ['uid']],
    ['a property name for a type', { uid: 'constructor', data: {} }, ['uid']],
    ['a number for a title', { uid: ARTICLE, data: { title: 5 } }, ['data.title']],
  ])('of %s is refused', async (_name, body, paths) => {
    const { error, data } = (await editor.post(SCAN, body).expect(400)).body;
    expect(data).toBeNull();
    expect(error.details.code).toBe('INVALID_INPUT');
    expect(error.details.fields.map((field: { path: string }) => field.path)).toEqual(paths);
  });

  it('of more than a million characters is refused', async () => {
    const { error } = (await editor.post(SCAN, { text: '甲'.repeat(1_000_001) }).expect(413)).body;
    expect(error.details.code).toBe('TOO_LARGE');
  });

  it('reads blocks nested a thousand levels deep, and names those that lie deeper', async () => {
    const nested = (levels: number) =>
      Array.from({ length: levels }).reduce<object>(
        (inner) => ({ type: 'quote', children: [inner] }),
        paragraph('证号11010519491231002X'),
      );
    expect((await scan({ blocks: [nested(999)] })).findings).toContainEqual(
      expect.objectContaining({ ruleId: 'pi-02' }),
    );
    const { error } = (await editor.post(SCAN, { blocks: [nested(1000)] }).expect(400)).body;
    expect(error.details).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'blocks' }] });
  });

  it('needs an account, and over the Content API a token', async () => {
    await park.agent().post(SCAN).send({ text: 'a' }).expect(401);
    const answer = await park.agent().post(`/api${SCAN}`).send({ text: 'a' });
    expect([401, 403]).toContain(answer.status);
  });

  it('over the Content API takes a token with the scope', async () => {
    const token = await park.strapi.service('admin::api-token-content-api').create({
      name: 'scan',
      description: '',
      type: 'custom',
      permissions: ['plugin::word-check.scan.run'],
      lifespan: null,
    });
    const ask = (body: object) =>
      park.agent().post(`/api${SCAN}`).set('Authorization', `Bearer ${token.accessKey}`).send(body).expect(200);
    const answer = await ask({ text: '既使' });
    expect(answer.body.findings[0]).toMatchObject({ ruleId: 'wo-04', suggestions: ['即使'] });
    // What is a draft and what is not there is none of its business.
    const form = { uid: ARTICLE, data: { source: { url: '/site/?item=nothing' } } };
    expect((await scan(form)).findings).toMatchObject([{ ruleId: 'fo-61', path: 'source.url' }]);
    expect((await ask(form)).body.findings).toEqual([]);
  });
});

describe('packs', () => {
  it('are listed, the built-in ones with them', async () => {
    const { results } = (await editor.get(PACKS).expect(200)).body;
    expect(results.map((entry: { key: string }) => entry.key)).toEqual(
      expect.arrayContaining(['wording', 'advertising', 'respect', 'personal-data', 'names', 'format', 'style']),
    );
    expect((await editor.get(`${PACKS}/wording`).expect(200)).body).toMatchObject({ key: 'wording', builtin: true });
    await editor.get(`${PACKS}/no-such`).expect(404);
    await editor.get(`${PACKS}?page=1`).expect(400);
  });

  it('take part in scans from the moment they are written to the moment they are removed', async () => {
    const before = await scan({ text: '测试甲词' });
    const made = (await admin.post(PACKS, pack('live-pack', rule('t-1', '测试甲词'))).expect(201)).body;
    expect(made).toMatchObject({ key: 'live-pack', version: 1, builtin: false, warnings: [] });
    const after = await scan({ text: '测试甲词 测*试乙词' });
    expect(after.findings).toMatchObject([{ ruleId: 't-1', pack: 'live-pack', severity: 'block' }]);
    expect(after.engine.version).not.toBe(before.engine.version);

    const change = { name: '改', rules: [rule('t-2', '测试乙词')], version: 1 };
    expect((await admin.put(`${PACKS}/live-pack`, change).expect(200)).body).toMatchObject({ version: 2, name: '改' });
    expect((await scan({ text: '测试甲词 测*试乙词' })).findings).toMatchObject([{ ruleId: 't-2', text: '测*试乙词' }]);
    expect((await admin.get(`${PACKS}/live-pack`).expect(200)).body.rules).toEqual(change.rules);

    const stale = (await admin.put(`${PACKS}/live-pack`, change).expect(409)).body;
    expect(stale.error.details).toMatchObject({ code: 'STALE_VERSION', expected: 2, actual: 1 });
    await admin.delete(`${PACKS}/live-pack?version=1`).expect(409);
    await admin.delete(`${PACKS}/live-pack`).expect(200);
    expect((await scan({ text: '测试乙词' })).engine.version).toBe(before.engine.version);
    await admin.delete(`${PACKS}/live-pack`).expect(404);
    const lines = await park.strapi.db
      .query('plugin::review.ledger-entry')
      .findMany({ orderBy: { seq: 'desc' }, limit: 3 });
    expect(lines.map(({ line }: { line: string }) => JSON.parse(line))).toMatchObject([
      { act: 'pack-change', details: { pack: 'live-pack', version: 3, change: 'remove' } },
      { act: 'pack-change', details: { pack: 'live-pack', version: 2, change: 'edit', ids: { added: ['t-2'] } } },
      { act: 'pack-change', details: { pack: 'live-pack', version: 1, change: 'create', rules: 1 }, origin: 'admin' },
    ]);
  });

  it('do not change without their row of the ledger', async () => {
    const ledger = park.strapi.plugin('review').service('ledger') as { append(record: object): Promise<number> };
    const fails = jest.spyOn(ledger, 'append').mockRejectedValue(new Error('no room'));
    await admin.post(PACKS, pack('no-record')).expect(500);
    fails.mockRestore();
    await admin.get(`${PACKS}/no-record`).expect(404);
  });

  it('of two writers of one version only one wins', async () => {
    await admin.post(PACKS, pack('race-pack', rule('t-1', '甲甲甲'))).expect(201);
    const body = { name: '争', rules: [rule('t-1', '乙乙乙')], version: 1 };
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.put(`${PACKS}/race-pack`, body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409]);
    await admin.delete(`${PACKS}/race-pack`).expect(200);
  });

  it('of two makers of one key only one wins', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => admin.post(PACKS, pack('twin-pack'))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400, 400, 400]);
    await admin.delete(`${PACKS}/twin-pack`).expect(200);
  });

  it.each<Account>(['editor1', 'reviewer1', 'auditor'])('cannot be written by %s', async (account) => {
    const caller = await park.as(account);
    await caller.post(PACKS, pack('not-mine')).expect(403);
    await caller.put(`${PACKS}/wording`, { name: 'x', rules: [], version: 1 }).expect(403);
    await caller.delete(`${PACKS}/wording`).expect(403);
  });

  it('that are built in cannot be changed by anybody', async () => {
    const put = await admin.put(`${PACKS}/wording`, { name: 'x', rules: [], version: 1 }).expect(403);
    expect(put.body.error.details.code).toBe('FORBIDDEN');
    await admin.delete(`${PACKS}/wording`).expect(403);
    const twin = await admin.post(PACKS, pack('wording')).expect(400);
    expect(twin.body.error.details.fields).toEqual([{ path: 'key', reason: 'is taken' }]);
  });

  it('with wrong fields are refused field by field', async () => {
    const wrong = pack('wrong-pack', rule('t-1', '甲\n乙'), {
      ...rule('t-2', '甲'),
      kind: 'pattern',
      pattern: '(a+)+$',
    });
    const { error } = (await admin.post(PACKS, wrong).expect(400)).body;
    expect(error.details.fields.map((field: { path: string }) => field.path)).toEqual([
      'rules.0.terms.0',
      'rules.1.pattern',
    ]);
    expect((await admin.put(`${PACKS}/no-such`, { name: 'x', rules: [], version: 1 })).status).toBe(404);
  });

  it('whose rules fail their own examples are refused; what is only odd is a warning', async () => {
    const examples = { hit: ['这里没有'], miss: [] };
    const refused = await admin.post(PACKS, pack('odd-pack', rule('t-1', '甲甲甲', { examples }))).expect(400);
    expect(refused.body.error.details.fields).toEqual([
      { path: 'rules.0.examples.hit.0', reason: 'is not found by the rule' },
    ]);
    const made = (await admin.post(PACKS, pack('odd-pack', rule('t-1', '甲'))).expect(201)).body;
    expect(made.warnings.map((warning: { path: string }) => warning.path)).toEqual(['rules.0.terms']);
    const change = pack('odd-pack', rule('t-1', '甲甲甲', { examples: { hit: [], miss: ['甲甲甲'] } }));
    const change400 = await admin.put(`${PACKS}/odd-pack`, { ...change, version: 1 }).expect(400);
    expect(change400.body.error.details.fields[0].path).toBe('rules.0.examples.miss.0');
    await admin.delete(`${PACKS}/odd-pack`).expect(200);
  });

  it('whose pattern never ends give a finding instead of a silence', async () => {
    const slow = { ...rule('t-1', '甲'), kind: 'pattern', pattern: '(?:x+x+y|z)' };
    await admin.post(PACKS, pack('slow-pack', slow)).expect(201);
    const { findings } = await scan({ text: 'x'.repeat(30_000) });
    expect(findings).toMatchObject([{ ruleId: 't-1', start: 0, end: 0, severity: 'block' }]);
    await admin.delete(`${PACKS}/slow-pack`).expect(200);
  });
});

describePackStore(() => park);
describePackFiles(() => park, { admin: () => admin, editor: () => editor });

/** What review does with a check that asks for time. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  return act().catch(async (error: { ready?(): Promise<void> }) => {
    if (!error.ready) throw error;
    await error.ready();
    return act();
  });
}

it('a large pack is compiled aside: scans go on meanwhile, the check of a submit waits for it', async () => {
  const terms = Array.from({ length: 3000 }, (_, k) => `大词库词条${String.fromCharCode(0x4e00 + k)}`);
  const right = Object.fromEntries(terms.slice(1000).map((term, k) => [term, `正${k}`]));
  const large = pack('large-pack', rule('t-1', '', { terms: terms.slice(0, 1000) }), {
    ...{ ...rule('t-2', ''), terms: undefined, kind: 'substitution', swap: right },
  });
  const before = await scan({ text: 'a' });
  await admin.post(PACKS, large).expect(201);
  expect((await scan({ text: terms[0] })).engine).toEqual(before.engine);
  const input = {
    ...{ uid: ARTICLE, documentId: 'x', locale: 'zh-Hans' },
    content: { uid: ARTICLE, locale: 'zh-Hans', fields: { title: `${terms[0]} ${terms[2999]}` } },
  };
  const scanner = park.strapi.plugin('word-check').service('scanner');
  expect(await patiently(() => scanner.check(input))).toMatchObject({
    findings: [
      { ruleId: 't-1', text: terms[0] },
      { ruleId: 't-2', text: terms[2999], suggestions: ['正1999'] },
    ],
  });
  const after = await scan({ text: terms[0] });
  expect(after).toMatchObject({ findings: [{ ruleId: 't-1' }], engine: { rules: before.engine.rules + 2 } });
  await admin.delete(`${PACKS}/large-pack`).expect(200);
  expect((await scan({ text: terms[0] })).engine).toEqual(before.engine);
});

it('review runs the check before a submit', async () => {
  const input = {
    uid: ARTICLE,
    documentId: 'x',
    locale: 'zh-Hans',
    content: { uid: ARTICLE, locale: 'zh-Hans', fields: { title: '残废' } },
  };
  const report = await park.strapi.plugin('word-check').service('scanner').check(input);
  expect(report).toMatchObject({
    engine: expect.any(String),
    findings: [{ ruleId: 're-01', path: 'title', severity: 'block' }],
  });
});

describeWaivers(() => park);
describeLinks(() => park);
