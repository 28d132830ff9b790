/**
 * `strapi import` and `strapi transfer` empty tables before they fill them, review's own included, with lifecycles off
 * and in nobody's name. They are refused before anything is touched; and where the refusal is got round, the database
 * itself lets nothing go live and no ledger row go.
 */
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { refused, sql } from '../harness/guards';
import { ARTICLE, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Park } from '../harness/park';
import { exportPark, importBackup, pushBackup } from '../harness/transfers';

let park: Park;
let room: Newsroom;
let live: string;
let draft: string;
let second: unknown;
/** Strapi's own way to switch lifecycles off, as it was before review stood in front of it. */
let disable: Park['strapi']['db']['lifecycles']['disable'];

const uploads = (): string[] => fs.readdirSync(path.join(park.ground.folder, 'public/uploads')).sort();
const TABLES = [
  ...['articles', 'files', 'columns', 'strapi_core_store_settings'],
  ...['review_ledger', 'review_releases', 'review_runs', 'review_edits', 'review_people', 'delivery_items'],
];

/** Everything an import could change: how many rows there are, the end of the ledger, what readers get, the files. */
async function everything(): Promise<object> {
  const rows: Record<string, number> = {};
  for (const table of TABLES)
    rows[table] = Number((await sql<{ n: number }>(park, `SELECT count(*) AS n FROM ${table}`))[0]?.n);
  const [head] = await sql(park, 'SELECT seq, hash FROM review_ledger_heads');
  const { title } = (await park.strapi.db
    .query(ARTICLE)
    .findOne({ where: { documentId: draft, publishedAt: null } })) as { title: string };
  return { rows, head, title, item: (await room.item(live)).body as unknown, uploads: uploads() };
}

interface Round {
  found: object[];
  voided: number;
  failed: number;
}

/** Rounds of the drift watch until one could check everything: what it could not check it looks at again in the next. */
async function checkThrough(drift: { check(): Promise<Round> }): Promise<Omit<Round, 'failed'>> {
  const seen = { found: [] as object[], voided: 0 };
  for (;;) {
    const { found, voided, failed } = await drift.check();
    seen.found.push(...found);
    seen.voided += voided;
    if (failed === 0) return seen;
  }
}

beforeAll(async () => {
  park = await startPark({
    prepare(strapi) {
      strapi.config.set('server.transfer.remote.enabled', true);
      disable = strapi.db.lifecycles.disable;
    },
  });
  room = offstage(park);
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  await park
    .agent()
    .post('/upload')
    .set('Authorization', `Bearer ${await park.login('editor1')}`)
    .attach('files', bytes, { filename: 'a.png', contentType: 'image/png' })
    .expect(201);
  live = await room.draft();
  await room.release(live);
  draft = await room.draft({ title: '导出时的标题' });
  await exportPark(park);
  await room.edit(live, { summary: '第二版。' });
  await room.release(live);
  await room.edit(draft, { title: '导出之后改的标题' });
  await room.act(draft, 'editor1', 'submit');
  second = (await room.item(live).expect(200)).body;
});
afterAll(() => park?.stop());

it('an export is taken as ever', () => {
  expect(fs.statSync(path.join(park.ground.folder, 'export.tar')).size).toBeGreaterThan(10_000);
  expect(uploads().length).toBeGreaterThan(0);
});

describe('refused before anything is touched', () => {
  const SENTENCE = /strapi import and transfer are refused on this database/;

  it('strapi import', async () => {
    const before = await everything();
    const said = [await refused(() => importBackup(park)), await refused(() => importBackup(park, [ARTICLE]))];
    expect(await everything()).toEqual(before);
    expect(said).toEqual([expect.stringMatching(SENTENCE), expect.stringMatching(SENTENCE)]);
  });

  it('strapi transfer to this server', async () => {
    const before = await everything();
    const { accessKey } = await park.strapi
      .service('admin::transfer')
      .token.create({ name: 'push', description: '', permissions: ['push'], lifespan: null });
    expect(await refused(() => pushBackup(park, accessKey))).toMatch(SENTENCE);
    expect(await everything()).toEqual(before);
  });
});

describe('where the refusal is got round', () => {
  beforeAll(() => {
    park.strapi.db.lifecycles.disable = disable;
  });

  it('an import of everything: the ledger does not go, and nothing else has', async () => {
    const before = await everything();
    const everyType = Object.keys(park.strapi.contentTypes).filter((uid) => !uid.startsWith('admin::'));
    expect(await refused(() => importBackup(park, everyType))).toMatch(
      /review ledger: rows are never changed or removed/,
    );
    expect(await everything()).toEqual(before);
  });

  it('an import of a governed type: its live rows are not taken, and its drafts are as before', async () => {
    const before = await everything();
    // The engine has words of its own for an error of another realm, which SQLite's are in the second file of a worker.
    const said = await refused(() => importBackup(park, [ARTICLE]));
    expect(said).toMatch(/^DATABASE$|^Failed to create "api::article.article"/);
    expect(await everything()).toEqual(before);
  });

  it('with a permit somebody left in the database: nobody sees it, it is pulled, and the drafts wait to be adopted', async () => {
    const permit = { table_name: 'articles', document_id: live, locale: 'zh-Hans', act: 'publish' };
    await park.strapi.db.connection('review_publish_permits').insert(permit);
    await importBackup(park, [ARTICLE]);
    expect((await room.item(live).expect(200)).body).toEqual(second);
    const drift = park.strapi.plugin('review').service('drift') as unknown as { check(): Promise<Round> };
    const errors = jest.spyOn(park.strapi.log, 'error').mockImplementation();
    expect(await checkThrough(drift)).toMatchObject({ found: [{ kind: 'changed', documentId: live }], voided: 1 });
    errors.mockRestore();
    expect(await room.liveRows(live)).toBe(0);
    expect((await room.item(live).expect(200)).body).toEqual(second);
    for (const documentId of [live, draft]) {
      const { actions } = await room.view(documentId);
      expect(actions.filter(({ name, enabled }) => name === 'adopt' && enabled)).toHaveLength(1);
      expect(actions.filter(({ name, enabled }) => name === 'submit' && enabled)).toStrictEqual([]);
    }
    await room.act(live, 'editor1', 'adopt');
    await room.release(live);
    expect(await drift.check()).toMatchObject({ found: [] });
  });
});
