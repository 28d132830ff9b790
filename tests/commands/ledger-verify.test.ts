/** `npm run ledger:verify`: one file that works on another machine, and says the same as the product's own core. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  GENESIS,
  nextLine,
  verifyLines,
  type LedgerHead,
  type LedgerLine,
} from '../../plugins/review/server/src/core/ledger';

const SCRIPT = path.resolve(__dirname, '../../scripts/ledger-verify.mjs');

let folder: string;
let script: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen verify-'));
  script = path.join(folder, 'verify.mjs');
  // As on another machine: the file alone, in a folder without the project.
  fs.copyFileSync(SCRIPT, script);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Rows of both kinds: most are plain, which the script reads by itself; some hold what it leaves to JSON.parse. */
function chain(count: number, head: LedgerHead = { seq: 0, hash: GENESIS }): LedgerLine[] {
  const rows: LedgerLine[] = [];
  for (let i = 1; i <= count; i += 1) {
    head = nextLine(head, {
      at: '2026-01-01T00:00:00.000Z',
      origin: 'test',
      act: 'approve',
      actor: i % 4 === 0 ? null : { key: 'a', name: '甲“乙”\\', userId: 3 },
      reason: ['理由\n第二行', 'plain', '控制符\u0001 与 \u2028', '', '{"seq":1,"prev":"x"}'][i % 5] ?? '',
      details: {
        seq: 99,
        prev: 'not this one',
        nested: [{ prev: GENESIS, seq: i % 6 === 0 ? -1.5e-7 : -15, none: [], also: {} }, true],
      },
    });
    rows.push(head as LedgerLine);
  }
  return rows;
}

const rows = chain(40);
const lines = rows.map((row) => row.line);
const end: LedgerHead = { seq: 40, hash: rows[39]?.hash ?? '' };
const middle: LedgerHead = { seq: 20, hash: rows[19]?.hash ?? '' };

function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...given], { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}
function save(name: string, text: string): string {
  fs.writeFileSync(path.join(folder, name), text);
  return name;
}
const asText = (all: string[]) => all.map((line) => `${line}\n`).join('');
const changed = (at: number, change: (line: string) => string) =>
  lines.map((line, i) => (i === at ? change(line) : line));

const CASES: [string, string[], LedgerHead?][] = [
  ['as written', lines],
  ['empty', []],
  ['as written, to its anchor', lines, end],
  ['as written, past an older anchor', lines, middle],
  ['a changed first row', changed(0, (line) => line.replace('approve', 'submit'))],
  ['a changed row', changed(17, (line) => line.replace('approve', 'submit'))],
  ['a changed last row, no anchor', changed(39, (line) => line.replace('approve', 'submit'))],
  ['a changed last row', changed(39, (line) => line.replace('approve', 'submit')), end],
  ['a changed row under an anchor', changed(19, (line) => line.replace('approve', 'submit')), middle],
  ['a deleted first row', lines.slice(1)],
  ['a deleted row', lines.filter((_, i) => i !== 5)],
  ['a doubled row', lines.flatMap((line, i) => (i === 5 ? [line, line] : [line]))],
  ['two rows swapped', [...lines.slice(0, 3), lines[4] ?? '', lines[3] ?? '', ...lines.slice(5)]],
  ['an inserted row', [...lines.slice(0, 3), chain(1)[0]?.line ?? '', ...lines.slice(3)]],
  ['a cut tail, no anchor', lines.slice(0, 30)],
  ['a cut tail', lines.slice(0, 30), end],
  ['nothing left of it', [], end],
  ['a row cut in the middle', changed(39, (line) => line.slice(0, 80))],
  ['an empty line', changed(8, () => '')],
  ['no object', changed(8, () => '12')],
  ['a list', changed(8, () => '[]')],
  ['null', changed(8, () => 'null')],
  ['a number twice', changed(8, (line) => line.replace(/}$/, ',"seq":9}'))],
  ['another number behind the right one', changed(8, (line) => line.replace(/}$/, ',"seq":10}'))],
  ['a name in escapes', changed(8, (line) => line.replace(/}$/, ',"\\u0073eq":10}'))],
  ['a number as text', changed(8, (line) => line.replace('"seq":9,', '"seq":"9",'))],
  ['white space', changed(8, (line) => line.replace('"seq":9,', '"seq": 9,'))],
  ['an open string', changed(8, (line) => line.replace('"test"', '"test'))],
  ['a wrong escape', changed(8, (line) => line.replace('test', 't\\est'))],
  [
    'a needless zero',
    changed(39, (line) => line.replace('"userId":3', '"userId":03').replace('"seq":99', '"seq":099')),
  ],
  ['a comma too many', changed(39, (line) => line.replace(/}$/, ',}'))],
  ['something behind the row', changed(39, (line) => `${line} x`)],
  ['deep nesting', changed(39, (line) => line.replace(/}$/, `,"deep":${'['.repeat(200)}${']'.repeat(200)}}`))],
  [
    'capital letters in the hash',
    changed(8, (line) => line.replace(/"prev":"([0-9a-f]{64})"/, (all) => all.toUpperCase())),
  ],
  ['written anew as a whole', chain(40).map((_, i) => chain(40, { seq: 0, hash: GENESIS })[i]?.line ?? ''), end],
];

test.each(CASES.map(([name, given, anchor]) => [name, given, anchor ?? null] as const))(
  'agrees with the core: %s',
  (_, given, anchor) => {
    const file = save('case.jsonl', asText(given));
    const { status, out, err } = run(file, ...(anchor ? ['--anchor', `${anchor.seq}:${anchor.hash}`] : []));
    const core = verifyLines(given, anchor ?? undefined);
    if (core.ok) expect([status, out.trim().split('\n').at(-1)]).toEqual([0, `${core.head.seq}:${core.head.hash}`]);
    else expect([status, err.trim()]).toEqual([1, `BAD: row ${core.row}: ${core.reason}`]);
  },
);

test('agrees with the core on a thousand random changes of one byte', () => {
  let state = 20260101;
  const random = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  const byte = () =>
    String.fromCharCode([34, 92, 44, 58, 123, 125, 91, 93, 48, 57, 45, 46, 101, 32, 117, 9][random(16)] ?? 65);
  const short = lines.slice(0, 3);
  const cases = Array.from({ length: 1000 }, () => {
    const row = random(3);
    const line = short[row] ?? '';
    const at = random(line.length);
    const next = line.slice(0, at) + (random(4) === 0 ? '' : byte()) + line.slice(at + random(2));
    return short.map((old, i) => (i === row ? next : old));
  });
  const answers = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const m = await import(${JSON.stringify(`file://${encodeURI(script)}`)});
       process.stdin.setEncoding('utf8'); // or a character cut between two pieces turns into another
       let text = ''; for await (const part of process.stdin) text += part;
       console.log(JSON.stringify(JSON.parse(text).map((all) => m.verifyLines(all.map((line) => Buffer.from(line))))));`,
    ],
    { input: JSON.stringify(cases), encoding: 'utf8' },
  );
  expect(JSON.parse(answers.stdout)).toEqual(cases.map((all) => verifyLines(all)));
});

test('takes a last line without an end, lines longer than what is read at once, and anchors from a file', () => {
  const long = chain(1)[0] as LedgerLine;
  const big = nextLine(long, { at: '', origin: 'test', act: 'submit', actor: null, reason: '长'.repeat(1_500_000) });
  const last = nextLine(big, { at: '', origin: 'test', act: 'approve', actor: null });
  const file = save('long.jsonl', [long, big, last].map((row) => row.line).join('\n'));
  const anchors = save('anchors.txt', `1:${long.hash}\r\n\n2026-01-01T00:00:00.000Z 3:${last.hash}\n`);
  expect(run(file, '--anchor-file', anchors)).toMatchObject({
    status: 0,
    out: expect.stringContaining(`3:${last.hash}`),
  });
  const wrong = save('wrong.txt', `1:${long.hash}\n2:${'f'.repeat(64)}\n`);
  expect(run(file, '--anchor-file', wrong)).toMatchObject({ status: 1, err: 'BAD: row 2: differs from the anchor\n' });
});

test.each([
  ['no file', []],
  ['two files', ['a.jsonl', 'b.jsonl']],
  ['a file that is not there', ['missing.jsonl']],
  ['an unknown option', ['case.jsonl', '--fast']],
  ['an anchor without a value', ['case.jsonl', '--anchor']],
  ['an anchor that is none', ['case.jsonl', '--anchor', '12']],
  ['an anchor of row 0', ['case.jsonl', '--anchor', `0:${GENESIS}`]],
  ['an anchor file that is not there', ['case.jsonl', '--anchor-file', 'missing.txt']],
])('exit code 2 for %s', (_, given) => {
  save('case.jsonl', asText(lines));
  const { status, err } = run(...given);
  expect([status, err]).toEqual([2, expect.stringContaining('Usage: ')]);
});

test('a hundred thousand rows in bounded memory', () => {
  const many = save('many.jsonl', '');
  const out = fs.openSync(path.join(folder, many), 'w');
  let head: LedgerHead = { seq: 0, hash: GENESIS };
  for (let i = 0; i < 100_000; i += 1) {
    const row = nextLine(head, { at: '', origin: 'test', act: 'approve', actor: null, reason: 'x'.repeat(400) });
    fs.writeSync(out, `${row.line}\n`);
    head = row;
  }
  fs.closeSync(out);
  // The file is far larger than the memory that the process may use for objects.
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=12', script, many], { cwd: folder });
  expect(status).toBe(0);
  expect(fs.statSync(path.join(folder, many)).size).toBeGreaterThan(50_000_000);
});
