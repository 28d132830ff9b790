/** Gives the offsets at which the words of a text start (0 included), in ascending order. */
export type Segmenter = (text: string) => readonly number[];

/** Runs of Chinese are segmented in blocks of so many units, with so many more on either side as far as the run goes. */
const BLOCK = 1024;
const MARGIN = 128;

/** A stretch of Chinese and where its words start. */
interface Stretch {
  block: number;
  start: number;
  end: number;
  words: readonly number[];
}

const isChinese = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0x3005 && unit <= 0x3007) ||
  (unit >= 0x3040 && unit <= 0x30ff) ||
  (unit >= 0xd840 && unit <= 0xdfff) ||
  (unit >= 0xf900 && unit <= 0xfaff);

/**
 * Word boundaries of one text, asked for only around hits and kept: a stretch of Chinese characters is segmented once
 * however many hits it holds, so the work is linear in the text.
 */
export class WordEdges {
  private readonly known = new Map<number, readonly number[]>();
  private last: Stretch = { block: -1, start: 0, end: 0, words: [] };

  constructor(
    private readonly text: string,
    private readonly segmenter: Segmenter,
  ) {}

  /**
   * Whether a word partly crosses an edge of `start`–`end`: it begins outside and ends inside, or the reverse. A word
   * that holds the whole hit, or that the hit holds, crosses nothing. Rules that ask for equality with a word, or for
   * boundaries at both edges, lose misspellings, which segmenters do not know.
   */
  crosses(start: number, end: number): boolean {
    const first = this.wordAround(start);
    if (first && first.end < end) return true;
    const last = this.wordAround(end);
    return last !== null && last.start > start;
  }

  /** The word that holds the place strictly inside it, or null at a boundary. */
  private wordAround(place: number): { start: number; end: number } | null {
    if (!this.chineseAt(place - 1) || !this.chineseAt(place)) return null;
    const { start, end, words } = this.stretchAt(place);
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (start + words[middle]! <= place) low = middle + 1;
      else high = middle;
    }
    const before = start + (words[low - 1] ?? 0);
    if (before === place) return null;
    return { start: before, end: low < words.length ? start + words[low]! : end };
  }

  /** The run of Chinese around a place, as far as its block and the margins reach. Hits come in order, so the last one often serves. */
  private stretchAt(place: number): Stretch {
    const block = Math.floor(place / BLOCK);
    const { last } = this;
    if (last.block === block && place > last.start && place < last.end) return last;
    let start = place;
    let end = place;
    while (start > block * BLOCK - MARGIN && this.chineseAt(start - 1)) start -= 1;
    while (end < (block + 1) * BLOCK + MARGIN && this.chineseAt(end)) end += 1;
    this.last = { block, start, end, words: this.wordsOf(start, end) };
    return this.last;
  }

  /** Short runs over the edge of a block are the same stretch in both. */
  private wordsOf(start: number, end: number): readonly number[] {
    const key = start * (BLOCK + 2 * MARGIN + 1) + end - start;
    const known = this.known.get(key);
    if (known) return known;
    const words = this.segmenter(this.text.slice(start, end));
    this.known.set(key, words);
    return words;
  }

  private chineseAt(place: number): boolean {
    return place >= 0 && place < this.text.length && isChinese(this.text.charCodeAt(place));
  }
}
