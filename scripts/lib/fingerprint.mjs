import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * All files below a folder (or the file itself), sorted, as absolute paths; nothing when it does not exist.
 * @param {string} start absolute path
 * @param {(absolute: string) => boolean} [keep] false leaves a file or a whole folder out
 */
export function filesBelow(start, keep = () => true) {
  const stat = fs.statSync(start, { throwIfNoEntry: false });
  if (!stat || !keep(start)) return [];
  if (!stat.isDirectory()) return [start];
  return fs
    .readdirSync(start)
    .sort()
    .flatMap((name) => filesBelow(path.join(start, name), keep));
}

/** SHA-256 over names (relative to the project) and bytes of the files: equal only if nothing changed. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = fs.readFileSync(file);
    hash.update(`${path.relative(ROOT, file).split(path.sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** A JSON file, or null when it is absent or was half written. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
