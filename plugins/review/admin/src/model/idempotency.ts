/** The part of Web Crypto a key is made with. `randomUUID` exists only on HTTPS and localhost, so it may be missing. */
export interface Randomness {
  randomUUID?: () => string;
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

/** A fresh key for one act: a UUID where the browser has it, else 128 random bits in hex. */
export function newIdempotencyKey(source: Randomness): string {
  if (source.randomUUID !== undefined) return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
