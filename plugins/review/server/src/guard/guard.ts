import type { Core } from '@strapi/strapi';
import { review } from '../review-services';
import { settings } from '../settings';
import type { GuardDialect } from './dialect';
import { preparePermits, tableOf } from './permits';
import { postgresGuard } from './postgres';
import type { RowEvent } from './rows';
import { sqliteGuard } from './sqlite';

const DIALECTS: Record<string, GuardDialect> = { sqlite: sqliteGuard, postgres: postgresGuard };

/** Documents with more than one live row in a locale: the unique index cannot be made on them. */
async function doubled(strapi: Core.Strapi, table: string): Promise<string[]> {
  const rows = (await strapi.db
    .connection(table)
    .whereNotNull('published_at')
    .select('document_id', 'locale')
    .groupBy('document_id', 'locale')
    .havingRaw('count(*) > 1')
    .limit(5)) as { document_id: string; locale: string | null }[];
  return rows.map((row) => `${row.document_id} (${row.locale ?? 'no locale'})`);
}

async function whyNot(strapi: Core.Strapi, table: string, faults: string[], cause: unknown): Promise<string> {
  const documents = await doubled(strapi, table);
  if (documents.length > 0)
    return `these documents have more than one live row: ${documents.join(', ')}. Delete all but one of each, then start again.`;
  const said = cause === undefined ? '' : ` The database said: ${(cause as Error).message}.`;
  return `${faults.join('; ')}.${said} Allow Strapi's database user to create triggers and indexes there, then start again.`;
}

async function guardTable(strapi: Core.Strapi, dialect: GuardDialect, uid: string): Promise<void> {
  const table = tableOf(strapi, uid);
  const faults = () => dialect.faults(strapi.db.connection, table);
  if ((await faults()).length === 0) return;
  let cause: unknown;
  try {
    await strapi.db.transaction(async ({ trx }) => dialect.install(trx, table));
  } catch (error) {
    // Perhaps another process did it at the same moment; what counts is what is there now.
    cause = error;
  }
  const left = await faults();
  if (left.length === 0) return;
  const why = await whyNot(strapi, table, left, cause);
  throw new Error(`review: table "${table}" of governed type "${uid}" cannot be guarded: ${why}`, { cause });
}

/** A type that is governed no longer is published as Strapi does it: the guard left on its table would forbid that. */
async function freeOthers(strapi: Core.Strapi, dialect: GuardDialect, uids: string[]): Promise<void> {
  const governed = new Set(uids.map((uid) => tableOf(strapi, uid)));
  for (const table of await dialect.guarded(strapi.db.connection)) {
    if (governed.has(table)) continue;
    await strapi.db.transaction(async ({ trx }) => dialect.remove(trx, table));
    strapi.log.warn(`review: table "${table}" is not governed any more; its guard was taken off.`);
  }
}

/**
 * Puts the guard on the table of every governed type and makes sure it is there: no row becomes or changes live without
 * the permit of a release, whoever writes, and a document has at most one live row per locale. Runs at every boot,
 * after schema sync: a changed column type makes Strapi rebuild the table on SQLite, and the triggers are gone.
 * @throws Error naming the table and what to change; the server must not run unguarded
 */
export async function installGuards(strapi: Core.Strapi): Promise<void> {
  const { client } = strapi.db.dialect;
  const dialect = DIALECTS[client];
  if (!dialect) throw new Error(`review: database "${client}" has no guard. Use sqlite or postgres.`);
  await preparePermits(strapi);
  const uids = Object.keys(settings(strapi).governed);
  for (const uid of uids) await guardTable(strapi, dialect, uid);
  await freeOthers(strapi, dialect, uids);
  // The gate is looked up at each write, as everywhere.
  const ask = (event: unknown): Promise<void> => review(strapi, 'gate').passRow(event as RowEvent);
  strapi.db.lifecycles.subscribe({
    models: uids,
    beforeCreate: ask,
    beforeCreateMany: ask,
    beforeUpdate: ask,
    beforeUpdateMany: ask,
  });
}
