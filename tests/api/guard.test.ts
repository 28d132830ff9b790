/** The guard in the database: live rows change by releases only, whoever writes. */
import { refused, rowsOf, sql, TABLE, triggers, underPermit } from '../harness/guards';
import { ARTICLE, newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

let park: Park;
let room: Newsroom;
const onSqlite = () => park.strapi.db.dialect.client === 'sqlite';
const query = () => park.strapi.db.query(ARTICLE) as unknown as Methods;
const knex = () => park.strapi.db.connection;

/** A released article and the id of its live row. */
async function released(): Promise<{ documentId: string; id: number }> {
  const documentId = await room.draft();
  await room.release(documentId);
  const live = (await rowsOf(park, documentId)).find((row) => row.published_at !== null);
  return { documentId, id: Number(live?.id) };
}

describe('a live row', () => {
  let live: { documentId: string; id: number };
  let draft: string;
  beforeAll(async () => {
    park = await startPark();
    room = newsroom(park);
    live = await released();
    draft = await room.draft();
  });
  afterAll(() => park?.stop());

  const title = '没有人签过的标题';
  const changes: [string, string, () => Promise<unknown> | undefined][] = [
    ['query engine: update', 'NOT_RELEASABLE', () => query().update?.({ where: { id: live.id }, data: { title } })],
    [
      'query engine: updateMany',
      'NOT_RELEASABLE',
      () => query().updateMany?.({ where: { documentId: live.documentId }, data: { title } }),
    ],
    [
      'query engine: update under the permit of its other language',
      'NOT_RELEASABLE',
      () =>
        underPermit(park, live.documentId, async () => query().update?.({ where: { id: live.id }, data: { title } }), {
          locale: 'en',
        }),
    ],
    [
      'query engine: create in another language than the permit’s',
      'NOT_RELEASABLE',
      () =>
        underPermit(park, draft, async () =>
          query().create?.({ data: { documentId: draft, locale: 'en', title, publishedAt: new Date() } }),
        ),
    ],
    [
      'query engine: create under the permit of another document',
      'NOT_RELEASABLE',
      () =>
        underPermit(park, draft, async () =>
          query().createMany?.({
            data: [{ documentId: live.documentId, locale: 'zh-Hans', title, publishedAt: new Date() }],
          }),
        ),
    ],
    [
      'query engine: update, with lifecycles off',
      'DATABASE',
      async () => {
        park.strapi.db.lifecycles.disable();
        try {
          await query().update?.({ where: { id: live.id }, data: { title } });
        } finally {
          park.strapi.db.lifecycles.enable();
        }
      },
    ],
    [
      'query builder: update',
      'DATABASE',
      () => park.strapi.db.queryBuilder(ARTICLE).where({ id: live.id }).update({ title }).execute(),
    ],
    [
      'entity service: update',
      'NOT_RELEASABLE',
      () => (park.strapi.entityService as unknown as Methods).update?.(ARTICLE, live.id, { data: { title } }),
    ],
    ['SQL: UPDATE', 'DATABASE', async () => knex()(TABLE).where({ id: live.id }).update({ title })],
    ['SQL: UPDATE of all rows', 'DATABASE', async () => knex()(TABLE).update({ title })],
    ['SQL: back to draft', 'DATABASE', async () => knex()(TABLE).where({ id: live.id }).update({ published_at: null })],
    [
      'SQL: the time only',
      'DATABASE',
      async () =>
        knex()(TABLE)
          .where({ id: live.id })
          .update({ updated_at: new Date(0) }),
    ],
    [
      'SQL: given to another document',
      'DATABASE',
      async () => knex()(TABLE).where({ id: live.id }).update({ document_id: draft }),
    ],
    [
      'SQL: upsert',
      'DATABASE',
      async () => {
        const [row] = await sql(park, `SELECT * FROM ${TABLE} WHERE id = ?`, [live.id]);
        await knex()(TABLE)
          .insert({ id: live.id, document_id: row?.document_id, locale: 'zh-Hans', title, published_at: new Date() })
          .onConflict('id')
          .merge();
      },
    ],
    [
      'SQL: moved away under the permit of the document it would belong to',
      'DATABASE',
      () =>
        underPermit(park, draft, async () => {
          await park.strapi.db.transaction(async ({ trx }) => {
            await trx(TABLE).where({ id: live.id }).update({ document_id: draft });
          });
        }),
    ],
  ];

  it.each(changes)('does not change by %s (%s)', async (_, answer, change) => {
    const before = [await rowsOf(park, live.documentId), await rowsOf(park, draft)];
    expect(await refused(change)).toBe(answer);
    expect([await rowsOf(park, live.documentId), await rowsOf(park, draft)]).toEqual(before);
  });

  it('does not give way to REPLACE and IGNORE', async () => {
    if (!onSqlite()) return expect(await triggers(park)).toEqual(['review_guard_live']);
    const before = await rowsOf(park, live.documentId);
    const columns = 'id, document_id, locale, title, published_at';
    const values = `${live.id}, '${live.documentId}', 'zh-Hans', '${title}', 1`;
    const writes = [
      `INSERT OR REPLACE INTO ${TABLE} (${columns}) VALUES (${values})`,
      `UPDATE OR IGNORE ${TABLE} SET title = '${title}' WHERE id = ${live.id}`,
      `UPDATE OR REPLACE ${TABLE} SET title = '${title}' WHERE id = ${live.id}`,
    ];
    for (const write of writes) expect(await refused(() => sql(park, write))).toBe('DATABASE');
    return expect(await rowsOf(park, live.documentId)).toEqual(before);
  });

  it('refusals of the query engine are 403 for whoever asked', async () => {
    const change = query().update?.({ where: { id: live.id }, data: { title } });
    await expect(change).rejects.toMatchObject({ status: 403, details: { code: 'NOT_RELEASABLE' } });
  });

  it('is one per document and locale, even under its own permit', async () => {
    const before = await rowsOf(park, live.documentId);
    const second = { document_id: live.documentId, locale: 'zh-Hans', title, published_at: new Date() };
    const insert = () =>
      underPermit(park, live.documentId, () =>
        park.strapi.db.transaction(async ({ trx }) => {
          await trx(TABLE).insert(second);
        }),
      );
    expect(await refused(insert)).toMatch(/unique/i);
    expect(await rowsOf(park, live.documentId)).toEqual(before);
  });

  it('forgets an account that is deleted, and nothing else', async () => {
    const role = await park.strapi.db.query('admin::role').findOne({ where: { code: 'sanshen-editor' } });
    const user = await park.strapi.service('admin::user').create({
      email: 'gone@demo.example',
      firstname: 'x',
      password: 'Sanshen-Demo-2026',
      isActive: true,
      roles: [role.id],
    });
    const documentId = await room.draft();
    await knex()(TABLE).where({ document_id: documentId }).update({ created_by_id: user.id, updated_by_id: user.id });
    await room.release(documentId);
    await underPermit(park, documentId, () =>
      park.strapi.db.transaction(async ({ trx }) => {
        await trx(TABLE).where({ document_id: documentId }).update({ created_by_id: user.id, updated_by_id: user.id });
      }),
    );
    const before = await rowsOf(park, documentId);
    expect(before.map((row) => row.created_by_id)).toEqual([user.id, user.id]);
    await (await park.as('admin')).delete(`/admin/users/${user.id}`).expect(200);
    const forgotten = before.map((row) => ({ ...row, created_by_id: null, updated_by_id: null }));
    expect(await rowsOf(park, documentId)).toEqual(forgotten);
    const given = () => knex()(TABLE).where({ document_id: documentId }).update({ created_by_id: 1 });
    expect(await refused(async () => given())).toBe('DATABASE');
  });

  it('drafts stay free', async () => {
    await query().update?.({ where: { documentId: draft, publishedAt: null }, data: { title: '草稿一' } });
    await knex()(TABLE).where({ document_id: draft }).update({ title: '草稿二' });
    expect((await rowsOf(park, draft)).map((row) => row.title)).toEqual(['草稿二']);
  });
});

describe('a permit', () => {
  beforeAll(async () => {
    park = await startPark();
    room = newsroom(park);
  });
  afterAll(() => park?.stop());
  const rows = () => sql(park, 'SELECT * FROM review_publish_permits');

  it('belongs to a transaction', async () => {
    const gate = park.strapi.plugin('review').service('gate');
    const key = { uid: ARTICLE, documentId: 'x', locale: 'en', act: 'publish' };
    await expect(gate.permit(key, async () => 'done')).rejects.toThrow('transaction');
  });

  it('is gone with its work, done or failed', async () => {
    const documentId = await room.draft();
    const goLive = () => knex()(TABLE).where({ document_id: documentId }).update({ published_at: new Date() });
    await underPermit(park, documentId, async () => undefined);
    expect(await rows()).toStrictEqual([]);
    await underPermit(park, documentId, () => Promise.reject(new Error('no'))).catch(() => undefined);
    // Somebody swallows the error and goes on in the same transaction.
    await park.strapi.db.transaction(async ({ trx }) => {
      const gate = park.strapi.plugin('review').service('gate');
      const key = { uid: ARTICLE, documentId, locale: 'zh-Hans', act: 'publish' };
      await gate.permit(key, () => Promise.reject(new Error('no'))).catch(() => undefined);
      expect(await trx('review_publish_permits')).toStrictEqual([]);
    });
    expect(await rows()).toStrictEqual([]);
    expect(await refused(async () => goLive())).toBe('DATABASE');
  });

  it('lets releases, new releases and recalls through, per locale', async () => {
    const documentId = await room.draft();
    await room.edit(documentId, await room.article({ title: 'Dinner until eight' }), 'editor1', 'en');
    for (const locale of ['zh-Hans', 'en']) await room.release(documentId, 'editor1', locale);
    expect(await room.liveRows(documentId)).toBe(2);
    await room.edit(documentId, { summary: '第二版。' });
    await room.release(documentId);
    expect((await room.item(documentId)).body.data.summary).toBe('第二版。');
    expect(await room.liveRows(documentId)).toBe(2);
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下', locale: 'zh-Hans' });
    expect(await room.liveRows(documentId)).toBe(1);
    await room.item(documentId).expect(410);
    await room.item(documentId, 'website', 'en').expect(200);
    await room.edit(documentId, { summary: '第三版。' });
    await room.release(documentId);
    expect(await room.liveRows(documentId)).toBe(2);
    expect(await rows()).toStrictEqual([]);
  });

  it('a release changes no live row of another locale, shared fields included', async () => {
    const { attributes } = park.strapi.getModel(ARTICLE) as unknown as {
      attributes: Record<string, { pluginOptions: { i18n: { localized: boolean } } }>;
    };
    const shared = attributes.aiDeclaration?.pluginOptions.i18n ?? { localized: true };
    const documentId = await room.draft();
    await room.edit(documentId, await room.article({ title: 'Dinner until eight' }), 'editor1', 'en');
    for (const locale of ['zh-Hans', 'en']) await room.release(documentId, 'editor1', locale);
    const declared = async (live: boolean) =>
      (await rowsOf(park, documentId))
        .filter((row) => (row.published_at !== null) === live)
        .map((row) => `${String(row.locale)} ${String(row.ai_declaration)}`)
        .sort();
    shared.localized = false;
    try {
      await room.edit(documentId, { aiDeclaration: 'assisted' });
      expect(await declared(false)).toEqual(['en assisted', 'zh-Hans assisted']);
      await room.release(documentId);
      expect(await declared(true)).toEqual(['en none', 'zh-Hans assisted']);
    } finally {
      shared.localized = true;
    }
  });
});
