/** What the gate makes of copies, of text carried by a publish request, of taking down and of readers with a token. */
import { rowsOf } from '../harness/guards';
import { ARTICLE, newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';
import { tokenOf } from '../harness/publish-routes';

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

let park: Park;
let room: Newsroom;

describe('the gate', () => {
  beforeAll(async () => {
    park = await startPark();
    room = newsroom(park);
  });
  afterAll(() => park?.stop());

  it('a clone of a live document is a draft', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    const clone = await documents(room).clone?.({ documentId, data: { title: '副本' } });
    expect(await room.liveRows(clone?.documentId ?? '')).toBe(0);
    expect(await room.view(clone?.documentId ?? '')).toMatchObject({ state: 'draft', decisions: [] });
  });

  it('who is told of a release may not publish by its leave', async () => {
    const documentId = await room.draft();
    await room.sign(documentId);
    const registry = park.strapi.plugin('review').service('registry');
    const answers: unknown[] = [];
    registry.registerReleaseListener({
      key: 'guest',
      onRelease: async () => void answers.push(await call(room, 'publish', { documentId, locale: 'zh-Hans' })),
      onRecall: async () => {},
    });
    await room.act(documentId, 'reviewer3', 'release');
    registry.registerReleaseListener({ key: 'guest', onRelease: async () => {}, onRecall: async () => {} });
    expect(answers).toEqual([{ status: 403, code: 'NOT_RELEASABLE' }]);
    expect(await room.liveRows(documentId)).toBe(1);
  });

  it('a write is noted with what it changed, for the document that it wrote', async () => {
    const noted = async (documentId: string) => {
      const lineages = await park.strapi.db
        .query('plugin::review.lineage')
        .findMany({ where: { document: documentId } });
      const where = { lineage: { $in: lineages.map(({ id }) => id) } };
      return park.strapi.db.query('plugin::review.edit').findMany({ where, orderBy: { id: 'asc' } });
    };
    const documentId = await room.draft();
    await room.edit(documentId, { summary: '改过的摘要。' }, 'editor2');
    const before = await noted(documentId);
    expect(before.map(({ person }) => person)).toEqual(['editor1', 'editor2']);
    expect(before[1]?.paths).toEqual(['summary']);
    // Strapi gives a new document an id of its own, whatever the caller says.
    const made = await documents(room).create?.({ documentId, data: { title: '另一篇' } });
    expect(made?.documentId).not.toBe(documentId);
    expect(await noted(made?.documentId ?? '')).toHaveLength(1);
    expect(await noted(documentId)).toEqual(before);
  });

  // The domain description says 409; the contract, which wins, has 403 NOT_RELEASABLE for every other way to live.
  it('A1.4 a publish request cannot carry text nobody signed', async () => {
    const documentId = await room.draft();
    await room.sign(documentId);
    const [before, rows] = [await room.view(documentId), await rowsOf(park, documentId)];
    const path = `/content-manager/collection-types/${ARTICLE}/${documentId}/actions/publish`;
    for (const account of ['editor1', 'admin'] as const) {
      const caller = await park.as(account);
      const answer = await caller.post(path, await room.article({ title: '夹带' }));
      expect([answer.status, answer.body.error.details.code]).toEqual([403, 'NOT_RELEASABLE']);
    }
    expect(await room.view(documentId)).toEqual(before);
    expect(await rowsOf(park, documentId)).toEqual(rows);
    await room.act(documentId, 'reviewer3', 'release');
    expect((await room.item(documentId).expect(200)).text).not.toContain('夹带');
  });

  it('taking down by «unpublish» or «delete» is refused, a recall is asked for', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    expect(await call(room, 'unpublish', { documentId })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await call(room, 'delete', { documentId })).toMatchObject({ status: 409, code: 'WRONG_STATE' });
    expect(await room.liveRows(documentId)).toBe(1);
    await room.item(documentId).expect(200);
    // What is live elsewhere is no reason.
    const never = await room.draft();
    expect(await call(room, 'delete', { documentId: never })).not.toHaveProperty('code');
    expect(await rowsOf(park, never)).toStrictEqual([]);
  });

  it('readers with a token never get a draft, whatever they ask for', async () => {
    const documentId = await room.draft({ title: '未签的草稿' });
    const token = await tokenOf(park);
    const get = (url: string) => park.agent().get(url).set('Authorization', `Bearer ${token}`);
    const asked = `filters[title][$eq]=${encodeURIComponent('未签的草稿')}`;
    const plain = await get(`/api/articles?${asked}`).expect(200);
    expect([plain.body.data, plain.body.meta.pagination.total]).toEqual([[], 0]);
    const list = await get(`/api/articles?status=draft&${asked}`);
    expect(list.body.data ?? []).toStrictEqual([]);
    expect(list.text).not.toContain(documentId);
    await get(`/api/articles/${documentId}`).expect(404);
    const item = await get(`/api/articles/${documentId}?status=draft`);
    expect([400, 404]).toContain(item.status);
  });
});
