/**
 * What happens while the server is down: the schema of a governed type changes, or review itself is not there for one
 * boot. What would lose drafts or leave them ungoverned stops the start before a table is touched; whatever else
 * happens, nothing goes live, nothing is lost, and what review needs is there again.
 */
import { warnLooseParameters } from '../../plugins/review/server/src/guard/boot-checks';
import { MEMO, uidOf, withAdditions, type Additions, type Schema } from '../harness/fixture-types';
import { refused, sql, TABLE } from '../harness/guards';
import { ARTICLE, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Ground, type Park } from '../harness/park';
import { refusedBoot } from '../harness/refused-boot';

let ground: Ground;
let park: Park;
let room: Newsroom;
let live: string;
let inReview: string;

async function open(additions: Additions = {}): Promise<void> {
  park = await startPark({ ground, prepare: withAdditions(additions) });
  room = offstage(park);
}
const close = () => park.stop({ keep: true });

const refusedWith = (additions: Additions): Promise<string> => refusedBoot(ground, withAdditions(additions));

/** Rows of the governed type and of review’s own tables: what a refused start may not touch. */
async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of [TABLE, 'review_ledger', 'review_releases', 'review_runs', 'review_edits']) {
    const [row] = await sql<{ n: number | string }>(park, `SELECT count(*) AS n FROM ${table}`);
    found[table] = Number(row?.n);
  }
  return found;
}

const article = (change: (schema: Schema) => void): Additions => ({ change: { [ARTICLE]: change } });

const changed = article(({ attributes }) => {
  attributes.subtitle = { type: 'string', default: '副题' };
  attributes.urgent = { type: 'boolean', default: false };
  attributes.summary = { type: 'string' };
  delete attributes.aiDeclaration;
});

beforeAll(async () => {
  park = await startPark();
  ({ ground } = park);
  room = offstage(park);
  live = await room.draft();
  await room.edit(live, await room.article(), 'editor1', 'en');
  await room.release(live);
  inReview = await room.draft();
  await room.act(inReview, 'editor1', 'submit');
  await room.act(inReview, 'reviewer1', 'approve');
});
afterAll(() => park?.stop());

describe('a changed schema', () => {
  let item: unknown;

  it('that would lose content stops the start before a table is touched: no drafts, no title, no languages', async () => {
    const before = await counts();
    item = (await room.item(live).expect(200)).body;
    await close();
    const said = {
      drafts: await refusedWith(article((schema) => (schema.options = { draftAndPublish: false }))),
      title: await refusedWith(article((schema) => delete schema.attributes.title)),
      languages: await refusedWith(article((schema) => (schema.pluginOptions = { i18n: { localized: false } }))),
    };
    await open({ ...changed, types: [MEMO] });
    expect(said).toEqual({
      drafts: expect.stringMatching(/"api::article.article" needs "draftAndPublish": true/),
      title: expect.stringMatching(/"api::article.article" has no attribute "title"/),
      languages: expect.stringMatching(
        /"api::article.article" cannot lose its languages while 1 of its documents are live/,
      ),
    });
    expect(await counts()).toEqual(before);
  });

  it('changes nothing live; drafts that lost a field lose their signatures, in nobody’s name; the guard is whole', async () => {
    expect((await room.item(live).expect(200)).body).toEqual(item);
    expect(await drift()).toMatchObject({ found: [], failed: 0 });
    expect(await room.view(live)).toMatchObject({ state: 'released', modified: true });
    expect(await room.view(inReview)).toMatchObject({ state: 'draft', decisions: [{ valid: false }] });
    await room.release(inReview, 'editor2');
    expect(await refused(() => sql(park, `UPDATE ${TABLE} SET subtitle = '改' WHERE published_at IS NOT NULL`))).toBe(
      'DATABASE',
    );
  });
});

describe('review not there for one boot', () => {
  const grants = async () =>
    (
      await sql<{ action: string; name: string }>(
        park,
        `SELECT p.action, r.name FROM admin_permissions p
           JOIN admin_permissions_role_lnk l ON l.permission_id = p.id JOIN admin_roles r ON r.id = l.role_id
          WHERE p.action LIKE 'plugin::review.%' ORDER BY r.name, p.action`,
      )
    ).map(({ action, name }) => `${name} ${action}`);

  it('this app does not start; a stock app does, nothing can go live, nothing is lost, and all is as it was', async () => {
    memo = await publishedMemo();
    const before = await counts();
    const [taken] = await sql<{ id: number }>(
      park,
      "SELECT id FROM admin_permissions WHERE action = 'plugin::review.ledger.read' ORDER BY id DESC LIMIT 1",
    );
    await park.strapi.service('admin::permission').deleteByIds([taken?.id]);
    const held = await grants();
    expect(held.length).toBeGreaterThan(10);
    await close();
    const said = await refusedWith({ without: ['review'], types: [MEMO] });
    // The same schema: on SQLite a changed column type would take the guard along, and nobody would put it back.
    await open({ ...changed, without: ['review'], stock: true, types: [MEMO] });
    expect(said).toMatch(/cannot start without the plugin\(s\) review\./);
    expect(park.strapi.plugin('review')).toBeUndefined();
    expect(await counts()).toEqual(before);
    // Strapi deletes them page by page and skips some; it must not matter which.
    expect((await grants()).length).toBeLessThan(held.length);
    const documents = park.strapi.documents(ARTICLE) as unknown as { publish(params: object): Promise<unknown> };
    expect(await refused(() => documents.publish({ documentId: live, locale: 'en' }))).toBe('DATABASE');
    await room.item(live).expect(200);
    await close();
    await open({ types: [MEMO], governed: { [uidOf(MEMO)]: { title: 'title', workflow: 'sanshen' } } });
    // One row more: that the rights were given back is on record.
    expect(await counts()).toEqual({ ...before, review_ledger: Number(before.review_ledger) + 1 });
    expect(await grants()).toEqual(held);
    expect((await room.view(live)).release).not.toBeNull();
    await room.act(live, 'reviewer3', 'recall', { comment: '撤下' });
    await room.item(live).expect(410);
  });
});

describe('A2.3: a type marked as governed that has published documents', () => {
  it('readers get none of them any more, the watch takes their rows down, and the drafts wait to be adopted', async () => {
    const memos = offstage(park, uidOf(MEMO));
    await openToReaders();
    await park.agent().get(`/api/reminders/${memo}`).expect(404);
    const errors = jest.spyOn(park.strapi.log, 'error').mockImplementation();
    expect((await drift()).found).toMatchObject([{ kind: 'unreleased', documentId: memo }]);
    errors.mockRestore();
    expect(await memos.liveRows(memo)).toBe(0);
    const { digest } = await memos.view(memo);
    expect((await memos.send(memo, 'editor1', { action: 'submit', digest })).status).toBe(409);
    await memos.act(memo, 'editor1', 'adopt');
    await memos.release(memo, 'editor1');
    await park.agent().get(`/api/reminders/${memo}`).expect(200);
  });
});

describe('settings that let unknown parameters pass', () => {
  it('are warned of, each by its name', () => {
    const warn = jest.spyOn(park.strapi.log, 'warn').mockImplementation();
    warnLooseParameters(park.strapi);
    expect(warn).not.toHaveBeenCalled();
    park.strapi.config.set('api.rest.strictParams', false);
    warnLooseParameters(park.strapi);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('"api.rest.strictParams" to true')]]);
    warn.mockRestore();
  });
});

let memo: string;

const drift = () =>
  park.strapi.plugin('review').service('drift').check() as Promise<{ found: object[]; failed: number }>;

async function publishedMemo(): Promise<string> {
  const documents = park.strapi.documents(uidOf(MEMO) as typeof ARTICLE);
  const { documentId } = await documents.create({ data: { title: '早先发布的' } as never, status: 'published' });
  return documentId;
}

async function openToReaders(): Promise<void> {
  const { db } = park.strapi;
  const role = await db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
  const data = { action: `${uidOf(MEMO)}.findOne`, role: role.id };
  await db.query('plugin::users-permissions.permission').create({ data });
}
