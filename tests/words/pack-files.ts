/** Packs over HTTP piece by piece: files in and out, single rules, versions. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Caller, Park } from '../harness/park';

const PACKS = '/word-check/packs';
const IMPORT = 'plugin::word-check.import';
const rule = (id: string, terms: string[], rest: object = {}) => ({
  ...{ id, kind: 'existence', terms, severity: 'warn', category: 'c', message: 'm' },
  ...rest,
});

/** A sheet as spreadsheets write it: shared and inline strings, numbers, columns left out. */
const xlsx = (): Buffer =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId7"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId7" Target="worksheets/sheet3.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': strToU8('<sst><si><t>词</t></si><si><r><t>表格</t></r><r><t>甲词</t></r></si></sst>'),
      'xl/worksheets/sheet3.xml': strToU8(
        '<worksheet><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>类别</t></is></c></row>' +
          '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3"><v>42</v></c></row></sheetData></worksheet>',
      ),
    }),
  );

/** Ends every thread that loads it, as whatever a process is started with may do. */
const PRELOAD =
  'data:text/javascript,import { isMainThread } from "node:worker_threads"; if (!isMainThread) process.exit(7);';
/** Imports a file and builds a layer, each in its thread, and says how many parts they have. */
const IN_THREADS = `
  const { runWorker } = require('./imports/run-worker.js');
  const { LayerThread } = require('./engine/layer-thread.js');
  async function* none() {}
  const imported = runWorker({ file: process.argv[1], name: 'a.csv' }, none(), () => undefined).result;
  const built = new LayerThread().build([{ pack: { key: 'p' }, chunks: none() }]);
  Promise.all([imported, built]).then(([{ chunks }, layer]) => console.log(chunks.length, typeof layer));`;

/** The tests on a park that others use too. */
export function describePackFiles(park: () => Park, as: { admin: () => Caller; editor: () => Caller }): void {
  const send = (key: string, file: Buffer, name: string, query = '', caller = as.admin()) =>
    park()
      .agent()
      .post(`${PACKS}/${key}/import${query}`)
      .set('Authorization', `Bearer ${caller.token}`)
      .attach('file', file, name);
  const imports = () =>
    park().strapi.db.query(IMPORT as 'admin::user') as unknown as {
      create(given: object): Promise<{ documentId: string }>;
      updateMany(given: object): Promise<unknown>;
    };
  /** An import's state when it has ended. */
  async function ended(id: string): Promise<{ state: string; result?: object }> {
    for (;;) {
      const { body } = await as.admin().get(`/word-check/imports/${id}`).expect(200);
      if (body.state !== 'running') return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const rulesOf = async (key: string) => (await as.admin().get(`${PACKS}/${key}`).expect(200)).body.rules;

  describe('files of packs', () => {
    beforeAll(async () => {
      await as.admin().post(PACKS, { key: 'file-pack', name: '文件', rules: [] }).expect(201);
    });
    afterAll(() => as.admin().delete(`${PACKS}/file-pack`).expect(200));

    it('are taken whole or by row, in one version', async () => {
      const csv = Buffer.from('词,建议,级别\n文件甲词,,阻断\n文件乙词,文件丙词,\n,,\n\u200b,,警告\n');
      const { body } = await send('file-pack', csv, 'a.csv').expect(200);
      expect(body).toEqual({
        ...{ added: 2, updated: 0, skipped: 0, errorCount: 1, version: 2 },
        errors: [{ row: 5, reason: expect.stringContaining('须含可见字符') }],
      });
      const found = await as.editor().post('/word-check/scan', { text: '有文件甲词和文件乙词' }).expect(200);
      expect(found.body.findings).toMatchObject([
        { text: '文件甲词', severity: 'block', pack: 'file-pack' },
        { text: '文件乙词', severity: 'warn', suggestions: ['文件丙词'] },
      ]);
      // The same again changes nothing, and makes no version.
      expect((await send('file-pack', csv, 'a.csv')).body).toMatchObject({ added: 0, skipped: 2, version: 2 });
      const list = (await as.editor().get(`${PACKS}/file-pack/versions`).expect(200)).body.results;
      expect(list.map(({ act, change }: { act: string; change: { added: number } }) => [act, change.added])).toEqual([
        ['import', 2],
        ['create', 0],
      ]);
    });

    it('may be spreadsheets, and be waited for from afar', async () => {
      const { body } = await send('file-pack', xlsx(), '表.xlsx', '?background=true').expect(202);
      const state = await ended(body.id);
      expect(state).toMatchObject({ state: 'done', result: { added: 1, errors: [], version: 3 } });
      expect((await rulesOf('file-pack')).at(-1)).toMatchObject({ terms: ['表格甲词'], category: '42' });
    });

    it('are read in a thread, as layers are built, that loads nothing of what the process was started with', () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threads-'));
      const file = path.join(folder, 'a.csv');
      fs.writeFileSync(file, '词\n甲词\n');
      const cwd = path.resolve(__dirname, '../../plugins/word-check/dist/server');
      const made = spawnSync(process.execPath, ['--import', PRELOAD, '-e', IN_THREADS, file], {
        cwd,
        encoding: 'utf8',
      });
      fs.rmSync(folder, { recursive: true });
      expect(made).toMatchObject({ status: 0, stdout: '1 object\n' });
    });

    it('come out as they go in', async () => {
      const before = await rulesOf('file-pack');
      const csv = await as.editor().get(`${PACKS}/file-pack/export?format=csv`).expect(200);
      expect(csv.headers['content-disposition']).toContain('file-pack.csv');
      expect(csv.text).toMatch(/^\ufeff规则编号,类型,词/);
      const json = await as.editor().get(`${PACKS}/file-pack/export?format=json`).buffer(true).expect(200);
      expect(JSON.parse(json.text)).toEqual({ key: 'file-pack', name: '文件', rules: before });
      await as.admin().post(PACKS, { key: 'twin-file', name: '二', rules: [] }).expect(201);
      for (const [file, name] of [
        [csv.text, 'a.csv'],
        [json.text, 'a.json'],
      ] as const) {
        await send('twin-file', Buffer.from(file), name).expect(200);
        expect(await rulesOf('twin-file')).toEqual(before);
      }
      await as.admin().delete(`${PACKS}/twin-file`).expect(200);
      expect((await as.editor().get(`${PACKS}/wording/export?format=csv`).expect(200)).text).toContain('wo-04');
    });

    it.each<[string, () => Promise<{ status: number; body: { error: { details: object } } }>, number, object]>([
      [
        'no file',
        () => as.admin().post(`${PACKS}/file-pack/import`, {}),
        400,
        { fields: [{ path: 'file', reason: 'is required' }] },
      ],
      [
        'a torn spreadsheet',
        () => send('file-pack', xlsx().subarray(0, 300), 'a.xlsx'),
        400,
        { code: 'INVALID_INPUT' },
      ],
      [
        'another version',
        () => send('file-pack', Buffer.from('甲'), 'a.txt', '?version=1'),
        409,
        { code: 'STALE_VERSION', expected: 3 },
      ],
      ['an unknown pack', () => send('no-such', Buffer.from('甲'), 'a.txt'), 404, { code: 'NOT_FOUND' }],
      ['a built-in pack', () => send('wording', Buffer.from('甲'), 'a.txt'), 403, { code: 'FORBIDDEN' }],
    ])('%s is refused', async (_name, ask, status, details) => {
      const answer = await ask();
      expect([answer.status, answer.body.error.details]).toEqual([status, expect.objectContaining(details)]);
    });

    it('nobody knows an import that never was, and it is not called a pack', async () => {
      const { error } = (await as.admin().get('/word-check/imports/no-such').expect(404)).body;
      expect([error.details.code, error.message]).toEqual(['NOT_FOUND', '没有这次导入的记录（保留七天）']);
    });

    it('need the permission, and a large one a session', async () => {
      await send('file-pack', Buffer.from('甲'), 'a.txt', '', as.editor()).expect(403);
      const large = Buffer.alloc(22 * 1024 * 1024, 32);
      await park().agent().post(`${PACKS}/file-pack/import`).attach('file', large, 'a.txt').expect(413);
    });

    it('begin anew when somebody changes the pack meanwhile, and nothing is lost', async () => {
      const { body } = await send('file-pack', Buffer.from('词\n同时甲词\n'), 'a.csv', '?background=true').expect(202);
      const one = rule('meanwhile', ['同时乙词']);
      await as.admin().put(`${PACKS}/file-pack/rules/meanwhile`, { rule: one, version: 3 }).expect(200);
      expect(await ended(body.id)).toMatchObject({ state: 'done', result: { added: 1, version: 5 } });
      const terms = (await rulesOf('file-pack')).flatMap((each: { terms?: string[] }) => each.terms ?? []);
      expect(terms).toEqual(expect.arrayContaining(['文件甲词', '同时甲词', '同时乙词']));
    });

    it('that were given up write nothing any more', async () => {
      const { body } = await send('file-pack', Buffer.from('词\n放弃甲词\n'), 'a.csv', '?background=true').expect(202);
      await imports().updateMany({ where: { documentId: body.id }, data: { state: 'failed' } });
      // Imports go one after another: when this one is done, the one before has ended.
      await send('file-pack', Buffer.from('词\n文件甲词\n'), 'a.csv').expect(200);
      expect(JSON.stringify(await rulesOf('file-pack'))).not.toContain('放弃甲词');
      expect(await ended(body.id)).toMatchObject({ state: 'failed' });
    });

    it('of a process that died are told as failed', async () => {
      const data = { key: 'file-pack', state: 'running', done: 5, total: 9, at: new Date(0), beatAt: new Date(0) };
      const { documentId } = await imports().create({ data });
      const { body } = await as.admin().get(`/word-check/imports/${documentId}`).expect(200);
      expect(body).toMatchObject({ state: 'failed', error: { message: expect.stringContaining('词库未改动') } });
    });
  });

  describe('pieces of packs', () => {
    it('are written, searched, removed and taken back one by one', async () => {
      const many = Array.from({ length: 30 }, (_, i) => `片段${i}号`);
      const key = 'piece-pack';
      await as
        .admin()
        .post(PACKS, { key, name: '片', rules: [rule('p-1', many), rule('p-2', ['片段乙'])] })
        .expect(201);
      const page = (await as.editor().get(`${PACKS}/${key}/rules?limit=1`).expect(200)).body;
      expect(page).toMatchObject({ results: [{ id: 'p-1', termCount: 30 }], next: 1, version: 1, ruleCount: 2 });
      expect(page.results[0].terms).toHaveLength(20);
      const rest = (await as.editor().get(`${PACKS}/${key}/rules?after=1`).expect(200)).body;
      expect(rest).toMatchObject({ results: [{ id: 'p-2' }], next: null });
      const searched = await as.editor().get(`${PACKS}/${key}/rules`).query({ search: '片段29' }).expect(200);
      expect(searched.body.results[0].terms[0]).toBe('片段29号');
      expect((await as.editor().get(`${PACKS}/${key}/rules/p-1`).expect(200)).body.rule.terms).toEqual(many);

      const changed = rule('p-2', ['片段丙'], { off: true });
      const put = (version: number, one: object = changed) =>
        as.admin().put(`${PACKS}/${key}/rules/p-2`, { rule: one, version });
      expect((await put(1).expect(200)).body).toMatchObject({ version: 2, rule: changed });
      expect((await put(1).expect(409)).body.error.details).toMatchObject({ code: 'STALE_VERSION', expected: 2 });
      const wrong = await put(2, rule('p-2', ['片段丙'], { examples: { hit: ['无'], miss: [] } })).expect(400);
      expect(wrong.body.error.details.fields).toEqual([
        { path: 'rule.examples.hit.0', reason: 'is not found by the rule' },
      ]);
      await as
        .admin()
        .put(`${PACKS}/${key}/rules/p-3`, { rule: rule('p-3', ['新']), version: 2 })
        .expect(200);
      await as.admin().delete(`${PACKS}/${key}/rules/p-1?version=3`).expect(200);
      expect((await rulesOf(key)).map(({ id }: { id: string }) => id)).toEqual(['p-2', 'p-3']);

      const seen = (await as.editor().get(`${PACKS}/${key}/versions/1`).expect(200)).body;
      expect(seen).toMatchObject({ version: 1, act: 'create', since: { added: 1, changed: 1, removed: 1 } });
      await as.admin().post(`${PACKS}/${key}/versions/1/restore`, { version: 4 }).expect(200);
      expect(await rulesOf(key)).toEqual([rule('p-1', many), rule('p-2', ['片段乙'])]);
      await as.editor().get(`${PACKS}/${key}/versions/9`).expect(404);
      const listed = (await as.editor().get(PACKS)).body.results.find((one: { key: string }) => one.key === key);
      expect(listed).toMatchObject({ version: 5, ruleCount: 2, termCount: 31, savedBy: expect.stringMatching(/./) });
      for (const ask of [
        as.editor().put(`${PACKS}/${key}/rules/p-2`, { rule: changed, version: 5 }),
        as.editor().delete(`${PACKS}/${key}/rules/p-2?version=5`),
        as.editor().post(`${PACKS}/${key}/versions/1/restore`, { version: 5 }),
      ])
        expect((await ask).status).toBe(403);
      await as.admin().delete(`${PACKS}/${key}`).expect(200);
    });
  });
}
