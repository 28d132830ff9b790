import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { linesOf, sha256, verifyLines } from '../../../scripts/ledger-verify.mjs';

const ROWS = Number(process.env.BENCH_ROWS ?? 300_000);
const ROUNDS = 5;
const TARGET = 0.4;

/** A row as an approval writes it. */
function rowText(seq, prev) {
  const digest = createHash('sha256').update(`content ${seq}`).digest('hex');
  return JSON.stringify({
    act: 'approve',
    actor: { key: 'chenjingan', name: '陈静安', post: '编辑部主任', unit: '党群工作部', userId: 4 },
    at: new Date(1_767_225_600_000 + seq * 1000).toISOString(),
    capacity: '初审',
    digest,
    documentId: digest.slice(0, 24),
    level: 'first',
    locale: 'zh-Hans',
    origin: 'admin',
    prev,
    reason: seq % 3 === 0 ? '内容属实，“标题”已核对。\n同意。' : undefined,
    run: seq % 1000,
    seq,
    uid: 'api::article.article',
    workflow: { key: 'sanshen', version: 1 },
  });
}

function writeLedger(file) {
  const out = fs.openSync(file, 'w');
  let prev = '0'.repeat(64);
  for (let seq = 1; seq <= ROWS; seq += 1) {
    const line = rowText(seq, prev);
    prev = sha256(Buffer.from(line));
    fs.writeSync(out, `${line}\n`);
  }
  fs.closeSync(out);
  return prev;
}

/** Processor time, which other processes of the machine disturb least. */
function seconds(work) {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000_000;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Verification against bare SHA-256 of the same lines of the same file, turn about; median of the rounds' ratios. */
export async function bench() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen-bench-'));
  try {
    const file = path.join(folder, 'ledger.jsonl');
    const head = writeLedger(file);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      bare: seconds(() => {
        for (const line of linesOf(file)) sha256(line);
      }),
      usual: seconds(() => {
        for (const line of linesOf(file)) createHash('sha256').update(line).digest('hex');
      }),
      verify: seconds(() => {
        const result = verifyLines(linesOf(file), [{ seq: ROWS, hash: head }]);
        if (!result.ok) throw new Error(`row ${result.row}: ${result.reason}`);
      }),
    }));
    const rate = (name) => Math.round(ROWS / median(rounds.map((round) => round[name])));
    const ratio = median(rounds.map((round) => round.bare / round.verify));
    const detail = `verified ${rate('verify')} rows/s, bare SHA-256 ${rate('bare')} rows/s (by createHash ${rate('usual')})`;
    return [{ what: 'verification rate / bare SHA-256', ratio, target: `≥ ${TARGET}`, meets: ratio >= TARGET, detail }];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
