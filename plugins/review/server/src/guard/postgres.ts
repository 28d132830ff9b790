import { indexName, PERMITS, refusalText, type GuardDialect, type Knex } from './dialect';

const FUNCTION = 'review_guard_live';
const TRIGGER = 'review_guard_live';

/** AFTER … FOR EACH ROW on INSERT and UPDATE, as `pg_trigger.tgtype` writes it: row 1 + insert 4 + update 16. */
const TRIGGER_TYPE = 21;

/** Serialises processes that boot at once; any number does that nobody else uses. */
const LOCK = 7_120_311;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const refused = (permits: string, row: 'NEW' | 'OLD'): string =>
  `${row}.published_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${permits} AS p WHERE p.table_name = TG_TABLE_NAME` +
  ` AND p.act = 'publish' AND p.document_id = ${row}.document_id AND p.locale = coalesce(${row}.locale, ''))`;

/**
 * Body of the trigger's function, one for all tables. `*=` compares rows byte by byte, whatever the columns' types.
 * An account that is deleted may be forgotten by a live row: that is the database's own doing, and no reader gets it.
 */
function body(schema: string): string {
  const permits = `${quoted(schema)}.${quoted(PERMITS)}`;
  const message = refusalText('%');
  return `
DECLARE
  kept record;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    kept := NEW;
    IF NEW.created_by_id IS NULL THEN kept.created_by_id := OLD.created_by_id; END IF;
    IF NEW.updated_by_id IS NULL THEN kept.updated_by_id := OLD.updated_by_id; END IF;
    IF kept *= OLD THEN RETURN NULL; END IF;
    IF ${refused(permits, 'OLD')} THEN
      RAISE EXCEPTION '${message}', TG_TABLE_NAME;
    END IF;
  END IF;
  IF ${refused(permits, 'NEW')} THEN
    RAISE EXCEPTION '${message}', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END;
`;
}

async function rowsOf<Row>(db: Knex, sql: string, bindings: string[] = []): Promise<Row[]> {
  return ((await db.raw(sql, bindings)) as { rows: Row[] }).rows;
}

/** The schema that Strapi's tables are in. */
async function schemaOf(db: Knex): Promise<string> {
  const [row] = await rowsOf<{ name: string }>(db, 'SELECT current_schema() AS name');
  if (!row?.name) throw new Error('The database connection has no current schema.');
  return row.name;
}

async function triggerFault(db: Knex, schema: string, table: string): Promise<string[]> {
  const sql = `
    SELECT t.tgenabled AS enabled, t.tgtype AS type, t.tgqual IS NULL AND t.tgattr = '' AS whole, p.prosrc AS source
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = to_regclass(?) AND t.tgname = ?`;
  const [found] = await rowsOf<{ enabled: string; type: number; whole: boolean; source: string }>(db, sql, [
    `${quoted(schema)}.${quoted(table)}`,
    TRIGGER,
  ]);
  if (!found) return [`trigger "${TRIGGER}" is missing`];
  const sound = 'OA'.includes(found.enabled) && Number(found.type) === TRIGGER_TYPE && found.whole;
  return sound && found.source === body(schema) ? [] : [`trigger "${TRIGGER}" is not as it should be`];
}

async function indexFault(db: Knex, schema: string, table: string): Promise<string[]> {
  const name = indexName(table);
  const sql = `
    SELECT i.indisunique AND i.indisvalid AND i.indpred IS NOT NULL AS sound
    FROM pg_index i WHERE i.indexrelid = to_regclass(?) AND i.indrelid = to_regclass(?)`;
  const [found] = await rowsOf<{ sound: boolean }>(db, sql, [
    `${quoted(schema)}.${quoted(name)}`,
    `${quoted(schema)}.${quoted(table)}`,
  ]);
  if (found?.sound) return [];
  return [`unique index "${name}" is ${found ? 'not as it should be' : 'missing'}`];
}

/** The guard on PostgreSQL: one trigger, its function, and the index. */
export const postgresGuard: GuardDialect = {
  async faults(db, table) {
    const schema = await schemaOf(db);
    return [...(await triggerFault(db, schema, table)), ...(await indexFault(db, schema, table))];
  },

  async install(db, table) {
    await db.raw('SELECT pg_advisory_xact_lock(?)', [LOCK]);
    const schema = await schemaOf(db);
    const on = `${quoted(schema)}.${quoted(table)}`;
    const call = `${quoted(schema)}.${quoted(FUNCTION)}()`;
    if ((await triggerFault(db, schema, table)).length > 0) {
      await db.raw(
        `CREATE OR REPLACE FUNCTION ${call} RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $guard$${body(schema)}$guard$`,
      );
      await db.raw(`DROP TRIGGER IF EXISTS ${quoted(TRIGGER)} ON ${on}`);
      await db.raw(
        `CREATE TRIGGER ${quoted(TRIGGER)} AFTER INSERT OR UPDATE ON ${on} FOR EACH ROW EXECUTE FUNCTION ${call}`,
      );
    }
    if ((await indexFault(db, schema, table)).length === 0) return;
    const index = indexName(table);
    await db.raw(`DROP INDEX IF EXISTS ${quoted(schema)}.${quoted(index)}`);
    await db.raw(
      `CREATE UNIQUE INDEX ${quoted(index)} ON ${on} ("document_id", coalesce("locale", '')) WHERE "published_at" IS NOT NULL`,
    );
  },

  async guarded(db) {
    const sql = `
      SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE t.tgname = ? AND n.nspname = current_schema()`;
    return (await rowsOf<{ name: string }>(db, sql, [TRIGGER])).map(({ name }) => name);
  },

  async remove(db, table) {
    const schema = await schemaOf(db);
    await db.raw(`DROP TRIGGER IF EXISTS ${quoted(TRIGGER)} ON ${quoted(schema)}.${quoted(table)}`);
    await db.raw(`DROP INDEX IF EXISTS ${quoted(schema)}.${quoted(indexName(table))}`);
  },
};
