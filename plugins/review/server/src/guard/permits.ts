import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { review } from '../review-services';
import type { Key } from '../services/lineages';
import { together, type Outcome, type Statement } from '../database/round-trip';
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

/** A permit that is in force. */
export interface Leave {
  /** What the statements gave that came with the permit, which is in force before anything that is asked for later. */
  opened: Promise<Outcome[]>;
  /** The statement that ends the permit, for who sends it along with others. Otherwise it ends after the work. */
  end(): Statement;
}

function statementsOf(strapi: Core.Strapi, permit: Permit): { grant: Statement; end: Statement } {
  const row = {
    table_name: tableOf(strapi, permit.uid),
    document_id: permit.documentId,
    locale: review(strapi, 'languages').rowLocale(permit.uid, permit.locale) ?? '',
    act: permit.act,
  };
  const columns = Object.keys(row);
  const bindings = Object.values(row);
  return {
    grant: {
      sql: `insert into ${PERMITS} (${columns.join(', ')}) values (?, ?, ?, ?) on conflict do nothing`,
      bindings,
    },
    end: { sql: `delete from ${PERMITS} where ${columns.map((column) => `${column} = ?`).join(' and ')}`, bindings },
  };
}

/**
 * Runs `work` while the database holds the permit's row, which the guards' triggers ask for. The row comes and goes in
 * the caller's transaction, so that nobody outside can use it. `opening` is written in the same round trip, while the
 * work begins: the permit goes first, and whoever needs the rest of it waits for {@link Leave.opened}.
 * @throws Error outside a transaction: a permit belongs to a release, a recall or a repair
 */
export async function withPermitRow<T>(
  strapi: Core.Strapi,
  permit: Permit,
  work: (leave: Leave) => Promise<T>,
  opening: readonly Statement[],
): Promise<T> {
  if (!strapi.db.inTransaction()) throw new Error('A permit belongs to the transaction of a release or recall.');
  const { grant, end } = statementsOf(strapi, permit);
  let isEnding = false;
  const opened = together(strapi, [grant, ...opening]).then((outcomes) => outcomes.slice(1));
  // A failure is waited for below; until then it must not pass for one that nobody looks at.
  opened.catch(() => undefined);
  // From here on the permit is on its way: what the work asks for comes after it on the same connection.
  await setImmediate();
  try {
    const worked = work({ opened, end: () => ((isEnding = true), end) });
    // Neither may be at work when the transaction ends; what went wrong with the permit comes first.
    const [outcome, result] = await Promise.allSettled([opened, worked]);
    if (outcome.status === 'rejected') throw outcome.reason;
    if (result.status === 'rejected') throw result.reason;
    if (!isEnding) await together(strapi, [end]);
    return result.value;
  } catch (error) {
    // The transaction is lost on PostgreSQL; on SQLite somebody might swallow the error and go on with the permit.
    await together(strapi, [end]).catch(() => undefined);
    throw error;
  }
}
