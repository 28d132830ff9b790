import { bareStrapi, makeTable, type BareStrapi } from '../../../../../tests/harness/bare-strapi';
import { refused } from '../../../../../tests/harness/guards';
import { indexName, PERMITS } from './dialect';
import { installGuards } from './guard';
import { preparePermits } from './permits';

const ARTICLE = 'api::article.article';
const asked: unknown[] = [];
let bare: BareStrapi;
type Governed = Record<string, { title: string; workflow: string }>;
const boot = (governed: Governed = { [ARTICLE]: { title: 'title', workflow: 'w' } }, db?: BareStrapi['db']): void => {
  bare = bareStrapi({
    ...(db ? { db } : {}),
    tables: { [ARTICLE]: 'articles' },
    governed,
    services: { gate: { passRow: async (event: unknown) => asked.push(event) } },
  });
};
const names = async (type: string): Promise<string[]> =>
  ((await bare.db('sqlite_master').where({ type }).whereNotNull('sql').orderBy('name')) as { name: string }[]).map(
    ({ name }) => name,
  );
const live = (document_id: string, locale: string | null) =>
  bare.db('articles').insert({ document_id, locale, published_at: 1 });
const guards = ['review_guard_insert_articles', 'review_guard_update_articles'];

beforeEach(async () => {
  boot();
  await makeTable(bare.db, 'articles');
});
afterEach(() => bare.db.destroy());

it('runs on no database it has no guard for', async () => {
  const other = bareStrapi({ client: 'mysql' });
  await expect(installGuards(other.strapi)).rejects.toThrow(
    'review: database "mysql" has no guard. Use sqlite or postgres.',
  );
  await other.db.destroy();
});

it('is put on once', async () => {
  await installGuards(bare.strapi);
  const first = await bare.db('sqlite_master');
  expect([await names('trigger'), await names('index')]).toEqual([guards, [indexName('articles')]]);
  const { transaction } = bare.strapi.db;
  let begun = 0;
  Object.assign(bare.strapi.db, {
    transaction: (...given: Parameters<typeof transaction>) => (begun++, transaction(...given)),
  });
  await installGuards(bare.strapi);
  expect(await bare.db('sqlite_master')).toEqual(first);
  expect(bare.warned).toStrictEqual([]);
  // On PostgreSQL one would wait for whoever writes.
  expect(begun).toBe(0);
});

it('says what is missing where the database said nothing', async () => {
  Object.assign(bare.strapi.db, { transaction: async () => undefined });
  await expect(installGuards(bare.strapi)).rejects.toThrow(
    `"${indexName('articles')}" is missing. Allow Strapi's database user to create triggers and indexes there, then start again.`,
  );
});

it('says what the database said when it cannot be put on', async () => {
  await makeTable(bare.db, 'topics');
  await bare.db.raw(`CREATE INDEX "${indexName('articles')}" ON topics (title)`);
  const said = await installGuards(bare.strapi).catch((error: Error) => error);
  expect(said?.cause).toMatchObject({ message: expect.stringMatching(/already/) });
  expect(said?.message).toMatch(
    new RegExp(
      `^review: table "articles" of governed type "${ARTICLE}" cannot be guarded: "review_guard_insert_articles" is missing; ` +
        `"review_guard_update_articles" is missing; "${indexName('articles')}" is missing. The database said: .*already.*\\. ` +
        "Allow Strapi's database user to create triggers and indexes there, then start again.$",
    ),
  );
  // What was begun is taken back as a whole.
  expect(await names('trigger')).toStrictEqual([]);
});

it('names the documents that have several live rows, five at most', async () => {
  for (const locale of [null, 'en', 'zh-Hans']) for (const document of ['a', 'b']) await live(document, locale);
  for (const locale of [null, 'en', 'zh-Hans']) for (const document of ['a', 'b']) await live(document, locale);
  await live('single', 'en');
  const said = await installGuards(bare.strapi).then(
    () => 'it was put on',
    (error: Error) => error.message,
  );
  expect(said).toMatch(
    /cannot be guarded: these documents have more than one live row: .*\. Delete all but one of each, then start again\.$/,
  );
  const named = /live row: (.*)\. Delete/.exec(said)?.[1]?.split(', ') ?? [];
  expect(named).toHaveLength(5);
  for (const one of named) expect(one).toMatch(/^[ab] \((no locale|en|zh-Hans)\)$/);
  expect(new Set(named).size).toBe(5);
  expect(named.filter((one) => one.includes('no locale'))).not.toStrictEqual([]);
});

it('drafts may be as many as they like', async () => {
  for (let times = 0; times < 2; times += 1) await bare.db('articles').insert({ document_id: 'a', locale: 'en' });
  await installGuards(bare.strapi);
  expect(await names('trigger')).toEqual(guards);
});

it('is taken off a table that is governed no longer, and nothing else is', async () => {
  await installGuards(bare.strapi);
  await bare.db.raw('CREATE TRIGGER somebody_else AFTER INSERT ON articles BEGIN SELECT 1; END');
  await bare.db.raw('CREATE INDEX somebody_elses ON articles (title)');
  boot({}, bare.db);
  await installGuards(bare.strapi);
  expect([await names('trigger'), await names('index')]).toEqual([['somebody_else'], ['somebody_elses']]);
  expect(bare.warned).toEqual(['review: table "articles" is not governed any more; its guard was taken off.']);
});

it('asks the gate before the query engine writes', async () => {
  await installGuards(bare.strapi);
  const [subscription = {}] = bare.subscriptions;
  const { models, ...handlers } = subscription as { models: string[] } & Record<string, (event: unknown) => unknown>;
  expect([models, Object.keys(handlers)]).toEqual([
    [ARTICLE],
    ['beforeCreate', 'beforeCreateMany', 'beforeUpdate', 'beforeUpdateMany'],
  ]);
  for (const [name, handler] of Object.entries(handlers)) await handler({ action: name });
  expect(asked).toEqual(Object.keys(handlers).map((action) => ({ action })));
});

describe('the table of permits', () => {
  const row = { table_name: 'articles', document_id: 'a', locale: 'en', act: 'publish' };
  it('is made, and takes each permit once', async () => {
    await preparePermits(bare.strapi);
    await bare.db(PERMITS).insert(row);
    expect(await refused(async () => bare.db(PERMITS).insert(row))).toMatch(/unique/i);
    for (const change of [{ table_name: 't' }, { document_id: 'b' }, { locale: 'zh' }, { act: 'unpublish' }])
      await bare.db(PERMITS).insert({ ...row, ...change });
    for (const column of Object.keys(row))
      expect(await refused(async () => bare.db(PERMITS).insert({ ...row, document_id: 'c', [column]: null }))).toMatch(
        /not null/i,
      );
  });

  it('is emptied at each boot', async () => {
    await preparePermits(bare.strapi);
    await bare.db(PERMITS).insert(row);
    await preparePermits(bare.strapi);
    expect(await bare.db(PERMITS)).toStrictEqual([]);
    const asked: string[] = [];
    bare.db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    await preparePermits(bare.strapi);
    // A delete would wait for whoever publishes.
    expect(asked.filter((sql) => sql.startsWith('delete'))).toStrictEqual([]);
  });

  it('may be made by another process at the same moment', async () => {
    const race = (thereAfterwards: boolean): unknown => {
      const answers = [false, thereAfterwards];
      const schema = {
        hasTable: async () => answers.shift(),
        createTable: () => Promise.reject(new Error('no room')),
      };
      return { db: { connection: { schema } } };
    };
    await preparePermits(race(true) as typeof bare.strapi);
    await expect(preparePermits(race(false) as typeof bare.strapi)).rejects.toThrow('no room');
  });
});
