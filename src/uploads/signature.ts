import crypto from 'node:crypto';

/** How long a signed upload URL opens the file, in seconds. Long enough for an editing session's page, no more. */
export const SIGNATURE_SECONDS = 15 * 60;

function mac(path: string, expires: number, key: string): string {
  return crypto.createHmac('sha256', key).update(`${path}\n${expires}`).digest('base64url');
}

/** Adds `expires` (Unix seconds) and `signature` to an upload's path. `now` in milliseconds. */
export function sign(path: string, key: string, now: number): string {
  const bare = path.split('?')[0] ?? path;
  // Rounded up to the minute, so that a page asking twice gets one URL and the browser one picture.
  const expires = Math.ceil((now / 1000 + SIGNATURE_SECONDS) / 60) * 60;
  return `${bare}?expires=${expires}&signature=${mac(bare, expires, key)}`;
}

/** Whether `query` carries a signature for `path` that has not expired. */
export function isSigned(path: string, query: Record<string, unknown>, key: string, now: number): boolean {
  const expires = Number(query.expires);
  const given = typeof query.signature === 'string' ? query.signature : '';
  if (!Number.isSafeInteger(expires) || expires * 1000 < now || expires * 1000 > now + (SIGNATURE_SECONDS + 60) * 1000)
    return false;
  const expected = Buffer.from(mac(decodeURI(path), expires, key));
  const actual = Buffer.from(given);
  return expected.length === actual.length && crypto.timingSafeEqual(expected, actual);
}
