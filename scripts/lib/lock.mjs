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

async function acquire(file, onWait) {
  for (let told = false; ; ) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    dropIfOrphaned(file);
    if (!told) onWait?.();
    told = true;
    await sleep(200);
  }
}

/**
 * Runs `work` while no other process of this project runs work under the same name.
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @template T
 */
export async function withLock(name, work, onWait) {
  fs.mkdirSync(inTmp('locks'), { recursive: true });
  const file = inTmp('locks', name);
  await acquire(file, onWait);
  const heartbeat = setInterval(() => fs.utimesSync(file, new Date(), new Date()), HEARTBEAT_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    fs.rmSync(file, { force: true });
  }
}
