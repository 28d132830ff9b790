/** At boot: the guard is put on, found whole or put right, and the server refuses to run where that or the set-up fails. */
import { randomBytes } from 'node:crypto';
import { dropTriggers, refused, sql, TABLE, triggers, underPermit } from '../harness/guards';
import { ARTICLE } from '../harness/newsroom';
import { startPark, type Ground, type Park } from '../harness/park';
import { openToPublic, outside } from '../harness/publish-routes';
import { refusedBoot } from '../harness/refused-boot';

let park: Park;
const onSqlite = () => park.strapi.db.dialect.client === 'sqlite';
const knex = () => park.strapi.db.connection;

/** A live row of a new document, written as a release writes it. Accounts would run into the limit of logins here. */
async function live(documentId = randomBytes(12).toString('hex')): Promise<string> {
  await underPermit(park, documentId, () =>
    park.strapi.db.transaction(async ({ trx }) => {
      await trx(TABLE).insert({
        document_id: documentId,
        locale: 'zh-Hans',
        title: '已签发',
        published_at: new Date(),
      });
    }),
  );
  return documentId;
}

async function dropIndex(): Promise<void> {
  const [index] = onSqlite()
    ? await sql(park, "SELECT name FROM sqlite_master WHERE name LIKE 'review_live%'")
    : await sql(park, "SELECT relname AS name FROM pg_class WHERE relname LIKE 'review_live%'");
  await sql(park, `DROP INDEX "${String(index?.name)}"`);
}

describe('at boot', () => {
  let ground: Ground;
  let whole: string[];
  const open = async () => {
    park = await startPark({ ground });
  };
  const close = () => park.stop({ keep: true });
  const restart = async () => {
    await close();
    await open();
  };

  beforeAll(async () => {
    park = await startPark();
    ({ ground } = park);
    whole = await triggers(park);
  });
  afterAll(() => park?.stop());

  const expectGuarded = async () => {
    expect(await triggers(park)).toEqual(whole);
    const documentId = await live();
    const rows = () => knex()(TABLE).where({ document_id: documentId });
    expect(await refused(async () => rows().update({ title: '改' }))).toBe('DATABASE');
    expect(await refused(() => live(documentId))).toMatch(/unique/i);
    expect((await rows()).map((row: { title: string }) => row.title)).toEqual(['已签发']);
  };

  it('the guard is there', async () => {
    expect(whole.length).toBe(onSqlite() ? 2 : 1);
    await expectGuarded();
  });

  it('it is there after a restart, made once', async () => {
    const made = () =>
      onSqlite()
        ? sql(
            park,
            "SELECT name, rootpage, sql FROM sqlite_master WHERE name LIKE 'review_guard%' OR name LIKE 'review_live%'",
          )
        : sql(
            park,
            `SELECT oid FROM pg_trigger WHERE tgname = 'review_guard_live' UNION ALL SELECT oid FROM pg_class WHERE relname LIKE 'review_live%'`,
          );
    const before = await made();
    await restart();
    expect(await made()).toEqual(before);
    await expectGuarded();
  });

  it('dropped triggers and a dropped index are put back', async () => {
    await dropTriggers(park);
    await dropIndex();
    await restart();
    await expectGuarded();
  });

  it('a guard made harmless is put right', async () => {
    if (onSqlite()) {
      const name = String(whole.find((trigger) => trigger.includes('update')));
      await sql(park, `DROP TRIGGER "${name}"`);
      await sql(park, `CREATE TRIGGER "${name}" AFTER UPDATE ON ${TABLE} BEGIN SELECT 1; END`);
    } else {
      await sql(park, `ALTER TABLE ${TABLE} DISABLE TRIGGER review_guard_live`);
      await restart();
      await expectGuarded();
      await sql(
        park,
        `CREATE OR REPLACE FUNCTION review_guard_live() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      );
    }
    await restart();
    await expectGuarded();
  });

  it('a type that is governed no longer is free again', async () => {
    const [first = ''] = whole;
    const name = onSqlite() ? 'review_guard_insert_topics' : first;
    const refuse = onSqlite()
      ? `CREATE TRIGGER ${name} AFTER INSERT ON topics BEGIN SELECT RAISE(ABORT, 'guarded'); END`
      : `CREATE TRIGGER ${name} AFTER INSERT ON topics FOR EACH ROW EXECUTE FUNCTION review_guard_live()`;
    await sql(park, refuse);
    const add = () => knex()('topics').insert({ document_id: 'x', code: 'x', name: 'x', published_at: new Date() });
    expect(await refused(async () => add())).not.toBe('nothing was refused');
    await restart();
    await add();
    await expectGuarded();
  });

  it('a permit somebody left behind is removed', async () => {
    const key = { document_id: randomBytes(12).toString('hex'), locale: 'zh-Hans' };
    await knex()(TABLE).insert(key);
    await knex()('review_publish_permits').insert({ ...key, table_name: TABLE, act: 'publish' });
    await restart();
    const goLive = () => knex()(TABLE).where(key).update({ published_at: new Date() });
    expect(await refused(async () => goLive())).toBe('DATABASE');
  });

  it('it outlives schema changes: a new column, another type, a schema sync', async () => {
    await knex().schema.alterTable(TABLE, (columns) => void columns.string('later_added'));
    await restart();
    await expectGuarded();
    const documentId = await live();
    const change = () => knex()(TABLE).where({ document_id: documentId }).update({ later_added: 'x' });
    expect(await refused(async () => change())).toBe('DATABASE');
    // The type of a column: SQLite rebuilds the table, and its triggers are gone until the next boot.
    await knex().schema.alterTable(TABLE, (columns) => void columns.text('later_added').alter());
    await sql(park, "UPDATE strapi_database_schema SET hash = 'changed'");
    await restart();
    await expectGuarded();
    await knex().schema.alterTable(TABLE, (columns) => void columns.dropColumn('later_added'));
    await restart();
    await expectGuarded();
  });

  it('it says so when a document has two live rows, and which', async () => {
    const documentId = await live();
    await dropTriggers(park);
    await dropIndex();
    const [twin] = await knex()(TABLE)
      .insert({ document_id: documentId, locale: 'zh-Hans', published_at: new Date() })
      .returning('id');
    await close();
    const said = await refusedBoot(ground);
    expect(said).toContain(`table "${TABLE}"`);
    expect(said).toContain(`${documentId} (zh-Hans)`);
    await mend(`DELETE FROM ${TABLE} WHERE id = ${Number(twin?.id)}`);
    await open();
    await expectGuarded();
  });

  it('everybody may not be allowed to write articles', async () => {
    await openToPublic(park, ['find', 'create']);
    await close();
    const said = await refusedBoot(ground);
    expect(said).toMatch(/"api::article\.article\.create" for role "Public"/);
    expect(said).not.toContain('article.find');
    const remedy = /DELETE FROM \w+ WHERE id IN \([\d, ]+\)/.exec(said)?.[0];
    await mend(String(remedy));
    await open();
  });

  it('the workflow of a governed type exists', async () => {
    await sql(park, "UPDATE review_workflows SET key = 'other' WHERE key = 'sanshen'");
    await close();
    const said = await refusedBoot(ground);
    expect(said).toContain(`"${ARTICLE}" follows workflow "sanshen", which does not exist; there is `);
    expect(said).toContain('"other"');
    await mend('DELETE FROM review_workflows');
    // Without any workflow it boots, so that the first can be planted.
    await open();
    await park.strapi.db.query(ARTICLE).count({});
  });

  /** Does what the refused boot asked for, as an operator would: by SQL while the server is down. */
  async function mend(statement: string): Promise<void> {
    await outside(ground, statement);
  }
});
