import fs from 'node:fs/promises';
import path from 'node:path';
import { anchorLine, anchorsIn, type Anchor } from './core/anchors';

/** A lock older than this (ms) was left by a process that is gone: an append takes milliseconds. */
const LOCK_LIMIT_MS = 60_000;
/** Longest line: time, number and hash. */
const LINE_BYTES = 120;

/** The last anchors of a file, oldest first; none when there is no file. */
async function readLast(name: string, count: number): Promise<Anchor[]> {
  const file = await fs.open(name, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return [];
  try {
    const { size } = await file.stat();
    const length = Math.min(size, (count + 1) * LINE_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return anchorsIn(buffer.toString('utf8', 0, bytesRead)).slice(-count);
  } finally {
    await file.close();
  }
}

/** Adds a line and waits until it is on the disk. A line cut short by a power failure is ended first. */
async function addLine(name: string, line: string): Promise<void> {
  const file = await fs.open(name, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const end = size > 0 ? (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString() : '\n';
    await file.write(`${end === '\n' ? '' : '\n'}${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the lock file; false when somebody else has it. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    await (await fs.open(lock, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const stat = await fs.stat(lock).catch(() => null);
    // Only removed here, and taken at the next tick, so that two who find it stale do not both go on.
    if (stat && Date.now() - stat.mtimeMs > LOCK_LIMIT_MS) await fs.rm(lock, { force: true });
    return false;
  }
}

/**
 * The file of anchors: it only grows, and only its owner reads it. Processes that share it take turns by a lock file
 * made with O_EXCL, and look at its last line when it is theirs, so each anchor is one line.
 */
export function anchorFile(name: string) {
  const lock = `${name}.lock`;
  return {
    /** The last anchors, oldest first. */
    last: (count: number): Promise<Anchor[]> => readLast(name, count),

    /**
     * Appends what `make` answers to the last anchor, unless that is null.
     * @returns what was appended; null also when another process was at it
     */
    async append(make: (last: Anchor | null) => Promise<Anchor | null>): Promise<Anchor | null> {
      await fs.mkdir(path.dirname(name), { recursive: true });
      if (!(await takeLock(lock))) return null;
      try {
        const next = await make((await readLast(name, 1)).at(-1) ?? null);
        if (next) await addLine(name, anchorLine(next));
        return next;
      } finally {
        await fs.rm(lock, { force: true });
      }
    },
  };
}
