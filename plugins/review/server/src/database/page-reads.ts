import type { Core } from '@strapi/strapi';
import type { EditRow } from '../tables';
import { columnsOf, entryOf } from './columns';
import { inList, listBinding } from './lists';
import { together } from './round-trip';

/** The number of the last touch of each of these that has one. */
export async function lastTouches(strapi: Core.Strapi, references: readonly string[]): Promise<Map<string, number>> {
  if (references.length === 0) return new Map();
  const { tableName } = strapi.db.metadata.get('plugin::review.touch');
  const which = inList(strapi, '"target"');
  const sql = `select "target", max("id") as "last" from "${tableName}" where ${which} group by "target"`;
  const [outcome] = await together(strapi, [{ sql, bindings: [listBinding(strapi, references)] }]);
  return new Map(outcome?.rows.map(({ target, last }) => [String(target), Number(last)]));
}

/** Edits of lineages, each since the content of its own was last fully signed, oldest first. */
export async function editsOf(strapi: Core.Strapi, lineages: readonly number[]): Promise<EditRow[]> {
  if (lineages.length === 0) return [];
  const { tableName } = strapi.db.metadata.get('plugin::review.edit');
  const owners = strapi.db.metadata.get('plugin::review.lineage').tableName;
  const columns = columnsOf(strapi, 'plugin::review.edit').map(([, { columnName }]) => `e."${columnName}"`);
  const sql =
    `select ${columns.join(', ')} from "${tableName}" e join "${owners}" l on l."id" = e."lineage"` +
    ` where ${inList(strapi, 'l."id"')} and e."id" > coalesce(l."authors_from", 0) order by e."id"`;
  const [outcome] = await together(strapi, [{ sql, bindings: [listBinding(strapi, lineages)] }]);
  return (outcome?.rows ?? []).map((row) => entryOf(strapi, 'plugin::review.edit', row) as unknown as EditRow);
}
