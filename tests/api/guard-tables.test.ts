/** The guard on a bare table, without Strapi: what it refuses, and every way it can be spoilt, seen, named and put right. */
import { randomBytes } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { indexName, PERMITS, refusalText } from '../../plugins/review/server/src/guard/dialect';
import { preparePermits } from '../../plugins/review/server/src/guard/permits';
import { postgresGuard } from '../../plugins/review/server/src/guard/postgres';
import { sqliteGuard } from '../../plugins/review/server/src/guard/sqlite';
import { bareStrapi, makeTable } from '../harness/bare-strapi';
import { refused } from '../harness/guards';

const onPostgres = process.env.DATABASE_CLIENT === 'postgres';
const guard = onPostgres ? postgresGuard : sqliteGuard;
/** Names that only work where they are quoted. */
const SCHEMA = `Guard ${randomBytes(6).toString('hex')}`;
const TABLE = `their "news's"`;
const INDEX = indexName(TABLE);

const connect = (schema: string): Knex =>
  onPostgres
    ? knex({
        client: 'pg',
        connection: `${process.env.SANSHEN_GOLDEN_POSTGRES}/postgres`,
        searchPath: [schema],
        pool: { min: 0, max: 3 },
      })
    : knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });

let db: Knex;
beforeAll(async () => {
  db = connect(SCHEMA);
  if (onPostgres) await db.raw('CREATE SCHEMA ??', [SCHEMA]);
  await preparePermits(bareStrapi({ db }).strapi);
});
beforeEach(async () => {
  await makeTable(db, TABLE);
  await makeTable(db, 'topics');
});
afterEach(async () => {
  await db.schema.dropTable(TABLE);
  await db.schema.dropTable('topics');
});
afterAll(async () => {
  if (onPostgres) await db.raw('DROP SCHEMA ?? CASCADE', [SCHEMA]);
  await db.destroy();
});

const install = (table = TABLE) => db.transaction((trx) => guard.install(trx, table));
const faults = () => guard.faults(db, TABLE);
/** Runs a statement in which `??` stands for names. */
const run = (statement: string, ...names: string[]) => db.raw(statement, names);
const insert = (row: Record<string, unknown>, on: Knex = db) =>
  on(TABLE).insert({ document_id: 'a', locale: 'en', published_at: new Date(), ...row });
/** Does something in a transaction that holds permits. */
const permitted = (permits: Record<string, string>[], work: (trx: Knex) => PromiseLike<unknown>) =>
  db.transaction(async (trx) => {
    for (const permit of permits)
      await trx(PERMITS).insert({ table_name: TABLE, document_id: 'a', locale: 'en', act: 'publish', ...permit });
    await work(trx);
    await trx(PERMITS).del();
  });

const TRIGGERS = onPostgres ? ['review_guard_live'] : [`review_guard_insert_${TABLE}`, `review_guard_update_${TABLE}`];
const said = (name: string, what: string): string => {
  const kind = !onPostgres ? '' : name === INDEX ? 'unique index ' : 'trigger ';
  return `${kind}"${name}" is ${what}`;
};

it('is missing from a table without it', async () => {
  expect(await faults()).toEqual([...TRIGGERS, INDEX].map((name) => said(name, 'missing')));
  expect(await guard.guarded(db)).toStrictEqual([]);
});

it('is put on once, and taken off as a whole', async () => {
  const made = () =>
    onPostgres
      ? db('pg_trigger')
          .select('oid')
          .where('tgname', 'like', 'review%')
          .union(db('pg_class').select('oid').where('relname', INDEX))
      : db('sqlite_master').select('rowid', 'sql').where({ tbl_name: TABLE });
  await install();
  expect([await faults(), await guard.guarded(db)]).toEqual([[], [TABLE]]);
  const first = await made();
  await install();
  expect(await made()).toEqual(first);
  await install('topics');
  expect((await guard.guarded(db)).sort()).toEqual([TABLE, 'topics']);
  for (let times = 0; times < 2; times += 1) await guard.remove(db, TABLE);
  expect(await guard.guarded(db)).toEqual(['topics']);
  expect(await faults()).toEqual([...TRIGGERS, INDEX].map((name) => said(name, 'missing')));
  await insert({});
});

describe('a live row', () => {
  const draft = { published_at: null };
  beforeEach(() => install());

  it.each<[string, Record<string, string>[]]>([
    ['no permit', []],
    ['another table’s permit', [{ table_name: 'topics' }]],
    ['another document’s permit', [{ document_id: 'b' }]],
    ['another language’s permit', [{ locale: 'zh-Hans' }]],
    ['the permit of a row without language', [{ locale: '' }]],
    ['a permit to take down', [{ act: 'unpublish' }]],
  ])('is not written under %s', async (_, permits) => {
    for (const write of [
      (trx: Knex) => insert({}, trx),
      async (trx: Knex) => {
        await insert(draft, trx);
        await trx(TABLE).update({ published_at: new Date() });
      },
    ]) {
      expect(await refused(() => permitted(permits, write))).toBe('DATABASE');
      expect(await db(TABLE)).toStrictEqual([]);
    }
  });

  it('is written under its own, in its language or in none, once', async () => {
    await permitted([{}], (trx) => insert({}, trx));
    await permitted([{ locale: '' }], (trx) => insert({ locale: null }, trx));
    expect(await refused(() => permitted([{}], (trx) => insert({}, trx)))).toMatch(/unique/i);
    expect(await refused(() => permitted([{ locale: '' }], (trx) => insert({ locale: null }, trx)))).toMatch(/unique/i);
    for (let times = 0; times < 2; times += 1) await insert(draft);
    expect(await db(TABLE).whereNotNull('published_at')).toHaveLength(2);
  });

  it('is told by table and plugin', async () => {
    const sentence = await insert({}).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(sentence).toContain(refusalText(TABLE));
  });

  it('does not change, is not given away and does not go, without a permit', async () => {
    await permitted([{}], (trx) => insert({ title: 'x', created_by_id: 1, updated_by_id: 2 }, trx));
    const changes: Record<string, unknown>[] = [
      { title: 'y' },
      { title: null },
      draft,
      { document_id: 'b' },
      { locale: null },
      { created_by_id: 3 },
      { updated_by_id: 3 },
      { created_by_id: null, title: 'y' },
    ];
    for (const change of changes) {
      expect(await refused(async () => db(TABLE).update(change))).toBe('DATABASE');
      expect(await refused(() => permitted([{ document_id: 'b' }], (trx) => trx(TABLE).update(change)))).toBe(
        'DATABASE',
      );
    }
    await db(TABLE).update({ title: 'x' });
    await permitted([{}], (trx) => trx(TABLE).update({ title: 'y' }));
    expect(await db(TABLE)).toMatchObject([{ title: 'y', document_id: 'a', created_by_id: 1, updated_by_id: 2 }]);
  });

  it.each(['created_by_id', 'updated_by_id'])('forgets a deleted account (%s)', async (account) => {
    await permitted([{}], (trx) => insert({ created_by_id: 1, updated_by_id: 2 }, trx));
    await db(TABLE).update({ [account]: null });
    expect(await db(TABLE).whereNull(account)).toHaveLength(1);
    expect(await refused(async () => db(TABLE).update({ [account]: 1 }))).toBe('DATABASE');
  });

  it('is no draft: those are written by anybody', async () => {
    await insert({ ...draft, title: 'x' });
    await db(TABLE).update({ title: 'y', created_by_id: 1 });
    await db(TABLE).del();
  });
});

const INDEX_ON = "INDEX ?? ON ?? (document_id, coalesce(locale, ''))";
const ALIVE = 'WHERE published_at IS NOT NULL';

/** What was done, the statements with their names, and which part is not as it should be afterwards. */
type Spoilt = [string, [string, ...string[]][], string];
const onSqlite: Spoilt[] = [
  ...TRIGGERS.map(
    (name): Spoilt => [
      `${name} does nothing`,
      [
        ['DROP TRIGGER ??', name],
        ['CREATE TRIGGER ?? AFTER INSERT ON ?? BEGIN SELECT 1; END', name, TABLE],
      ],
      name,
    ],
  ),
  [
    'the index lets two live rows be',
    [
      ['DROP INDEX ??', INDEX],
      [`CREATE ${INDEX_ON} ${ALIVE}`, INDEX, TABLE],
    ],
    INDEX,
  ],
];
const CALL = 'FOR EACH ROW EXECUTE FUNCTION review_guard_live()';
const replaced = (definition: string): Spoilt[1] => [
  ['DROP TRIGGER review_guard_live ON ??', TABLE],
  [`CREATE TRIGGER review_guard_live ${definition}`, TABLE],
];
const LIVE = 'review_guard_live';
const inPostgres: Spoilt[] = [
  ['the trigger is off', [['ALTER TABLE ?? DISABLE TRIGGER review_guard_live', TABLE]], LIVE],
  ['the trigger is for replicas', [['ALTER TABLE ?? ENABLE REPLICA TRIGGER review_guard_live', TABLE]], LIVE],
  ['the trigger looks too early', replaced(`BEFORE INSERT OR UPDATE ON ?? ${CALL}`), LIVE],
  ['the trigger looks at new rows only', replaced(`AFTER INSERT ON ?? ${CALL}`), LIVE],
  ['the trigger looks at one column', replaced(`AFTER INSERT OR UPDATE OF title ON ?? ${CALL}`), LIVE],
  [
    'the trigger has a condition',
    replaced(`AFTER INSERT OR UPDATE ON ?? FOR EACH ROW WHEN (NEW.id > 5) EXECUTE FUNCTION review_guard_live()`),
    LIVE,
  ],
  [
    'the function does nothing',
    [[`CREATE OR REPLACE FUNCTION review_guard_live() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`]],
    LIVE,
  ],
  [
    'the index lets two live rows be',
    [
      ['DROP INDEX ??', INDEX],
      [`CREATE ${INDEX_ON} ${ALIVE}`, INDEX, TABLE],
    ],
    INDEX,
  ],
  [
    'the index counts drafts too',
    [
      ['DROP INDEX ??', INDEX],
      [`CREATE UNIQUE ${INDEX_ON}`, INDEX, TABLE],
    ],
    INDEX,
  ],
  [
    'the index was never finished',
    [
      [
        `UPDATE pg_index SET indisvalid = false WHERE indexrelid = (SELECT oid FROM pg_class WHERE relname = '${INDEX}')`,
      ],
    ],
    INDEX,
  ],
];

it.each(onPostgres ? inPostgres : onSqlite)('is seen to be spoilt, and put right: %s', async (_, statements, part) => {
  await install();
  for (const [statement, ...names] of statements) await run(statement, ...names);
  expect(await faults()).toEqual([said(part, 'not as it should be')]);
  await install();
  expect(await faults()).toStrictEqual([]);
  expect(await refused(() => insert({}))).toBe('DATABASE');
});

it('leaves what is on other tables, and is not found there', async () => {
  await install('topics');
  await run('CREATE UNIQUE INDEX somebody_elses ON ?? (title)', TABLE);
  if (!onPostgres) await run('CREATE TRIGGER somebody_else AFTER INSERT ON ?? BEGIN SELECT 1; END', TABLE);
  expect(await guard.guarded(db)).toEqual(['topics']);
  expect(await faults()).toEqual([...TRIGGERS, INDEX].map((name) => said(name, 'missing')));
  await guard.remove(db, TABLE);
  expect(await guard.guarded(db)).toEqual(['topics']);
  const indexes = onPostgres
    ? db('pg_class').where('relname', 'somebody_elses')
    : db('sqlite_master').where('name', 'somebody_elses');
  expect(await indexes).toHaveLength(1);
});

if (onPostgres)
  describe('in PostgreSQL', () => {
    it('an index of that name on another table is none of this one', async () => {
      await run(`CREATE UNIQUE ${INDEX_ON} ${ALIVE}`, INDEX, 'topics');
      expect(await faults()).toEqual([said('review_guard_live', 'missing'), said(INDEX, 'missing')]);
      await install();
      expect(await faults()).toStrictEqual([]);
    });

    it('a trigger that works for replicas too is as good', async () => {
      await install();
      await run('ALTER TABLE ?? ENABLE ALWAYS TRIGGER review_guard_live', TABLE);
      expect(await faults()).toStrictEqual([]);
    });

    it('belongs to the schema of the connection', async () => {
      await install();
      const nowhere = connect('nowhere');
      try {
        await expect(guard.faults(nowhere, TABLE)).rejects.toThrow('The database connection has no current schema.');
        expect(await guard.guarded(nowhere)).toStrictEqual([]);
      } finally {
        await nowhere.destroy();
      }
    });

    it('finds its permits whatever the schemas of the writer are', async () => {
      await install();
      const live = { document_id: 'a', locale: 'en', published_at: new Date() };
      const write = (trx: Knex) => trx.withSchema(SCHEMA).from(TABLE).insert(live);
      const forged = db.transaction(async (trx) => {
        await trx.raw('SET LOCAL search_path = pg_temp');
        await trx.raw('CREATE TEMPORARY TABLE ?? (table_name text, document_id text, locale text, act text)', [
          PERMITS,
        ]);
        await trx(PERMITS).insert({ table_name: TABLE, document_id: 'a', locale: 'en', act: 'publish' });
        await write(trx);
      });
      expect(await refused(() => forged)).toBe('DATABASE');
      await permitted([{}], async (trx) => {
        await trx.raw('SET LOCAL search_path = pg_temp');
        await write(trx);
        await trx.raw('SET LOCAL search_path = ??', [SCHEMA]);
      });
      expect(await db(TABLE)).toHaveLength(1);
    });

    it('is put on by one process after the other', async () => {
      await db.transaction(async (trx) => {
        await guard.install(trx, TABLE);
        const here = db('pg_database').select('oid').where('datname', db.raw('current_database()'));
        const held = await db('pg_locks').where({ locktype: 'advisory', objid: 7_120_311 }).where('database', here);
        expect(held).toHaveLength(1);
      });
    });
  });
