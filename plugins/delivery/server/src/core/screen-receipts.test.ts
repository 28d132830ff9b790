import { RateLimit } from './rate-limit';
import {
  lifeOf,
  receiptKey,
  receiptProblem,
  recallProof,
  type OwingScreen,
  type ScreenReceipt,
} from './screen-receipts';
import { bearerOf, fitsHash, tokenHash, tokenText } from './screen-token';

const NOW = Date.parse('2026-10-08T04:00:00.000Z');
const receipt = (at: number): ScreenReceipt => ({ digest: 'd', kind: 'shown', at, seq: 1 });

describe('a receipt', () => {
  test.each([
    ['of this moment is taken', NOW, true, null],
    ['as far ahead as clocks may be is taken', NOW + 120_000, true, null],
    ['of the future is not', NOW + 120_001, true, 'at'],
    ['seven days old is taken', NOW - 7 * 86_400_000, true, null],
    ['older than that is not', NOW - 7 * 86_400_000 - 1, true, 'at'],
    ['of what was never released there is not', NOW, false, 'digest'],
  ])('%s', (_, at, isKnown, path) => expect(receiptProblem(receipt(at), NOW, isKnown)?.path ?? null).toBe(path));

  it('is the same when item, kind and time are', () => {
    expect(receiptKey({ ...receipt(1), seq: 2 } as ScreenReceipt)).toBe(receiptKey(receipt(1)));
    for (const other of [{ digest: 'e' }, { kind: 'removed' as const }, { at: 2 }])
      expect(receiptKey({ ...receipt(1), ...other })).not.toBe(receiptKey(receipt(1)));
  });
});

test.each([
  [null, 'never'],
  [NOW, 'fresh'],
  [NOW - 179_999, 'fresh'],
  [NOW - 180_000, 'stale'],
])('heard at %s: %s', (at, life) => expect(lifeOf(at === null ? null : new Date(at).toISOString(), NOW)).toBe(life));

describe('the proof of a recall', () => {
  const screen = (id: number, change: Partial<OwingScreen> = {}): OwingScreen => ({
    ...{ id, name: `屏${id}`, createdAt: '2026-10-01T00:00:00.000Z', revokedAt: null, ...change },
  });
  const recalledAt = '2026-10-08T00:00:00.000Z';
  const later = Date.parse('2026-10-08T00:00:05.000Z');

  it('counts the screens that were there and still are', () => {
    const screens = [
      screen(1),
      screen(2),
      screen(3, { createdAt: '2026-10-08T00:00:00.001Z' }),
      screen(4, { revokedAt: '2026-10-08T01:00:00.000Z' }),
    ];
    const proof = recallProof(
      recalledAt,
      screens,
      new Map([
        [1, later],
        [3, later],
        [4, later],
      ]),
    );
    expect(proof).toEqual({ confirmed: 1, screens: 2, lastAt: '2026-10-08T00:00:05.000Z', silent: ['屏2'] });
  });

  it('takes no receipt of an earlier recall, but one of a clock that is behind', () => {
    const earlier = new Map([[1, Date.parse(recalledAt) - 120_001]]);
    expect(recallProof(recalledAt, [screen(1)], earlier)).toMatchObject({ confirmed: 0, lastAt: null });
    const behind = new Map([[1, Date.parse(recalledAt) - 120_000]]);
    expect(recallProof(recalledAt, [screen(1)], behind).confirmed).toBe(1);
  });
});

describe('a token', () => {
  const token = tokenText(new Uint8Array(32).fill(255));

  it('fits its own hash only, and none is never fitted', () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(fitsHash(token, tokenHash(token))).toBe(true);
    expect([fitsHash(token, tokenHash('x')), fitsHash(token, null), fitsHash('', null)]).toEqual([false, false, false]);
  });

  test.each([
    [`Bearer ${token}`, token],
    [`bearer ${token}`, token],
    [`Basic ${token}`, ''],
    ['Bearer', ''],
    [`Bearer ${token} x`, ''],
    ['Bearer short', ''],
    [undefined, ''],
  ])('of the header %s is “%s”', (header, expected) => expect(bearerOf(header)).toBe(expected));
});

test('so many uses in a time, for each screen by itself', () => {
  const limit = new RateLimit(2, 1000);
  expect([0, 1, 2, 999, 1000, 1001].map((at) => limit.allow(1, at))).toEqual([true, true, false, false, true, true]);
  expect(limit.allow(2, 999)).toBe(true);
  expect([limit.allow(2, 100), limit.allow(2, 100), limit.allow(2, 100)]).toEqual([true, true, false]);
});
