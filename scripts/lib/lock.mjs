import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTmp } from './paths.mjs';

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** The owner touches its lock this often; one untouched for SILENCE_MS belongs to a process number given out anew. */
const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 60_000;

/** Removes a lock whose owner was killed. An empty file is an owner between create and write: leave it a moment. */
function dropIfOrphaned(file) {
  try {
    const owner = Number(fs.readFileSync(file, 'utf8'));
    const silentMs = Date.now() - fs.statSync(file).mtimeMs;
    if ((owner && !alive(owner)) || silentMs > SILENCE_MS) fs.rmSync(file, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function create(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the lock `name` if no other living process of this project holds it.
 * @param {string} name
 * @returns {(() => void) | null} gives it back; null when somebody else has it
 */
export function tryLock(name) {
  fs.mkdirSync(inTmp('locks'), { recursive: true });
  const file = inTmp('locks', name);
  dropIfOrphaned(file);
  if (!create(file)) return null;
  const heartbeat = setInterval(() => fs.utimesSync(file, new Date(), new Date()), HEARTBEAT_MS).unref();
  return () => {
    clearInterval(heartbeat);
    fs.rmSync(file, { force: true });
  };
}

/**
 * Runs `work` while no other process of this project runs work under the same name.
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @template T
 */
export async function withLock(name, work, onWait) {
  let release = tryLock(name);
  if (!release) onWait?.();
  while (!release) {
    await sleep(200);
    release = tryLock(name);
  }
  try {
    return await work();
  } finally {
    release();
  }
}
