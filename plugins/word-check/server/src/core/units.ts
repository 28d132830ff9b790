/** Host order of bytes; `utf16le` is a plain copy only where it is the same. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const CAN_COPY = IS_LITTLE_ENDIAN && typeof Buffer === 'function';
/** Below this a loop is quicker than a call out of JavaScript. */
const SHORT = 48;

/** The UTF-16 units of a text, lone surrogates too: a typed array reads twenty times faster than `charCodeAt` over a rope. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  if (CAN_COPY && text.length > SHORT) Buffer.from(units.buffer).write(text, 'utf16le');
  else for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
  return units;
}

/** Units a call of JavaScript takes as arguments. */
const ARGUMENTS = 4096;

/** `textOf` where there is no `Buffer`. */
export function textByCalls(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let i = 0; i < length; i += ARGUMENTS)
    parts.push(String.fromCharCode(...units.subarray(i, Math.min(i + ARGUMENTS, length))));
  return parts.join('');
}

/** The text of the first `length` units. */
export function textOf(units: Uint16Array, length: number): string {
  return CAN_COPY
    ? Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le')
    : textByCalls(units, length);
}

/** Texts up to this long share one array: making one takes longer than filling it. */
const LONGEST_SHARED = 0x4000;
const shared = new Uint16Array(LONGEST_SHARED);
const sharedBytes = CAN_COPY ? Buffer.from(shared.buffer) : null;

/** The units of a text at the start of an array that the next call may overwrite: for who is done with it by then. */
export function unitsForNow(text: string): Uint16Array {
  if (!sharedBytes || text.length <= SHORT || text.length > LONGEST_SHARED) return unitsOf(text);
  sharedBytes.write(text, 'utf16le');
  return shared;
}

/** A table that leaves every unit as it is; see `FoldTable.entry`. */
export const IDENTITY = new Int32Array(0x10000).map((_, unit) => unit);
