import type { Park } from './park';
import { ARTICLE } from './newsroom';

/** Runs one statement as the database's own user would, outside Strapi's query engine. */
export async function sql<Row = Record<string, unknown>>(
  park: Park,
  statement: string,
  bindings: (string | number | null)[] = [],
): Promise<Row[]> {
  const answer = (await park.strapi.db.connection.raw(statement, bindings)) as unknown;
  return Array.isArray(answer) ? (answer as Row[]) : (answer as { rows: Row[] }).rows;
}

/** The table of the governed type. */
export const TABLE = 'articles';

/** Names of the triggers on the governed type's table. */
export async function triggers(park: Park): Promise<string[]> {
  const statement =
    park.strapi.db.dialect.client === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '${TABLE}' ORDER BY name`
      : `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = '${TABLE}'::regclass AND NOT tgisinternal ORDER BY tgname`;
  return (await sql<{ name: string }>(park, statement)).map(({ name }) => name);
}

/** Drops them, as somebody who owns the database may. */
export async function dropTriggers(park: Park): Promise<void> {
  const on = park.strapi.db.dialect.client === 'sqlite' ? '' : ` ON ${TABLE}`;
  for (const name of await triggers(park)) await sql(park, `DROP TRIGGER "${name}"${on}`);
}

/** Takes both halves of the guard away: the gate's module is replaced, as no flag or variable could, and the triggers dropped. */
export async function takeGuardsOut(park: Park): Promise<void> {
  const open = {
    permit: (_: unknown, work: (leave: object) => unknown) => work({ opened: [] }),
    withoutPermit: (work: () => unknown) => work(),
    pass: (_: unknown, next: () => unknown) => next(),
    passRow: () => undefined,
  };
  park.strapi.get('services').set('plugin::review.gate', () => open);
  await dropTriggers(park);
}

/** Live rows of a document by locale, straight from the database. */
export async function liveLocales(park: Park, documentId: string): Promise<string[]> {
  const rows = (await park.strapi.db.query(ARTICLE).findMany({
    where: { documentId, publishedAt: { $notNull: true } },
  })) as { locale: string }[];
  return rows.map(({ locale }) => locale).sort();
}

/** All rows of a document, drafts and live ones, as they stand in the table. */
export async function rowsOf(park: Park, documentId: string): Promise<Record<string, unknown>[]> {
  return sql(park, `SELECT * FROM ${TABLE} WHERE document_id = ? ORDER BY id`, [documentId]);
}

/** Does something under the permit to publish a document, in a transaction, as a release does. */
export function underPermit(
  park: Park,
  documentId: string,
  work: () => Promise<unknown>,
  { locale = 'zh-Hans', act = 'publish' } = {},
): Promise<unknown> {
  const gate = park.strapi.plugin('review').service('gate');
  return park.strapi.db.transaction(() => gate.permit({ uid: ARTICLE, documentId, locale, act }, work));
}

/** How a step was refused: the code of the catalogue, `DATABASE` for the trigger's refusal, else whatever was said. */
export function refusalOf(error: unknown): string {
  const { details, message } = error as { details?: { code?: string }; message: string };
  return details?.code ?? (message.includes('SANSHEN_NOT_RELEASABLE') ? 'DATABASE' : message);
}

/** How a piece of work is refused. */
export async function refused(work: () => Promise<unknown> | undefined): Promise<string> {
  return Promise.resolve()
    .then(work)
    .then(() => 'nothing was refused', refusalOf);
}
