/**
 * What readers can see of a governed type through Strapi's own REST, once an operator has opened it: released content,
 * from the release. The control is the same park before any draft existed: every answer must be the same byte by byte.
 */
import sharp from 'sharp';
import type { Core } from '@strapi/strapi';
import { ARTICLE, newsroom, paragraphs, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

const SECRET = '机密草稿';
const COLUMN = 'api::column.column';

let park: Park;
let room: Newsroom;
let live: string;
let english: string;
const callers: Record<string, string | null> = { anonymous: null };

/** The park, with columns that know their articles: a door from an ungoverned type to a governed one. */
function withArticlesOfColumns(strapi: Core.Strapi): void {
  const register = strapi.register.bind(strapi);
  strapi.register = async () => {
    const result = await register();
    const column = strapi.contentTypes[COLUMN] as unknown as { attributes: Record<string, object> };
    const article = strapi.contentTypes[ARTICLE] as unknown as { attributes: Record<string, object> };
    column.attributes.articles = { type: 'relation', relation: 'oneToMany', target: ARTICLE, mappedBy: 'column' };
    article.attributes.column = { ...article.attributes.column, inversedBy: 'articles' };
    return result;
  };
}

/** What an operator does in the admin panel to open a type to everybody. */
async function openToPublic(...actions: string[]): Promise<void> {
  const { db } = park.strapi;
  const role = await db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
  for (const action of actions)
    await db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
}

async function newToken(type: 'read-only' | 'full-access'): Promise<string> {
  const token = await park.strapi
    .service('admin::api-token-content-api')
    .create({ name: type, type, description: '', lifespan: null });
  return token.accessKey as string;
}

/** A GET as one of the callers. */
function get(path: string, caller = 'anonymous') {
  const request = park.agent().get(encodeURI(path));
  const token = callers[caller];
  return token ? request.set('Authorization', `Bearer ${token}`) : request;
}

beforeAll(async () => {
  park = await startPark({ prepare: withArticlesOfColumns });
  room = newsroom(park);
  await openToPublic(...[ARTICLE, COLUMN, 'api::topic.topic'].flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]));
  callers['read-only token'] = await newToken('read-only');
  callers['full-access token'] = await newToken('full-access');
  live = await room.draft({ title: '甲：食堂延时', column: await room.connect(COLUMN, 'notice') });
  await room.release(live);
  english = await room.draft({ title: 'Canteen hours', summary: 'Dinner until 20:00.' }, 'editor1', 'en');
  await room.release(english, 'editor1', 'en');
});
afterAll(() => park?.stop());

describe('released content in Strapi’s shape', () => {
  it('of a list', async () => {
    const { body } = await get('/api/articles').expect(200);
    expect(body.meta.pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 1 });
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      documentId: live,
      title: '甲：食堂延时',
      locale: 'zh-Hans',
      aiDeclaration: 'none',
    });
    expect(body.data[0].body).toEqual(paragraphs('为方便加班职工就餐，园区食堂晚餐供应时间延长到二十点。'));
    expect(Object.keys(body.data[0]).sort()).toEqual(
      [
        ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'title', 'summary', 'body'],
        ...['aiDeclaration', 'displayFrom', 'displayUntil'],
      ].sort(),
    );
    expect(body.data[0].displayFrom).toBeNull();
  });

  it('of one document, with what is asked for', async () => {
    const query = 'fields[0]=title&populate[theme][fields][0]=name&populate[source]=true&populate[channels]=true';
    // Themes and channels have no public routes, so Strapi shows them to tokens only.
    const { body } = await get(`/api/articles/${live}?${query}`, 'read-only token').expect(200);
    expect(Object.keys(body.data).sort()).toEqual(['channels', 'documentId', 'id', 'source', 'theme', 'title']);
    expect(body.data.theme).toEqual({ documentId: expect.any(String), name: expect.any(String) });
    expect(body.data.source).toEqual({
      ...{ id: 1, kind: 'original', unit: '公共服务中心' },
      ...{ url: null, author: null, originalTitle: null },
    });
    expect(body.data.channels.map((one: { code: string }) => one.code).sort()).toEqual(['screen', 'website']);
    expect(body.meta).toEqual({});
  });

  it.each([
    ['filters[title][$contains]=食堂', 1],
    ['filters[title][$eq]=别的', 0],
    ['filters[theme][code][$eq]=livelihood&sort=publishedAt:desc', 1],
    ['filters[$or][0][source][unit][$containsi]=服务&filters[$or][1][title]=x&sort[0]=title:desc', 1],
    ['filters[cover][$null]=true&filters[publishedAt][$gt]=2020-01-01', 1],
    ['_q=晚餐', 1],
    ['locale=en', 1],
    ['locale=*', 2],
    ['pagination[page]=2&pagination[pageSize]=1', 1],
    ['pagination[withCount]=false', undefined],
    ['populate=*', 1],
  ])('answers ?%s', async (query, total) => {
    const { body } = await get(`/api/articles?${query}`, 'read-only token').expect(200);
    expect(body.meta.pagination.total).toBe(total);
    const isPageTwo = query.includes('[page]=2');
    expect(body.data).toHaveLength(isPageTwo ? 0 : (total ?? 1));
  });

  it('keeps the name a related entry had when it was signed', async () => {
    const columns = park.strapi.db.query(COLUMN);
    const before = await columns.findOne({ where: { code: 'notice' } });
    await columns.update({ where: { id: before.id }, data: { name: '改名后的栏目' } });
    const { body } = await get(`/api/articles/${live}?populate=column`).expect(200);
    expect(body.data.column).toEqual({ documentId: before.documentId, code: 'notice', name: before.name });
    await columns.update({ where: { id: before.id }, data: { name: before.name } });
  });

  it('puts releases in the place of articles that a column is populated with', async () => {
    const query = 'populate[articles][fields][0]=title&populate[articles][populate][theme]=true';
    const { body } = await get(`/api/columns?filters[code]=notice&${query}`, 'read-only token').expect(200);
    expect(body.data[0].articles).toEqual([
      {
        id: expect.any(Number),
        documentId: live,
        title: '甲：食堂延时',
        theme: expect.objectContaining({ code: 'livelihood' }),
      },
    ]);
  });
});

/** Questions a prying reader asks. `ID` stands for the live article, `DRAFT` for one that exists only later. */
const PROBES = [
  '/api/articles?',
  '/api/articles?locale=en',
  '/api/articles?locale=*&populate=*',
  '/api/articles?locale[0]=en&locale[1]=zh-Hans',
  '/api/articles?locale=fr',
  '/api/articles?publicationFilter=modified',
  '/api/articles?publicationFilter=never-published',
  '/api/articles?publicationFilter=published-with-draft',
  '/api/articles?hasPublishedVersion=false',
  '/api/articles?hasPublishedVersion=true',
  `/api/articles?filters[title][$contains]=${SECRET}`,
  `/api/articles?filters[title][$startsWith]=机`,
  `/api/articles?filters[$or][0][title][$contains]=${SECRET}&filters[$or][1][summary][$contains]=${SECRET}`,
  `/api/articles?filters[$not][title][$contains]=${SECRET}`,
  '/api/articles?filters[publishedAt][$null]=true',
  '/api/articles?filters[updatedAt][$gt]=2020-01-01',
  '/api/articles?filters[id][$gt]=0',
  '/api/articles?filters[id][$lt]=1000000&sort=id:desc',
  '/api/articles?filters[documentId][$eq]=DRAFT',
  `/api/articles?filters[localizations][title][$contains]=${SECRET}`,
  '/api/articles?filters[localizations][documentId][$notNull]=true',
  '/api/articles?populate=localizations',
  `/api/articles?populate[localizations][filters][title][$contains]=${SECRET}`,
  '/api/articles?sort=localizations.title',
  `/api/articles?filters[column][articles][title][$contains]=${SECRET}`,
  '/api/articles?populate[column][populate]=articles',
  '/api/articles?populate[column][populate][articles][fields][0]=title',
  '/api/articles?filters[createdBy][email][$contains]=editor',
  '/api/articles?populate=createdBy',
  '/api/articles?sort=title:asc',
  '/api/articles?sort[column][name]=asc',
  `/api/articles?_q=${SECRET}`,
  '/api/articles?pagination[start]=0&pagination[limit]=100',
  '/api/articles?pagination[page]=2&pagination[pageSize]=1',
  '/api/articles?pagination[withCount]=true&pagination[pageSize]=1',
  '/api/articles?fields[0]=updatedAt&fields[1]=title',
  '/api/articles?fields[0]=title&fields[1]=secret',
  '/api/articles/ID?',
  '/api/articles/ID?populate=*',
  '/api/articles/ID?locale=en',
  '/api/articles/ID?locale=*',
  '/api/articles/ID?publicationFilter=modified',
  '/api/articles/DRAFT?',
  '/api/articles/DRAFT?locale=en',
  '/api/articles/DRAFT?populate=*',
  '/api/columns?populate=articles',
  '/api/columns?populate=*',
  '/api/columns?populate[articles]=*',
  '/api/columns?populate[articles][populate]=*',
  '/api/columns?populate[articles][count]=true',
  `/api/columns?populate[articles][filters][title][$contains]=${SECRET}`,
  '/api/columns?populate[articles][sort]=title',
  `/api/columns?filters[articles][title][$contains]=${SECRET}`,
  '/api/columns?filters[articles][publishedAt][$null]=true',
  '/api/columns?filters[articles][id][$notNull]=true',
  '/api/columns?sort=articles.title:asc',
  '/api/columns?sort[articles][title]=asc',
  '/api/columns?status=draft',
  '/api/columns?status=draft&populate=articles',
  '/api/columns?publicationFilter=never-published&populate=articles',
];

async function ask(caller: string, draft: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const probe of PROBES) {
    const { status, text } = await get(probe.replace('ID', live).replace('DRAFT', draft), caller);
    answers[probe] = `${status} ${text.length} ${text}`;
  }
  return answers;
}

describe('A3.1 nothing public shows a draft’s value, count or existence', () => {
  const NAMES = ['anonymous', 'read-only token', 'full-access token'];
  const controls: Record<string, Record<string, string>> = {};
  const draft = 'draftdraftdraftdraftdraf';

  beforeAll(async () => {
    for (const name of NAMES) controls[name] = await ask(name, draft);
    // Now drafts appear: a new one in the same column, changes to the live one, and another locale of it.
    const secret = { title: `${SECRET}标题`, summary: `${SECRET}摘要` };
    await room.draft({ ...secret, column: await room.connect(COLUMN, 'notice') });
    await room.edit(live, secret);
    await room.edit(live, await room.article(secret), 'editor1', 'en');
    await park.strapi.db
      .query(ARTICLE)
      .update({ where: { title: secret.title }, data: { documentId: draft } as never });
  });

  it.each(NAMES)('asked by: %s', async (name) => {
    const control = controls[name] ?? {};
    const answers = await ask(name, draft);
    expect(answers).toEqual(control);
    expect(JSON.stringify(answers)).not.toContain('标题');
    const served = Object.values(answers).filter((answer) => answer.startsWith('200'));
    expect(served.length).toBeGreaterThan(20);
    expect(Object.entries(answers).filter(([, answer]) => answer.startsWith('5'))).toStrictEqual([]);
  });

  it.each(['draft', 'DRAFT', 'xyz', 'production', ''])('?status=%s is refused', async (status) => {
    for (const name of NAMES)
      for (const path of ['/api/articles', `/api/articles/${live}`, `/api/articles/${draft}`]) {
        const answer = await get(`${path}?status=${status}`, name);
        expect([answer.status, answer.body.error.details.code, answer.body.data]).toEqual([400, 'INVALID_INPUT', null]);
        expect(answer.body.error.details.fields).toEqual([{ path: 'status', reason: expect.any(String) }]);
      }
    await get('/api/articles?status[0]=draft').expect(400);
    await get('/api/articles?status=published').expect(200);
  });

  it('a token that may write gets no content back', async () => {
    const write = park.agent().put(`/api/articles/${live}?status=draft&populate=*`);
    const answer = await write
      .set('Authorization', `Bearer ${callers['full-access token']}`)
      .send({ data: { summary: `${SECRET}三` } });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ documentId: live, locale: 'zh-Hans' });
  });
});

/** Changes a live row below every guard, as somebody with the database's password could. */
async function changeLiveRow(documentId: string, title: string): Promise<void> {
  const { connection } = park.strapi.db;
  const isPostgres = park.strapi.db.dialect.client === 'postgres';
  const listed = isPostgres
    ? await connection.raw(
        `select tgname as name from pg_trigger where tgrelid = 'articles'::regclass and not tgisinternal`,
      )
    : await connection.raw(`select name from sqlite_master where type = 'trigger' and tbl_name = 'articles'`);
  for (const { name } of (isPostgres ? listed.rows : listed) as { name: string }[])
    await connection.raw(isPostgres ? `drop trigger if exists ${name} on articles` : `drop trigger if exists ${name}`);
  const changed = await connection('articles')
    .where({ document_id: documentId })
    .whereNotNull('published_at')
    .update({ title });
  expect(changed).toBe(1);
}

describe('a live row that differs from its release', () => {
  it('never shows the changed value, nor answers a filter by it', async () => {
    const documentId = await room.draft({ title: '乙：签过的标题' });
    await room.release(documentId);
    await changeLiveRow(documentId, '乙：没签过的标题');
    for (const path of ['/api/articles', `/api/articles/${documentId}`, '/api/columns?populate=articles']) {
      const { text } = await get(path).expect(200);
      expect(text).toContain('乙：签过的标题');
      expect(text).not.toContain('没签过');
    }
    const byChanged = await get('/api/articles?filters[title][$contains]=没签过').expect(200);
    expect([byChanged.body.data, byChanged.body.meta.pagination.total]).toEqual([[], 0]);
    const bySigned = await get('/api/articles?filters[title][$contains]=乙：签过').expect(200);
    expect(bySigned.body.meta.pagination.total).toBe(1);
  });

  it('a damaged content is not served', async () => {
    const documentId = await room.draft({ title: '丙：会损坏的稿件' });
    await room.release(documentId);
    const { digest } = (await room.view(documentId)) as { digest: string };
    const snapshots = park.strapi.db.query('plugin::review.snapshot');
    const { content } = await snapshots.findOne({ where: { digest } });
    const store = (text: string) =>
      park.strapi.db.connection('review_snapshots').where({ digest }).update({ content: text });
    park.strapi.log.silent = true; // it is said in the log, as it should be
    await store(String(content).replace('会损坏', '被篡改'));
    await get(`/api/articles/${documentId}`).expect(404);
    expect((await get('/api/articles').expect(200)).text).not.toContain('被篡改');
    await store(String(content));
    park.strapi.log.silent = false;
    await get(`/api/articles/${documentId}`).expect(200);
  });
});

describe('after a recall', () => {
  it('the document is gone from lists, counts and relations', async () => {
    const documentId = await room.draft({ title: '丁：将撤的稿件' });
    await room.release(documentId);
    await get(`/api/articles/${documentId}`).expect(200);
    const before = (await get('/api/articles')).body.meta.pagination.total as number;
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下' });
    await get(`/api/articles/${documentId}`).expect(404);
    const after = await get('/api/articles').expect(200);
    expect(after.body.meta.pagination.total).toBe(before - 1);
    for (const path of [
      '/api/articles',
      '/api/columns?populate=articles',
      '/api/articles?filters[title][$contains]=将撤',
    ])
      expect((await get(path).expect(200)).text).not.toContain('丁：');
  });
});

describe('pictures', () => {
  async function upload(): Promise<{ id: number; url: string; hash: string } & Record<string, unknown>> {
    const bytes = await sharp({ create: { width: 64, height: 36, channels: 3, background: { r: 9, g: 80, b: 120 } } })
      .png()
      .toBuffer();
    const answer = await park
      .agent()
      .post('/upload')
      .set('Authorization', `Bearer ${await park.login('editor1')}`)
      .field('fileInfo', JSON.stringify({ name: 'cover.png', alternativeText: '园区一角' }))
      .attach('files', bytes, { filename: 'cover.png', contentType: 'image/png' });
    return Array.isArray(answer.body) ? answer.body[0] : answer.body;
  }

  it('are named by the bytes that were released, never by an upload', async () => {
    const file = await upload();
    const image = { ...file, url: file.url.split('?')[0] };
    const body = [{ type: 'image', image, children: [{ type: 'text', text: '' }] }];
    const documentId = await room.draft({ title: '戊：带图', cover: file.id, attachments: [file.id], body });
    await room.release(documentId);
    const answer = await get(`/api/articles/${documentId}?populate=*`).expect(200);
    expect(answer.text).not.toContain('/uploads');
    const { cover, attachments, body: blocks } = answer.body.data;
    expect(cover.url).toMatch(/^\/api\/delivery\/media\/[0-9a-f]{64}$/);
    expect([cover.alternativeText, attachments[0].url, blocks[0].image.url]).toEqual([
      '园区一角',
      cover.url,
      cover.url,
    ]);
    await get(cover.url).expect(200);
    await get(file.url.split('?')[0] ?? '').expect(404);
  });

  it('raw uploads and the upload plugin’s public routes are closed', async () => {
    const [file] = await park.strapi.db.query('plugin::upload.file').findMany({ limit: 1 });
    await get('/api/upload/files').expect(403);
    await get(`/api/upload/files/${file.id}`).expect(403);
    await get('/api/upload/files/page').expect(403);
    await park.agent().post('/api/upload').expect(403);
    await park.agent().delete(`/api/upload/files/${file.id}`).expect(403);
    await get('/uploads/').expect(404);
  });

  it('and where an operator opens the file list, it names files and shows nothing of them', async () => {
    await openToPublic('plugin::upload.content-api.find');
    for (const caller of Object.keys(callers)) {
      const { body } = await get('/api/upload/files?populate=*', caller).expect(200);
      expect(body).toEqual([{ id: expect.any(Number), documentId: expect.any(String) }]);
    }
  });
});
