import type { LedgerAct } from './act-words';
import { canonicalJson, type Json } from './canonical-json';
import { sha256 } from './digest';

/** A person as they were when they acted: later renames and deletions change nothing here. */
export interface ActorSnapshot {
  key: string;
  name: string;
  unit?: string;
  post?: string;
  userId?: number;
}

/** What one act puts on record. `at` is ISO 8601 UTC, `origin` says by which way it came (`admin`, `demo-seed`, …). */
export interface LedgerRecord {
  at: string;
  origin: string;
  act: LedgerAct;
  actor: ActorSnapshot | null;
  capacity?: string;
  uid?: string;
  documentId?: string;
  locale?: string;
  digest?: string;
  run?: number;
  release?: number;
  workflow?: { key: string; version: number };
  level?: string;
  reason?: string;
  details?: Json;
}

/** Where the chain ends. An empty ledger ends at seq 0 with {@link GENESIS}. */
export interface LedgerHead {
  seq: number;
  hash: string;
}

/** The hash before the first row. */
export const GENESIS = '0'.repeat(64);

/** A row of the ledger: `line` is the exact text that was hashed and is exported. */
export interface LedgerLine extends LedgerHead {
  line: string;
}

/** The next row of the chain: its text names its own number and the hash before it, so no row can move or vanish. */
export function nextLine(head: LedgerHead, record: LedgerRecord): LedgerLine {
  const seq = head.seq + 1;
  const entry = JSON.parse(JSON.stringify({ seq, prev: head.hash, ...record })) as Json;
  const line = canonicalJson(entry);
  return { seq, line, hash: sha256(line) };
}

/** The outcome of a verification: the end of the chain, or the first bad row (1-based line number) and why. */
export type Verification = { ok: true; head: LedgerHead } | { ok: false; row: number; reason: string };

/**
 * Verifies exported lines from the first row on. With an anchor (a head noted earlier, elsewhere) a cut tail or a
 * chain rewritten as a whole is found too.
 */
export function verifyLines(lines: Iterable<string>, anchor?: LedgerHead): Verification {
  let head: LedgerHead = { seq: 0, hash: GENESIS };
  for (const line of lines) {
    const row = head.seq + 1;
    let entry: { seq?: unknown; prev?: unknown } | null;
    try {
      entry = JSON.parse(line) as { seq?: unknown; prev?: unknown } | null;
    } catch {
      return { ok: false, row, reason: 'not JSON' };
    }
    if (entry?.seq !== row) return { ok: false, row, reason: `expected seq ${row}, found ${String(entry?.seq)}` };
    if (entry.prev !== head.hash) return { ok: false, row, reason: 'does not follow the row before it' };
    head = { seq: row, hash: sha256(line) };
    if (anchor && row === anchor.seq && head.hash !== anchor.hash)
      return { ok: false, row, reason: 'differs from the anchor' };
  }
  if (anchor && head.seq < anchor.seq)
    return { ok: false, row: head.seq + 1, reason: `the tail is cut: the anchor stands at row ${anchor.seq}` };
  return { ok: true, head };
}

/** What is wrong between the head and the chain's last row, both named; null when the chain ends where its head says. */
export function lastRowFault(head: LedgerHead, last: LedgerLine | null): string | null {
  const end: LedgerHead = last ?? { seq: 0, hash: GENESIS };
  if (head.seq !== end.seq || head.hash !== end.hash)
    return `its head stands at ${head.seq}:${head.hash}, but its last row is ${end.seq}:${end.hash}`;
  if (last && sha256(last.line) !== last.hash)
    return `its head and last row say ${last.seq}:${last.hash}, but that row's text hashes to ${sha256(last.line)}`;
  return null;
}
