import { indexName, PERMITS, refusalText, type GuardDialect, type Knex } from './dialect';

const PREFIX = 'review_guard_';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Columns that the database itself empties when an account is deleted; no reader ever gets them. */
const ACCOUNTS = ['created_by_id', 'updated_by_id'];

const permitted = (table: string, row: 'NEW' | 'OLD'): string =>
  `EXISTS (SELECT 1 FROM "${PERMITS}" AS p WHERE p."table_name" = ${text(table)} AND p."act" = 'publish'` +
  ` AND p."document_id" = ${row}."document_id" AND p."locale" = coalesce(${row}."locale", ''))`;

const refused = (table: string, row: 'NEW' | 'OLD'): string =>
  `(${row}."published_at" IS NOT NULL AND NOT ${permitted(table, row)})`;

/** True when an update leaves everything as it was, or only forgets deleted accounts. */
function unchanged(columns: readonly string[]): string {
  const same = (column: string): string => `NEW.${quoted(column)} IS OLD.${quoted(column)}`;
  return columns
    .map((column) => (ACCOUNTS.includes(column) ? `(${same(column)} OR NEW.${quoted(column)} IS NULL)` : same(column)))
    .join(' AND ');
}

/** The statements of a table's guard by the name of what they make; SQLite keeps their text word for word. */
function definitions(table: string, columns: readonly string[]): Map<string, string> {
  const raise = `BEGIN SELECT RAISE(ABORT, ${text(refusalText(table))}); END`;
  const trigger = (event: 'INSERT' | 'UPDATE', when: string): [string, string] => {
    const name = `${PREFIX}${event.toLowerCase()}_${table}`;
    // After, not before: no other trigger can change the row once it was looked at.
    const head = `CREATE TRIGGER ${quoted(name)} AFTER ${event} ON ${quoted(table)} FOR EACH ROW`;
    return [name, `${head} WHEN ${when} ${raise}`];
  };
  const index = indexName(table);
  return new Map([
    trigger('INSERT', refused(table, 'NEW')),
    trigger('UPDATE', `(${refused(table, 'OLD')} OR ${refused(table, 'NEW')}) AND NOT (${unchanged(columns)})`),
    [
      index,
      `CREATE UNIQUE INDEX ${quoted(index)} ON ${quoted(table)} ("document_id", coalesce("locale", ''))` +
        ` WHERE "published_at" IS NOT NULL`,
    ],
  ]);
}

async function wanted(db: Knex, table: string): Promise<Map<string, string>> {
  const columns = (await db.raw(`pragma table_info(${quoted(table)})`)) as { name: string }[];
  return definitions(
    table,
    columns.map(({ name }) => name),
  );
}

async function present(db: Knex, table: string): Promise<Map<string, { type: string; sql: string | null }>> {
  const rows = (await db('sqlite_master').where({ tbl_name: table }).whereIn('type', ['trigger', 'index'])) as {
    name: string;
    type: string;
    sql: string | null;
  }[];
  return new Map(rows.map(({ name, type, sql }) => [name, { type, sql }]));
}

/** The guard on SQLite: two triggers, whose text names every column, and the index. */
export const sqliteGuard: GuardDialect = {
  async faults(db, table) {
    const there = await present(db, table);
    return [...(await wanted(db, table))]
      .filter(([name, sql]) => there.get(name)?.sql !== sql)
      .map(([name]) => `"${name}" is ${there.has(name) ? 'not as it should be' : 'missing'}`);
  },

  async install(db, table) {
    const there = await present(db, table);
    for (const [name, sql] of await wanted(db, table)) {
      const found = there.get(name);
      if (found?.sql === sql) continue;
      if (found) await db.raw(`DROP ${found.type} ${quoted(name)}`);
      await db.raw(sql);
    }
  },

  async guarded(db) {
    const rows = (await db('sqlite_master').where({ type: 'trigger' })) as { name: string; tbl_name: string }[];
    return [...new Set(rows.filter(({ name }) => name.startsWith(PREFIX)).map((row) => row.tbl_name))];
  },

  async remove(db, table) {
    const ours = (name: string): boolean => name.startsWith(PREFIX) || name === indexName(table);
    for (const [name, { type }] of await present(db, table)) {
      if (ours(name)) await db.raw(`DROP ${type} ${quoted(name)}`);
    }
  },
};
