/** A piece of an expression: the fewest characters it takes, and where it ends. */
interface Piece {
  least: number;
  end: number;
}

const ASSERTION = /^\(\?(?:<?[=!])/;
const GROUP_HEAD = /^\((?:\?(?::|<[^>=!]+>|[ims-]+:))?/;
const REPEAT = /^(?:[*?]|\+|\{(\d+)(?:,\d*)?\})\??/;
const ESCAPE = /^\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|c[A-Za-z]|\d+|[^])/;

/**
 * The fewest characters that a match of a valid expression takes. An expression that can match nothing at all (`a*`,
 * `(?=a)`, `\b`) finds no place, and never reports anything.
 */
export function leastLength(source: string): number {
  return alternatives(source, 0).least;
}

/** Alternatives up to a closing bracket or the end. */
function alternatives(source: string, from: number): Piece {
  let least = Infinity;
  let at = from - 1;
  do {
    const one = sequence(source, at + 1);
    least = Math.min(least, one.least);
    at = one.end;
  } while (source[at] === '|');
  return { least, end: at };
}

function sequence(source: string, from: number): Piece {
  let least = 0;
  let at = from;
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const piece = atom(source, at);
    const repeat = REPEAT.exec(source.slice(piece.end, piece.end + 24));
    least += piece.least * (repeat ? fewest(repeat) : 1);
    at = piece.end + (repeat?.[0].length ?? 0);
  }
  return { least, end: at };
}

const fewest = ([whole, least]: RegExpExecArray): number =>
  least === undefined ? Number(whole.startsWith('+')) : Number(least);

function atom(source: string, at: number): Piece {
  const char = source[at]!;
  if (char === '(') return group(source, at);
  if (char === '[') return { least: 1, end: classEnd(source, at) };
  if (char === '^' || char === '$') return { least: 0, end: at + 1 };
  if (char !== '\\') return { least: 1, end: at + 1 };
  const escape = ESCAPE.exec(source.slice(at))?.[0] ?? source.slice(at, at + 2);
  // A back reference may stand for an empty group.
  return { least: /^\\(?:[bB]$|[1-9]|k<)/.test(escape) ? 0 : 1, end: at + escape.length };
}

function group(source: string, at: number): Piece {
  const rest = source.slice(at, at + 80);
  const assertion = ASSERTION.exec(rest);
  const head = assertion ?? GROUP_HEAD.exec(rest);
  const inner = alternatives(source, at + (head?.[0].length ?? 1));
  return { least: assertion ? 0 : inner.least, end: inner.end + 1 };
}

function classEnd(source: string, at: number): number {
  let i = at + 1;
  while (i < source.length && source[i] !== ']') i += source[i] === '\\' ? 2 : 1;
  return i + 1;
}
