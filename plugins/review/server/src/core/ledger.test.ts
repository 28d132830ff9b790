import { GENESIS, nextLine, verifyLines, type LedgerHead, type LedgerLine } from './ledger';

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

  it('says what is not JSON', () =>
    expect(verifyLines(['{'])).toMatchObject({ ok: false, row: 1, reason: 'not JSON' }));
});
