import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Ground } from './ground';
import type { Park } from './park';

/** A row as knex gives it. */
type Raw = Record<string, unknown>;

async function guardsOf(park: Park, table: string): Promise<{ triggers: string[]; indexes: string[] }> {
  const knex = park.strapi.db.connection;
  if (park.strapi.db.dialect.client === 'sqlite') {
    const rows = (await knex('sqlite_master').where({ tbl_name: table })) as Raw[];
    const named = (type: string, unique: RegExp) =>
      rows.filter((row) => row.type === type && unique.test(String(row.sql))).map((row) => String(row.name));
    return { triggers: named('trigger', /./), indexes: named('index', /UNIQUE[^]*published_at/i) };
  }
  const triggers = (await knex('information_schema.triggers').where({ event_object_table: table })) as Raw[];
  const indexes = (await knex('pg_indexes').where({ tablename: table })) as Raw[];
  return {
    triggers: [...new Set(triggers.map((row) => String(row.trigger_name)))],
    indexes: indexes
      .filter((row) => /UNIQUE[^]*published_at/i.test(String(row.indexdef)))
      .map((row) => String(row.indexname)),
  };
}

/** Takes the database's own guards off a table, as somebody with the database's password could. */
export async function disarm(park: Park, table: string): Promise<void> {
  const { triggers, indexes } = await guardsOf(park, table);
  const on = park.strapi.db.dialect.client === 'sqlite' ? '' : ` ON "${table}"`;
  for (const name of triggers) await park.strapi.db.connection.raw(`DROP TRIGGER IF EXISTS "${name}"${on}`);
  for (const name of indexes) await park.strapi.db.connection.raw(`DROP INDEX IF EXISTS "${name}"`);
}

/** A second process of the app on the same data, which can be told to run the drift watch. */
export interface DriftProcess {
  check(): Promise<{ found: { kind: string }[]; failed: number }>;
  stop(): Promise<void>;
}

async function answer(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The second process ended (${String(code)}).`);
  });
  return Promise.race([once(child, 'message').then(([message]) => message as unknown), gone]);
}

/** Boots the second process. It ends with this one at the latest. */
export async function startDriftProcess(ground: Ground): Promise<DriftProcess> {
  const child = fork(path.join(__dirname, 'drift-process.mjs'), {
    env: { ...process.env, ...ground.env, NODE_ENV: 'test' },
    execArgv: [],
  });
  await answer(child);
  return {
    async check() {
      child.send('check');
      return ((await answer(child)) as { report: Awaited<ReturnType<DriftProcess['check']>> }).report;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
