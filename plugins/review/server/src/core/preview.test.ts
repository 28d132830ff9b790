import { endOf, isToken, isUseToRecord, linkState, TOKEN_BYTES, tokenHash, toToken, type LinkFacts } from './preview';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const later = (milliseconds: number): string => new Date(NOW.getTime() + milliseconds).toISOString();
const alive: LinkFacts = {
  expiresAt: later(1),
  revoked: false,
  recalls: { then: 1, now: 1 },
  draft: { exists: true, deletedSince: false },
};

describe('linkState', () => {
  test.each<[string, Partial<LinkFacts>]>([
    ['active', {}],
    ['expired', { expiresAt: later(0) }],
    ['expired', { expiresAt: 'not a time' }],
    ['revoked', { revoked: true }],
    ['revoked', { revoked: true, expiresAt: later(-1) }],
    ['recalled', { recalls: { then: 1, now: 2 } }],
    ['recalled', { recalls: { then: 1, now: 0 } }],
    ['deleted', { draft: { exists: false, deletedSince: false } }],
    ['deleted', { draft: { exists: true, deletedSince: true } }],
  ])('is %s with %j', (state, change) => expect(linkState({ ...alive, ...change }, NOW)).toBe(state));
});

describe('endOf', () => {
  test.each([1, 30, 240])('%d minutes', (minutes) => expect(endOf(NOW, minutes)).toBe(later(minutes * 60_000)));
  test.each([0, -1, 241, 1.5, NaN, Infinity])('never %d', (minutes) =>
    expect(() => endOf(NOW, minutes)).toThrow(new RangeError('a preview link lives 1 to 240 minutes')),
  );
});

describe('a token', () => {
  const token = toToken(new Uint8Array(TOKEN_BYTES).fill(251));
  it('is base64url of 32 bytes', () => {
    expect(isToken(token)).toBe(true);
    expect([...Buffer.from(token, 'base64url')]).toEqual(new Array(32).fill(251));
    expect(() => toToken(new Uint8Array(31))).toThrow(new RangeError('a token is 32 bytes'));
  });
  test.each([
    '',
    'x',
    `${'a'.repeat(42)}`,
    `${'a'.repeat(44)}`,
    `${'a'.repeat(42)}+`,
    `${'a'.repeat(42)}\n`,
    `${'a'.repeat(43)}\n`,
  ])('is not %j', (text) => expect(isToken(text)).toBe(false));
  it('is kept as its SHA-256: another writing of the same bytes is another token', () => {
    expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/);
    const twin = `${token.slice(0, -1)}${token.endsWith('s') ? 't' : 's'}`;
    expect(tokenHash(twin)).not.toBe(tokenHash(token));
  });
});

describe('isUseToRecord', () => {
  it('records the first use, and one a minute', () => {
    expect(isUseToRecord(null, NOW)).toBe(true);
    expect(isUseToRecord(later(-59_999), NOW)).toBe(false);
    expect(isUseToRecord(later(-60_000), NOW)).toBe(true);
  });
});
