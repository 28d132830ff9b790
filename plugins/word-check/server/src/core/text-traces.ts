/** Bits per unit of a text for the pairs in it, and the most there are. */
const BITS_EACH = 16;
const LEAST_LOG = 10;
const MOST_LOG = 22;
const FACTOR = 0x9e3779b1;

/**
 * Literals in the form in which traces are asked for them, those with the same first unit together: that unit and where its
 * literals end, then of each how many units follow, and for each of those the unit and the hash of the pair it ends.
 */
export type Asked = Int32Array;

/** Prepares the question whether a text may hold one of these literals. */
export function askFor(literals: readonly string[]): Asked {
  const groups = new Map<number, number[]>();
  for (const literal of literals) {
    const first = literal.charCodeAt(0);
    groups.set(first, [...(groups.get(first) ?? []), literal.length - 1, ...pairsOf(literal)]);
  }
  const asked: number[] = [];
  for (const [first, group] of groups) asked.push(first, asked.length + 2 + group.length, ...group);
  return Int32Array.from(asked);
}

function pairsOf(literal: string): number[] {
  const units = Array.from({ length: literal.length }, (_, i) => literal.charCodeAt(i));
  return units.slice(1).flatMap((unit, i) => [unit, hashOf(units[i]!, unit)]);
}

const hashOf = (first: number, second: number): number => Math.imul((first << 16) ^ second, FACTOR);

/** Which units and which two in a row a text holds: what it may hold and what not, without reading it again. */
export class TextTraces {
  private readonly single = new Uint32Array(0x10000 >>> 5);
  private readonly pairs: Uint32Array;
  private readonly shift: number;

  constructor(text: string) {
    const wanted = Math.ceil(Math.log2(Math.max(1, text.length) * BITS_EACH));
    const log = Math.min(MOST_LOG, Math.max(LEAST_LOG, wanted));
    this.pairs = new Uint32Array(2 ** (log - 5));
    this.shift = 37 - log;
    const { single, pairs, shift } = this;
    let before = 0;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      single[unit >>> 5] = single[unit >>> 5]! | (1 << unit);
      const hash = hashOf(before, unit);
      pairs[hash >>> shift] = pairs[hash >>> shift]! | (1 << hash);
      before = unit;
    }
  }

  /** False only where the text holds none of the literals; true now and then although it does not. Asked for hundreds at a time: no calls. */
  mayHoldOne(asked: Asked): boolean {
    const { single, pairs, shift } = this;
    for (let at = 0; at < asked.length; ) {
      const first = asked[at]!;
      const groupEnd = asked[at + 1]!;
      at = ((single[first >>> 5]! >>> first) & 1) === 1 ? at + 2 : groupEnd;
      while (at < groupEnd) {
        const end = at + 1 + 2 * asked[at]!;
        let mayHold = true;
        for (at += 1; mayHold && at < end; at += 2) {
          const unit = asked[at]!;
          const hash = asked[at + 1]!;
          mayHold = ((single[unit >>> 5]! >>> unit) & (pairs[hash >>> shift]! >>> hash) & 1) === 1;
        }
        if (mayHold) return true;
        at = end;
      }
    }
    return false;
  }
}
