/**
 * Verifies an exported ledger offline. One file, nothing but Node.js: copy it to a machine that the database's
 * administrators cannot reach, and run it there.
 *
 *   node ledger-verify.mjs FILE [--anchor SEQ:HASH] [--anchor-file FILE]
 *
 * Each line of FILE is a row of the ledger, exactly as it was hashed: it names its own number and the SHA-256 of the line
 * before it. Anchors are heads noted earlier, elsewhere; they find what a chain cannot say of itself: a cut tail, and a
 * chain written anew as a whole. Exit code 0: whole, the head is printed. 1: the first bad row is named. 2: bad usage.
 */
import { createHash, hash as hashOnce } from 'node:crypto';
import fs from 'node:fs';

const GENESIS = '0'.repeat(64);
const CHUNK = 1 << 20;
/** No row is this long (bytes); without a limit a file of one endless line would fill the memory. */
const LONGEST = 64 << 20;
const USAGE = 'Usage: node ledger-verify.mjs FILE [--anchor SEQ:HASH]... [--anchor-file FILE]...';

/** SHA-256 in hex. */
export const sha256 = hashOnce
  ? (bytes) => hashOnce('sha256', bytes, 'hex')
  : (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The lines of a file as bytes, without their ends, read piece by piece. A piece is overwritten after its line is used. */
export function* linesOf(file) {
  const handle = fs.openSync(file, 'r');
  try {
    let buffer = Buffer.allocUnsafe(CHUNK);
    let held = 0;
    for (;;) {
      if (held === buffer.length) {
        if (held >= LONGEST) break; // what is there of it goes out as the last line, and is no row
        buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
      }
      const read = fs.readSync(handle, buffer, held, buffer.length - held, null);
      if (read === 0) break;
      const end = held + read;
      let from = 0;
      for (let at = buffer.indexOf(10, held); at !== -1 && at < end; at = buffer.indexOf(10, from)) {
        yield buffer.subarray(from, at);
        from = at + 1;
      }
      buffer.copyWithin(0, from, end);
      held = end - from;
    }
    if (held > 0) yield buffer.subarray(0, held);
  } finally {
    fs.closeSync(handle);
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const [SEQ, PREV] = [Buffer.from('seq'), Buffer.from('prev')];
/** Bytes that stand for themselves in a string, and those that may follow a backslash (`\u` is left to JSON.parse). */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) => Number(byte >= 32 && byte !== QUOTE && byte !== BACKSLASH));
const ESCAPES = Uint8Array.from({ length: 256 }, (_, byte) => Number('"\\/bfnrt'.includes(String.fromCharCode(byte))));
const LITERALS = [Buffer.from('true'), Buffer.from('false'), Buffer.from('null')];

/**
 * Reads `seq` and where `prev` stands from a row's bytes, in one pass over plain JSON without white space. It only ever
 * says yes to what JSON.parse would take as well; whatever is less plain is left to JSON.parse, five times slower.
 */
class PlainRow {
  /** @returns {boolean} whether the bytes are plain JSON; then `seq` and `prevAt` (-1: none) are those of the row */
  read(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.depth = 0;
    this.seq = -1;
    this.prevAt = -1;
    return bytes[0] === 123 && this.#object(true) && this.at === bytes.length;
  }

  #object(isRow) {
    const { bytes } = this;
    if (bytes[++this.at] === 125) return (this.at += 1) > 0;
    for (;;) {
      const key = this.at + 1;
      if (!this.#string()) return false;
      const length = this.at - 1 - key;
      if (bytes[this.at++] !== 58) return false;
      const value = this.at;
      if (!this.#value()) return false;
      if (isRow) this.#member(key, length, value);
      const next = bytes[this.at++];
      if (next === 125) return true;
      if (next !== 44) return false;
    }
  }

  #member(key, length, value) {
    const { bytes, at } = this;
    if (length === 3 && same(bytes, key, SEQ)) this.seq = wholeNumber(bytes, value, at);
    if (length === 4 && same(bytes, key, PREV))
      this.prevAt = bytes[value] === QUOTE && at - value === 66 ? value + 1 : -1;
  }

  #value() {
    const first = this.bytes[this.at];
    if (first === QUOTE) return this.#string();
    if (first === 123 || first === 91) return this.#nested(first === 123);
    return first < 58 ? this.#number() : this.#literal(first);
  }

  #nested(isObject) {
    if (this.depth > 50) return false;
    this.depth += 1;
    const fine = isObject ? this.#object(false) : this.#array();
    this.depth -= 1;
    return fine;
  }

  #array() {
    const { bytes } = this;
    if (bytes[++this.at] === 93) return (this.at += 1) > 0;
    for (;;) {
      if (!this.#value()) return false;
      const next = bytes[this.at++];
      if (next === 93) return true;
      if (next !== 44) return false;
    }
  }

  #string() {
    const { bytes } = this;
    let { at } = this;
    if (bytes[at] !== QUOTE) return false;
    for (;;) {
      at += 1;
      while (PLAIN[bytes[at]] === 1) at += 1;
      if (bytes[at] !== BACKSLASH) break;
      at += 1;
      if (ESCAPES[bytes[at]] !== 1) return false;
    }
    this.at = at + 1;
    return bytes[at] === QUOTE;
  }

  #literal(first) {
    const word = LITERALS.find((one) => one[0] === first);
    if (!word || !same(this.bytes, this.at, word)) return false;
    this.at += word.length;
    return true;
  }

  /** A whole number without a needless zero; others are left to JSON.parse. */
  #number() {
    const { bytes } = this;
    const from = bytes[this.at] === 45 ? ++this.at : this.at;
    while (bytes[this.at] >= 48 && bytes[this.at] <= 57) this.at += 1;
    return this.at > from && (bytes[from] !== 48 || this.at === from + 1);
  }
}

function same(bytes, at, word) {
  for (let i = 0; i < word.length; i += 1) if (bytes[at + i] !== word[i]) return false;
  return true;
}

function wholeNumber(bytes, from, to) {
  if (to - from > 15) return -1;
  let number = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] < 48 || bytes[at] > 57) return -1;
    number = number * 10 + bytes[at] - 48;
  }
  return number;
}

function hasPrev(bytes, at, hex) {
  if (at < 0) return false;
  for (let i = 0; i < 64; i += 1) if (bytes[at + i] !== hex.charCodeAt(i)) return false;
  return true;
}

/** What is wrong with a row, or null. */
function faultOf(bytes, row, prev) {
  let entry;
  try {
    entry = JSON.parse(bytes.toString('utf8'));
  } catch {
    return 'not JSON';
  }
  if (entry?.seq !== row) return `expected seq ${row}, found ${String(entry?.seq)}`;
  return entry.prev === prev ? null : 'does not follow the row before it';
}

/**
 * Verifies lines from the first row on.
 * @param {Iterable<Buffer>} lines
 * @param {{ seq: number, hash: string }[]} [anchors]
 * @returns {{ ok: true, head: { seq: number, hash: string } } | { ok: false, row: number, reason: string }}
 */
export function verifyLines(lines, anchors = []) {
  const plain = new PlainRow();
  const anchored = new Map();
  for (const { seq, hash } of anchors) anchored.set(seq, [...(anchored.get(seq) ?? []), hash]);
  let [row, head] = [0, GENESIS];
  for (const bytes of lines) {
    row += 1;
    const isFine = plain.read(bytes) && plain.seq === row && hasPrev(bytes, plain.prevAt, head);
    const reason = isFine ? null : faultOf(bytes, row, head);
    if (reason) return { ok: false, row, reason };
    head = sha256(bytes);
    if (anchored.get(row)?.some((hash) => hash !== head)) return { ok: false, row, reason: 'differs from the anchor' };
  }
  const furthest = Math.max(0, ...anchored.keys());
  if (furthest > row)
    return { ok: false, row: row + 1, reason: `the tail is cut: the anchor stands at row ${furthest}` };
  return { ok: true, head: { seq: row, hash: head } };
}

class BadUsage extends Error {}

function anchorOf(text) {
  const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text ?? '') ?? [];
  if (!seq)
    throw new BadUsage(`"${text ?? ''}" is no anchor: it must be SEQ:HASH, a row's number and 64 hex characters.`);
  return { seq: Number(seq), hash };
}

/** Anchors of a file: `SEQ:HASH` a line, or the server's own file with a time before it. */
function anchorsIn(file) {
  if (!file) throw new BadUsage('--anchor-file needs a file.');
  const lines = fs
    .readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  return lines.map((line) => anchorOf(line.trim().split(/\s+/).at(-1)));
}

function readArguments(given) {
  const [files, anchors] = [[], []];
  for (let i = 0; i < given.length; i += 1) {
    if (given[i] === '--anchor') anchors.push(anchorOf(given[++i]));
    else if (given[i] === '--anchor-file') anchors.push(...anchorsIn(given[++i]));
    else if (given[i].startsWith('-')) throw new BadUsage(`Unknown option ${given[i]}.`);
    else files.push(given[i]);
  }
  if (files.length !== 1) throw new BadUsage('Name one exported ledger.');
  return { file: files[0], anchors };
}

function main(given) {
  try {
    const { file, anchors } = readArguments(given);
    const result = verifyLines(linesOf(file), anchors);
    if (!result.ok) {
      console.error(`BAD: row ${result.row}: ${result.reason}`);
      return 1;
    }
    console.log(`OK: ${result.head.seq} rows${anchors.length > 0 ? `, ${anchors.length} anchor(s) hold` : ''}`);
    console.log(`${result.head.seq}:${result.head.hash}`);
    return 0;
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
}

const asked = process.argv[1] && fs.existsSync(process.argv[1]) ? fs.realpathSync(process.argv[1]) : '';
if (asked === fs.realpathSync(new URL(import.meta.url))) process.exitCode = main(process.argv.slice(2));
