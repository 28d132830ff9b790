import type { Core } from '@strapi/strapi';

/** What the ledger is searched by and has no column of its own: it is read from the row's text by the database. */
export type TextFact = 'person' | 'level';

/**
 * Facts as SQL over the exact text of a row. Canonical JSON has its members in order, so a pattern finds them; unlike a
 * cast to JSON it never fails, whatever somebody may have written into a row past us. `act` and `actor` come first;
 * `level` follows upon `documentId`.
 */
const POSTGRES: Readonly<Record<TextFact, string>> = {
  person: `substring(line from '^[{]"act":"[^"]*","actor":[{]"key":"([^"]*)"')`,
  level: `substring(line from '"documentId":"[^"]*","level":"([^"]*)"')`,
};
const SQLITE: Readonly<Record<TextFact, string>> = {
  person: `(case when json_valid(line) then json_extract(line, '$.actor.key') end)`,
  level: `(case when json_valid(line) then json_extract(line, '$.level') end)`,
};

/** The expression that gives a fact of a row, the very one that is indexed. */
export function factSql(strapi: Core.Strapi, fact: TextFact): string {
  return (strapi.db.dialect.client === 'postgres' ? POSTGRES : SQLITE)[fact];
}

/**
 * Indexes of the ledger over what stands in the text of its rows. They touch no row, so rows of earlier versions can be
 * found by them and stay verifiable. A change of the schema drops them, the next boot puts them back. The ledger
 * works without them, slower.
 */
export async function indexLedger(strapi: Core.Strapi): Promise<void> {
  for (const fact of ['person', 'level'] as const) {
    const sql = `CREATE INDEX IF NOT EXISTS review_ledger_${fact} ON review_ledger (${factSql(strapi, fact)}, seq)`;
    await strapi.db.connection
      .raw(sql)
      .catch((error: unknown) =>
        strapi.log.warn(`review: the ledger could not be indexed by ${fact}: ${String(error)}`),
      );
  }
}
