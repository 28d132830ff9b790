import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';

const START_LIMIT_MS = 120_000;

const hasEnded = (server) => server.exitCode !== null || server.signalCode !== null;

/** Whether a server of ours is up at this address. */
export const answers = (address) =>
  fetch(`${address}/_health`, { signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.ok,
    () => false,
  );

/**
 * Starts `scripts/start.mjs` in a process group of its own: Ctrl-C reaches us only, and we stop it once, cleanly. It ends
 * when our channel to it does, so also when we are killed.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} logFile gets all the server prints
 */
export function launchServer(env, logFile) {
  const out = fs.openSync(logFile, 'w');
  const server = spawn(process.execPath, [inRoot('scripts/start.mjs')], {
    cwd: inRoot(),
    env,
    stdio: ['ignore', out, out, 'ipc'],
    detached: process.platform !== 'win32',
  });
  fs.closeSync(out);
  server.channel.unref();
  return server;
}

/** @throws with the end of the log, when the server ends or does not answer in time */
export async function waitUntilHealthy(server, address, logFile) {
  const limit = Date.now() + START_LIMIT_MS;
  while (!(await answers(address))) {
    const late = Date.now() > limit ? 'The server did not start in time' : null;
    const problem = hasEnded(server) ? 'The server ended while starting' : late;
    if (problem) throw new Error(`${problem}. ${logFile}:\n${fs.readFileSync(logFile, 'utf8').slice(-4000)}`);
    await sleep(100);
  }
}

/** Stops the server cleanly and waits for its end. */
export async function stopServer(server) {
  if (hasEnded(server)) return;
  await new Promise((resolve) => {
    server.once('exit', resolve);
    server.kill('SIGTERM');
  });
}
