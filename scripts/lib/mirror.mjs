import fs from 'node:fs';
import path from 'node:path';
import { filesBelow } from './fingerprint.mjs';

const sameBytes = (a, b) => fs.existsSync(b) && fs.readFileSync(a).equals(fs.readFileSync(b));

/** Through a rename, so that a process loading the file sees the old one or the new one, never a half. */
function replaceFile(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  const next = `${to}.${process.pid}.next`;
  fs.copyFileSync(from, next);
  fs.renameSync(next, to);
}

/**
 * Makes folder `to` hold exactly the files of folder `from`; files that are equal are not touched, others go away.
 * @param {string} from
 * @param {string} to
 * @param {string[]} [keep] names directly in `to` that belong to somebody else
 */
export function mirror(from, to, keep = []) {
  const kept = keep.map((name) => path.join(to, name));
  const wanted = new Set(filesBelow(from).map((file) => path.relative(from, file)));
  for (const name of wanted) {
    if (!sameBytes(path.join(from, name), path.join(to, name))) replaceFile(path.join(from, name), path.join(to, name));
  }
  for (const file of filesBelow(to, (entry) => !kept.includes(entry))) {
    if (!wanted.has(path.relative(to, file))) fs.rmSync(file);
  }
}
