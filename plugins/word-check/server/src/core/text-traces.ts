/** Bits per unit of a text for the pairs in it, and the most there are. */
const BITS_EACH = 16;
const LEAST_LOG = 10;
const MOST_LOG = 22;
const FACTOR = 0x9e3779b1;

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
      const hash = Math.imul((before << 16) ^ unit, FACTOR);
      pairs[hash >>> shift] = pairs[hash >>> shift]! | (1 << hash);
      before = unit;
    }
  }

  /** False only where the text does not hold the literal; true now and then although it does not. */
  mayHold(literal: string): boolean {
    let before = literal.charCodeAt(0);
    if (!this.holdsUnit(before)) return false;
    for (let i = 1; i < literal.length; i += 1) {
      const unit = literal.charCodeAt(i);
      if (!this.holdsUnit(unit) || !this.mayHoldPair(before, unit)) return false;
      before = unit;
    }
    return true;
  }

  private holdsUnit(unit: number): boolean {
    return ((this.single[unit >>> 5]! >>> unit) & 1) === 1;
  }

  private mayHoldPair(first: number, second: number): boolean {
    const hash = Math.imul((first << 16) ^ second, FACTOR);
    return ((this.pairs[hash >>> this.shift]! >>> hash) & 1) === 1;
  }
}
