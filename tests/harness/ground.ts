import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

/** The project's root folder. */
export const ROOT = path.resolve(__dirname, '../..');

/** A private copy of the golden park: its database and its public folder. One or more processes can run on it. */
export interface Ground {
  /** What a Strapi process needs in its environment to run on this copy. */
  readonly env: Readonly<Record<string, string>>;
  /** A folder of this copy's own, for whatever a test writes. */
  readonly folder: string;
  /** Drops the database and the files. Every process on this copy must have stopped. */
  remove(): Promise<void>;
}

function fromSetup(name: 'SANSHEN_GOLDEN_SQLITE' | 'SANSHEN_GOLDEN_POSTGRES'): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run this file through jest, whose global setup makes the golden database.`);
  return value;
}

/** A signing key of this copy's own, so that tests leave none in the project. */
function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A folder with the public files of the host and an empty uploads folder, so that uploads of tests stay out of the project. */
function newFolder(name: string): string {
  const folder = path.join(ROOT, '.tmp/parks', name);
  const uploads = path.join(ROOT, 'public/uploads');
  fs.cpSync(path.join(ROOT, 'public'), path.join(folder, 'public'), {
    recursive: true,
    filter: (from) => from !== uploads,
  });
  fs.mkdirSync(path.join(folder, 'public/uploads'), { recursive: true });
  return folder;
}

/** Runs one statement on the server's maintenance database. `name` parts are ours (letters, digits, `_`), no quoting needed. */
async function maintain(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function sqliteDatabase(folder: string): { env: Record<string, string>; drop(): Promise<void> } {
  const file = path.join(folder, 'park.db');
  fs.copyFileSync(fromSetup('SANSHEN_GOLDEN_SQLITE'), file);
  return { env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: file }, drop: async () => {} };
}

async function postgresDatabase(name: string): Promise<{ env: Record<string, string>; drop(): Promise<void> }> {
  const server = fromSetup('SANSHEN_GOLDEN_POSTGRES');
  await maintain(server, `CREATE DATABASE ${name} TEMPLATE golden`);
  return {
    env: { DATABASE_CLIENT: 'postgres', DATABASE_URL: `${server}/${name}` },
    drop: () => maintain(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Copies the golden park on the database of the running jest project (`DATABASE_CLIENT`). */
export async function newGround(): Promise<Ground> {
  const name = `park_${process.pid}_${randomBytes(4).toString('hex')}`;
  const folder = newFolder(name);
  const database = process.env.DATABASE_CLIENT === 'postgres' ? await postgresDatabase(name) : sqliteDatabase(folder);
  return {
    env: {
      ...database.env,
      PUBLIC_DIR: path.join(folder, 'public'),
      DELIVERY_SIGNING_KEY: newSigningKey(),
      LEDGER_ANCHORS_FILE: path.join(folder, 'ledger-anchors.txt'),
    },
    folder,
    async remove() {
      await database.drop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
