/** A value that has exactly one canonical text. Members that are `undefined` are left out, as JSON does. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON as RFC 8785 (JCS) wants it: no white space, members sorted by UTF-16 code units, numbers as ECMAScript writes
 * them, strings with the shortest escapes. Equal values give equal bytes in every language that implements the RFC.
 *
 * @throws TypeError for what I-JSON cannot say: NaN, infinities, lone surrogates, anything that is not JSON.
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      return canonicalNumber(value);
    case 'string':
      return canonicalString(value);
    case 'object':
      break;
    default:
      throw new TypeError(`A ${typeof value} has no canonical JSON.`);
  }
  if (value === null) return 'null';
  return isList(value) ? `[${value.map((entry) => canonicalJson(entry)).join(',')}]` : canonicalObject(value);
}

function isList(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value);
}

function canonicalObject(value: { readonly [key: string]: Json | undefined }): string {
  const members = Object.keys(value)
    // The default order of JavaScript compares UTF-16 code units, which is what the RFC asks for.
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalString(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('A number that is not finite has no canonical JSON.');
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('A lone surrogate has no canonical JSON.');
  return JSON.stringify(value);
}
