/** Any value JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Canonical JSON by the rules of RFC 8785: members sorted by UTF-16 code units, numbers and strings as ECMAScript
 * writes them, no white space. Equal values give equal text on every machine and database.
 * @throws TypeError for a number JSON cannot carry (NaN, Infinity)
 */
export function canonicalJson(value: Json): string {
  return isInOrder(value) ? JSON.stringify(value) : written(value);
}

/**
 * Whether the engine's own `JSON.stringify`, which is several times as fast, would write the canonical text: it writes
 * members in the order in which an object has them.
 */
function isInOrder(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isInOrder);
  if (typeof value !== 'object') return false;
  let last: string | undefined;
  for (const key of Object.keys(value)) {
    if (last !== undefined && last > key) return false;
    if (!isInOrder((value as Record<string, unknown>)[key])) return false;
    last = key;
  }
  return true;
}

function written(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${written(value[key] as Json)}`);
  return `{${members.join(',')}}`;
}
