import type { Core } from '@strapi/strapi';
import { review } from '../review-services';
import type { Key } from '../services/lineages';
import { PERMITS } from './dialect';

/** The one act of publishing or unpublishing that is allowed right now, in this chain of calls. */
export interface Permit extends Key {
  act: 'publish' | 'unpublish';
}

/** Name of the database table of a content type. */
export function tableOf(strapi: Core.Strapi, uid: string): string {
  return strapi.db.metadata.get(uid).tableName;
}

/** Makes the table of permits, and empties it: a row that somebody committed would be a standing leave to publish. */
export async function preparePermits(strapi: Core.Strapi): Promise<void> {
  const db = strapi.db.connection;
  if (await db.schema.hasTable(PERMITS)) {
    // Looked at first: a delete would wait for the writer of another process.
    if (await db(PERMITS).first()) await db(PERMITS).del();
    return;
  }
  try {
    await db.schema.createTable(PERMITS, (columns) => {
      columns.string('table_name').notNullable();
      columns.string('document_id').notNullable();
      columns.string('locale').notNullable();
      columns.string('act', 16).notNullable();
      columns.primary(['table_name', 'document_id', 'locale', 'act']);
    });
  } catch (error) {
    // Two processes booting at once: the other one made it.
    if (!(await db.schema.hasTable(PERMITS))) throw error;
  }
}

/**
 * Runs `work` while the database holds the permit's row, which the guards' triggers ask for. The row comes and goes in
 * the caller's transaction, so that nobody outside can use it.
 * @throws Error outside a transaction: a permit belongs to a release, a recall or a repair
 */
export async function withPermitRow<T>(strapi: Core.Strapi, permit: Permit, work: () => Promise<T>): Promise<T> {
  if (!strapi.db.inTransaction()) throw new Error('A permit belongs to the transaction of a release or recall.');
  const row = {
    table_name: tableOf(strapi, permit.uid),
    document_id: permit.documentId,
    locale: review(strapi, 'languages').rowLocale(permit.uid, permit.locale) ?? '',
    act: permit.act,
  };
  const withdraw = async (): Promise<void> => {
    await strapi.db.transaction(async ({ trx }) => {
      await trx(PERMITS).where(row).del();
    });
  };
  await strapi.db.transaction(async ({ trx }) => {
    await trx(PERMITS).insert(row).onConflict(['table_name', 'document_id', 'locale', 'act']).ignore();
  });
  try {
    const result = await work();
    await withdraw();
    return result;
  } catch (error) {
    // The transaction is lost on PostgreSQL; on SQLite somebody might swallow the error and go on with the permit.
    await withdraw().catch(() => undefined);
    throw error;
  }
}
