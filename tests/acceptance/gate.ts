/** Acceptance A2: whatever is asked for over HTTP, readers get nothing unsigned; governed is whatever configuration says. */
import type { Stage } from './stage';
import { MEMO, NOTICE } from '../harness/added-types';
import { refused, sql } from '../harness/guards';
import { ARTICLE, type Newsroom } from '../harness/newsroom';
import type { Account, Park } from '../harness/park';
import { RAW_WAYS } from '../harness/raw-route';
import { openToPublic, tokenOf } from '../harness/publish-routes';

let park: Park;
let room: Newsroom;

interface Answer {
  status: number;
  text: string;
  body: { data?: { documentId?: string } | null; error?: { details?: { code?: string } } };
}

const managed = (uid: string, path = ''): string => `/content-manager/collection-types/${uid}${path}`;
const published = { publishedAt: '2020-01-01T00:00:00.000Z', status: 'published' };
const TITLE = '未经签发';

/** Does something in the Content Manager. */
async function manage(by: Account, method: 'post' | 'put', path: string, body?: object): Promise<Answer> {
  return (await park.as(by))[method](path, body);
}

/** Sends an article by the content API. */
async function rest(method: 'post' | 'put', path: string, data: object, token?: string): Promise<Answer> {
  const request = park.agent()[method](path);
  return token ? request.set('Authorization', `Bearer ${token}`).send({ data }) : request.send({ data });
}

const plain = { title: TITLE, summary: '没有人签过。' };
const release = async (documentId: string, action = 'release') => {
  const { digest } = await room.view(documentId);
  const at = new Date(Date.now() + 60_000).toISOString();
  return room.send(documentId, 'reviewer3', { action, digest, ...(action === 'schedule' ? { at } : {}) });
};

/** Ways to ask for an existing draft to be live. */
const ON_DRAFT: [string, (documentId: string) => Promise<Answer>][] = [
  [
    'publish',
    async (id) => manage('editor1', 'post', managed(ARTICLE, `/${id}/actions/publish`), await room.article()),
  ],
  ['publish as super admin', async (id) => manage('admin', 'post', managed(ARTICLE, `/${id}/actions/publish`), plain)],
  ['bulk publish', (id) => manage('editor1', 'post', managed(ARTICLE, '/actions/bulkPublish'), { documentIds: [id] })],
  [
    'bulk publish in two languages',
    (id) =>
      manage('admin', 'post', managed(ARTICLE, '/actions/bulkPublish'), {
        documentIds: [id],
        locale: ['zh-Hans', 'en'],
      }),
  ],
  [
    'save as published',
    (id) => manage('editor1', 'put', managed(ARTICLE, `/${id}?status=published`), { ...plain, ...published }),
  ],
  ['clone', async (id) => manage('editor1', 'post', managed(ARTICLE, `/clone/${id}`), { ...plain, ...published })],
  ['PUT with a token', async (id) => rest('put', `/api/articles/${id}`, plain, await tokenOf(park))],
  [
    'PUT with a token and a date of publication',
    async (id) => rest('put', `/api/articles/${id}?status=draft`, { ...plain, ...published }, await tokenOf(park)),
  ],
  ['release without signatures', (id) => release(id)],
  ['schedule without signatures', (id) => release(id, 'schedule')],
  [
    'release with two of three signatures',
    async (id) => {
      await room.act(id, 'editor1', 'submit');
      for (const signer of ['reviewer1', 'reviewer2'] as const) await room.act(id, signer, 'approve');
      return release(id);
    },
  ],
  [
    'release of what was edited after three signatures',
    async (id) => {
      await room.sign(id);
      await room.edit(id, { summary: '签完又改。' });
      return release(id);
    },
  ],
];

/** Ways to ask for a new document that is live at once. */
const ON_NOTHING: [string, () => Promise<Answer>][] = [
  ['create and publish', () => manage('editor1', 'post', managed(ARTICLE, '/actions/publish'), plain)],
  [
    'create as published',
    () => manage('editor1', 'post', managed(ARTICLE, '?status=published'), { ...plain, ...published }),
  ],
  ['POST with a full-access token', async () => rest('post', '/api/articles', plain, await tokenOf(park))],
  ['POST with a custom token', async () => rest('post', '/api/articles', plain, await tokenOf(park, 'custom'))],
  [
    'POST by anybody, where an operator opened it',
    async () => {
      await openToPublic(park, ['create']);
      return rest('post', '/api/articles', { ...plain, ...published });
    },
  ],
];

/** Everything the public is shown, as one text. */
async function shown(): Promise<string> {
  const paths = ['zh-Hans', 'en'].flatMap((locale) => [
    ...['website', 'wechat', 'screen'].map((channel) => `${channel}/feed?pageSize=100&locale=${locale}`),
    `screen/manifest?locale=${locale}`,
  ]);
  const texts: string[] = [];
  for (const path of paths) texts.push((await park.agent().get(`/api/delivery/channels/${path}`).expect(200)).text);
  const token = await tokenOf(park);
  const list = park.agent().get('/api/articles?locale=*&pagination[pageSize]=100');
  texts.push((await list.set('Authorization', `Bearer ${token}`).expect(200)).text);
  return texts.join('\n');
}

/** Registers the tests of A2. */
export function gateAcceptance(stage: () => Stage): void {
  beforeAll(() => {
    ({ park, room } = stage());
  });

  describe('A2.1 an unapproved document never appears in public', () => {
    const asked: string[] = [];

    it.each(ON_DRAFT)('%s', async (_, go) => {
      const documentId = await room.draft({ title: TITLE });
      const answer = await go(documentId);
      expect([200, 201, 400, 403, 409]).toContain(answer.status);
      const made = answer.body.data?.documentId;
      asked.push(documentId, ...(made ? [made] : []));
      for (const id of [documentId, made ?? documentId]) expect(await room.liveRows(id)).toBe(0);
      await room.item(documentId).expect(404);
    });

    it.each(ON_NOTHING)('%s', async (_, go) => {
      const answer = await go();
      expect([201, 400, 403]).toContain(answer.status);
      const made = answer.body.data?.documentId;
      if (made) asked.push(made);
      const live = await park.strapi.db
        .query(ARTICLE)
        .count({ where: { title: TITLE, publishedAt: { $notNull: true } } });
      expect(live).toBe(0);
    });

    it('not in a feed, an item, a playlist or Strapi’s own list, where a signed one does', async () => {
      const signed = await room.draft({ title: '三审齐全' });
      await room.release(signed);
      const text = await shown();
      expect(text).toContain(signed);
      expect(text).not.toContain(TITLE);
      expect(asked.length).toBeGreaterThanOrEqual(ON_DRAFT.length);
      for (const documentId of asked) {
        expect(text).not.toContain(documentId);
        for (const locale of ['zh-Hans', 'en']) await room.item(documentId, 'website', locale).expect(404);
      }
    });
  });

  describe('A2.1 a controller’s own SQL is refused by the database, and answered as everything else is', () => {
    it.each(RAW_WAYS)('%s', async (way) => {
      const documentId = await room.draft({ title: TITLE });
      const ask = (language: string) =>
        park.agent().post(`/api/raw/${way}/${documentId}`).set('Accept-Language', language).send({});
      const [zh, en] = [await ask('zh-CN'), await ask('en')];
      for (const { status, body } of [zh, en])
        expect([status, body.data, body.error.details.code]).toEqual([403, null, 'NOT_RELEASABLE']);
      expect(zh.body.error.message).toMatch(/签发/);
      expect(en.body.error.message).toMatch(/release/);
      expect(await room.liveRows(documentId)).toBe(0);
    });

    it('a second live row too; and it is on record', async () => {
      const documentId = await room.draft();
      await room.release(documentId);
      for (const way of RAW_WAYS) {
        const answer = await park.agent().post(`/api/raw/${way}/${documentId}`).send({});
        expect([answer.status, answer.body.error.details.code]).toEqual([403, 'NOT_RELEASABLE']);
      }
      expect(await room.liveRows(documentId)).toBe(1);
      const rows = await sql<{ line: string }>(park, "SELECT line FROM review_ledger WHERE act = 'refused'");
      const recorded = rows.map(({ line }) => JSON.parse(line)).filter(({ details }) => details.action === 'sql');
      expect(recorded.length).toBeGreaterThan(0);
      for (const row of recorded)
        expect(row).toMatchObject({ uid: ARTICLE, actor: null, details: { code: 'NOT_RELEASABLE' } });
    });

    it('while other errors stay what they are', async () => {
      // There is no such draft, and the controller stumbles over that.
      await park.agent().post('/api/raw/update/none').send({}).expect(500);
    });
  });

  describe('A2.3 a content type added tomorrow', () => {
    const create = async (uid: string): Promise<string> => {
      const answer = await manage('admin', 'post', managed(uid), { title: '停水通知' });
      expect([answer.status, answer.body.error]).toEqual([201, undefined]);
      return answer.body.data?.documentId ?? '';
    };
    const publish = (uid: string, documentId: string) =>
      manage('admin', 'post', managed(uid, `/${documentId}/actions/publish`), { title: '停水通知' });
    const live = (uid: string, documentId: string) =>
      park.strapi.db
        .query(uid as typeof ARTICLE)
        .count({ where: { documentId, publishedAt: { $notNull: true } } as never });

    it('behaves as stock Strapi when nothing says that it is governed', async () => {
      const documentId = await create(MEMO);
      expect((await publish(MEMO, documentId)).status).toBe(200);
      expect(await live(MEMO, documentId)).toBe(1);
      const made = await rest('post', '/api/memos', { title: '直接发布' }, await tokenOf(park));
      expect([made.status, await live(MEMO, made.body.data?.documentId ?? '')]).toEqual([201, 1]);
      await (await park.as('admin')).get(`/review/documents/${MEMO}/${documentId}`).expect(404);
    });

    it('is gated when configuration names it, by the same people and in the same depth', async () => {
      const documentId = await create(NOTICE);
      const refusals = [
        await publish(NOTICE, documentId),
        await rest('post', '/api/notices', { title: '直接发布' }, await tokenOf(park)),
        await rest('put', `/api/notices/${documentId}`, { title: '直接发布' }, await tokenOf(park)),
      ];
      expect(refusals.map(({ status, body }) => [status, body.error?.details?.code])).toEqual(
        refusals.map(() => [403, 'NOT_RELEASABLE']),
      );
      const raw = () => sql(park, 'UPDATE notices SET published_at = created_at WHERE document_id = ?', [documentId]);
      expect(await refused(raw)).toBe('DATABASE');
      expect(await live(NOTICE, documentId)).toBe(0);

      const path = `/review/documents/${NOTICE}/${documentId}`;
      const act = async (by: Account, action: string) => {
        const caller = await park.as(by);
        const { digest } = (await caller.get(path).expect(200)).body as { digest: string };
        await caller.post(`${path}/actions`, { action, digest }).expect(200);
      };
      await act('admin', 'submit');
      for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const) await act(signer, 'approve');
      await act('reviewer3', 'release');
      expect(await live(NOTICE, documentId)).toBe(1);
      const read = park.agent().get(`/api/notices/${documentId}`);
      const { body } = await read.set('Authorization', `Bearer ${await tokenOf(park)}`).expect(200);
      expect(body.data).toMatchObject({ documentId, title: '停水通知' });
    });
  });
}
