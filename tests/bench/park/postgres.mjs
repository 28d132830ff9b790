import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { readJson } from '../../../scripts/lib/fingerprint.mjs';
import { inRoot, inTmp } from '../../../scripts/lib/paths.mjs';
import setup from '../../harness/setup-postgres.mjs';
import teardown from '../../harness/teardown-postgres.mjs';

/** Runs statements on one database, over a connection of its own. @param {(client: pg.Client) => Promise<T>} work @template T */
export async function onDatabase(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A copy of the golden park (accounts, themes, channels, workflow, no posts) on the running server.
 * @returns {Promise<{ url: string, folder: string, env: Record<string, string> }>} environment of a process on it
 */
export async function newPark(server) {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  await onDatabase(`${server}/postgres`, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE golden`));
  const folder = inTmp('bench', name);
  fs.mkdirSync(path.join(folder, 'public/uploads'), { recursive: true });
  const url = `${server}/${name}`;
  return {
    url,
    folder,
    env: {
      ...readJson(inRoot('tests/harness/test-env.json')),
      NODE_ENV: 'test',
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: url,
      PUBLIC_DIR: path.join(folder, 'public'),
      LEDGER_ANCHORS_FILE: path.join(folder, 'ledger-anchors.txt'),
      DELIVERY_SIGNING_KEY: generateKeyPairSync('ed25519')
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    },
  };
}

/**
 * Runs `work` beside a PostgreSQL of our own, which came through npm, with the golden park of the present build.
 * @param {(park: () => ReturnType<typeof newPark>) => Promise<T>} work gets a function that makes one more park
 * @template T
 */
export async function withPostgres(work) {
  const folders = [];
  await setup();
  try {
    return await work(async () => {
      const park = await newPark(process.env.SANSHEN_GOLDEN_POSTGRES);
      folders.push(park.folder);
      return park;
    });
  } finally {
    await teardown();
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  }
}
