/** Preview links open one draft, for minutes, on record; a recall names what else uses its pictures. */
import sharp from 'sharp';
import supertest from 'supertest';
import { ARTICLE, newsroom, paragraphs, type DocumentView, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';

let park: Park;
let room: Newsroom;
let shift = 0;
const clock = { now: () => new Date(Date.now() + shift) };
const ahead = (minutes: number): void => void (shift += minutes * 60_000);

beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  park.strapi.get('services').set('plugin::review.clock', () => clock);
});
afterAll(() => park?.stop());

interface Link {
  id: number;
  url: string;
  expiresAt: string;
}
interface LedgerEntry {
  act: string;
  origin: string;
  actor: { name: string } | null;
  digest?: string;
  documentId?: string;
  details?: { link?: number };
}

const address = (documentId: string): string => `/review/documents/${ARTICLE}/${documentId}/previews`;

async function make(documentId: string, body: object = {}, by: Account = 'editor1'): Promise<Link> {
  const answer = await (await park.as(by)).post(address(documentId), body);
  if (answer.status !== 200) throw new Error(`no link: ${answer.status} ${answer.text}`);
  return answer.body as Link;
}
const open = (link: Pick<Link, 'url'>) => park.agent().get(new URL(link.url).pathname);
const list = async (documentId: string, by: Account = 'editor1', locale = 'zh-Hans') =>
  (await (await park.as(by)).get(`${address(documentId)}?locale=${locale}`).expect(200)).body as {
    data: { id: number; state: string; usedAt: string | null }[];
    mayMake: boolean;
  };
const revoke = async (documentId: string, id: number | string, by: Account = 'editor1') =>
  (await park.as(by)).delete(`${address(documentId)}/${id}`);

async function ledgerOf(link: Link): Promise<LedgerEntry[]> {
  const rows = await park.strapi.db.query('plugin::review.ledger-entry').findMany({ orderBy: { seq: 'asc' } });
  return (rows as { line: string }[])
    .map(({ line }) => JSON.parse(line) as LedgerEntry)
    .filter((row) => row.act.startsWith('preview-') && row.details?.link === link.id);
}
const actsOf = async (link: Link): Promise<string[]> => (await ledgerOf(link)).map(({ act }) => act);

async function upload(red: number, name = 'cover.png'): Promise<{ id: number; url: string } & Record<string, unknown>> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 80, b: 120 } } })
    .png()
    .toBuffer();
  const answer = await supertest(park.strapi.server.httpServer)
    .post('/upload')
    .set('Authorization', `Bearer ${await park.login('editor1')}`)
    .field('fileInfo', JSON.stringify({ name, alternativeText: '园区一角' }))
    .attach('files', bytes, { filename: name, contentType: 'image/png' });
  return Array.isArray(answer.body) ? answer.body[0] : answer.body;
}

describe('A3.2 a preview link', () => {
  it('opens its draft, and says that it is one', async () => {
    const cover = await upload(1);
    const image = { ...cover, url: cover.url.split('?')[0] };
    const body = [
      ...paragraphs('正文 <script>alert(1)</script>'),
      { type: 'image', image, children: [{ type: 'text', text: '' }] },
    ];
    const documentId = await room.draft({ title: '甲 <b>题</b>', summary: '甲的摘要', cover: cover.id, body });
    const link = await make(documentId);
    const page = await open(link).expect(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; img-src 'self' data:; style-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      ),
      'x-robots-tag': expect.stringContaining('noindex'),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    for (const words of [
      '预览稿，未经签发，请勿转发',
      link.expiresAt,
      '甲 &lt;b&gt;题&lt;/b&gt;',
      '甲的摘要',
      '正文 &lt;script&gt;',
    ])
      expect(page.text).toContain(words);
    expect(page.text.match(/<img src="data:image\/png;base64,[\w+/=]+" alt="园区一角">/g)).toHaveLength(2);
    expect(page.text).not.toMatch(/\/uploads\/|<script/);
  });

  it('lives 30 minutes unless told otherwise, and no longer than four hours', async () => {
    const documentId = await room.draft();
    const minutesOf = (link: Link) => (Date.parse(link.expiresAt) - clock.now().getTime()) / 60_000;
    expect(minutesOf(await make(documentId))).toBeCloseTo(30, 0);
    expect(minutesOf(await make(documentId, { minutes: 240 }))).toBeCloseTo(240, 0);
    for (const body of [
      { minutes: 241 },
      { minutes: 0 },
      { minutes: 1.5 },
      { minutes: '30' },
      { days: 1 },
      { locale: 'xx' },
    ]) {
      const answer = await (await park.as('editor1')).post(address(documentId), body);
      expect([body, answer.status, answer.body.error.details.code]).toEqual([body, 400, 'INVALID_INPUT']);
    }
  });

  it('for one document opens no other, nor another locale, and makes nothing public', async () => {
    const one = await room.draft({ title: '乙一' });
    const two = await room.draft({ title: '乙二' });
    await room.edit(one, await room.article({ title: 'English one' }), 'editor1', 'en');
    const [first, second, english] = [await make(one), await make(two), await make(one, { locale: 'en' })];
    const pages = [(await open(first)).text, (await open(second)).text, (await open(english)).text];
    expect(pages.map((page) => ['乙一', '乙二', 'English one'].map((title) => page.includes(title)))).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
    const path = new URL(first.url).pathname;
    for (const query of [`?documentId=${two}`, '?locale=en', `?uid=${ARTICLE}&id=${second.id}`]) {
      const { text } = await park.agent().get(`${path}${query}`).expect(200);
      expect([text.includes('乙一'), text.includes('乙二'), text.includes('English')]).toEqual([true, false, false]);
    }
    const token = path.split('/').at(-1) ?? '';
    for (const other of [
      `/api/articles/${one}?token=${token}`,
      `/api/delivery/channels/website/items/${one}`,
      `${address(one)}?token=${token}`,
    ])
      expect((await park.agent().get(other).set('Authorization', `Bearer ${token}`)).status).toBeGreaterThanOrEqual(
        400,
      );
  });

  it('shows the draft as it is, and says so when it has changed', async () => {
    const documentId = await room.draft({ title: '丙一' });
    const link = await make(documentId);
    expect((await open(link)).text).not.toContain('有改动');
    await room.edit(documentId, { title: '丙二' });
    expect((await open(link)).text).toMatch(/有改动[^]*<h1>丙二<\/h1>/);
  });

  it('dies at its time', async () => {
    const documentId = await room.draft();
    const link = await make(documentId, { minutes: 60 });
    ahead(59);
    await open(link).expect(200);
    ahead(1);
    await open(link).expect(410);
    expect((await list(documentId)).data).toMatchObject([{ id: link.id, state: 'expired' }]);
  });

  it('dies when it is taken back, once, by somebody who may', async () => {
    const documentId = await room.draft();
    const other = await room.draft();
    const [link, survivor] = [await make(documentId), await make(documentId)];
    expect((await revoke(other, link.id)).status).toBe(404);
    expect((await revoke(documentId, 999_999)).status).toBe(404);
    expect((await revoke(documentId, 'x')).status).toBe(404);
    expect((await revoke(documentId, link.id, 'auditor')).status).toBe(403);
    await open(link).expect(200);
    const answers = await Promise.all([revoke(documentId, link.id, 'editor2'), revoke(documentId, link.id, 'editor2')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await open(link).expect(410);
    // A person at a browser reads a page, not JSON.
    const page = await open(link).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8').expect(410);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(page.text).toMatch(/<h1>内容已撤下，或链接已失效。/);
    await open(survivor).expect(200);
    expect(await actsOf(link)).toEqual(['preview-made', 'preview-used', 'preview-revoked']);
    expect((await ledgerOf(link)).at(-1)?.actor?.name).toBeTruthy();
  });

  it('dies at a recall, even when the draft lives on', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    const link = await make(documentId);
    await open(link).expect(200);
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下' });
    await open(link).expect(410);
    expect((await list(documentId)).data).toMatchObject([{ state: 'recalled' }]);
    const fresh = await make(documentId);
    await open(fresh).expect(200);
    await open(link).expect(410);
  });

  it('dies with its draft, and does not come back with another', async () => {
    const documentId = await room.draft({ title: '丁' });
    await room.edit(documentId, await room.article({ title: 'English' }), 'editor1', 'en');
    const [link, other] = [await make(documentId, { locale: 'en' }), await make(documentId)];
    await open(link).expect(200);
    const articles = park.strapi.documents(ARTICLE as 'plugin::users-permissions.user') as unknown as {
      delete(params: object): Promise<unknown>;
    };
    await articles.delete({ documentId, locale: 'en' });
    await open(link).expect(410);
    await room.edit(documentId, await room.article({ title: 'English again' }), 'editor1', 'en');
    await open(link).expect(410);
    await open(other).expect(200);
  });

  it('tells nothing once it has ended, and an unknown one tells nothing at all', async () => {
    const long = await room.draft({ title: '戊'.repeat(100) });
    const short = await room.draft({ title: '己' });
    const links = [await make(long), await make(short, { minutes: 1 })];
    await revoke(long, links[0]?.id ?? 0);
    ahead(1);
    const ended = await Promise.all(links.map((link) => open(link)));
    const unknown = await Promise.all(
      ['A'.repeat(43), 'x', `${'A'.repeat(42)}%00`, '..%2f..%2fadmin'].map((token) =>
        park.agent().get(`/api/review/preview/${token}`),
      ),
    );
    expect(ended.map(({ status, body }) => [status, body.error.details])).toEqual([
      [410, { code: 'RECALLED' }],
      [410, { code: 'RECALLED' }],
    ]);
    expect(unknown.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(ended.map(({ text }) => text)).size).toBe(1);
    expect(new Set(unknown.map(({ text }) => text)).size).toBe(1);
    const lengths = [...ended, ...unknown].map(({ text }) => Math.ceil(Buffer.byteLength(text) / 256));
    expect(new Set(lengths).size).toBe(1);
    for (const { headers } of [...ended, ...unknown]) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  it('is on record: who made it, its first use, further use once a minute', async () => {
    const documentId = await room.draft();
    const link = await make(documentId);
    await Promise.all([open(link).expect(200), open(link).expect(200), open(link).expect(200)]);
    expect(await actsOf(link)).toEqual(['preview-made', 'preview-used']);
    ahead(1);
    await open(link).expect(200);
    const rows = await ledgerOf(link);
    const { digest } = await room.view(documentId);
    expect(rows.map(({ act, origin, actor }) => [act, origin, actor?.name ?? null])).toEqual([
      ['preview-made', 'admin', expect.any(String)],
      ['preview-used', 'preview-link', null],
      ['preview-used', 'preview-link', null],
    ]);
    expect(rows.every((row) => row.digest === digest && row.documentId === documentId)).toBe(true);
    expect((await list(documentId)).data[0]?.usedAt).not.toBeNull();
  });

  it('shows nothing when the use cannot be recorded', async () => {
    const link = await make(await room.draft({ title: '庚：不可见' }));
    const ledger = park.strapi.plugin('review').service('ledger') as { append: unknown };
    const { append } = ledger;
    ledger.append = () => Promise.reject(new Error('ledger broken by the test'));
    const answer = await open(link);
    ledger.append = append;
    expect([answer.status, answer.text.includes('庚')]).toEqual([500, false]);
    await open(link).expect(200);
  });

  it('opens 60 times a minute at most, and does not slow down others', async () => {
    const documentId = await room.draft();
    const [link, other] = [await make(documentId), await make(documentId)];
    for (let use = 0; use < 60; use += 1) await open(link).expect(200);
    const refused = await open(link).expect(429);
    expect(refused.body.error.details.code).toBe('TOO_MANY');
    await open(other).expect(200);
    ahead(1);
    await open(link).expect(200);
  });

  it('cannot be had from what is stored or answered later', async () => {
    const documentId = await room.draft();
    const link = await make(documentId);
    const token = link.url.split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = JSON.stringify(await park.strapi.db.connection('review_preview_links'));
    const ledger = JSON.stringify(await park.strapi.db.connection('review_ledger'));
    expect([rows.includes(token), ledger.includes(token)]).toEqual([false, false]);
    const { tokenHash } = await park.strapi.db.query('plugin::review.preview-link').findOne({ where: { id: link.id } });
    expect(JSON.stringify(await list(documentId))).not.toContain(tokenHash);
    await park.agent().get(`/api/review/preview/${tokenHash}`).expect(404);
  });

  it('is made by those who act in reviews, on documents that are there', async () => {
    const documentId = await room.draft();
    const answers = await Promise.all([
      park.agent().post(address(documentId)).send({}),
      park.agent().get(address(documentId)),
      (await park.as('auditor')).post(address(documentId), {}),
      (await park.as('editor1')).post(address('nothing'), { minutes: -1 }),
      (await park.as('editor1')).post(address(documentId), { locale: 'en' }),
      (await park.as('editor1')).post(`/review/documents/api::column.column/${documentId}/previews`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 403, 404, 404, 404]);
    expect([(await list(documentId, 'auditor')).mayMake, (await list(documentId)).mayMake]).toEqual([false, true]);
  });
});

interface SharedMedia {
  sha256: string;
  name: string;
  usedBy: { uid: string; documentId: string; locale: string; title: string }[];
}

describe('A9.4 before a recall', () => {
  const sharedOf = async (documentId: string, locale = 'zh-Hans'): Promise<SharedMedia[]> =>
    ((await room.view(documentId, 'reviewer3', locale)) as DocumentView & { sharedMedia: SharedMedia[] }).sharedMedia;

  it('other live content that uses the same files is named, in every locale, and nothing else is', async () => {
    const [picture, paper, own] = [
      await upload(101, '合影.png'),
      await upload(102, '附件.png'),
      await upload(103, '独有.png'),
    ];
    const image = { ...picture, url: picture.url.split('?')[0] };
    const one = await room.draft({ title: '辛一', cover: picture.id, attachments: [paper.id, own.id] });
    const two = await room.draft({ title: '辛二', attachments: [paper.id] });
    const body = [...paragraphs('正文'), { type: 'image', image, children: [{ type: 'text', text: '' }] }];
    const three = await room.draft({ title: '辛三', body });
    await room.draft({ title: '辛草稿', cover: picture.id });
    expect(await sharedOf(one)).toStrictEqual([]);
    for (const documentId of [one, two, three]) await room.release(documentId);
    await room.edit(one, await room.article({ title: 'Xin one', cover: own.id }), 'editor1', 'en');
    await room.release(one, 'editor1', 'en');

    const use = (documentId: string, title: string, locale = 'zh-Hans') => ({
      uid: ARTICLE,
      documentId,
      locale,
      title,
    });
    const byName = new Map((await sharedOf(one)).map(({ name, usedBy }) => [name, usedBy]));
    expect(byName).toEqual(
      new Map([
        ['合影.png', [use(three, '辛三')]],
        ['附件.png', [use(two, '辛二')]],
        ['独有.png', [use(one, 'Xin one', 'en')]],
      ]),
    );
    expect((await sharedOf(two)).map(({ usedBy }) => usedBy)).toEqual([[use(one, '辛一')]]);
    expect((await sharedOf(two))[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);

    await room.act(three, 'reviewer3', 'recall', { comment: '撤下' });
    expect((await sharedOf(one)).map(({ name }) => name).sort()).toEqual(['附件.png', '独有.png'].sort());
    expect(await sharedOf(three)).toStrictEqual([]);
  });

  it('takes as many statements for many files as for one', async () => {
    const files = await Promise.all([111, 112, 113, 114].map((red) => upload(red, `多${red}.png`)));
    const few = await room.draft({ title: '壬少', attachments: files.slice(0, 1).map(({ id }) => id) });
    const many = await room.draft({ title: '壬多', attachments: files.map(({ id }) => id) });
    for (const documentId of [few, many]) await room.release(documentId);
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => void (sql.includes('review_release_media') && statements.push(sql));
    park.strapi.db.connection.on('query', note);
    await sharedOf(few);
    const forFew = statements.length;
    await sharedOf(many);
    park.strapi.db.connection.removeListener('query', note);
    expect([forFew, statements.length - forFew]).toEqual([2, 2]);
  });
});
