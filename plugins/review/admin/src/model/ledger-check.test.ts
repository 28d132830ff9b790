import { browserSha256, checkRows, type CheckedRow } from './ledger-check';

const sha256 = browserSha256() ?? (async () => '');

/** A chain of so many rows from a number on. */
async function chain(first: number, count: number): Promise<CheckedRow[]> {
  const rows: CheckedRow[] = [];
  let prev = 'f'.repeat(64);
  for (let seq = first; seq < first + count; seq += 1) {
    const line = JSON.stringify({ act: '提交', prev, seq });
    prev = await sha256(line);
    rows.push({ seq, line, hash: prev });
  }
  return rows;
}

test('a stretch that nobody touched is whole, in whatever order it is shown', async () => {
  const rows = await chain(5, 4);
  expect(await checkRows(rows.toReversed(), sha256)).toEqual({ ok: true, rows: 4, links: 3 });
});

test('rows with others between them have no link to check', async () => {
  const rows = await chain(5, 4);
  expect(
    await checkRows(
      [rows[0], rows[2], rows[3]].flatMap((row) => row ?? []),
      sha256,
    ),
  ).toEqual({
    ok: true,
    rows: 3,
    links: 1,
  });
  expect(await checkRows([], sha256)).toEqual({ ok: true, rows: 0, links: 0 });
});

test('a changed text, and a row that was hashed anew, are found', async () => {
  const rows = await chain(5, 4);
  const changed = rows.map((row) => (row.seq === 6 ? { ...row, line: row.line.replace('提交', '通过') } : row));
  expect(await checkRows(changed, sha256)).toEqual({ ok: false, seq: 6 });
  const anew = await Promise.all(changed.map(async (row) => ({ ...row, hash: await sha256(row.line) })));
  expect(await checkRows(anew, sha256)).toEqual({ ok: false, seq: 7 });
  const broken = await Promise.all(
    rows.map(async (row) => (row.seq === 7 ? { ...row, line: 'x', hash: await sha256('x') } : row)),
  );
  expect(await checkRows(broken, sha256)).toEqual({ ok: false, seq: 7 });
});

test('a browser without SHA-256 is known as one', () => {
  const kept = globalThis.crypto;
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try {
    expect(browserSha256()).toBeNull();
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: kept, configurable: true });
  }
});
