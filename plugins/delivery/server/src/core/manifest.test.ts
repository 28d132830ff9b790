import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import * as manifest from './manifest';
import { arrange } from './play-order';

const CONTENT: manifest.ManifestContent = {
  ...{ channel: 'screen', locale: 'zh-Hans', items: [], recalled: [], leaseSeconds: 60, keyId: 'k' },
};

describe('durationMs: a character is a quarter of a second, from 6 s to 60 s', () => {
  test.each([
    [0, 6000],
    [24, 6000],
    [25, 6250],
    [100, 25_000],
    [240, 60_000],
    [5000, 60_000],
  ])('%i characters', (characters, expected) => {
    expect(manifest.durationMs('字'.repeat(characters))).toBe(expected);
  });
  test('a character outside the basic plane counts once', () => {
    expect(manifest.durationMs('𠮷'.repeat(100))).toBe(25_000);
  });
});

describe('seq', () => {
  test('rises only when the content changes', () => {
    const first = manifest.nextSeq(null, 'a');
    expect(first).toEqual({ seq: 1, changed: true });
    expect(manifest.nextSeq({ seq: 1, contentHash: 'a' }, 'a')).toEqual({ seq: 1, changed: false });
    expect(manifest.nextSeq({ seq: 1, contentHash: 'a' }, 'b')).toEqual({ seq: 2, changed: true });
    expect(manifest.nextSeq({ seq: 0, contentHash: '' }, 'b')).toEqual({ seq: 1, changed: true });
  });

  test('the hash sees every part of the content', () => {
    const changes: Partial<manifest.ManifestContent>[] = [
      ...[{ channel: 'x' }, { locale: 'en' }, { recalled: ['d'] }, { leaseSeconds: 61 }, { keyId: 'l' }],
    ];
    const hashes = changes.map((change) => manifest.contentHash({ ...CONTENT, ...change }));
    expect(new Set([manifest.contentHash(CONTENT), ...hashes]).size).toBe(6);
    expect(manifest.contentHash({ ...CONTENT })).toBe(manifest.contentHash(CONTENT));
  });
});

test('a signature over the signed bytes verifies, and stops doing so when a byte changes', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = createPublicKey(privateKey);
  const signature = sign(null, manifest.signedBytes({ ...CONTENT, seq: 1 }), privateKey);
  expect(verify(null, manifest.signedBytes({ seq: 1, ...CONTENT }), publicKey, signature)).toBe(true);
  expect(verify(null, manifest.signedBytes({ ...CONTENT, seq: 2 }), publicKey, signature)).toBe(false);
});

describe('recalledDigests', () => {
  const now = Date.parse('2026-11-01T12:00:00.000Z');
  const at = (secondsAgo: number): string => new Date(now - secondsAgo * 1000).toISOString();

  test('listed for twice the lease, sorted, each once', () => {
    const rows = [
      { digest: 'b', recalledAt: at(10) },
      { digest: 'a', recalledAt: at(119) },
      { digest: 'a', recalledAt: at(5) },
      { digest: 'old', recalledAt: at(120) },
    ];
    expect(manifest.recalledDigests(rows, new Set(), 60, now)).toEqual({ digests: ['a', 'b'], dropAt: now + 1000 });
    expect(manifest.recalledSince(60, now)).toBe(at(120));
  });

  test('what was released again is not listed', () => {
    const rows = [{ digest: 'a', recalledAt: at(1) }];
    expect(manifest.recalledDigests(rows, new Set(['a']), 60, now)).toEqual({ digests: [], dropAt: null });
  });
});

describe('arrange', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ id }));
  const ids = (order: string[]): string =>
    arrange(items, order)
      .map(({ id }) => id)
      .join('');
  test('follows the order and nothing else', () => {
    expect(ids(['c', 'a', 'b'])).toBe('cab');
    expect(ids(['b'])).toBe('bac');
    expect(ids(['x', 'c', 'c', 'a'])).toBe('cab');
    expect(ids([])).toBe('abc');
  });
});

test('while an emergency lasts only its items are there, none beyond its time', () => {
  const item = (documentId: string, notAfter: string | null) => ({ documentId, notAfter }) as manifest.ManifestItem;
  const items = [item('a', null), item('b', '2026-06-15T08:00:00.000Z'), item('c', '2026-06-17T08:00:00.000Z')];
  const end = '2026-06-16T00:00:00.000Z';
  const until = new Map(['c', 'b', 'gone'].map((id) => [id, end] as const));
  expect(manifest.onlyUntil(items, until)).toEqual([item('b', '2026-06-15T08:00:00.000Z'), item('c', end)]);
});
