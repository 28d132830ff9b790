import { union, type Box } from './geometry';
import type { ReadLine } from './reading';

interface Placed {
  line: ReadLine;
  box: Box;
}

const middle = ({ y, height }: Box): number => y + height / 2;
const right = ({ x, width }: Box): number => x + width;

/** Pieces of one line are no further apart than this share of their height; columns are. */
const APART = 1.2;

const ASCII_END = /[A-Za-z\d]$/;
const ASCII_START = /^[A-Za-z\d]/;

/** Two pieces of one line as one; between Latin words or numbers stands a space. */
function joined(a: Placed, b: Placed): Placed {
  const from = right(a.box);
  const space = ASCII_END.test(a.line.text) && ASCII_START.test(b.line.text);
  const gap = { x: from, y: a.box.y, width: Math.max(0, b.box.x - from), height: a.box.height };
  const between = space ? [{ length: 1, confidence: 1, box: gap }] : [];
  return {
    box: union([a.box, b.box]),
    line: {
      text: a.line.text + (space ? ' ' : '') + b.line.text,
      confidence: Math.min(a.line.confidence, b.line.confidence),
      characters: [...a.line.characters, ...between, ...b.line.characters],
    },
  };
}

/** Whether `b`, which stands to the right, goes on with `a`'s line: beside it, of like height, and near. */
function goesOn(a: Placed, b: Placed): boolean {
  const [low, high] = [Math.min(a.box.height, b.box.height), Math.max(a.box.height, b.box.height)];
  return high < 1.6 * low && b.box.x - right(a.box) < APART * high && a.box.width >= 0.5 * a.box.height;
}

/** The pieces of a row from left to right, those of one line put together. */
function linesOf(row: readonly Placed[]): ReadLine[] {
  const lines: Placed[] = [];
  for (const piece of [...row].sort((a, b) => a.box.x - b.box.x)) {
    const last = lines.at(-1);
    if (last && goesOn(last, piece)) lines[lines.length - 1] = joined(last, piece);
    else lines.push(piece);
  }
  return lines.map(({ line }) => line);
}

/** Lines from top to bottom; those beside each other from left to right, one line where they are pieces of one. */
export function inReadingOrder(lines: readonly ReadLine[]): ReadLine[] {
  const placed = lines
    .map((line) => ({ line, box: union(line.characters.map(({ box }) => box)) }))
    .sort((a, b) => middle(a.box) - middle(b.box));
  const rows: Placed[][] = [];
  for (const one of placed) {
    const row = rows.at(-1);
    const first = row?.[0];
    const reach = first ? Math.min(first.box.height, one.box.height) / 2 : 0;
    if (row && first && middle(one.box) - middle(first.box) < reach) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap(linesOf);
}
