/**
 * What is on record, for people who were not there: the printable form, the pack that proves itself elsewhere, the time line
 * of a document, the ledger searched, and an auditor who reads everything and changes nothing. On both databases.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sha256 } from '../../plugins/review/server/src/core/digest';
import { entryOf } from '../../plugins/review/server/src/core/ledger-entry';
import { ledgerOf } from '../harness/ledger';
import { ARTICLE } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Account, type Park } from '../harness/park';
import { upload } from '../harness/pictures';
import { unzip } from '../harness/unzip';

const TITLE = '园区<b>食堂</b>延长晚餐"供应"时间';

let park: Park;
let room: ReturnType<typeof offstage>;
let documentId: string;
beforeAll(async () => {
  park = await startPark();
  room = offstage(park);
  documentId = await room.draft({ title: TITLE });
  await room.act(documentId, 'editor1', 'submit');
  await room.act(documentId, 'reviewer1', 'return', { comment: '请核对<i>时间</i>' });
  const { digest } = await room.act(documentId, 'editor1', 'submit');
  await room.send(documentId, 'editor1', { action: 'approve', digest });
  await (park.strapi.plugin('review').service('refusals') as { settled(): Promise<void> }).settled();
  for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const) await room.act(documentId, signer, 'approve');
  await room.act(documentId, 'reviewer3', 'release');
  await room.act(documentId, 'reviewer3', 'recall', { comment: '时间有误' });
});
afterAll(() => park?.stop());

const base = (id = documentId) => `/review/documents/${ARTICLE}/${id}`;
const get = async (by: Account, url: string) => (await park.as(by)).get(url);

interface Row {
  seq: number;
  line: string;
  hash: string;
  entry: { act: string; actor: { key: string } | null; documentId?: string; level?: string; at: string };
  words: { act: string; level: string | null; reason: string | null };
}
interface Page {
  data: Row[];
  next: number | null;
  head: { seq: number; hash: string };
}
const entries = async (query: string): Promise<Page> =>
  (await (await park.as('auditor')).get(`/review/ledger/entries?${query}`).expect(200)).body as Page;

describe('the printable form', () => {
  it('says who was asked, who decided what, and what became of it, and escapes every word', async () => {
    const answer = await get('editor1', `${base()}/record`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    for (const words of ['审校单', '初审', '复审', '终审', '陈静安', '撤稿', '时间有误', '三审', '园区管理办公室'])
      expect(answer.text).toContain(words);
    expect(answer.text).toContain('园区&lt;b&gt;食堂&lt;/b&gt;延长晚餐&quot;供应&quot;时间');
    expect(answer.text).not.toMatch(/<b>|<i>|<script/);
    const { hash, seq } = await ledgerOf(park).head();
    expect(answer.text).toContain(`${seq}:${hash}`);
  });

  it('is in the language asked for, and about the run asked for', async () => {
    const run = Number((await room.view(documentId)).run?.id);
    const { text } = await get('editor1', `${base()}/record?lang=en&run=${run - 1}`);
    expect(text).toContain('Review record');
    expect(text).toContain('请核对&lt;i&gt;时间&lt;/i&gt;');
    expect(text).not.toContain('时间有误');
    for (const query of ['run=999999', 'run=x', 'locale=fr', 'lang=fr', 'other=1']) {
      const { status } = await get('editor1', `${base()}/record?${query}`);
      expect([query, status]).toEqual([query, query === 'run=999999' ? 404 : 400]);
    }
    expect((await get('editor1', `${base('nothing-here')}/record`)).status).toBe(404);
  });

  it('of a draft that was never submitted says so, and nobody outside reads any', async () => {
    const draft = await room.draft();
    expect((await get('editor1', `${base(draft)}/record`)).text).toContain('尚未提交审核');
    expect((await park.agent().get(`${base()}/record`)).status).toBe(401);
    expect((await get('auditor', `${base(draft)}/evidence`)).body.error.details.code).toBe('WRONG_STATE');
  });
});

describe('A18.2 an evidence pack', () => {
  async function pack(id: string): Promise<Map<string, Buffer>> {
    const { token } = await park.as('auditor');
    const answer = await fetch(`${park.url}${base(id)}/evidence`, { headers: { Authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    return unzip(Buffer.from(await answer.arrayBuffer()));
  }

  it('verifies on another machine with only its script and the published head, and not when it was changed', async () => {
    const { id: cover } = await upload(park, 'red');
    const id = await room.draft({ cover });
    // With what else happens on levels: the verifier holds every decision against its row.
    await room.act(id, 'editor1', 'submit');
    await room.act(id, 'editor1', 'remind');
    await room.act(id, 'reviewer1', 'consult', { to: { person: 'reviewer2' } });
    await room.act(id, 'reviewer2', 'reply', { comment: '同意' });
    for (const position of ['before', 'after'] as const) {
      await room.act(id, 'reviewer1', 'add-signer', { to: { person: 'reviewer2' }, position });
      await room.act(id, 'reviewer1', 'remove-signer', { to: { person: 'reviewer2' } });
    }
    for (const action of ['approve', 'withdraw', 'approve']) await room.act(id, 'reviewer1', action);
    await room.act(id, 'reviewer2', 'return', { to: { level: 'first' }, comment: '请再核对一次' });
    for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const) await room.act(id, signer, 'approve');
    await room.act(id, 'reviewer3', 'release');
    const files = await pack(id);
    const head = await ledgerOf(park).head();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen elsewhere-'));
    try {
      for (const [name, bytes] of files) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), bytes);
      }
      const [name = ''] = fs.readdirSync(folder);
      const verify = () => {
        const given = ['ledger-verify.mjs', '--pack', '.', '--anchor', `${head.seq}:${head.hash}`];
        return spawnSync(process.execPath, given, { cwd: path.join(folder, name), env: {}, encoding: 'utf8' });
      };
      expect(verify()).toMatchObject({ status: 0, stderr: '' });
      const content = fs.readFileSync(path.join(folder, name, 'content.json'));
      expect(sha256(content)).toBe((await room.view(id)).digest);
      expect(fs.readFileSync(path.join(folder, name, 'index.html'), 'utf8')).toContain('审校单');
      expect(fs.readdirSync(path.join(folder, name, 'media'))).toHaveLength(1);
      const ledger = fs
        .readFileSync(path.join(folder, name, 'ledger.jsonl'), 'utf8')
        .trim()
        .split('\n');
      const added = ledger.map(entryOf).filter((row) => row.act === 'add-signer' && row.documentId === id);
      expect(added.map(({ details }) => (details as { position: string }).position)).toEqual(['before', 'after']);
      fs.writeFileSync(path.join(folder, name, 'content.json'), String(content).replace('食堂', '饭堂'));
      expect(verify()).toMatchObject({ status: 1, stderr: expect.stringContaining('BAD: content.json: ') });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it('is on record, and takes the right to read the ledger', async () => {
    const { data } = await entries(`uid=${ARTICLE}&documentId=${documentId}&act=evidence`);
    const before = data.length;
    expect((await get('editor1', `${base()}/evidence`)).status).toBe(403);
    await pack(documentId);
    const after = (await entries(`uid=${ARTICLE}&documentId=${documentId}&act=evidence`)).data;
    expect(after).toHaveLength(before + 1);
    expect(after[0]?.entry.actor?.key).toBe('auditor');
  });
});

describe('the ledger browser', () => {
  it('shows the newest row first, page by page, each with its exact line', async () => {
    const all = (await ledgerOf(park).lines()).reverse();
    const seen: string[] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page: Page = await entries(`limit=7${before === undefined ? '' : `&before=${before}`}`);
      seen.push(...page.data.map(({ line }) => line));
      expect(page.data.every(({ line, hash }) => sha256(line) === hash)).toBe(true);
      before = page.next;
    }
    expect(seen).toEqual(all);
  });

  it('finds rows by person, act, level, document, refusal and time, and by several at once', async () => {
    const all = (await entries('limit=200')).data;
    const middle = all[Math.floor(all.length / 2)]?.entry.at ?? '';
    const FILTERS: [string, (row: Row['entry']) => boolean][] = [
      ['person=reviewer1', ({ actor }) => actor?.key === 'reviewer1'],
      ['act=submit', ({ act }) => act === 'submit'],
      ['level=second', ({ level }) => level === 'second'],
      [`uid=${ARTICLE}&documentId=${documentId}`, (row) => row.documentId === documentId],
      [`documentId=${documentId}`, (row) => row.documentId === documentId],
      ['refused=only', ({ act }) => act === 'refused'],
      ['refused=without', ({ act }) => act !== 'refused'],
      ['person=reviewer1&act=approve&level=first', (row) => row.actor?.key === 'reviewer1' && row.act === 'approve'],
      ['person=reviewer1&act=release', () => false],
      [`from=${middle}`, ({ at }) => at >= middle],
      [`to=${middle}`, ({ at }) => at < middle],
      [`from=${middle}&person=reviewer3`, ({ at, actor }) => at >= middle && actor?.key === 'reviewer3'],
      ['from=2999-01-01T00:00:00Z', () => false],
    ];
    for (const [query, fits] of FILTERS) {
      const { data } = await entries(`${query}&limit=200`);
      expect([query, data.map(({ seq }) => seq)]).toEqual([
        query,
        all.filter(({ entry }) => fits(entry)).map(({ seq }) => seq),
      ]);
    }
    expect(all.some(({ entry }) => entry.act === 'refused')).toBe(true);
  });

  it('offers what there is to choose from, by its newest name, and refuses what it does not know', async () => {
    const { body } = await get('auditor', '/review/ledger/choices');
    expect(body.people).toContainEqual({ key: 'reviewer1', name: '陈静安' });
    expect(body.acts).toContainEqual({ key: 'submit', name: '提交' });
    expect(body.levels).toContainEqual({ key: 'first', name: '初审' });
    for (const query of ['from=yesterday', 'limit=0', 'limit=201', 'other=1', 'refused=yes'])
      expect((await get('auditor', `/review/ledger/entries?${query}`)).status).toBe(400);
    expect((await get('editor1', '/review/ledger/entries')).status).toBe(403);
  });

  it('is answered by indexes, not by reading the ledger', async () => {
    const db = park.strapi.db.connection;
    const isPostgres = process.env.DATABASE_CLIENT === 'postgres';
    const names = isPostgres
      ? (await db.raw("select indexname as name from pg_indexes where tablename = 'review_ledger'")).rows
      : await db.raw("select name from sqlite_master where type = 'index' and tbl_name = 'review_ledger'");
    const found = (names as { name: string }[]).map(({ name }) => name);
    for (const name of ['person', 'level', 'ix2', 'ix3', 'ix4']) expect(found).toContain(`review_ledger_${name}`);
  });
});

describe('the time line of a document', () => {
  it('has every run, the newest first, and refused attempts only for readers of the ledger', async () => {
    const { body } = await get('auditor', `${base()}/timeline`);
    const acts = (run: { entries: { act: string }[] }) => run.entries.map(({ act }) => act);
    const [newest, older] = body.runs as { facts: { state: string }; entries: { act: string }[] }[];
    if (!newest || !older) throw new Error('two runs were made');
    expect(acts(older)).toEqual(['submit', 'return']);
    const way = ['submit', 'refused', 'approve', 'approve', 'approve', 'release', 'recall'];
    expect(acts(newest).slice(0, 7)).toEqual(way);
    expect([newest.facts.state, older.facts.state, body.more]).toEqual(['released', 'returned', false]);
    const seen = (await get('reviewer1', `${base()}/timeline`)).body.runs[0] as typeof newest;
    expect(acts(seen)).not.toContain('refused');
    expect(acts(seen)).toContain('recall');
    expect((await get('editor1', `${base()}/timeline?locale=fr`)).status).toBe(400);
  });
});

describe('the auditor', () => {
  /** Reading that needs something said; the others are asked as they are. */
  const QUERIES: Record<string, string> = {
    'GET /review/opinions': `?uid=${ARTICLE}&documentId=nothing-here&locale=zh-Hans`,
    'GET /review/sources/search': '?q=报',
    'GET /review/workflows/:key/differences': '?from=1&to=1',
  };
  /** One's own inbox, and a question that is too long for an address: these change nothing of anybody else's. */
  const OWN = new Set([
    'POST /review/corrections/places',
    'POST /review/notices/:id/read',
    'POST /review/notices/read-all',
    'PUT /review/notices/preferences',
  ]);

  it('reads every admin route of review and changes nothing', async () => {
    const inventory = JSON.parse(fs.readFileSync(path.join(__dirname, '../data/route-inventory.json'), 'utf8')) as {
      routes: Record<string, { type: string }>;
    };
    const routes = Object.entries(inventory.routes)
      .filter(([route, { type }]) => type === 'admin' && /^[A-Z]+ \/review\//.test(route))
      .map(([route]) => route);
    const auditor = await park.as('auditor');
    const agent = park.agent() as unknown as Record<
      string,
      (url: string) => { set(name: string, value: string): PromiseLike<{ status: number }> }
    >;
    const wrong: string[] = [];
    for (const route of routes) {
      const [method = '', at = ''] = route.split(' ');
      const url = at
        .replace(':uid', ARTICLE)
        .replace(':documentId', documentId)
        .replace(':key', 'sanshen')
        .replace(/:[A-Za-z]+/g, '999999');
      const request = agent[method.toLowerCase()];
      if (!request) throw new Error(`no such method: ${route}`);
      const { status } = await request(`${url}${QUERIES[route] ?? ''}`).set('Authorization', `Bearer ${auditor.token}`);
      const isFine = method === 'GET' ? [200, 404].includes(status) : status === 403 || OWN.has(route);
      if (!isFine) wrong.push(`${route} answered ${status}`);
    }
    expect(wrong).toStrictEqual([]);
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.some((route) => !route.startsWith('GET'))).toBe(true);
  });
});
