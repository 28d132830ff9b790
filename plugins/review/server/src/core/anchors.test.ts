import { anchorLine, anchorsIn, dayIn, isAnchorDue, type Anchor } from './anchors';

const ZONE = 'Asia/Shanghai';
const hash = 'a'.repeat(64);
const anchor = (at: string, seq: number): Anchor => ({ at, seq, hash });

describe('lines of the anchor file', () => {
  it('reads what it writes and passes over a torn line', () => {
    const all = [anchor('2026-01-01T16:00:00.000Z', 3), anchor('2026-01-02T16:00:00.000Z', 12)];
    const text = all.map((one) => `${anchorLine(one)}\n`).join('');
    expect(anchorsIn(`${text}2026-01-03T16:00:00.000Z 15:aaa`)).toEqual(all);
  });

  it.each([
    ['something before it', (line: string) => `copied ${line}`],
    ['something after it', (line: string) => `${line}0`],
    ['another number in front', (line: string) => line.replace(' 3:', ' 03:')],
  ])('passes over a line with %s', (_, change) =>
    expect(anchorsIn(change(anchorLine(anchor('2026-01-01T16:00:00.000Z', 3))))).toStrictEqual([]),
  );
});

describe('days', () => {
  it.each([
    ['2026-01-01T15:59:59.999Z', '2026-01-01'],
    ['2026-01-01T16:00:00.000Z', '2026-01-02'],
  ])('%s in the park is %s', (at, day) => expect(dayIn(ZONE, at)).toBe(day));
});

describe('when the head is noted', () => {
  const last = anchor('2026-01-01T15:00:00.000Z', 5);
  it.each<[string, Anchor | null, number, string, boolean]>([
    ['an empty ledger', null, 0, '2026-01-01T16:00:00.000Z', false],
    ['the first rows', null, 1, '2026-01-01T10:00:00.000Z', true],
    ['the same park day', last, 9, '2026-01-01T15:59:59.999Z', false],
    ['park midnight', last, 9, '2026-01-01T16:00:00.000Z', true],
    ['park midnight, nothing new', last, 5, '2026-01-01T16:00:00.000Z', false],
    ['after three days of downtime', last, 6, '2026-01-04T10:00:00.000Z', true],
    ['a clock set back', last, 6, '2025-12-31T10:00:00.000Z', false],
  ])('%s: %#', (_, before, seq, now, due) => expect(isAnchorDue(before, { seq, hash }, now, ZONE)).toBe(due));
});
