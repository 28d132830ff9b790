import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/lib/run.mjs';
import { giveTo, reachableBinaries, serverAccount } from './postgres-binaries.mjs';

const KEEPER = fileURLToPath(new URL('./postgres-keeper.mjs', import.meta.url));

/** The server's folder must be reachable for its account, which a project folder need not be. */
function newFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen-postgres-'));
  const account = serverAccount();
  if (account.uid !== undefined) fs.chownSync(folder, account.uid, account.gid);
  return folder;
}

async function initialise(folder, password) {
  const account = serverAccount();
  const { initdb } = await reachableBinaries(folder, account);
  const passwordFile = path.join(folder, 'password');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, folder);
  const data = path.join(folder, 'data');
  const args = [
    `--pgdata=${data}`,
    '--username=sanshen',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--no-locale',
    '--no-sync',
  ];
  const { code, output } = await run(initdb, args, { account });
  fs.rmSync(passwordFile);
  if (code !== 0) throw new Error(`initdb failed (${code}):\n${output}`);
}

/** Starts the server of `folder`; `stop` waits until it has shut down cleanly. */
async function start(folder, password, flags) {
  const keeper = spawn(process.execPath, [KEEPER, folder, ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(keeper, 'close');
  const [line] = await Promise.race([once(keeper.stdout.setEncoding('utf8'), 'data'), ended.then(() => [''])]);
  if (!line) throw new Error('PostgreSQL did not start; see above.');
  const server = `postgres://sanshen:${password}@127.0.0.1:${JSON.parse(line).port}`;
  // What our process forgets to stop must not keep it from ending.
  keeper.unref();
  keeper.stdin.unref?.();
  keeper.stdout.unref?.();
  const stop = async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
  };
  return { server, stop };
}

/**
 * Makes a new cluster, lets `fill` work on it, stops it and moves its files to `target`.
 * @param {string} target folder that appears when all is complete
 * @param {(serverUrl: string) => Promise<void>} fill
 */
export async function makeCluster(target, fill) {
  const folder = newFolder();
  const password = randomBytes(12).toString('hex');
  try {
    await initialise(folder, password);
    const { server, stop } = await start(folder, password, []);
    await fill(server).finally(stop);
    fs.rmSync(path.join(folder, 'native'), { recursive: true, force: true });
    const draft = `${target}.${process.pid}.next`;
    fs.cpSync(path.join(folder, 'data'), path.join(draft, 'data'), { recursive: true });
    fs.writeFileSync(path.join(draft, 'password'), password, { mode: 0o600 });
    fs.renameSync(draft, target);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts a private copy of the cluster stored at `source`. `server` is the URL without a database name. */
export async function startCopy(source) {
  const folder = newFolder();
  fs.cpSync(path.join(source, 'data'), path.join(folder, 'data'), { recursive: true });
  fs.chmodSync(path.join(folder, 'data'), 0o700);
  giveTo(serverAccount(), folder);
  return start(folder, fs.readFileSync(path.join(source, 'password'), 'utf8'), ['--remove']);
}
