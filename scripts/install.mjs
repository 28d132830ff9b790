import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readJson } from './lib/fingerprint.mjs';
import { inRoot, inTmp } from './lib/paths.mjs';
import { CommandFailed, run } from './lib/run.mjs';

const STAMP = inTmp('installed');
const HIDDEN_LOCK = inRoot('node_modules/.package-lock.json');

/** What node_modules must match: the lock file, and the Node.js whose binary interface native packages were built for. */
function wantedState() {
  const lock = createHash('sha256')
    .update(fs.readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  return `${lock} node-abi-${process.versions.modules} ${process.platform}-${process.arch}\n`;
}

const stampMatches = () =>
  fs.existsSync(HIDDEN_LOCK) && fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === wantedState();

/** Whether somebody's own `npm install` left just what the lock file says; npm writes its hidden lock last. */
function packagesMatch() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages;
  const present = readJson(HIDDEN_LOCK)?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([where, entry]) => {
    if (where === '' || !where.startsWith('node_modules/')) return true;
    const found = present[where];
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true;
  });
}

/** A native package built for another Node.js version loads only as an error. */
async function nativePackagesLoad() {
  const code = "new (require('better-sqlite3'))(':memory:').close(); require('sharp')";
  return (await run(process.execPath, ['-e', code])).code === 0;
}

function npm(args) {
  const env = { ...process.env, NODE_ENV: 'development' };
  const cli = process.env.npm_execpath;
  if (cli && /\.c?js$/.test(cli) && /npm-cli/.test(cli)) return run(process.execPath, [cli, ...args], { env });
  return run('npm', args, { env, shell: process.platform === 'win32' });
}

async function installAll() {
  fs.rmSync(STAMP, { force: true });
  const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new CommandFailed('npm ci (needs the npm registry once; run again when it can be reached)', code, output);
}

/**
 * Makes node_modules match package-lock.json. Touches neither disk nor network when it does already; an interrupted
 * install is noticed at the next run, because the stamp is written last.
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureInstalled() {
  if (stampMatches()) return false;
  const adopted = packagesMatch() && (await nativePackagesLoad());
  if (!adopted) await installAll();
  fs.mkdirSync(inTmp(), { recursive: true });
  fs.writeFileSync(STAMP, wantedState());
  return !adopted;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled();
}
