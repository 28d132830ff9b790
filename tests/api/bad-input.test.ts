/** Bad input gets the contract's status and code, in the caller's language, and the draft stays as it was. */
import { ARTICLE, newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';

let park: Park;
let room: Newsroom;
let documentId: string;
let digest: string;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  documentId = await room.draft();
  digest = (await room.view(documentId)).digest;
});
afterAll(() => park?.stop());
afterEach(async () => expect((await room.view(documentId)).digest).toBe(digest));

const OTHER = 'f'.repeat(64);
const path = () => `/review/documents/${ARTICLE}/${documentId}`;

describe('an act', () => {
  it.each<[string, Account, Record<string, unknown>, number, string]>([
    ['without a digest', 'editor1', { action: 'submit' }, 400, 'INVALID_INPUT'],
    ['with a digest that is none', 'editor1', { action: 'submit', digest: 'abc' }, 400, 'INVALID_INPUT'],
    ['with a number for a digest', 'editor1', { action: 'submit', digest: 5 }, 400, 'INVALID_INPUT'],
    ['with an unknown member', 'editor1', { action: 'submit', digest: OTHER, force: true }, 400, 'INVALID_INPUT'],
    ['of an unknown kind', 'editor1', { action: 'publish', digest: OTHER }, 400, 'INVALID_INPUT'],
    ['without an action', 'editor1', { digest: OTHER }, 400, 'INVALID_INPUT'],
    ['in an unknown locale', 'editor1', { action: 'submit', digest: OTHER, locale: 'fr' }, 400, 'INVALID_INPUT'],
    ['on a stale digest', 'editor1', { action: 'submit', digest: OTHER }, 409, 'STALE_DIGEST'],
    ['in the wrong state', 'reviewer1', { action: 'approve', digest: OTHER }, 409, 'WRONG_STATE'],
    ['recall of nothing', 'reviewer3', { action: 'recall', digest: OTHER, comment: 'x' }, 409, 'WRONG_STATE'],
    ['by somebody without the right', 'auditor', { action: 'submit', digest: OTHER }, 403, 'FORBIDDEN'],
  ])('%s', async (_, by, body, status, code) => {
    const answer = await room.send(documentId, by, body as never);
    expect([answer.status, answer.body.error?.details?.code, answer.body.data]).toEqual([status, code, null]);
    if (status === 400) expect(answer.body.error.details.fields.length).toBeGreaterThan(0);
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('on a document that is not there', async () => {
    const editor = await park.as('editor1');
    const answer = await editor.post(`/review/documents/${ARTICLE}/nothing-here/actions`, {
      action: 'submit',
      digest: OTHER,
    });
    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('on a type that is not governed', async () => {
    const editor = await park.as('editor1');
    await editor.get(`/review/documents/api::column.column/${documentId}`).expect(404);
  });

  it('without logging in', async () => {
    const answer = await park.agent().post(`${path()}/actions`).send({ action: 'submit', digest });
    expect([answer.status, answer.body.error.details.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('says on a stale digest what is expected, and what changed if it was seen here', async () => {
    const answer = await room.send(documentId, 'editor1', { action: 'submit', digest: OTHER });
    expect(answer.body.error.details).toMatchObject({ expected: digest, actual: OTHER, changedPaths: null });
  });

  it('speaks English to those who ask for it', async () => {
    const admin = park.strapi.db.query('admin::user');
    await admin.update({ where: { email: 'editor2@demo.example' }, data: { preferedLanguage: 'en' } });
    const answer = await room.send(documentId, 'editor2', { action: 'submit', digest: OTHER });
    expect(answer.body.error.message).toMatch(/^The content has changed/);
    await admin.update({ where: { email: 'editor2@demo.example' }, data: { preferedLanguage: 'zh-Hans' } });
  });
});

it('nobody can sign up on the public API', async () => {
  const body = { username: 'visitor', email: 'visitor@demo.example', password: 'Visitor-2026' };
  const answer = await park.agent().post('/api/auth/local/register').send(body);
  expect([answer.status, await park.strapi.db.query('plugin::users-permissions.user').count()]).toEqual([400, 0]);
});

describe('requests', () => {
  it.each([
    ['an unknown parameter', '/review/tasks?scope=mine&secret=1'],
    ['an unknown scope', '/review/tasks?scope=everything'],
    ['a page that is no number', '/review/tasks?page=x'],
    ['too large a page', '/review/tasks?pageSize=5000'],
  ])('%s', async (_, url) => {
    const answer = await (await park.as('reviewer1')).get(url);
    expect([answer.status, answer.body.error.details.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it('malformed JSON', async () => {
    const token = await park.login('editor1');
    const answer = await park
      .agent()
      .post(`${path()}/actions`)
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', 'application/json')
      .set('Accept-Language', 'zh-CN')
      .send('{"action": "submit", ');
    expect([answer.status, answer.body.error.details.code, answer.body.data]).toEqual([400, 'INVALID_INPUT', null]);
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('a body over 12 MB', async () => {
    const token = await park.login('editor1');
    const answer = await park
      .agent()
      .put(`/content-manager/collection-types/${ARTICLE}/${documentId}`)
      .set('Authorization', `Bearer ${token}`)
      .set('Accept-Language', 'en')
      .send({ title: 'x'.repeat(13 * 1024 * 1024) });
    expect([answer.status, answer.body.error.details.code]).toEqual([413, 'TOO_LARGE']);
    expect(answer.body.error.message).toMatch(/larger/);
  });

  it('a wrong password', async () => {
    const answer = await park.agent().post('/admin/login').send({ email: 'nobody@demo.example', password: 'wrong' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.code).toBe('INVALID_INPUT');
  });

  it('a route that is not there', async () => {
    const answer = await park.agent().get('/api/nothing');
    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('blocking findings', () => {
  it('stop a submit, with their places, and nothing is lost', async () => {
    const bad = await room.draft({ title: '关于帐户管理的通知', summary: '截止目前已办理三百户。' });
    const seen = await room.view(bad);
    const answer = await room.send(bad, 'editor1', { action: 'submit', digest: seen.digest });
    expect([answer.status, answer.body.error.details.code]).toEqual([422, 'BLOCKING_FINDINGS']);
    const found = answer.body.error.details.findings as {
      path: string;
      start: number;
      end: number;
      text: string;
      severity: string;
    }[];
    expect(found.map(({ path: at, text }) => `${at}:${text}`)).toEqual(
      expect.arrayContaining(['title:帐户', 'summary:截止']),
    );
    expect(found.every((finding) => finding.severity === 'block')).toBe(true);
    expect(await room.view(bad)).toMatchObject({ state: 'draft', digest: seen.digest });
  });

  it('name a missing title and a picture from elsewhere', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const stored = {
      hash: 'a',
      ext: '.png',
      mime: 'image/png',
      size: 1,
      provider: 'local',
      createdAt: at,
      updatedAt: at,
    };
    const image = { url: 'https://elsewhere.example/a.png', name: 'a.png', width: 1, height: 1, ...stored };
    const body = [{ type: 'image', image, children: [{ type: 'text', text: '' }] }];
    const bad = await room.draft({ title: '', body });
    const seen = await room.view(bad);
    const answer = await room.send(bad, 'editor1', { action: 'submit', digest: seen.digest });
    expect(answer.body.error.details.findings.map((f: { ruleId: string }) => f.ruleId).sort()).toEqual([
      'content-image-unresolved',
      'content-required',
    ]);
  });
});
