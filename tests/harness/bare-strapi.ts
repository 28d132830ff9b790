import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';

/** What a test says of the Strapi it needs; the rest is not there. */
export interface Bare {
  /** Table of each content type, by uid. */
  tables?: Record<string, string>;
  /** The plugin's governed types. */
  governed?: Record<string, { title: string; workflow: string }>;
  /** A database that is there already. */
  db?: Knex;
  /** Name of the database, as Strapi has it. */
  client?: string;
  /** Review's services, by name. */
  services?: Record<string, unknown>;
  /** More members of the instance. */
  more?: Record<string, unknown>;
}

/** A bare Strapi with what it was told. */
export interface BareStrapi {
  strapi: Core.Strapi;
  db: Knex;
  warned: string[];
  subscriptions: Record<string, unknown>[];
}

/** As much of Strapi as the guards look at, on SQLite in memory: for tests of what a booted park cannot be brought to. */
export function bareStrapi({
  tables = {},
  governed = {},
  db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true }),
  client = 'sqlite',
  services = {},
  more = {},
}: Bare): BareStrapi {
  const warned: string[] = [];
  const subscriptions: Record<string, unknown>[] = [];
  const current = new AsyncLocalStorage<Knex.Transaction>();
  type Work = (given: { trx: Knex.Transaction }) => Promise<unknown>;
  const strapi = {
    db: {
      connection: db,
      dialect: { client },
      // No columns: what could be asked of them directly is asked of the query engine.
      metadata: { get: (uid: string) => ({ tableName: tables[uid], attributes: {} }) },
      // As Strapi's: a transaction inside a transaction is the same one.
      transaction: (work: Work) => {
        const outer = current.getStore();
        return outer ? work({ trx: outer }) : db.transaction((trx) => current.run(trx, () => work({ trx })));
      },
      inTransaction: () => current.getStore() !== undefined,
      lifecycles: { subscribe: (subscription: Record<string, unknown>) => subscriptions.push(subscription) },
    },
    config: { get: () => ({ governed }) },
    log: { warn: (text: string) => warned.push(text) },
    plugin: () => ({ service: (name: string) => services[name] }),
    requestContext: { get: () => undefined },
    ...more,
  };
  return { strapi: strapi as unknown as Core.Strapi, db, warned, subscriptions };
}

/** Makes a table as Strapi makes those of content types. */
export function makeTable(db: Knex, name: string): Promise<void> {
  return db.schema.createTable(name, (columns) => {
    columns.increments('id');
    columns.string('document_id');
    columns.string('locale');
    columns.string('title');
    columns.datetime('published_at');
    columns.integer('created_by_id');
    columns.integer('updated_by_id');
  });
}
