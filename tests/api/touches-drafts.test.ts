/**
 * What changes drafts besides an editor's save: queries and SQL past the gate, clone, discard, restore of an old
 * version, fields shared by all languages, languages added and deleted, accounts and roles that go. Nothing becomes
 * live by it, and every change has somebody who answers for it before it can be submitted.
 */
import { BULLETIN, TOMORROW, uidOf, withAdditions } from '../harness/fixture-types';
import { refused, sql } from '../harness/guards';
import { ARTICLE, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Account, type Park } from '../harness/park';

const bulletin = uidOf(BULLETIN);

let park: Park;
let room: Newsroom;
let bulletins: Newsroom;

type Methods = Record<string, (params: object) => Promise<{ documentId: string }>>;
const documents = (uid: string) => park.strapi.documents(uid as typeof ARTICLE) as unknown as Methods;
const drafts = (uid = ARTICLE) => park.strapi.db.query(uid as typeof ARTICLE);
const check = () =>
  park.strapi.plugin('review').service('drift').check() as Promise<{ found: object[]; voided: number }>;

beforeAll(async () => {
  park = await startPark({ prepare: withAdditions(TOMORROW) });
  room = offstage(park);
  bulletins = offstage(park, bulletin);
});
afterAll(() => park?.stop());

/** How `submit` is answered now: the code, or the state it led to. */
async function submit(documentId: string, by: Account = 'editor1', desk = room, locale = 'zh-Hans'): Promise<string> {
  const { digest } = await desk.view(documentId, by, locale);
  const answer = await desk.send(documentId, by, { action: 'submit', digest, locale });
  return (answer.body.error?.details?.code ?? answer.body.state) as string;
}

async function offered(documentId: string, action: string, desk = room, locale = 'zh-Hans'): Promise<boolean> {
  const { actions } = await desk.view(documentId, 'editor1', locale);
  return actions.some(({ name, enabled }) => name === action && enabled);
}

/** A run that is signed twice; the next signature would be the last. */
async function halfSigned(documentId: string): Promise<void> {
  await room.act(documentId, 'editor1', 'submit');
  for (const signer of ['reviewer1', 'reviewer2'] as const) await room.act(documentId, signer, 'approve');
}

describe('a draft changed past the gate', () => {
  const ways: [string, (documentId: string) => Promise<unknown>][] = [
    [
      'the query engine',
      (documentId) =>
        drafts().update({ where: { documentId, publishedAt: null }, data: { title: '查询改的' } as never }),
    ],
    [
      'the query engine, many',
      (documentId) => drafts().updateMany({ where: { documentId }, data: { summary: '查询改的' } as never }),
    ],
    ['SQL', (documentId) => sql(park, `UPDATE articles SET title = '直接改的' WHERE document_id = ?`, [documentId])],
    [
      'SQL on a relation',
      (documentId) =>
        sql(
          park,
          'DELETE FROM articles_channels_lnk WHERE article_id IN (SELECT id FROM articles WHERE document_id = ?)',
          [documentId],
        ),
    ],
    [
      'SQL on a component',
      (documentId) =>
        sql(
          park,
          "UPDATE components_article_sources SET unit = '改' WHERE id IN (SELECT cmp_id FROM articles_cmps WHERE entity_id IN (SELECT id FROM articles WHERE document_id = ?))",
          [documentId],
        ),
    ],
  ];

  it.each(ways)('by %s has to be adopted before it can be submitted', async (_, change) => {
    const documentId = await room.draft();
    await change(documentId);
    expect([await offered(documentId, 'submit'), await offered(documentId, 'adopt')]).toEqual([false, true]);
    expect(await submit(documentId)).toBe('WRONG_STATE');
    await room.act(documentId, 'editor2', 'adopt');
    expect(await submit(documentId)).toBe('in_review');
  });

  it('whoever adopts it counts as its author', async () => {
    const documentId = await room.draft();
    await sql(park, `UPDATE articles SET title = '直接改的' WHERE document_id = ?`, [documentId]);
    await room.act(documentId, 'editor2', 'adopt');
    const [edit] = await sql(
      park,
      `SELECT e.adopted_by FROM review_edits e JOIN review_lineages l ON l.id = e.lineage WHERE l.document = ? AND e.origin = 'unknown'`,
      [documentId],
    );
    expect(edit).toEqual({ adopted_by: 'editor2' });
  });

  it('ends a run about it, and an editor’s save does not cover it up', async () => {
    const documentId = await room.draft();
    await halfSigned(documentId);
    const { digest } = await room.view(documentId);
    await drafts().update({ where: { documentId, publishedAt: null }, data: { title: '查询改的' } as never });
    const answer = await room.send(documentId, 'reviewer3', { action: 'approve', digest });
    expect(answer.status).toBe(409);
    expect((await room.view(documentId)).state).toBe('draft');
    await room.edit(documentId, { summary: '编辑随后保存了别的字段。' });
    expect(await submit(documentId)).toBe('WRONG_STATE');
    await room.act(documentId, 'editor1', 'adopt');
    await room.release(documentId);
  });

  it('a draft that was put into the table has to be adopted', async () => {
    const documentId = await room.draft();
    const [row] = await sql(park, 'SELECT * FROM articles WHERE document_id = ?', [documentId]);
    await park.strapi.db.connection('articles').insert({ ...row, id: undefined, document_id: 'put-into-the-table' });
    expect(await submit('put-into-the-table')).toBe('WRONG_STATE');
    await room.act('put-into-the-table', 'editor1', 'adopt');
    expect(await offered('put-into-the-table', 'submit')).toBe(true);
  });

  it('nobody has to answer for what happens elsewhere: a renamed column, a deleted topic', async () => {
    const topic = await documents('api::topic.topic').create?.({ data: { code: 'short-lived', name: '短期专题' } });
    const documentId = await room.draft({ topic: { connect: [{ documentId: topic?.documentId }] } });
    await sql(park, "UPDATE columns SET name = '改名' WHERE code = 'notice'");
    await documents('api::topic.topic').delete?.({ documentId: topic?.documentId });
    expect(await submit(documentId)).toBe('in_review');
  });
});

describe('clone', () => {
  it('makes a draft of its own: never live, without the signatures, by whoever cloned it', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    const reviewer = await park.as('admin');
    const answer = await reviewer
      .post(`/content-manager/collection-types/${ARTICLE}/clone/${documentId}?locale=zh-Hans`, { title: '另一篇' })
      .expect(200);
    const copy = answer.body.data.documentId as string;
    expect(await room.liveRows(copy)).toBe(0);
    await room.item(copy).expect(404);
    expect(await room.view(copy)).toMatchObject({ state: 'draft', release: null, decisions: [] });
    const same = await documents(ARTICLE).clone?.({ documentId });
    expect(await room.liveRows(String(same?.documentId))).toBe(0);
    expect(await submit(String(same?.documentId))).toBe('WRONG_STATE');
  });
});

describe('discard', () => {
  it('brings the released text back, in the name of whoever did it, and ends the run', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    await room.edit(documentId, { title: '第二版' });
    await halfSigned(documentId);
    const editor = await park.as('editor2');
    await editor
      .post(`/content-manager/collection-types/${ARTICLE}/${documentId}/actions/discard?locale=zh-Hans`, {})
      .expect(200);
    expect(await room.view(documentId)).toMatchObject({ state: 'released', modified: false });
    expect((await room.view(documentId)).run?.state).toBe('void');
    expect(await submit(documentId)).toBe('WRONG_STATE');
    await room.item(documentId).expect(200);
    await room.edit(documentId, { title: '第三版' });
    expect(await submit(documentId)).toBe('in_review');
  });
});

describe('restore of an old version (a paid feature of Strapi)', () => {
  it('is an update of the draft with all its old fields: it ends the run, and whoever restores is an author', async () => {
    const documentId = await room.draft();
    const old = await drafts().findOne({ where: { documentId }, populate: { source: true } });
    await room.edit(documentId, { title: '第二版', source: { kind: 'reprint', unit: '某报' } });
    await halfSigned(documentId);
    const { title, summary, body, source } = old as Record<string, Record<string, unknown>>;
    await room.edit(documentId, { title, summary, body, source: { ...source, id: undefined } }, 'reviewer3');
    expect((await room.view(documentId)).run?.state).toBe('void');
    const { digest } = await room.view(documentId);
    const answer = await room.send(documentId, 'editor1', { action: 'submit', digest });
    expect(answer.body.error.details).toMatchObject({ code: 'NO_ELIGIBLE_SIGNER', level: 'final' });
  });
});

describe('fields that all languages share', () => {
  const shared = async (documentId: string, locale: string) =>
    ((await drafts(bulletin).findOne({ where: { documentId, locale, publishedAt: null } })) as { reference: string })
      .reference;

  it('a change in one language is a change of the others, by the same person: their runs are void, live stays', async () => {
    const documentId = await bulletins.draft({ title: '通告', reference: '一号' }, 'admin');
    await bulletins.edit(documentId, { title: 'Notice' }, 'admin', 'en');
    await bulletins.edit(documentId, { reference: '二号', office: { name: '办公室' } }, 'admin', 'zh-Hans');
    expect(await shared(documentId, 'en')).toBe('二号');
    await bulletins.release(documentId, 'admin', 'en');
    const live = async () =>
      park.strapi.db
        .connection('bulletins')
        .where({ document_id: documentId, locale: 'en' })
        .whereNotNull('published_at');
    const before = await live();
    await bulletins.edit(documentId, { title: 'Notice, second edition' }, 'admin', 'en');
    await bulletins.act(documentId, 'admin', 'submit', { locale: 'en' });
    await bulletins.act(documentId, 'reviewer1', 'approve', { locale: 'en' });
    await bulletins.edit(documentId, { reference: '三号' }, 'admin', 'zh-Hans');
    expect(await shared(documentId, 'en')).toBe('三号');
    const seen = await bulletins.view(documentId, 'admin', 'en');
    expect([seen.state, seen.run?.state, seen.modified]).toEqual(['released', 'void', true]);
    expect(await live()).toEqual(before);
    expect(await submit(documentId, 'admin', bulletins, 'en')).toBe('in_review');
    expect((await check()).found).toStrictEqual([]);
  });

  it('the writer of one language may not sign the other', async () => {
    const documentId = await bulletins.draft({ title: '通告', reference: '一号' }, 'admin');
    await bulletins.edit(documentId, { title: 'Notice' }, 'admin', 'en');
    const reviewer = await park.strapi
      .plugin('review')
      .service('actors')
      .ofUser(await userId('reviewer1'), 'admin');
    await park.strapi
      .plugin('review')
      .service('actors')
      .as(
        reviewer,
        () =>
          documents(bulletin).update?.({
            documentId,
            locale: 'zh-Hans',
            data: { reference: '二号' },
          }) as Promise<unknown>,
      );
    const { digest } = await bulletins.view(documentId, 'admin', 'en');
    const answer = await bulletins.send(documentId, 'admin', { action: 'submit', digest, locale: 'en' });
    expect(answer.body.error.details).toMatchObject({ code: 'NO_ELIGIBLE_SIGNER', level: 'first' });
    const [edit] = await sql<{ paths: string }>(
      park,
      `SELECT e.paths FROM review_edits e JOIN review_lineages l ON l.id = e.lineage
        WHERE l.document = ? AND l.language = 'en' AND e.person = 'reviewer1'`,
      [documentId],
    );
    expect(typeof edit?.paths === 'string' ? JSON.parse(edit.paths) : edit?.paths).toEqual(['reference']);
  });
});

async function userId(account: Account): Promise<number> {
  const user = await park.strapi.db.query('admin::user').findOne({ where: { email: `${account}@demo.example` } });
  return Number(user.id);
}

describe('a language', () => {
  const locales = () => park.strapi.plugin('i18n').service('locales');
  let added: { id: number };

  it('added: its documents are gated like all others, and nothing else changes', async () => {
    const released = await room.draft();
    await room.release(released);
    added = (await locales().create({ code: 'fr', name: 'Français' })) as { id: number };
    expect((await check()).found).toStrictEqual([]);
    await room.item(released, 'website', 'fr').expect(404);
    const documentId = await room.draft({}, 'admin', 'fr');
    expect(await refused(() => documents(ARTICLE).publish?.({ documentId, locale: 'fr' }))).toBe('NOT_RELEASABLE');
    expect(
      await refused(() =>
        sql(park, 'UPDATE articles SET published_at = CURRENT_TIMESTAMP WHERE document_id = ?', [documentId]),
      ),
    ).toBe('DATABASE');
    await room.item(documentId, 'website', 'fr').expect(404);
  });

  it('deleted: refused while something in it is live, and then nothing was deleted', async () => {
    const documentId = await room.draft({}, 'admin', 'fr');
    await room.release(documentId, 'admin', 'fr');
    const rows = () => drafts().count({ where: { locale: 'fr' } });
    const before = await rows();
    const admin = await park.as('admin');
    const answer = await admin.delete(`/i18n/locales/${added.id}`);
    expect([answer.status, answer.body.error?.details?.code]).toEqual([409, 'WRONG_STATE']);
    expect(answer.body.error.message).toContain('1');
    expect(await rows()).toBe(before);
    await room.item(documentId, 'website', 'fr').expect(200);
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下', locale: 'fr' });
  });

  it('deleted: its drafts go, their runs are void and on record', async () => {
    const documentId = await room.draft({}, 'admin', 'fr');
    await room.act(documentId, 'admin', 'submit', { locale: 'fr' });
    const { run } = await room.view(documentId, 'admin', 'fr');
    const admin = await park.as('admin');
    await admin.delete(`/i18n/locales/${added.id}`).expect(200);
    expect(await drafts().count({ where: { locale: 'fr' } })).toBe(0);
    const [row] = await sql(park, 'SELECT state FROM review_runs WHERE id = ?', [Number(run?.id)]);
    expect(row).toEqual({ state: 'void' });
    const [entry] = await sql<{ line: string }>(
      park,
      "SELECT line FROM review_ledger WHERE act = 'void' AND document = ?",
      [documentId],
    );
    expect(JSON.parse(String(entry?.line))).toMatchObject({ actor: { key: 'admin' }, reason: 'the draft was deleted' });
    expect((await check()).found).toStrictEqual([]);
  });
});

describe('accounts and roles that go', () => {
  it('a deleted role takes its rights along and gives nobody any', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    const roles = park.strapi.service('admin::role');
    const role = await roles.create({ name: '撤稿员', description: '' });
    const workflows = park.strapi.plugin('review').service('workflows');
    const { levels } = await workflows.newest('sanshen');
    await workflows.save({ key: 'sanshen', name: '三审', levels, recallRoles: [role.code] });
    const users = park.strapi.service('admin::user');
    const editor = await park.strapi.db
      .query('admin::user')
      .findOne({ where: { id: await userId('editor2') }, populate: ['roles'] });
    const before = editor.roles.map(({ id }: { id: number }) => id);
    const recall = async (by: Account) =>
      (await room.view(documentId, by)).actions.find(({ name }) => name === 'recall')?.enabled;
    await users.updateById(editor.id, { roles: [...before, role.id] });
    expect([await recall('editor2'), await recall('admin')]).toEqual([true, false]);
    await users.updateById(editor.id, { roles: before });
    await roles.deleteByIds([role.id]);
    expect([await recall('editor2'), await recall('admin'), await recall('reviewer3')]).toEqual([false, false, true]);
    await room.act(documentId, 'reviewer3', 'recall', { comment: '撤下' });
  });

  it('a deleted account stops the level it was to sign, keeps what it signed, and is no leave for anybody', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    // Past the guard that asks for a substitute first, as a database tool or another plugin would do it.
    for (const account of ['reviewer1', 'reviewer2'] as const)
      await park.strapi.db.query('admin::user').delete({ where: { id: await userId(account) } });
    const seen = await room.view(documentId);
    expect([seen.state, seen.run?.level?.key, seen.decisions.map(({ by }) => by.name).length]).toEqual([
      'in_review',
      'second',
      1,
    ]);
    const { digest } = seen;
    for (const by of ['reviewer3', 'admin', 'editor2'] as const) {
      const answer = await room.send(documentId, by, { action: 'approve', digest });
      expect(answer.body.error.details.code).toBe('NOT_SIGNER');
    }
    const other = await room.draft();
    expect(await submit(other)).toBe('NO_ELIGIBLE_SIGNER');
    // A new account of the same person goes on where the old one stopped.
    const role = await park.strapi.db
      .query('admin::role')
      .findOne({ where: { users: { email: 'reviewer3@demo.example' } } });
    const made = await park.strapi.service('admin::user').create({
      email: 'again@demo.example',
      firstname: '再来',
      password: 'Sanshen-Demo-2026',
      isActive: true,
      roles: [role.id],
    });
    const people = park.strapi.db.query('plugin::review.person' as typeof ARTICLE);
    await people.update({ where: { code: 'reviewer2' } as never, data: { accounts: [made.id] } as never });
    const actor = await park.strapi.plugin('review').service('actors').ofUser(made.id, 'admin');
    const answer = await park.strapi
      .plugin('review')
      .service('reviews')
      .act({ uid: ARTICLE, documentId, locale: 'zh-Hans' }, actor, { action: 'approve', digest });
    expect(answer.state).toBe('in_review');
  });
});
