/** Drafts and live rows are read by statements of our own: they must give exactly what Strapi's populating gives. */
import { factories, type Core } from '@strapi/strapi';
import { contentAttributes, toContent, type Attributes, type Row } from '../../plugins/review/server/src/core/content';
import { contentRows } from '../../plugins/review/server/src/database/content-row';
import { together, type Statement } from '../../plugins/review/server/src/database/round-trip';
import { sql } from '../harness/guards';
import { ARTICLE, newsroom, paragraphs } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

const ODD = 'api::odd.odd';
const LOCALE = 'zh-Hans';
const localized = { pluginOptions: { i18n: { localized: true } } };

/** Components, one within the other, with files and relations of their own. */
const COMPONENTS: Record<string, Record<string, object>> = {
  'odd.leaf': { word: { type: 'string' }, file: { type: 'media', multiple: false }, on: { type: 'boolean' } },
  'odd.branch': {
    word: { type: 'string' },
    leaf: { type: 'component', component: 'odd.leaf' },
    leaves: { type: 'component', component: 'odd.leaf', repeatable: true },
    column: { type: 'relation', relation: 'oneToOne', target: 'api::column.column' },
    topics: { type: 'relation', relation: 'oneToMany', target: 'api::topic.topic' },
  },
};

/** One attribute of every kind, and every way in which Strapi stores a relation. */
const ATTRIBUTES: Record<string, object> = {
  title: { type: 'string' },
  mail: { type: 'email' },
  code: { type: 'uid' },
  text: { type: 'richtext' },
  blocks: { type: 'blocks' },
  data: { type: 'json' },
  kind: { type: 'enumeration', enum: ['a', 'b'] },
  whole: { type: 'integer' },
  big: { type: 'biginteger' },
  price: { type: 'decimal' },
  ratio: { type: 'float' },
  yes: { type: 'boolean' },
  day: { type: 'date' },
  hour: { type: 'time' },
  moment: { type: 'datetime' },
  stamp: { type: 'timestamp' },
  picture: { type: 'media', multiple: false },
  files: { type: 'media', multiple: true },
  column: { type: 'relation', relation: 'manyToOne', target: 'api::column.column' },
  first: { type: 'relation', relation: 'oneToOne', target: 'api::topic.topic', useJoinTable: false },
  topics: { type: 'relation', relation: 'manyToMany', target: 'api::topic.topic' },
  parent: { type: 'relation', relation: 'manyToOne', target: ODD, inversedBy: 'children' },
  children: { type: 'relation', relation: 'oneToMany', target: ODD, mappedBy: 'parent' },
  about: { type: 'relation', relation: 'manyToMany', target: ARTICLE },
  branch: { type: 'component', component: 'odd.branch' },
  branches: { type: 'component', component: 'odd.branch', repeatable: true },
  zone: { type: 'dynamiczone', components: ['odd.branch', 'odd.leaf'] },
};

/** Adds the type the way a developer does, before anything is registered. */
function addOdd(strapi: Core.Strapi): void {
  for (const [uid, attributes] of Object.entries(COMPONENTS)) {
    const [category = '', modelName = ''] = uid.split('.');
    const schema = {
      collectionName: `components_${category}_${modelName}`,
      info: { displayName: modelName },
      options: {},
    };
    const component = { ...schema, attributes, uid, category, modelType: 'component', modelName };
    const whole = { ...component, globalId: `Component${modelName}`, __schema__: { ...schema, attributes } };
    (strapi.get('components') as { add(parts: object): void }).add({ [uid]: whole });
  }
  const uid = ODD as 'api::column.column';
  const schema = {
    kind: 'collectionType',
    collectionName: 'odds',
    info: { singularName: 'odd', pluralName: 'odds', displayName: 'Odd' },
    options: { draftAndPublish: true },
    ...localized,
    attributes: Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, one]) => [name, { ...one, ...localized }])),
    globalId: 'Odd',
  };
  strapi.get('apis').add('odd', {
    contentTypes: { odd: { schema, actions: {}, lifecycles: {} } },
    routes: { odd: factories.createCoreRouter(uid) },
    controllers: { odd: factories.createCoreController(uid) },
    services: { odd: factories.createCoreService(uid) },
  });
}

let park: Park;
beforeAll(async () => {
  park = await startPark({ prepare: addOdd });
});
afterAll(() => park?.stop());

const attributesOf = (uid: string): Attributes =>
  (park.strapi.getModel(uid as 'admin::user') as unknown as { attributes: Attributes }).attributes;
const shownOf = (target: string): string[] =>
  ['code', 'name', 'title'].filter((field) => target !== ARTICLE && attributesOf(target)[field]);

/** What Strapi is asked for when it populates. */
function populateOf(uid: string): Record<string, unknown> {
  const populates: Record<string, unknown> = {};
  for (const [name, { type, target, component, components = [] }] of contentAttributes(attributesOf(uid))) {
    if (type === 'media')
      populates[name] = { populate: { createdBy: { select: ['id'] }, updatedBy: { select: ['id'] } } };
    if (type === 'relation') populates[name] = { select: ['id', 'documentId', ...shownOf(target ?? '')] };
    if (type === 'component') populates[name] = { populate: populateOf(component ?? '') };
    if (type === 'dynamiczone')
      populates[name] = { on: Object.fromEntries(components.map((one) => [one, { populate: populateOf(one) }])) };
  }
  return populates;
}

/** A row as content, with the files in it by id, maker and time instead of by their bytes. */
function contentOf(uid: string, row: Row | null) {
  if (!row) return null;
  const makerOf = (user: unknown) => (user as { id?: number } | null)?.id ?? null;
  return toContent(uid, LOCALE, row, attributesOf(uid), {
    component: attributesOf,
    shown: shownOf,
    fileDigest: ({ id, url, hash, updatedAt, createdBy, updatedBy }) =>
      JSON.stringify([id, url, hash, updatedAt, makerOf(createdBy), makerOf(updatedBy)]),
    fileByUrl: () => undefined,
    releasedDigest: () => undefined,
  });
}

async function expectSame(uid: string, documentId: string, published: boolean): Promise<Row> {
  const ours = await contentRows(park.strapi, { attributesOf, shownOf })({
    uid,
    documentId,
    locale: LOCALE,
    published,
  });
  const theirs = (await park.strapi.db.query(uid as 'admin::user').findOne({
    where: { documentId, locale: LOCALE, publishedAt: published ? { $notNull: true } : null } as never,
    populate: populateOf(uid) as never,
  })) as Row | null;
  expect(contentOf(uid, ours)).toEqual(contentOf(uid, theirs));
  expect(contentOf(uid, ours)).not.toBeNull();
  return ours ?? {};
}

async function upload(name: string): Promise<number> {
  const row = {
    name,
    hash: name,
    ext: '.png',
    mime: 'image/png',
    size: 1.25,
    url: `/uploads/${name}.png`,
    width: 3,
    height: 4,
  };
  const user = await park.strapi.db.query('admin::user').findOne({ where: { email: 'editor1@demo.example' } });
  const by = { createdBy: user?.id, updatedBy: user?.id, provider: 'local', alternativeText: '图', caption: '图注' };
  const file = await park.strapi.db.query('plugin::upload.file').create({ data: { ...row, ...by } as never });
  return Number(file.id);
}

interface Documents {
  create(params: object): Promise<{ documentId: string }>;
  publish(params: object): Promise<unknown>;
}
const documents = (): Documents => park.strapi.documents(ODD as 'api::column.column') as unknown as Documents;

async function ids(uid: string): Promise<string[]> {
  const rows = (await park.strapi.db.query(uid as 'admin::user').findMany({ limit: 3 })) as unknown as Row[];
  return rows.map((row) => String(row.documentId));
}

async function oddData(): Promise<Row> {
  const [one, two, three] = await Promise.all(['one', 'two', 'three'].map(upload));
  const to = (...found: string[]) => ({ connect: found.map((documentId) => ({ documentId })) });
  const column = to(...(await ids('api::column.column')).slice(0, 1));
  const found = await ids('api::topic.topic');
  const topics = to(...found);
  const leaf = (word: string, file?: number) => ({ word, on: word.length > 1, ...(file ? { file } : {}) });
  const branch = (word: string) => ({
    word,
    leaf: leaf(word, two),
    leaves: [leaf('b', one), leaf('a')],
    column,
    topics,
  });
  return {
    title: '奇 “quoted” \\ \u2028',
    mail: 'a@demo.example',
    code: 'odd-1',
    text: '# 标题\n\n正文？ ? $1',
    blocks: paragraphs('第一段\n第二段'),
    data: { z: 1, a: [null, true, 'x', 1.5e-7], deep: { 中: '文' } },
    kind: 'b',
    whole: -7,
    big: '9007199254740993',
    price: 12.5,
    ratio: 0.1,
    yes: false,
    day: '2026-02-28',
    hour: '08:05:09.120',
    moment: '2026-03-01T01:02:03.004Z',
    stamp: '2026-03-01T01:02:03.004Z',
    picture: three,
    files: [three, one, two],
    column,
    topics: to(...[...found].reverse()),
    branch: branch('solo'),
    branches: [branch('x'), branch('yy'), { word: 'empty' }],
    zone: [
      { __component: 'odd.leaf', ...leaf('z1', one) },
      { __component: 'odd.branch', ...branch('z2') },
      { __component: 'odd.leaf', ...leaf('z3') },
    ],
  };
}

describe('a row that is read at once', () => {
  it('is what Strapi populates, for every kind of attribute, draft and published', async () => {
    const article = await newsroom(park).draft();
    const data = await oddData();
    const { documentId } = await documents().create({
      locale: LOCALE,
      data: { ...data, about: { connect: [{ documentId: article }] } },
    });
    const child = await documents().create({
      locale: LOCALE,
      data: { title: '子', parent: { connect: [{ documentId }] } },
    });
    await documents().publish({ documentId, locale: LOCALE });
    await documents().publish({ documentId: child.documentId, locale: LOCALE });
    // The Document Service cannot write a relation that is a column of its own.
    const first = await park.strapi.db.query('api::topic.topic').findOne({});
    const odds = park.strapi.db.query(ODD as 'admin::user');
    for (const { id } of await odds.findMany({ where: { documentId } as never }))
      await odds.update({ where: { id }, data: { first: first?.id } as never });
    const draft = await expectSame(ODD, documentId, false);
    const published = await expectSame(ODD, documentId, true);
    const empty = (row: Row) =>
      contentAttributes(attributesOf(ODD))
        .map(([name]) => name)
        .filter((name) => row[name] === null || row[name] === undefined);
    // A published entry points at published ones, and the article is none.
    expect([empty(draft), empty(published)]).toEqual([['parent'], ['parent', 'about']]);
    for (const row of [draft, published])
      expect((row.zone as Row[]).map((part) => part.word)).toEqual(['z1', 'z2', 'z3']);
    await expectSame(ODD, child.documentId, false);
  });

  it('is what Strapi populates for an article, and null where there is none', async () => {
    const documentId = await newsroom(park).draft();
    await expectSame(ARTICLE, documentId, false);
    const read = contentRows(park.strapi, { attributesOf, shownOf });
    expect(await read({ uid: ARTICLE, documentId, locale: 'en', published: false })).toBeNull();
    expect(await read({ uid: ARTICLE, documentId, locale: LOCALE, published: true })).toBeNull();
    expect(await read({ uid: ARTICLE, documentId: "' or ''='", locale: LOCALE, published: false })).toBeNull();
  });
});

describe('statements that travel together', () => {
  const TABLE = 'review_claims';
  const put = (name: string): Statement => ({
    sql: `insert into "${TABLE}" ("name", "until") values (?, ?) returning "name"`,
    bindings: [name, new Date('2026-01-01T00:00:00Z')],
  });
  const have = async (like: string) =>
    (await sql<{ name: string }>(park, `select name from ${TABLE} where name like ? order by name`, [like])).map(
      ({ name }) => name,
    );
  const run = (...statements: Statement[]) => together(park.strapi, statements);
  const inTransaction = (work: () => Promise<unknown>) => park.strapi.db.transaction(() => work() as never);

  it('answer in their order, each with its rows and how many it changed', async () => {
    const change = { sql: `update "${TABLE}" set "owner" = ? where "name" like ?`, bindings: ['？ ? $1 \' "', 'a%'] };
    const read = {
      sql: `select "name", "owner" from "${TABLE}" where "name" like ? order by "name"`,
      bindings: ['a%'],
    };
    const outcomes = await inTransaction(() => run(put('a1'), put('a2'), change, read));
    expect(outcomes).toEqual([
      { rows: [{ name: 'a1' }], count: 1 },
      { rows: [{ name: 'a2' }], count: 1 },
      { rows: [], count: 2 },
      { rows: ['a1', 'a2'].map((name) => ({ name, owner: '？ ? $1 \' "' })), count: 2 },
    ]);
  });

  it('are undone with their transaction, and the connection can be used again', async () => {
    for (let round = 0; round < 3; round += 1) {
      const work = inTransaction(async () => {
        await run(put('b1'));
        await run(put('b2'), put('b1'), put('b3'));
      });
      // The driver's errors may come from another test file's modules: they are no `Error` here.
      await expect(work.then(String, String)).resolves.toMatch(/unique/i);
      expect(await have('b%')).toStrictEqual([]);
      await inTransaction(() => run(put(`c${round}`)));
    }
    expect(await have('c%')).toEqual(['c0', 'c1', 'c2']);
  });

  it('fail alone outside a transaction', async () => {
    const both = await Promise.allSettled([run(put('d1')), run(put('a1')), run(put('d2'))]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await have('d%')).toEqual(['d1', 'd2']);
  });

  it('never run after the end of the transaction they belong to', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const work = park.strapi.db.transaction(async () => {
      late = park.strapi.db.transaction(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        await ended;
        return run(put('e1'));
      });
      late.catch(() => undefined);
      throw new Error('no');
    });
    const ended = work.catch(() => undefined);
    await expect(work).rejects.toThrow('no');
    await expect(late).rejects.toThrow();
    expect(await have('e%')).toStrictEqual([]);
  });
});
