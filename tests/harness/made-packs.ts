/** Evidence packs as the server makes them, written without a server, and what somebody could make of them. */
import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../plugins/review/server/src/core/digest';
import { manifestText, mediaPath, type Manifest } from '../../plugins/review/server/src/core/evidence';
import { GENESIS, nextLine, type LedgerLine, type LedgerRecord } from '../../plugins/review/server/src/core/ledger';

/** The bytes of the one picture. */
export const PICTURE = Buffer.from('picture');
const KEY = { uid: 'api::article.article', documentId: 'doc', locale: 'zh-Hans' };
/** When everything happened. */
export const AT = '2026-11-26T00:00:00.000Z';

/** A step on a level besides the first signature. `act` is its name in the ledger, where that is another. */
export interface Step {
  kind: string;
  act?: LedgerRecord['act'];
  by: string;
  level: { key: string; index: number };
  for?: string;
  to?: string;
  /** Where a return goes. */
  goal?: string;
  /** Where a signer is added; rows of earlier versions do not say. */
  position?: 'before' | 'after';
  takenBack?: boolean;
}

/** Somebody as the ledger keeps them. */
export const personOf = (key: string) => ({ key, name: `${key}的姓名` });

/** The step as it is kept, and as it is recorded. */
function stepRows({ kind, act, by, level, goal, takenBack = false, ...step }: Step, digest: string, at: string) {
  const people = { ...(step.for ? { for: personOf(step.for) } : {}), ...(step.to ? { to: personOf(step.to) } : {}) };
  const details = { ...people, ...(goal ? { to: goal } : {}), ...(step.position ? { position: step.position } : {}) };
  return {
    decision: {
      ...{ by: personOf(by), kind, level, at, digest, comment: `${kind}的理由`, takenBack },
      ...{ forPerson: step.for ?? null, toPerson: step.to ?? null },
    },
    row: {
      ...{ act: act ?? (kind as LedgerRecord['act']), at, actor: personOf(by), details, reason: `${kind}的理由` },
      ...(kind === 'break-glass' ? {} : { level: level.key }),
    },
  };
}

/**
 * A pack as the server makes it, on a ledger with other rows before, between and after. `waiver` is the act of a row that
 * the submission counts as a waiver.
 */
export function makePack(folder: string, name: string, steps: readonly Step[] = [], waiver?: LedgerRecord['act']) {
  const dir = path.join(folder, name);
  const content = JSON.stringify({
    fields: { cover: { mime: 'image/png', sha256: sha256(PICTURE) }, title: '题' },
    locale: KEY.locale,
    uid: KEY.uid,
  });
  const digest = sha256(content);
  const actor = { key: 'reviewer1', name: '陈静安' };
  const decision = { by: actor, kind: 'approve', at: AT, digest, comment: null };
  const taken = steps.map((step, index) => stepRows(step, digest, new Date(Date.parse(AT) + index).toISOString()));
  const files: Record<string, string | Buffer> = {
    'index.html': '<!doctype html>审校单',
    'content.html': '<!doctype html>稿件',
    'content.json': content,
    'decisions.json': JSON.stringify([decision, ...taken.map((step) => step.decision)]),
    [mediaPath(sha256(PICTURE), 'image/png')]: PICTURE,
  };
  const rows: LedgerLine[] = [];
  const add = (changes: Partial<LedgerRecord>): number => {
    const head = rows.at(-1) ?? { seq: 0, hash: GENESIS };
    rows.push(nextLine(head, { at: AT, origin: 'test', act: 'submit', actor, ...changes }));
    return rows.length;
  };
  add({ documentId: 'other' });
  const given = waiver === undefined ? null : add({ ...KEY, act: waiver, digest });
  const submitted = add({ ...KEY, run: 3, digest, ...(given === null ? {} : { details: { waived: [given] } }) });
  const first = given ?? submitted;
  add({ documentId: 'other' });
  const signed = add({ ...KEY, run: 3, digest, act: 'approve' });
  for (const { row } of taken) add({ ...KEY, run: 3, digest, ...row });
  const before = add({ documentId: 'other' });
  const manifest: Manifest = {
    format: 'sanshen-evidence-1',
    madeAt: AT,
    ...KEY,
    title: '题',
    run: 3,
    digest,
    ledger: { first, head: { seq: before, hash: rows[before - 1]?.hash ?? '' } },
    files: Object.fromEntries(Object.entries(files).map(([file, bytes]) => [file, sha256(bytes)])),
  };
  const made = add({ ...KEY, run: 3, digest, act: 'evidence', details: { manifest: sha256(manifestText(manifest)) } });
  const after = add({ documentId: 'other' });
  for (const [file, bytes] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), bytes);
  }
  const lines = (from: number, to: number) =>
    rows
      .slice(from - 1, to)
      .map(({ line }) => `${line}\n`)
      .join('');
  fs.writeFileSync(path.join(dir, 'pack.json'), manifestText(manifest));
  fs.writeFileSync(path.join(dir, 'ledger.jsonl'), lines(first, made));
  fs.writeFileSync(`${dir}.jsonl`, lines(1, after));
  const anchor = (seq: number) => `${seq}:${rows[seq - 1]?.hash ?? ''}`;
  return { dir, manifest, rows, first, signed, before, made, after, anchor };
}

/** A pack on the disk. */
export type Made = ReturnType<typeof makePack>;

/** Gives a pack other files (null: none) or another list, and a last row that names that list. */
export function forge({ dir, ...one }: Made, files: Record<string, string | null>, list: Partial<Manifest> = {}): void {
  for (const [file, text] of Object.entries(files)) {
    if (text === null) fs.rmSync(path.join(dir, file));
    else fs.writeFileSync(path.join(dir, file), text);
  }
  const names = Object.keys(one.manifest.files).filter((file) => fs.existsSync(path.join(dir, file)));
  const hashes = names.map((file) => [file, sha256(fs.readFileSync(path.join(dir, file)))] as const);
  const text = manifestText({ ...one.manifest, files: Object.fromEntries(hashes), ...list });
  fs.writeFileSync(path.join(dir, 'pack.json'), text);
  const {
    seq: _seq,
    prev: _prev,
    ...row
  } = JSON.parse(one.rows[one.made - 1]?.line ?? '') as LedgerRecord & Record<'seq' | 'prev', unknown>;
  const before = one.rows[one.made - 2] ?? { seq: 0, hash: GENESIS };
  const { line } = nextLine(before, { ...row, details: { manifest: sha256(text) } });
  const ledger = path.join(dir, 'ledger.jsonl');
  const rows = fs.readFileSync(ledger, 'utf8').split('\n').slice(0, -2);
  fs.writeFileSync(ledger, [...rows, line, ''].join('\n'));
}
