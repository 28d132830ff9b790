import type { Core } from '@strapi/strapi';

/** The file of Strapi's transfer engine that fills a database; `export` uses the one beside it. */
const FILLS = /[\\/]data-transfer[\\/](?:\w+[\\/])+local-destination[\\/]/;

const SENTENCE =
  'review: strapi import and transfer are refused on this database. They empty tables before they fill them, the ledger ' +
  'and the releases included, and write content in nobody’s name. To restore, use a backup made with the database’s own ' +
  'tools (pg_dump, a copy of the SQLite file) together with public/uploads. To bring content in, write drafts through the ' +
  'Content API: an editor adopts them.';

/**
 * Refuses to let Strapi's transfer engine fill this database, by command or from another server. Strapi has no hook for
 * that; switching the lifecycles off is the first thing the engine does, before it moves the uploads away and deletes
 * every row. The database's guards would stop it too, but only after the uploads are gone.
 */
export function refuseImports(strapi: Core.Strapi): void {
  const { lifecycles } = strapi.db;
  const disable = lifecycles.disable.bind(lifecycles);
  lifecycles.disable = () => {
    if (FILLS.test(new Error().stack ?? '')) throw new Error(SENTENCE);
    disable();
  };
}
