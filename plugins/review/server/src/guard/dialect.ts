import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** A connection or transaction of Strapi's. */
export type Knex = Core.Strapi['db']['connection'];

/** Table of the permits in force. Rows live inside one transaction only: a reader outside never sees one. */
export const PERMITS = 'review_publish_permits';

/** What the database says when it refuses a live row; the rest of the message names the table and the plugin. */
export const MARK = 'SANSHEN_NOT_RELEASABLE';

/** The database's sentence for a refused write. */
export const refusalText = (table: string): string =>
  `${MARK}: live rows of table ${table} are written by a release only (plugin review)`;

/** How the guard is put on a table, and looked at, on one kind of database. */
export interface GuardDialect {
  /** What is missing or not as it should be on a table, in words; empty when the table is guarded. */
  faults(db: Knex, table: string): Promise<string[]>;
  /** Puts the guard on a table, over whatever is left of an earlier one. Call it in a transaction. */
  install(db: Knex, table: string): Promise<void>;
  /** Tables that carry a guard, governed or not any more. */
  guarded(db: Knex): Promise<string[]>;
  /** Takes the guard off a table. Call it in a transaction. */
  remove(db: Knex, table: string): Promise<void>;
}

/**
 * Name of the partial unique index «one live row per document and locale» of a table. A digest stands for the table:
 * PostgreSQL silently cuts names after 63 bytes, and index names share one space. `v1` rises when the definition does.
 */
export function indexName(table: string): string {
  return `review_live_v1_${createHash('sha256').update(table).digest('hex').slice(0, 16)}`;
}
