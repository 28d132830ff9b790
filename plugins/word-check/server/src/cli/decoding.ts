import { Failure } from './failure';

/** Encodings that can be asked for. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS: readonly (readonly [readonly number[], Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
];

/** Bytes looked at to tell UTF-16 without a mark: line ends, spaces and digits have one zero byte each. */
const SAMPLE = 4096;

function markOf(bytes: Uint8Array): Encoding | null {
  return MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1] ?? null;
}

function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return null;
  const zeros: [number, number] = [0, 0];
  bytes.subarray(0, SAMPLE).forEach((byte, i) => byte === 0 && (zeros[i % 2 === 0 ? 0 : 1] += 1));
  const [high, low] = zeros;
  if (high + low < 2) return null;
  return high === 0 ? 'utf-16le' : low === 0 ? 'utf-16be' : null;
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\ufeff/, '');
  } catch {
    return null;
  }
}

/**
 * The text of a file: by its byte order mark, else UTF-16 where every other byte of Latin text is zero, UTF-8 where that
 * fits, and GB18030. Throws Failure for bytes that are no text in the encoding: what cannot be read is not checked in part.
 */
export function decodeText(bytes: Uint8Array, asked?: Encoding): string {
  const known = asked ?? markOf(bytes) ?? unmarkedUtf16(bytes);
  const tried = known ? [known] : (['utf-8', 'gb18030'] as const);
  for (const encoding of tried) {
    const text = decoded(bytes, encoding);
    if (text !== null) return text;
  }
  const names = tried.join(', ');
  throw new Failure(`不是 ${names} 编码的文本（可用 --encoding 指定）`, `is no text in ${names} (see --encoding)`);
}
