/**
 * Publishing without signatures: every way Strapi offers to make an entry live, tried on an unsigned draft. The same
 * table runs with the gate's module taken out, and every row must be live then: a row that cannot go red proves nothing.
 */
import { ARTICLE, newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

interface Attempt {
  name: string;
  /** Tries to make a document live. @returns the document's id and the status answered, if it was a request */
  go(room: Newsroom): Promise<{ documentId: string; status?: number; code?: string }>;
}

const documents = (room: Newsroom) =>
  room.park.strapi.documents(ARTICLE) as unknown as Record<string, (params: object) => Promise<{ documentId: string }>>;

/** Calls a Document Service method and keeps only whether it was refused. */
async function call(
  room: Newsroom,
  method: string,
  params: object,
): Promise<{ documentId?: string; status?: number; code?: string }> {
  try {
    const result = await documents(room)[method]?.(params);
    return { documentId: result?.documentId ?? '' };
  } catch (error) {
    const refused = error as { status?: number; details?: { code?: string } };
    return {
      ...(refused.status ? { status: refused.status } : {}),
      ...(refused.details?.code ? { code: refused.details.code } : {}),
    };
  }
}

async function tokenOf(room: Newsroom): Promise<string> {
  const service = room.park.strapi.service('admin::api-token-content-api');
  const token = await service.create({
    name: `t${Math.random()}`,
    type: 'full-access',
    description: '',
    lifespan: null,
  });
  return token.accessKey as string;
}

async function connected(room: Newsroom) {
  const source = (await room.article()) as Record<string, { connect?: { documentId: string }[] }>;
  return Object.fromEntries(
    Object.entries(source).map(([key, value]) => [
      key,
      value?.connect ? value.connect.map((one) => one.documentId) : value,
    ]),
  );
}

const ATTEMPTS: Attempt[] = [
  {
    name: 'content manager: publish',
    async go(room) {
      const documentId = await room.draft();
      const editor = await room.park.as('editor1');
      const answer = await editor.post(
        `/content-manager/collection-types/${ARTICLE}/${documentId}/actions/publish`,
        await room.article(),
      );
      return { documentId, status: answer.status, code: answer.body.error?.details?.code };
    },
  },
  {
    name: 'content manager: create and publish',
    async go(room) {
      const editor = await room.park.as('editor1');
      const answer = await editor.post(
        `/content-manager/collection-types/${ARTICLE}/actions/publish`,
        await room.article({ title: '直接发布' }),
      );
      const row = await room.park.strapi.db.query(ARTICLE).findOne({ where: { title: '直接发布' } });
      return {
        documentId: String(row?.documentId ?? 'none'),
        status: answer.status,
        code: answer.body.error?.details?.code,
      };
    },
  },
  {
    name: 'content manager: bulk publish',
    async go(room) {
      const documentId = await room.draft();
      const editor = await room.park.as('editor1');
      const answer = await editor.post(`/content-manager/collection-types/${ARTICLE}/actions/bulkPublish`, {
        documentIds: [documentId],
      });
      return { documentId, status: answer.status, code: answer.body.error?.details?.code };
    },
  },
  {
    name: 'content manager: publish as super admin',
    async go(room) {
      const documentId = await room.draft();
      const admin = await room.park.as('admin');
      const answer = await admin.post(
        `/content-manager/collection-types/${ARTICLE}/${documentId}/actions/publish`,
        await room.article(),
      );
      return { documentId, status: answer.status, code: answer.body.error?.details?.code };
    },
  },
  {
    name: 'REST: POST with a full-access token',
    async go(room) {
      const answer = await room.park
        .agent()
        .post('/api/articles')
        .set('Authorization', `Bearer ${await tokenOf(room)}`)
        .send({ data: { ...(await connected(room)), title: '接口发布' } });
      const row = await room.park.strapi.db.query(ARTICLE).findOne({ where: { title: '接口发布' } });
      return {
        documentId: String(row?.documentId ?? 'none'),
        status: answer.status,
        code: answer.body.error?.details?.code,
      };
    },
  },
  {
    name: 'REST: PUT with a full-access token',
    async go(room) {
      const documentId = await room.draft();
      const answer = await room.park
        .agent()
        .put(`/api/articles/${documentId}`)
        .set('Authorization', `Bearer ${await tokenOf(room)}`)
        .send({ data: { title: '接口改写' } });
      return { documentId, status: answer.status, code: answer.body.error?.details?.code };
    },
  },
  {
    name: 'document service: publish',
    async go(room) {
      const documentId = await room.draft();
      return { ...(await call(room, 'publish', { documentId })), documentId };
    },
  },
  {
    name: 'document service: publish, all locales',
    async go(room) {
      const documentId = await room.draft();
      return { ...(await call(room, 'publish', { documentId, locale: '*' })), documentId };
    },
  },
  {
    name: 'document service: publish, a list of locales',
    async go(room) {
      const documentId = await room.draft();
      return { ...(await call(room, 'publish', { documentId, locale: ['zh-Hans', 'en'] })), documentId };
    },
  },
  {
    name: 'document service: update as published',
    async go(room) {
      const documentId = await room.draft();
      return {
        ...(await call(room, 'update', { documentId, status: 'published', data: { title: '改' } })),
        documentId,
      };
    },
  },
  {
    name: 'document service: create as published',
    async go(room) {
      const made = await call(room, 'create', { status: 'published', data: { title: '新建即发布' } });
      const row = await room.park.strapi.db.query(ARTICLE).findOne({ where: { title: '新建即发布' } });
      return { ...made, documentId: String(row?.documentId ?? 'none') };
    },
  },
  {
    name: 'entity service: create with publishedAt',
    async go(room) {
      const { strapi } = room.park;
      let status: number | undefined;
      await (strapi.entityService as unknown as { create(uid: string, p: object): Promise<unknown> })
        .create(ARTICLE, { data: { title: '旧接口', publishedAt: new Date() } })
        .catch((error: { status?: number }) => (status = error.status));
      const row = await strapi.db.query(ARTICLE).findOne({ where: { title: '旧接口' } });
      return { documentId: String(row?.documentId ?? 'none'), ...(status ? { status } : {}) };
    },
  },
];

let park: Park;
let room: Newsroom;

describe('publishing without signatures', () => {
  beforeAll(async () => {
    park = await startPark();
    room = newsroom(park);
  });
  afterAll(() => park?.stop());

  it.each(ATTEMPTS.map((attempt) => [attempt.name, attempt] as const))('%s', async (_, attempt) => {
    const { documentId, status, code } = await attempt.go(room);
    expect(await room.liveRows(documentId)).toBe(0);
    expect(status).toBe(403);
    if (code !== undefined) expect(code).toBe('NOT_RELEASABLE');
    await room.item(documentId).expect(404);
  });

  it('a clone of a live document is a draft', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    const clone = await documents(room).clone?.({ documentId, data: { title: '副本' } });
    expect(await room.liveRows(clone?.documentId ?? '')).toBe(0);
    expect(await room.view(clone?.documentId ?? '')).toMatchObject({ state: 'draft', decisions: [] });
  });

  it('a publish request cannot carry text nobody signed', async () => {
    const documentId = await room.draft();
    await room.sign(documentId);
    const before = await room.view(documentId);
    const editor = await park.as('editor1');
    await editor
      .post(
        `/content-manager/collection-types/${ARTICLE}/${documentId}/actions/publish`,
        await room.article({ title: '夹带' }),
      )
      .expect(403);
    expect(await room.view(documentId)).toMatchObject({ state: 'approved', digest: before.digest });
  });

  it('taking down by «unpublish» or «delete» is refused, a recall is asked for', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    expect(await call(room, 'unpublish', { documentId })).toMatchObject({ status: 403 });
    expect(await call(room, 'delete', { documentId })).toMatchObject({ status: 409, code: 'WRONG_STATE' });
    expect(await room.liveRows(documentId)).toBe(1);
    await room.item(documentId).expect(200);
  });

  it('readers with a token never get a draft, whatever they ask for', async () => {
    const documentId = await room.draft({ title: '未签的草稿' });
    const token = await tokenOf(room);
    const get = (url: string) => park.agent().get(url).set('Authorization', `Bearer ${token}`);
    const list = await get('/api/articles?status=draft&filters[title][$eq]=' + encodeURIComponent('未签的草稿')).expect(
      200,
    );
    expect([list.body.data, list.body.meta.pagination.total]).toEqual([[], 0]);
    await get(`/api/articles/${documentId}?status=draft`).expect(404);
  });
});

describe('the same attempts with the gate taken out', () => {
  beforeAll(async () => {
    park = await startPark();
    room = newsroom(park);
    // The module is replaced, as no flag or variable could: the gate lets everything by.
    const open = {
      permit: (_: unknown, work: () => unknown) => work(),
      pass: (_: unknown, next: () => unknown) => next(),
    };
    park.strapi.get('services').set('plugin::review.gate', () => open);
  });
  afterAll(() => park?.stop());

  it.each(ATTEMPTS.map((attempt) => [attempt.name, attempt] as const))('%s is live', async (_, attempt) => {
    const { documentId } = await attempt.go(room);
    expect(await room.liveRows(documentId)).toBeGreaterThan(0);
  });

  it('and readers still get releases only', async () => {
    const documentId = await room.draft();
    await call(room, 'publish', { documentId });
    await room.item(documentId).expect(404);
  });
});
