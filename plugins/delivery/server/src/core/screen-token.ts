import { createHash, timingSafeEqual } from 'node:crypto';

/** How many random bytes a screen's token is made of. */
export const TOKEN_BYTES = 32;

/** A screen's token, as it is shown once and sent with every report. */
export function tokenText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** What is kept of a token: hex SHA-256. The token has 256 random bits, so nothing slower is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a token belongs to a kept hash; takes as long whatever the answer. A missing hash never fits. */
export function fitsHash(token: string, hash: string | null): boolean {
  const given = Buffer.from(tokenHash(token), 'hex');
  const kept = Buffer.from(hash ?? '0'.repeat(64), 'hex');
  return timingSafeEqual(given, kept) && hash !== null;
}

/** The token of an `Authorization` header, or an empty text. */
export function bearerOf(header: string | undefined): string {
  return /^Bearer ([\w-]{20,200})$/i.exec(header ?? '')?.[1] ?? '';
}
