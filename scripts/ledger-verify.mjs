/**
 * Verifies an exported ledger, or an evidence pack, offline. One file, nothing but Node.js: copy it to a machine that the
 * database's administrators cannot reach, and run it there.
 *
 *   node ledger-verify.mjs FILE [--anchor SEQ:HASH] [--anchor-file FILE]
 *   node ledger-verify.mjs [FILE] --pack DIR [--anchor SEQ:HASH] [--anchor-file FILE]
 *
 * Each line of FILE is a row of the ledger, exactly as it was hashed: it names its own number and the SHA-256 of the line
 * before it. Anchors are heads noted earlier, elsewhere; they find what a chain cannot say of itself: a cut tail, and a
 * chain written anew as a whole. A pack holds an unbroken stretch of rows; its last one names the list of the pack's files,
 * the list names each file, and the rows name the digest of the content. With FILE as well, a full export, the anchors are
 * looked for there, and the pack's rows must be rows of it. Exit code 0: whole, the head is printed. 1: the first bad row or
 * file is named. 2: bad usage.
 */
import { createHash, hash as hashOnce } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const GENESIS = '0'.repeat(64);
const CHUNK = 1 << 20;
/** No row is this long (bytes); without a limit a file of one endless line would fill the memory. */
const LONGEST = 64 << 20;
const USAGE =
  'Usage: node ledger-verify.mjs FILE [--anchor SEQ:HASH]... [--anchor-file FILE]...\n' +
  '       node ledger-verify.mjs [FILE] --pack DIR [--anchor SEQ:HASH]... [--anchor-file FILE]...';

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

/** What is wrong with a pack: a file's name, or the number of a row, and why. */
class BadPack extends Error {
  constructor(where, reason) {
    super(`${where}: ${reason}`);
  }
}

const PACK_FORMAT = 'sanshen-evidence-1';
const [MANIFEST, LEDGER, CONTENT] = ['pack.json', 'ledger.jsonl', 'content.json'];
/** What file managers leave behind where somebody has looked. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
const HEX = /^[0-9a-f]{64}$/;

/** A file's SHA-256, read piece by piece. */
function fileHash(file) {
  const sum = createHash('sha256');
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let read; (read = fs.readSync(handle, buffer, 0, CHUNK, null)) > 0; ) sum.update(buffer.subarray(0, read));
  } finally {
    fs.closeSync(handle);
  }
  return sum.digest('hex');
}

/** Every file below a folder, by its path with `/`; what is neither file nor folder is a fault. */
function filesIn(dir, below = '') {
  return fs.readdirSync(path.join(dir, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(dir, name);
    if (!entry.isFile()) throw new BadPack(name, 'is no plain file');
    return LITTER.has(entry.name) ? [] : [name];
  });
}

function jsonOf(dir, name) {
  let text;
  try {
    text = fs.readFileSync(path.join(dir, name), 'utf8');
  } catch {
    throw new BadPack(name, 'is missing');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new BadPack(name, 'is not JSON');
  }
}

function readManifest(dir) {
  const manifest = jsonOf(dir, MANIFEST);
  if (manifest?.format !== PACK_FORMAT) throw new BadPack(MANIFEST, `is not of the format ${PACK_FORMAT}`);
  const isFine =
    Number.isSafeInteger(manifest.ledger?.first) &&
    manifest.ledger.first > 0 &&
    HEX.test(manifest.digest) &&
    Number.isSafeInteger(manifest.run) &&
    typeof manifest.files === 'object' &&
    manifest.files !== null;
  if (!isFine) throw new BadPack(MANIFEST, 'does not say what the pack is about');
  return manifest;
}

/** Every file is there, is what the list says, and there is no other. */
function checkFiles(dir, { files }) {
  const there = new Set(filesIn(dir));
  for (const name of [MANIFEST, LEDGER]) if (!there.delete(name)) throw new BadPack(name, 'is missing');
  for (const [name, hash] of Object.entries(files)) {
    if (!there.delete(name)) throw new BadPack(name, 'is missing');
    if (fileHash(path.join(dir, name)) !== hash) throw new BadPack(name, `is not the file that ${MANIFEST} lists`);
  }
  const [stray] = there;
  if (stray !== undefined) throw new BadPack(stray, `does not belong to the pack: ${MANIFEST} does not list it`);
}

const rowName = (row) => `${LEDGER} row ${row}`;

/**
 * The chain of a pack's stretch, from its first row on. What came before the first row is vouched for by nothing but the
 * rows after it, which is enough: an anchor at or after a row proves that row.
 * @returns the rows of the pack's document, its end, and the hash of every row that an anchor or export asks for
 */
function readStretch(dir, manifest, wanted) {
  if (!fs.existsSync(path.join(dir, LEDGER))) throw new BadPack(LEDGER, 'is missing');
  const own = [];
  const hashes = new Map();
  let [row, head] = [manifest.ledger.first - 1, null];
  for (const bytes of linesOf(path.join(dir, LEDGER))) {
    row += 1;
    let entry;
    try {
      entry = JSON.parse(bytes.toString('utf8'));
    } catch {
      throw new BadPack(rowName(row), 'not JSON');
    }
    if (entry?.seq !== row) throw new BadPack(rowName(row), `expected seq ${row}, found ${String(entry?.seq)}`);
    if (head === null && row === 1) head = GENESIS;
    if (head !== null && entry.prev !== head) throw new BadPack(rowName(row), 'does not follow the row before it');
    head = sha256(bytes);
    if (wanted.has(row)) hashes.set(row, head);
    if (entry.uid === manifest.uid && entry.documentId === manifest.documentId && entry.locale === manifest.locale)
      own.push({ ...entry, hash: head });
  }
  if (head === null) throw new BadPack(LEDGER, 'has no rows');
  return { own, hashes, end: { seq: row, hash: head } };
}

/** The last row is the one about this pack; it names the list of files, and so every file. */
function checkMaking(dir, manifest, { own, end }) {
  const made = own.at(-1);
  if (made?.seq !== end.seq || made.act !== 'evidence')
    throw new BadPack(rowName(end.seq), 'is not the row about the making of this pack');
  if (made.details?.manifest !== fileHash(path.join(dir, MANIFEST)))
    throw new BadPack(MANIFEST, `is not the list that row ${made.seq} of the ledger names`);
  return made;
}

/** Every file (by SHA-256) that a content uses. */
function mediaIn(value, found = new Set()) {
  if (value === null || typeof value !== 'object') return found;
  if (typeof value.sha256 === 'string' && typeof value.mime === 'string') found.add(value.sha256);
  else for (const member of Object.values(value)) mediaIn(member, found);
  return found;
}

/** What was submitted as a false alarm was called one before, in a row of the document. */
function checkWaivers(submitted, own) {
  for (const seq of submitted.details?.waived ?? []) {
    if (seq >= submitted.seq || own.find((row) => row.seq === seq)?.act !== 'waive')
      throw new BadPack(rowName(submitted.seq), `counts row ${seq} as a waiver, which it is not`);
  }
}

/** What was submitted and signed is the content in the pack, with the very bytes of its files. */
function checkContent(dir, manifest, { own }) {
  const run = own.filter((row) => row.run === manifest.run);
  const submitted = run.find((row) => row.act === 'submit');
  if (!submitted) throw new BadPack(LEDGER, `has no row of the submission of run ${manifest.run}`);
  if (submitted.digest !== manifest.digest)
    throw new BadPack(
      MANIFEST,
      `names another digest than row ${submitted.seq}, by which run ${manifest.run} was submitted`,
    );
  if (fileHash(path.join(dir, CONTENT)) !== submitted.digest)
    throw new BadPack(CONTENT, `is not the content that row ${submitted.seq} names: its SHA-256 is another`);
  checkWaivers(submitted, own);
  const kept = new Set(Object.entries(manifest.files).map(([name, hash]) => (name.startsWith('media/') ? hash : '')));
  for (const digest of mediaIn(jsonOf(dir, CONTENT)?.fields)) {
    if (!kept.has(digest)) throw new BadPack(`media/${digest}`, `is missing, though ${CONTENT} uses it`);
  }
  return run;
}

/** Kinds of decisions that the ledger calls by another name. */
const ACT = { 'add-before': 'add-signer', 'add-after': 'add-signer', remove: 'remove-signer' };
/** Acts on a level that a return takes off the table. */
const ON_LEVELS = new Set('approve reject transfer substitute consult reply add-signer remove-signer'.split(' '));
const DECISIONS = new Set([...ON_LEVELS, 'return', 'remind', 'break-glass']);

/** A decision and its row say the same when these do: who, for whom, to whom, what, where, when, on which content, why. */
const sameness = (...members) => JSON.stringify(members.map((one) => one || ''));
const sayingOf = ({ by, forPerson, toPerson, kind, level, at, digest, comment }, act = ACT[kind] ?? kind) =>
  sameness(act, kind !== 'break-glass' && level?.key, by?.key, forPerson, toPerson, at, digest, comment);
/** A row of an added signer says whether before or after; those of earlier versions do not. */
const sayingOfRow = ({ act, level, actor, details, at, digest, reason }) => {
  const { for: holder, to, position } = details ?? {};
  return sameness(position ? `add-${position}` : act, level, actor?.key, holder?.key, to?.key, at, digest, reason);
};

/**
 * Rows (by number) whose decision the ledger says was taken back: by a return, on the levels it goes back to; by
 * whoever withdrew, their own on the level they are back at. `places` are the levels in their order.
 */
function takenBackRows(run, places) {
  const gone = new Set();
  run.forEach(({ act, level, actor, details }, index) => {
    const back = details?.to === 'author' ? -1 : (places.get(details?.to) ?? Infinity);
    const isGone = (row) =>
      act === 'return'
        ? (ON_LEVELS.has(row.act) && places.get(row.level) >= back) || (row.act === 'return' && back >= 0)
        : /^(approve|reject)$/.test(row.act) && row.level === level && row.actor?.key === actor?.key;
    if (act !== 'return' && act !== 'withdraw') return;
    for (const row of run.slice(0, index + 1)) if (isGone(row)) gone.add(row.seq);
  });
  return gone;
}

/** Every decision in the pack is a row of the ledger, and the other way round; those taken back are what the rows say. */
function checkDecisions(dir, run) {
  const given = jsonOf(dir, 'decisions.json');
  const rows = new Map();
  for (const row of run.filter(({ act, actor }) => DECISIONS.has(act) && actor))
    rows.set(sayingOfRow(row), [...(rows.get(sayingOfRow(row)) ?? []), row.seq]);
  const gone = takenBackRows(run, new Map(given.map(({ level }) => [level?.key, Number(level?.index)])));
  for (const decision of given) {
    const said = sayingOf(decision);
    const seq = (rows.get(sayingOf(decision, decision.kind)) ?? rows.get(said))?.shift();
    if (seq === undefined) throw new BadPack('decisions.json', `holds a decision that is no row: ${said}`);
    if (decision.kind !== 'break-glass' && Boolean(decision.takenBack) !== gone.has(seq))
      throw new BadPack('decisions.json', `says otherwise than the ledger whether that of row ${seq} was taken back`);
  }
  const [left] = [...rows.values()].flat();
  if (left !== undefined) throw new BadPack('decisions.json', `lacks the decision of row ${left}`);
}

/** Anchors that stand in the stretch, or after it, must fit. */
function checkAnchors({ hashes, end }, anchors, first) {
  for (const { seq, hash } of anchors) {
    if (seq > end.seq)
      throw new BadPack(LEDGER, `ends at row ${end.seq}, before the anchor at row ${seq}: give a full export as well`);
    if (seq >= first && hashes.get(seq) !== hash) throw new BadPack(rowName(seq), 'differs from the anchor');
  }
}

/** Whether anchors reach far enough to prove every row that the pack is about. @returns what they leave unproved */
function checkReach({ own, end }, anchors) {
  if (anchors.length === 0)
    return 'No anchor was given: the pack agrees with itself, which whoever made it could have arranged.';
  const furthest = Math.max(...anchors.map(({ seq }) => seq));
  const late = own.find((row) => row.seq > furthest && row.act !== 'evidence');
  if (late) throw new BadPack(rowName(late.seq), `is not covered: the last anchor stands at row ${furthest}`);
  if (furthest < end.seq)
    return (
      `Proved up to row ${furthest}: the content, its files and signatures. The row about the making of this pack is newer ` +
      'than the anchor: use one of that time or later to prove index.html and the other renderings too.'
    );
  return null;
}

/**
 * Verifies an evidence pack.
 * @param {string} dir the folder
 * @param {{ seq: number, hash: string }[]} [anchors]
 * @returns {{ ok: true, head: { seq: number, hash: string }, note: string | null } | { ok: false, reason: string }}
 */
export function verifyPack(dir, anchors = []) {
  try {
    const manifest = readManifest(dir);
    const stretch = readStretch(dir, manifest, new Set(anchors.map(({ seq }) => seq)));
    // First what everything else hangs on, so that what was changed is named, and not what hangs on it.
    checkAnchors(stretch, anchors, manifest.ledger.first);
    checkMaking(dir, manifest, stretch);
    checkFiles(dir, manifest);
    checkDecisions(dir, checkContent(dir, manifest, stretch));
    return { ok: true, head: stretch.end, note: checkReach(stretch, anchors) };
  } catch (error) {
    if (error instanceof BadPack) return { ok: false, reason: error.message };
    throw error;
  }
}

/** The hash of one row of an export that is known to be whole. */
function hashOfRow(file, row) {
  let at = 0;
  for (const bytes of linesOf(file)) if (++at === row) return sha256(bytes);
  return null;
}

/** How many rows a file has. */
function countRows(file) {
  let rows = 0;
  for (const _ of linesOf(file)) rows += 1;
  return rows;
}

/**
 * A pack against an export that was found whole: the export's row where the pack ends is the pack's anchor.
 * @returns the same as `verifyPack`
 */
export function verifyPackIn(dir, file) {
  try {
    const { first } = readManifest(dir).ledger;
    const stretch = path.join(dir, LEDGER);
    const end = first - 1 + (fs.existsSync(stretch) ? countRows(stretch) : 0);
    const hash = hashOfRow(file, end);
    if (hash === null)
      return { ok: false, reason: `${LEDGER}: ends at row ${end}, after the export: give a newer one` };
    return verifyPack(dir, [{ seq: end, hash }]);
  } catch (error) {
    if (error instanceof BadPack) return { ok: false, reason: error.message };
    throw error;
  }
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
  let pack = null;
  for (let i = 0; i < given.length; i += 1) {
    if (given[i] === '--anchor') anchors.push(anchorOf(given[++i]));
    else if (given[i] === '--anchor-file') anchors.push(...anchorsIn(given[++i]));
    else if (given[i] === '--pack') pack = given[++i] ?? '';
    else if (given[i].startsWith('-')) throw new BadUsage(`Unknown option ${given[i]}.`);
    else files.push(given[i]);
  }
  if (pack === '') throw new BadUsage('--pack needs a folder.');
  if (files.length > 1 || (files.length === 0 && pack === null)) throw new BadUsage('Name one exported ledger.');
  return { file: files[0] ?? null, pack, anchors };
}

/** @returns whether the export is whole; says so */
function mainExport(file, anchors) {
  const result = verifyLines(linesOf(file), anchors);
  if (!result.ok) {
    console.error(`BAD: row ${result.row}: ${result.reason}`);
    return false;
  }
  console.log(`OK: ${result.head.seq} rows${anchors.length > 0 ? `, ${anchors.length} anchor(s) hold` : ''}`);
  console.log(`${result.head.seq}:${result.head.hash}`);
  return true;
}

/** @returns whether the pack is whole; says so */
function mainPack(pack, file, anchors) {
  const result = file === null ? verifyPack(pack, anchors) : verifyPackIn(pack, file);
  if (!result.ok) {
    console.error(`BAD: ${result.reason}`);
    return false;
  }
  const held = file === null && anchors.length > 0 ? `, ${anchors.length} anchor(s) hold` : '';
  console.log(`OK: evidence pack, rows up to ${result.head.seq}${held}`);
  console.log(`${result.head.seq}:${result.head.hash}`);
  if (result.note !== null) console.log(result.note);
  return true;
}

function main(given) {
  try {
    const { file, pack, anchors } = readArguments(given);
    if (file !== null && !mainExport(file, anchors)) return 1;
    return pack === null || mainPack(pack, file, anchors) ? 0 : 1;
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
}

const asked = process.argv[1] && fs.existsSync(process.argv[1]) ? fs.realpathSync(process.argv[1]) : '';
if (asked === fs.realpathSync(new URL(import.meta.url))) process.exitCode = main(process.argv.slice(2));
