import { GENESIS, lastRowFault, nextLine, verifyLines, type LedgerHead, type LedgerLine } from './ledger';

function chain(count: number): LedgerLine[] {
  const rows: LedgerLine[] = [];
  let head: LedgerHead = { seq: 0, hash: GENESIS };
  for (let i = 0; i < count; i += 1) {
    head = nextLine(head, {
      at: `2026-01-01T00:00:0${i % 10}.000Z`,
      origin: 'test',
      act: 'approve',
      actor: { key: 'a', name: '甲' },
      reason: `理由${i}`,
    });
    rows.push(head as LedgerLine);
  }
  return rows;
}

describe('the ledger chain', () => {
  const rows = chain(20);
  const lines = rows.map((row) => row.line);
  const end = { seq: 20, hash: rows[19]?.hash ?? '' };

  it('verifies as written, to the head that was anchored', () =>
    expect(verifyLines(lines, end)).toEqual({ ok: true, head: end }));

  it.each([0, 7, 18])('names the row after a changed row %i', (index) => {
    const changed = lines.map((line, i) => (i === index ? line.replace('approve', 'submit') : line));
    expect(verifyLines(changed, end)).toMatchObject({ ok: false, row: index + 2 });
  });

  it('finds a changed last row through the anchor', () => {
    const changed = lines.map((line, i) => (i === 19 ? line.replace('approve', 'submit') : line));
    expect(verifyLines(changed, end)).toMatchObject({ ok: false, row: 20 });
  });

  it('finds a deleted, a doubled and a moved row', () => {
    expect(verifyLines(lines.filter((_, i) => i !== 5))).toMatchObject({ ok: false, row: 6 });
    expect(verifyLines(lines.flatMap((line, i) => (i === 5 ? [line, line] : [line])))).toMatchObject({
      ok: false,
      row: 7,
    });
    expect(verifyLines([...lines.slice(0, 3), lines[4] ?? '', lines[3] ?? '', ...lines.slice(5)])).toMatchObject({
      ok: false,
      row: 4,
    });
  });

  it('finds a cut tail through the anchor', () =>
    expect(verifyLines(lines.slice(0, 15), end)).toMatchObject({ ok: false, row: 16 }));

  it('begins with 64 zeros, which every verifier knows', () => expect(GENESIS).toMatch(/^0{64}$/));

  const altered = (change: object): string => JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), ...change });
  const end15 = { seq: 15, hash: rows[14]?.hash ?? '' };
  it.each<[string, string[], LedgerHead | undefined, number, string]>([
    ['no JSON', ['{'], undefined, 1, 'not JSON'],
    ['a null', ['null'], undefined, 1, 'expected seq 1, found undefined'],
    ['a wrong number after the right row', [altered({ seq: 2 })], undefined, 1, 'expected seq 1, found 2'],
    ['another beginning', [altered({ prev: 'f'.repeat(64) })], undefined, 1, 'does not follow the row before it'],
    ['another chain', lines, { ...end15, hash: GENESIS }, 15, 'differs from the anchor'],
    ['a cut tail', lines.slice(0, 14), end15, 15, 'the tail is cut: the anchor stands at row 15'],
  ])('says what is wrong with %s', (_, exported, anchor, row, reason) =>
    expect(verifyLines(exported, anchor)).toEqual({ ok: false, row, reason }),
  );

  it('an anchor in the middle says nothing about what follows', () =>
    expect(verifyLines(lines, end15)).toEqual({ ok: true, head: end }));
});

describe('the head and the last row', () => {
  const [row] = chain(1) as [LedgerLine];
  const head = { seq: 1, hash: row.hash };
  const start = { seq: 0, hash: GENESIS };

  it('agree in a whole ledger and in an empty one', () => {
    expect(lastRowFault(head, row)).toBeNull();
    expect(lastRowFault(start, null)).toBeNull();
  });

  it.each<[string, LedgerHead, LedgerLine | null, string]>([
    ['the number', { ...head, seq: 2 }, row, `its head stands at 2:${row.hash}, but its last row is 1:${row.hash}`],
    ['the hash', { ...head, hash: GENESIS }, row, `its head stands at 1:${GENESIS}, but its last row is 1:${row.hash}`],
    ['every row', head, null, `its head stands at 1:${row.hash}, but its last row is 0:${GENESIS}`],
  ])('differ in %s', (_, at, last, fault) => expect(lastRowFault(at, last)).toBe(fault));

  it('agree, but the text of the row was changed', () => {
    const changed = { ...row, line: row.line.replace('approve', 'return') };
    const fault = new RegExp(`^its head and last row say 1:${row.hash}, but that row's text hashes to [0-9a-f]{64}$`);
    expect(lastRowFault(head, changed)).toMatch(fault);
    expect(lastRowFault(head, changed)).not.toMatch(new RegExp(`hashes to ${row.hash}`));
  });
});
