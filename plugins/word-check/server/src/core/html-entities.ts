import { BARE_REFERENCES, NAMED_REFERENCES } from './html-entity-data';

const NAMED: ReadonlyMap<string, string> = new Map(
  NAMED_REFERENCES.split(' ').map((entry) => {
    const [name = '', points = ''] = entry.split(',');
    return [name, String.fromCodePoint(...points.split('.').map((point) => parseInt(point, 36)))] as const;
  }),
);
const BARE: ReadonlySet<string> = new Set(BARE_REFERENCES.split(' '));
const LONGEST_BARE = Math.max(...[...BARE].map((name) => name.length));

/** What numeric references 128–159 mean: they are read as windows-1252 (HTML Standard §13.2.5.80). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function numeric(digits: string, base: number): string {
  const point = parseInt(digits, base);
  if (!(point > 0 && point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) return '\ufffd';
  return point >= 0x80 && point <= 0x9f ? WINDOWS_1252[point - 0x80]! : String.fromCodePoint(point);
}

/** Names without a semicolon that a browser reads all the same: the longest that fits. */
function bare(name: string): string | null {
  for (let length = Math.min(name.length, LONGEST_BARE); length > 1; length -= 1) {
    const known = name.slice(0, length);
    if (BARE.has(known)) return NAMED.get(known)! + name.slice(length);
  }
  return null;
}

/** A character reference, with or without its semicolon; groups: hexadecimal, decimal, name. */
export const CHARACTER_REFERENCE = /&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|([A-Za-z][A-Za-z0-9]*));?/g;

/** An address with its references decoded; `&copy=1` holds none, because nothing closes it. */
export const decodeAddress = (text: string): string =>
  text.replace(CHARACTER_REFERENCE, (whole, hex?: string, decimal?: string, name?: string) =>
    whole.endsWith(';') ? decodeReference(whole, hex, decimal, name) : whole,
  );

/** What a match of `CHARACTER_REFERENCE` stands for; an unknown name stands for itself. */
export function decodeReference(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (hex !== undefined) return numeric(hex, 16);
  if (decimal !== undefined) return numeric(decimal, 10);
  if (name === undefined) return whole;
  const closed = whole.endsWith(';');
  const exact = closed ? NAMED.get(name) : undefined;
  if (exact !== undefined) return exact;
  const prefix = bare(name);
  return prefix === null ? whole : prefix + (closed ? ';' : '');
}
