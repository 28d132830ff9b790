import type { Core } from '@strapi/strapi';

/** What Strapi keeps of a table's name; other parts of Strapi write objects with a `name` into the same list. */
type Persisted = string | { name: string };

/** The tables of review's content types, join tables included. */
function ownTables(strapi: Core.Strapi): string[] {
  const own = [...strapi.db.metadata.values()].filter(({ uid }) => uid.startsWith('plugin::review.'));
  return own.flatMap(({ tableName, attributes }) => [
    tableName,
    ...Object.values(attributes).flatMap((attribute) => {
      const { joinTable } = attribute as { joinTable?: { name: string } };
      return joinTable ? [joinTable.name] : [];
    }),
  ]);
}

/**
 * Puts review's tables on Strapi's list of tables that stay when no schema names them. Without it one boot in which
 * the plugin is switched off or not compiled would drop the ledger, the releases and all that was signed.
 */
export async function keepTables(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'core', key: 'persisted_tables' });
  const before = ((await store.get({})) ?? []) as Persisted[];
  const names = new Set(before.map((table) => (typeof table === 'string' ? table : table.name)));
  const missing = ownTables(strapi).filter((name) => !names.has(name));
  if (missing.length > 0) await store.set({ value: [...before, ...missing] });
}
