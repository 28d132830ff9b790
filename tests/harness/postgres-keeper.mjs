/**
 * Keeps one PostgreSQL server for the process that started it: prints `{ port }` when ready, and stops the server and
 * removes its folder when standard input ends. So even a test run killed with SIGKILL leaves no server behind.
 *
 * node postgres-keeper.mjs FOLDER   (FOLDER/data is an initialised cluster)
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { reachableBinaries, serverAccount } from './postgres-binaries.mjs';

const READY = 'ready to accept connections';
/** Durability is not what is tested here; the rest is as delivered. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

const folder = process.argv[2];
const account = serverAccount();
const { postgres } = await reachableBinaries(folder, account);

/** Resolves with the server when it is ready; a port taken meanwhile ends it, and `null` says: try another. */
function startOn(port) {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const env = { ...process.env, LC_MESSAGES: 'C', LC_ALL: 'C' };
  const server = spawn(postgres, ['-D', path.join(folder, 'data'), '-p', String(port), ...settings], {
    ...account,
    env,
  });
  return new Promise((resolve) => {
    server.stderr.setEncoding('utf8').on('data', (text) => {
      fs.appendFileSync(path.join(folder, 'server.log'), text);
      if (text.includes(READY)) resolve(server);
    });
    server.on('error', (error) => fs.appendFileSync(path.join(folder, 'server.log'), `${error.message}\n`));
    server.on('close', () => resolve(null));
  });
}

async function startSomewhere() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort();
    const server = await startOn(port);
    if (server) return { port, server };
  }
  throw new Error(`PostgreSQL does not start:\n${fs.readFileSync(path.join(folder, 'server.log'), 'utf8')}`);
}

const { port, server } = await startSomewhere();
const stop = () => server.kill('SIGINT');
server.removeAllListeners('close').on('close', () => {
  if (process.argv.includes('--remove')) fs.rmSync(folder, { recursive: true, force: true });
  process.exit();
});
process.stdin.on('end', stop).on('error', stop).resume();
// Ctrl-C reaches the whole process group; the test run closes our input when it has finished.
process.on('SIGINT', () => {});
process.on('SIGTERM', stop);
process.stdout.write(`${JSON.stringify({ port })}\n`);
