/**
 * What slips below the gate: live rows changed in the database itself. The watch finds them, takes them down and puts
 * them on record once, while readers get the signed text all along. On both databases.
 */
import { driftRoom } from '../harness/drift';
import { startPark, type Park } from '../harness/park';
import { disarm } from '../harness/tamper';

let park: Park;
let room: ReturnType<typeof driftRoom>;
beforeAll(async () => {
  park = await startPark();
  room = driftRoom(park);
  await disarm(park, 'articles');
});
afterAll(() => park?.stop());

async function idsOf(documentId: string): Promise<number[]> {
  return ((await room.live(documentId).select('id').orderBy('id')) as { id: number }[]).map(({ id }) => id);
}

describe('a live row that is not what was signed', () => {
  it('A2.2: a title changed in SQL is named with row, old and new digest, pulled, and recorded once', async () => {
    const { documentId, item, digest } = await room.released();
    const other = await room.released();
    const rows = await idsOf(documentId);
    const errors = room.quiet();
    await room.knex()('articles').where({ id: rows[0] }).update({ title: '没有人签过的标题' });
    await room.expectStill(documentId, item);
    const told: { topic: string; payload: unknown }[] = [];
    const sink = { key: 'test', deliver: async (message: (typeof told)[number]) => void told.push(message) };
    room.service<{ registerSink(one: object): void }>('registry').registerSink(sink);
    const { found, failed } = await room.check();
    expect(failed).toBe(0);
    await room.service<{ relay(): Promise<void> }>('outbox').relay();
    expect(told).toEqual([
      expect.objectContaining({ topic: 'drift', payload: expect.objectContaining({ kind: 'changed', documentId }) }),
    ]);
    expect(found).toEqual([
      expect.objectContaining({ kind: 'changed', documentId, rows, expected: digest, paths: ['title'] }),
    ]);
    const actual = found[0]?.actual ?? '';
    expect(actual).toMatch(/^[0-9a-f]{64}$/);
    expect(actual).not.toBe(digest);
    const [entry] = await room.ledgerOf(documentId);
    expect(entry).toMatchObject({ seq: found[0]?.ledgerSeq, actor: null, origin: 'drift-watch', digest });
    expect(entry?.details).toMatchObject({ kind: 'changed', rows, expected: digest, actual, done: 'pulled' });
    expect(entry?.reason).toContain('the release itself stands');
    for (const word of [`row ${rows[0]}`, digest, actual]) expect(String(errors.mock.calls[0]?.[0])).toContain(word);
    errors.mockRestore();
    expect([await room.liveRows(documentId), await room.liveRows(other.documentId)]).toEqual([0, 1]);
    await room.expectStill(documentId, item);
    expect((await room.check()).found).toStrictEqual([]);
    expect(await room.ledgerOf(documentId)).toHaveLength(1);
  });

  it.each([
    ['a component', 'components_article_sources', () => room.knex()('components_article_sources'), { unit: '某单位' }],
    ['a relation', 'articles_channels_lnk', () => room.knex()('articles_channels_lnk'), null],
  ])('%s changed in its own table is found too', async (_, table, rows, change) => {
    const { documentId, item } = await room.released();
    await disarm(park, table);
    const [live] = await idsOf(documentId);
    if (change === null) await rows().where({ article_id: live }).limit(1).del();
    else {
      const parts = room.knex()('articles_cmps').where({ entity_id: live, field: 'source' }).select('cmp_id');
      await rows().whereIn('id', parts).update(change);
    }
    expect((await room.check()).found).toMatchObject([{ kind: 'changed', documentId }]);
    await room.expectStill(documentId, item);
  });

  it('can be released again, and then is watched again', async () => {
    const { documentId } = await room.released();
    const tamper = () => room.live(documentId).update({ title: '改' });
    await tamper();
    expect((await room.check()).found).toHaveLength(1);
    await room.edit(documentId, { summary: '第二版摘要。' });
    await room.release(documentId);
    expect((await room.check()).found).toStrictEqual([]);
    await tamper();
    expect((await room.check()).found).toMatchObject([{ kind: 'changed', documentId }]);
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下' });
    await room.item(documentId).expect(410);
    expect((await room.check()).found).toStrictEqual([]);
    expect(await room.ledgerOf(documentId)).toHaveLength(2);
  });
});

describe('live rows that no release made', () => {
  it('beside a draft: pulled, and the document was never public', async () => {
    const documentId = await room.draft();
    await room.insertLive(documentId);
    await room.item(documentId).expect(404);
    expect((await room.check()).found).toMatchObject([{ kind: 'unreleased', documentId, expected: null }]);
    expect(await room.liveRows(documentId)).toBe(0);
    expect((await room.view(documentId)).state).toBe('draft');
    expect((await room.check()).found).toStrictEqual([]);
    // Again is another drift.
    await room.insertLive(documentId);
    expect((await room.check()).found).toHaveLength(1);
    expect(await room.ledgerOf(documentId)).toHaveLength(2);
  });

  it('after a recall: pulled', async () => {
    const { documentId } = await room.released();
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下' });
    expect((await room.check()).found).toStrictEqual([]);
    await room.insertLive(documentId);
    expect((await room.check()).found).toMatchObject([{ kind: 'unreleased', documentId }]);
    await room.item(documentId).expect(410);
  });

  it('without document id or locale, or unreadable: pulled', async () => {
    await room.insertLive(null);
    await room.insertLive('tampered-document', null);
    await room.insertLive('unreadable-document');
    // PostgreSQL keeps no broken JSON.
    if (park.strapi.db.dialect.client === 'sqlite') await room.live('unreadable-document').update({ body: '[{' });
    const { found, failed } = await room.check();
    expect([found.map(({ kind }) => kind), failed]).toEqual([Array(3).fill('unreleased'), 0]);
    expect(await room.knex()('articles').where({ title: '塞进来的标题' }).whereNotNull('published_at')).toStrictEqual(
      [],
    );
  });

  it('a second live row: all are pulled, the release stands', async () => {
    const { documentId, item } = await room.released();
    await room.insertLive(documentId);
    const rows = await idsOf(documentId);
    expect((await room.check()).found).toMatchObject([{ kind: 'doubled', documentId, rows }]);
    expect(await room.liveRows(documentId)).toBe(0);
    await room.expectStill(documentId, item);
    expect((await room.check()).found).toStrictEqual([]);
  });
});

describe('a release whose live row is gone', () => {
  it('is recorded once and goes on being served', async () => {
    const { documentId, item, digest } = await room.released();
    await room.live(documentId).del();
    expect((await room.check()).found).toMatchObject([
      { kind: 'missing', documentId, rows: [], expected: digest, actual: null },
    ]);
    expect((await room.check()).found).toStrictEqual([]);
    const entries = await room.ledgerOf(documentId);
    expect(entries.map(({ details }) => details.done)).toEqual(['nothing to pull']);
    await room.expectStill(documentId, item);
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下' });
    expect((await room.check()).found).toStrictEqual([]);
  });
});

describe('no drift', () => {
  it('a recall, a renamed column, a deleted topic', async () => {
    const topic = (await park.strapi
      .documents('api::topic.topic' as 'plugin::users-permissions.user')
      .create({ data: { code: 'short-lived', name: '短期专题' } as never })) as { documentId: string };
    const one = await room.released({ topic: { connect: [{ documentId: topic.documentId }] } });
    const before = await room.knex()('columns').where({ code: 'notice' }).first();
    await room.knex()('columns').where({ code: 'notice' }).update({ name: '改了名的栏目' });
    await park.strapi
      .documents('api::topic.topic' as 'plugin::users-permissions.user')
      .delete({ documentId: topic.documentId });
    const { found, failed } = await room.check();
    expect([found, failed]).toEqual([[], 0]);
    expect(await room.liveRows(one.documentId)).toBe(1);
    await room.expectStill(one.documentId, one.item);
    // Nothing is hidden behind the new name.
    await room.live(one.documentId).update({ title: '改' });
    expect((await room.check()).found).toMatchObject([{ kind: 'changed', paths: ['title'] }]);
    await room
      .knex()('columns')
      .where({ code: 'notice' })
      .update({ name: (before as { name: string }).name });
  });
});
