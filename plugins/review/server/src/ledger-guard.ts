import type { Core } from '@strapi/strapi';
import { GENESIS, lastRowFault } from './core/ledger';
import { POSTGRES_FUNCTIONS, POSTGRES_TRIGGERS, SQLITE_TRIGGERS } from './ledger-guard-sql';

/** Processes that boot at once install one after the other; the number is ours alone. */
const ADVISORY_LOCK = 7_316_402_118;

type Knex = Core.Strapi['db']['connection'];

const clientOf = (strapi: Core.Strapi): string => strapi.db.dialect.client;

/** Names of guards on SQLite that are not there or do not say what they should. */
async function missingOnSqlite(db: Knex): Promise<string[]> {
  const rows = (await db('sqlite_master').where({ type: 'trigger' }).select('name', 'sql')) as {
    name: string;
    sql: string;
  }[];
  const found = new Map(rows.map((row) => [row.name, row.sql]));
  return Object.entries(SQLITE_TRIGGERS)
    .filter(([name, sql]) => found.get(name) !== sql)
    .map(([name]) => name);
}

/** The same on PostgreSQL: a guard counts when it fires always, unconditionally, and runs the text we wrote. */
async function missingOnPostgres(db: Knex): Promise<string[]> {
  const { rows } = (await db.raw(
    `SELECT t.tgname AS name, t.tgtype AS kind, p.proname AS runs, p.prosrc AS body
       FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE t.tgrelid IN (to_regclass('review_ledger'), to_regclass('review_ledger_heads'))
        AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::text = ''`,
  )) as { rows: { name: string; kind: number; runs: string; body: string }[] };
  return POSTGRES_TRIGGERS.filter(({ name, kind, runs }) => {
    const found = rows.find((row) => row.name === name);
    return !(
      found &&
      Number(found.kind) === kind &&
      found.runs === runs &&
      found.body === POSTGRES_FUNCTIONS[runs]?.body
    );
  }).map(({ name }) => name);
}

function missing(strapi: Core.Strapi): Promise<string[]> {
  const db = strapi.db.connection;
  return clientOf(strapi) === 'postgres' ? missingOnPostgres(db) : missingOnSqlite(db);
}

/** Writes the guards anew; both databases take such statements into the transaction. */
async function install(strapi: Core.Strapi, names: string[]): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    if (clientOf(strapi) === 'sqlite') {
      for (const name of names) {
        await trx.raw(`DROP TRIGGER IF EXISTS ${name}`);
        await trx.raw(SQLITE_TRIGGERS[name] ?? '');
      }
      return;
    }
    await trx.raw(`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`);
    for (const { create } of Object.values(POSTGRES_FUNCTIONS)) await trx.raw(create);
    for (const trigger of POSTGRES_TRIGGERS.filter(({ name }) => names.includes(name))) {
      await trx.raw(trigger.create);
      // "Always": also where a session pretends to be a replica, which silences ordinary triggers.
      await trx.raw(`ALTER TABLE ${trigger.table} ENABLE ALWAYS TRIGGER ${trigger.name}`);
    }
  });
}

/** The head row and the last row in one statement, so that another process cannot append in between. */
async function assertHeadIsLastRow(strapi: Core.Strapi): Promise<void> {
  const row = (await strapi.db
    .connection('review_ledger_heads as h')
    .leftJoin('review_ledger as l', (on) => {
      on.on('l.seq', '=', strapi.db.connection.raw('(SELECT max(seq) FROM review_ledger)'));
    })
    .where('h.name', 'main')
    .first('h.seq as seq', 'h.hash as hash', 'l.seq as lastSeq', 'l.hash as lastHash', 'l.line as line')) as
    | { seq: number; hash: string; lastSeq: number | null; lastHash: string | null; line: string | null }
    | undefined;
  const head = { seq: Number(row?.seq ?? 0), hash: row?.hash ?? GENESIS };
  const last = row?.lastSeq ? { seq: Number(row.lastSeq), hash: row.lastHash ?? '', line: row.line ?? '' } : null;
  const fault = lastRowFault(head, last);
  if (fault)
    throw new Error(
      `review: the ledger is damaged: ${fault}. It was changed outside Sanshen, or a restore was incomplete. ` +
        'Restore review_ledger and review_ledger_heads together from a backup, check the export with "npm run ledger:verify" and the last anchor, then start again.',
    );
}

/**
 * Makes the ledger append-only in the database itself: whoever writes SQL can neither change, delete, reorder nor
 * insert a row, nor move the head by anything but one. Installs what is missing (a rebuilt table loses its triggers),
 * makes sure it is there, and that the chain ends where its head says.
 * @throws Error saying what to do; the server must not start without
 */
export async function guardLedger(strapi: Core.Strapi): Promise<void> {
  const absent = await missing(strapi);
  if (absent.length > 0) {
    let cause: unknown;
    await install(strapi, absent).catch((error: unknown) => (cause = error));
    const still = await missing(strapi);
    if (still.length > 0)
      throw new Error(
        `review: the database guards of the ledger are missing (${still.join(', ')}) and could not be installed` +
          `${cause instanceof Error ? `: ${cause.message}` : ''}. Let the database user own the tables review_ledger and ` +
          'review_ledger_heads and create triggers and functions in their schema, then start again.',
        { cause },
      );
  }
  await assertHeadIsLastRow(strapi);
}
