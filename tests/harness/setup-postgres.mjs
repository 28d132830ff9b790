import pg from 'pg';
import { golden, plant } from './golden.mjs';
import { makeCluster, startCopy } from './postgres-cluster.mjs';

async function fill(server) {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query('CREATE DATABASE golden');
  await client.end();
  await plant({ DATABASE_CLIENT: 'postgres', DATABASE_URL: `${server}/golden` });
}

/** Runs once before the first file on PostgreSQL: a server of its own with the golden database, which every park copies. */
export default async function setup() {
  const source = await golden('postgres', (target) => makeCluster(target, fill));
  const { server, stop } = await startCopy(source);
  process.env.SANSHEN_GOLDEN_POSTGRES = server;
  globalThis.stopTestPostgres = stop;
}
