import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { mirror } from './mirror.mjs';
import { inData, inRoot } from './paths.mjs';
import { readJson } from './fingerprint.mjs';
import { DEFAULT_DEMO_PASSWORD } from './platform-env.mjs';
import { runNode } from './run.mjs';

const DATABASE = inData('demo.db');
const PUBLIC = inData('demo-public');
const NOTE = inData('demo.json');
const DRAFT_PREFIX = 'demo.next.';
const DRAFT = inData(`${DRAFT_PREFIX}${process.pid}`);
const LOG_SUFFIXES = ['', '-wal', '-shm', '-journal'];

const passwordDigest = (password) => createHash('sha256').update(`sanshen demo\0${password}`).digest('hex');
const wantedPassword = () => process.env.DEMO_PASSWORD ?? DEFAULT_DEMO_PASSWORD;

/** Anchors of one database's ledger mean nothing for another's. */
const anchorsOf = (database) => `${database}.anchors.txt`;

/**
 * Environment of a process on a demo's data: never another database of the machine.
 * @param {string} database the SQLite file
 * @param {string} publicDir its public files and uploads
 */
export function demoEnvironment(database, publicDir) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: database,
    PUBLIC_DIR: publicDir,
    LEDGER_ANCHORS_FILE: anchorsOf(database),
    SANSHEN_DEMO: '1',
    DEMO_PASSWORD: wantedPassword(),
  };
}

/** Environment of the demo server. */
export const serverEnvironment = () => demoEnvironment(DATABASE, PUBLIC);

/** The site and the player are served from a copy beside the demo's own uploads; brings it up to date. */
export function refreshPublicFiles(to = PUBLIC) {
  const uploads = inRoot('public/uploads');
  const files = `${to}.files`;
  fs.rmSync(files, { recursive: true, force: true });
  fs.cpSync(inRoot('public'), files, { recursive: true, filter: (from) => from !== uploads });
  fs.mkdirSync(path.join(to, 'uploads'), { recursive: true });
  mirror(files, to, ['uploads']);
  fs.rmSync(files, { recursive: true });
}

/** Drafts of runs that were stopped; one of their processes may still be at work in there, so we never share a folder. */
function dropDrafts() {
  fs.mkdirSync(inData(), { recursive: true });
  for (const name of fs.readdirSync(inData())) {
    if (name.startsWith(DRAFT_PREFIX)) fs.rmSync(inData(name), { recursive: true, force: true });
  }
}

/** Puts a finished draft in place; the database comes last, because its presence means: complete. */
function adoptDraft() {
  for (const suffix of LOG_SUFFIXES) fs.rmSync(`${DATABASE}${suffix}`, { force: true });
  fs.rmSync(anchorsOf(DATABASE), { force: true });
  fs.rmSync(PUBLIC, { recursive: true, force: true });
  fs.renameSync(path.join(DRAFT, 'public'), PUBLIC);
  fs.writeFileSync(NOTE, `${JSON.stringify({ password: passwordDigest(wantedPassword()) })}\n`);
  fs.renameSync(path.join(DRAFT, 'demo.db'), DATABASE);
  fs.rmSync(DRAFT, { recursive: true });
}

/**
 * Seeds a new demo in a folder: `demo.db` and `public`. What was in the folder goes away.
 * @returns {Promise<NodeJS.ProcessEnv>} environment of a server on it
 */
export async function seedInto(folder, onProgress = () => {}) {
  fs.rmSync(folder, { recursive: true, force: true });
  const [database, publicDir] = [path.join(folder, 'demo.db'), path.join(folder, 'public')];
  refreshPublicFiles(publicDir);
  const env = demoEnvironment(database, publicDir);
  const onOutput = (text) => onProgress(/(\d+\/\d+)\s*$/.exec(text)?.[1] ?? '');
  await runNode('Seeding the demo', [inRoot('scripts/seed.mjs')], { env, onOutput });
  if (fs.existsSync(`${database}-wal`))
    throw new Error('The seeded database was not closed: its write-ahead log is still there.');
  return env;
}

/**
 * Seeds the demo unless it is there already.
 * @param {{ reset: boolean, onProgress: (text: string) => void }} options `reset`: replace what is there
 * @returns {Promise<boolean>} whether it was seeded
 */
export function ensureSeeded({ reset, onProgress }) {
  return withLock('demo-seed', async () => {
    if (fs.existsSync(DATABASE) && !reset) return false;
    dropDrafts();
    // Aside, so that an interrupted seeding leaves what was there before, and the next one starts clean.
    await seedInto(DRAFT, onProgress);
    adoptDraft();
    return true;
  });
}

/** The accounts' password, or null when DEMO_PASSWORD is another than the one this data was seeded with. */
export function knownPassword() {
  const password = wantedPassword();
  return readJson(NOTE)?.password === passwordDigest(password) ? password : null;
}
