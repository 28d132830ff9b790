import { createHash } from 'node:crypto';

/** A form in which the bytes of an answer travel. */
export type Encoding = 'identity' | 'gzip' | 'br';

/** The strong validator of a body: a digest of its bytes, different for each encoding (RFC 9110, 8.8.3.3). */
export function etagOf(bytes: Uint8Array, encoding: Encoding = 'identity'): string {
  return etagFrom(createHash('sha256').update(bytes).digest('hex').slice(0, 32), encoding);
}

/** A validator from something that already names the bytes, such as a digest. */
export function etagFrom(name: string, encoding: Encoding = 'identity'): string {
  return encoding === 'identity' ? `"${name}"` : `"${name}-${encoding}"`;
}

/**
 * Whether the reader already has these bytes: `If-None-Match` holds the tag or `*`. The comparison is weak (`W/` does
 * not count), as RFC 9110, 13.1.2 asks for.
 */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const tags: string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return tags.includes(etag);
}

/** Best first, where the reader likes them equally well. */
const PREFERENCE: readonly Encoding[] = ['br', 'gzip', 'identity'];

/**
 * The encoding for an `Accept-Encoding` header (RFC 9110, 12.5.3). Without a header, or when nothing fits, identity:
 * every client can read it, and refusing would help nobody.
 */
export function negotiate(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  const weights = parseWeights(acceptEncoding);
  const weightOf = (encoding: Encoding): number => {
    const rest = weights.get('*');
    // Identity is acceptable unless refused, but only asked for when named.
    return weights.get(encoding) ?? (encoding === 'identity' ? (rest === 0 ? 0 : 0.0001) : (rest ?? 0));
  };
  const ranked = PREFERENCE.map((encoding) => ({ encoding, weight: weightOf(encoding) }));
  const best = ranked.reduce((leader, next) => (next.weight > leader.weight ? next : leader));
  return best.weight > 0 ? best.encoding : 'identity';
}

function parseWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    if (name !== '') weights.set(name === 'x-gzip' ? 'gzip' : name, Number.isFinite(weight) ? weight : 0);
  }
  return weights;
}
