/** Whether a manifest and its pictures are what the server signed. Pure functions on bytes, and the browser's crypto. */

/** JSON as RFC 8785 writes it; a browser's own `JSON.stringify` already writes numbers and strings that way. */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The key of a PEM text, or null where the browser has no Ed25519 (or the page was not loaded safely). */
async function importKey(pem) {
  const der = bytesOf(pem.replace(/-----[^-]+-----|\s/g, ''));
  try {
    return await crypto.subtle.importKey('spki', der, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return null;
  }
}

/**
 * Checks a manifest against the server's keys.
 *
 * @returns `good`, `bad`, or `unchecked` where this browser cannot check.
 */
export async function checkManifest(manifest, keys) {
  if (!globalThis.crypto?.subtle) return 'unchecked';
  const known = keys.find((key) => key.keyId === manifest.keyId && key.alg === 'Ed25519');
  if (!known) return 'bad';
  const key = await importKey(known.publicKey);
  if (key === null) return 'unchecked';
  const { signature, ...signed } = manifest;
  const bytes = new TextEncoder().encode(canonicalJson(signed));
  const mark = bytesOf(String(signature).replace(/-/g, '+').replace(/_/g, '/'));
  return (await crypto.subtle.verify({ name: 'Ed25519' }, key, mark, bytes)) ? 'good' : 'bad';
}

/** Whether bytes have a digest (64 hex characters); true where this browser cannot tell. */
export async function hasDigest(buffer, sha256) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', buffer));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
