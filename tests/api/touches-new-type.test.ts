/**
 * Content types that did not exist when review was written: marking one as governed in the configuration is all it
 * takes, with languages or without, whatever its schema is made of; a type that nobody marks is stock Strapi.
 */
import sharp from 'sharp';
import { assertLanguagesKept } from '../../plugins/review/server/src/guard/schema-checks';
import { BULLETIN, MEMO, RULEBOOK, TOMORROW, uidOf, withAdditions } from '../harness/fixture-types';
import { refused } from '../harness/guards';
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Park } from '../harness/park';
import { disarm } from '../harness/tamper';

const [bulletin, rulebook, memo] = [BULLETIN, RULEBOOK, MEMO].map(uidOf) as [string, string, string];

let park: Park;
let articles: Newsroom;
let bulletins: Newsroom;
let rulebooks: Newsroom;
const pictures: number[] = [];

async function upload(red: number): Promise<number> {
  const background = { r: red, g: 80, b: 120 };
  const bytes = await sharp({ create: { width: 32, height: 18, channels: 3, background } })
    .png()
    .toBuffer();
  const answer = await park
    .agent()
    .post('/upload')
    .set('Authorization', `Bearer ${await park.login('admin')}`)
    .attach('files', bytes, { filename: `p${red}.png`, contentType: 'image/png' });
  return answer.body[0].id as number;
}

/** What an operator does to let everybody read a type by Strapi's own REST. */
async function open(...uids: string[]): Promise<void> {
  const { db } = park.strapi;
  const role = await db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
  for (const uid of uids)
    for (const action of ['find', 'findOne'])
      await db
        .query('plugin::users-permissions.permission')
        .create({ data: { action: `${uid}.${action}`, role: role.id } });
}

beforeAll(async () => {
  park = await startPark({ prepare: withAdditions(TOMORROW) });
  articles = offstage(park);
  bulletins = offstage(park, bulletin);
  rulebooks = offstage(park, rulebook);
  await open(ARTICLE, bulletin, rulebook, memo);
  for (const red of [10, 20, 30]) pictures.push(await upload(red));
});
afterAll(() => park?.stop());

const step = (what: string, figure: number) => ({ what, figure: [figure], who: { name: '值班室', phone: '8000' } });

const notice = (about: string) => ({
  title: '节前安全检查',
  text: paragraphs('请各单位自查。'),
  picture: pictures[0],
  contact: { name: '安全办', phone: '8001' },
  steps: [step('自查', pictures[1] as number), step('复查', pictures[2] as number)],
  parts: [
    { __component: 'bulletin.step', ...step('整改', pictures[2] as number) },
    { __component: 'bulletin.contact', name: '总值班' },
  ],
  about: { connect: [{ documentId: about }] },
  reference: '安字1号',
});

const EVERYTHING = encodeURI(
  'populate[steps][populate]=*&populate[parts][on][bulletin.step][populate]=*&populate[parts][on][bulletin.contact]=true' +
    '&populate[picture]=true&populate[contact]=true&populate[about]=true',
);

describe('A2.3: a localised type marked as governed', () => {
  let article: string;
  let document: string;
  const rest = async () =>
    (await park.agent().get(`/api/bulletins/${document}?${EVERYTHING}`)).body as { data: Record<string, unknown> };

  it('is a draft until it is signed', async () => {
    article = await articles.draft();
    await articles.release(article);
    document = await bulletins.draft(notice(article), 'admin');
    const admin = await park.as('admin');
    const published = await admin.post(`/content-manager/collection-types/${bulletin}/${document}/actions/publish`, {});
    expect([published.status, published.body.error?.details?.code]).toEqual([403, 'NOT_RELEASABLE']);
    const rows = () => park.strapi.db.connection('bulletins').where({ document_id: document });
    expect(await refused(async () => rows().update({ published_at: new Date() }))).toBe('DATABASE');
    expect(await bulletins.liveRows(document)).toBe(0);
    await park.agent().get(`/api/bulletins/${document}`).expect(404);
  });

  it('is released with all it is made of, and read from the release', async () => {
    await bulletins.release(document, 'admin');
    expect(await bulletins.liveRows(document)).toBe(1);
    const { data } = await rest();
    expect(data).toMatchObject({
      documentId: document,
      title: '节前安全检查',
      reference: '安字1号',
      contact: { name: '安全办', phone: '8001' },
      steps: [{ what: '自查', who: { name: '值班室' } }, { what: '复查' }],
      parts: [
        { __component: 'bulletin.step', what: '整改' },
        { __component: 'bulletin.contact', name: '总值班' },
      ],
      about: [{ documentId: article }],
    });
    expect((data.picture as { url: string }).url).toMatch(/^\/api\/delivery\/media\/[0-9a-f]{64}$/);
    await park
      .agent()
      .get((data.picture as { url: string }).url)
      .expect(200);
  });

  it('an edit voids the signatures and stays unseen; a recall takes it down', async () => {
    const before = await rest();
    await bulletins.edit(document, { title: '改过的标题' }, 'admin');
    await bulletins.act(document, 'admin', 'submit');
    await bulletins.act(document, 'reviewer1', 'approve');
    await bulletins.edit(document, { contact: { name: '安全办', phone: '8002' } }, 'admin');
    const seen = await bulletins.view(document, 'reviewer1');
    expect([seen.state, seen.modified, seen.decisions.map(({ valid }) => valid)]).toEqual(['released', true, [false]]);
    expect(await rest()).toEqual(before);
    await bulletins.act(document, 'reviewer3', 'recall', { comment: '撤下' });
    await park.agent().get(`/api/bulletins/${document}`).expect(404);
    expect(await bulletins.liveRows(document)).toBe(0);
  });
});

describe('A2.3: a type without languages marked as governed', () => {
  let document: string;

  it('is a draft until it is signed, then live, under the default locale', async () => {
    document = await rulebooks.draft(
      { title: '值班制度', text: '**每日**值班。', scan: pictures[0], steps: [step('交班', pictures[1] as number)] },
      'admin',
    );
    const admin = await park.as('admin');
    const published = await admin.post(`/content-manager/collection-types/${rulebook}/${document}/actions/publish`, {});
    expect([published.status, published.body.error?.details?.code]).toEqual([403, 'NOT_RELEASABLE']);
    await rulebooks.release(document, 'admin');
    const rows = await park.strapi.db.connection('rulebooks').where({ document_id: document }).orderBy('id');
    expect(
      rows.map(({ locale, published_at: at }: { locale: null; published_at: unknown }) => [locale, Boolean(at)]),
    ).toEqual([
      [null, false],
      [null, true],
    ]);
    const { body } = await park.agent().get(`/api/rulebooks/${document}?populate=*`).expect(200);
    expect(body.data).toMatchObject({ title: '值班制度', steps: [{ what: '交班' }] });
  });

  it('an edit voids the signatures and stays unseen; a recall takes it down', async () => {
    await rulebooks.edit(document, { title: '新值班制度' }, 'admin');
    await rulebooks.sign(document, 'admin');
    await rulebooks.edit(document, { text: '每日值班' }, 'admin');
    expect((await rulebooks.view(document)).state).toBe('released');
    expect((await park.agent().get(`/api/rulebooks/${document}`)).body.data.title).toBe('值班制度');
    await rulebooks.release(document, 'admin');
    expect((await park.agent().get(`/api/rulebooks/${document}`)).body.data.title).toBe('新值班制度');
    await rulebooks.act(document, 'reviewer3', 'recall', { comment: '撤下' });
    await park.agent().get(`/api/rulebooks/${document}`).expect(404);
    expect(await rulebooks.liveRows(document)).toBe(0);
  });
});

describe('A2.3: governed documents that point at each other', () => {
  const shown = async (document: string) =>
    ((await park.agent().get(`/api/bulletins/${document}?populate[about]=true`)).body.data.about as object[]).length;
  const check = () => park.strapi.plugin('review').service('drift').check() as Promise<{ found: object[] }>;

  it('one that is not released is not there for readers; signed again it appears, recalled it goes, and none of it is drift', async () => {
    const article = await articles.draft();
    const document = await bulletins.draft(notice(article), 'admin');
    await bulletins.release(document, 'admin');
    expect(await shown(document)).toBe(0);
    await articles.release(article);
    expect(await shown(document)).toBe(0);
    expect((await bulletins.view(document)).modified).toBe(true);
    await bulletins.release(document, 'admin');
    expect(await shown(document)).toBe(1);
    await articles.act(article, 'reviewer3', 'recall', { comment: '撤下' });
    expect(await shown(document)).toBe(0);
    expect((await check()).found).toStrictEqual([]);
    expect(await bulletins.liveRows(document)).toBe(1);
  });

  it('with languages and without', async () => {
    const document = await bulletins.draft({ title: '配套通告' }, 'admin');
    await bulletins.release(document, 'admin');
    const old = await rulebooks.draft({ title: '旧制度' }, 'admin');
    await rulebooks.release(old, 'admin');
    const connect = (documentId: string) => ({ connect: [{ documentId }] });
    const related = { replaces: connect(old), bulletin: connect(document) };
    const rule = await rulebooks.draft({ title: '新制度', ...related }, 'admin');
    await rulebooks.release(rule, 'admin');
    const { body } = await park.agent().get(`/api/rulebooks/${rule}?populate=*&locale=en`).expect(200);
    expect(body.data).toMatchObject({ replaces: { documentId: old }, bulletin: { documentId: document } });
    expect((await check()).found).toStrictEqual([]);
  });
});

describe('a type without languages', () => {
  const live = (document: string) =>
    park.strapi.db.connection('rulebooks').where({ document_id: document }).whereNotNull('published_at');
  const check = () => park.strapi.plugin('review').service('drift').check() as Promise<{ found: object[] }>;

  it('has one lineage, whatever locale a caller names', async () => {
    const document = await rulebooks.draft({ title: '一' }, 'admin', 'en');
    expect((await rulebooks.view(document)).state).toBe('draft');
    const admin = await park.as('admin');
    await admin.get(`/review/documents/${rulebook}/${document}?locale=en`).expect(400);
    await admin.get(`/review/documents/${rulebook}/${document}`).expect(200);
    const edits = await park.strapi.db.connection('review_lineages').where({ document });
    expect(edits.map(({ language }: { language: string }) => language)).toEqual(['zh-Hans']);
  });

  it('has preview links and a comparison like any other', async () => {
    const document = await rulebooks.draft({ title: '预览中的制度' }, 'admin');
    const admin = await park.as('admin');
    const { body } = await admin.post(`/review/documents/${rulebook}/${document}/previews`, {}).expect(200);
    const page = await park
      .agent()
      .get(new URL(String(body.url), park.url).pathname)
      .expect(200);
    expect(page.text).toContain('预览中的制度');
    const diff = await admin.get(`/review/documents/${rulebook}/${document}/diff`).expect(200);
    expect(diff.body).toMatchObject([{ path: 'title', kind: 'added' }]);
  });

  it('keeps it when the default locale becomes another one', async () => {
    const document = await rulebooks.draft({ title: '二' }, 'admin');
    await rulebooks.release(document, 'admin');
    const locales = park.strapi.plugin('i18n').service('locales');
    await locales.setDefaultLocale({ code: 'en' });
    try {
      expect((await rulebooks.view(document)).release).not.toBeNull();
      await park.agent().get(`/api/rulebooks/${document}`).expect(200);
      expect((await check()).found).toStrictEqual([]);
      await rulebooks.act(document, 'reviewer3', 'recall', { comment: '撤下' });
    } finally {
      await locales.setDefaultLocale({ code: 'zh-Hans' });
    }
    await park.agent().get(`/api/rulebooks/${document}`).expect(404);
  });

  it('gets no languages while it is live: Strapi would rewrite its rows', async () => {
    const document = await rulebooks.draft({ title: '三' }, 'admin');
    await rulebooks.release(document, 'admin');
    const [oldContentTypes, localized] = [{ [rulebook]: RULEBOOK }, { i18n: { localized: true } }];
    const change = (pluginOptions: object) => ({ oldContentTypes, contentTypes: { [rulebook]: { pluginOptions } } });
    await expect(assertLanguagesKept(park.strapi, change(localized))).rejects.toThrow(
      /"api::rulebook.rulebook" cannot get languages while \d+ of its documents are live/,
    );
    await assertLanguagesKept(park.strapi, change({}));
  });

  it('is guarded and watched: raw SQL is refused, and found where the guard is gone', async () => {
    const document = await rulebooks.draft({ title: '三' }, 'admin');
    await rulebooks.release(document, 'admin');
    expect(await refused(async () => live(document).update({ title: '改' }))).toBe('DATABASE');
    await disarm(park, 'rulebooks');
    await live(document).update({ title: '改' });
    const other = { document_id: 'slipped-in', title: '塞进来的', published_at: new Date() };
    await park.strapi.db.connection('rulebooks').insert(other);
    const errors = jest.spyOn(park.strapi.log, 'error').mockImplementation();
    expect((await check()).found).toMatchObject([
      { kind: 'changed', documentId: document, locale: 'zh-Hans', paths: ['title'] },
      { kind: 'unreleased', documentId: 'slipped-in' },
    ]);
    errors.mockRestore();
    expect(await rulebooks.liveRows(document)).toBe(0);
    expect((await park.agent().get(`/api/rulebooks/${document}`)).body.data.title).toBe('三');
    expect(await park.strapi.db.connection('rulebooks').where({ document_id: 'slipped-in' })).toStrictEqual([]);
  });
});

describe('A2.3: a type nobody governs', () => {
  it('is published as in stock Strapi', async () => {
    const admin = await park.as('admin');
    const made = await admin.post(`/content-manager/collection-types/${memo}/actions/publish`, { title: '备忘' });
    expect(made.status).toBe(200);
    const { documentId } = made.body.data as { documentId: string };
    expect((await park.agent().get(`/api/reminders/${documentId}`).expect(200)).body.data.title).toBe('备忘');
    const { documents } = park.strapi;
    const made2 = await documents(memo as 'api::column.column').create({
      data: { title: '二' } as never,
      status: 'published',
    });
    expect((await park.agent().get(`/api/reminders/${made2.documentId}`).expect(200)).body.data.title).toBe('二');
    await admin.post(`/content-manager/collection-types/${memo}/${documentId}/actions/unpublish`, {}).expect(200);
    await park.agent().get(`/api/reminders/${documentId}`).expect(404);
  });
});
