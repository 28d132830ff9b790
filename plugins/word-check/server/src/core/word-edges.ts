import type { Steps } from './steps';

/** Gives the offsets at which the words of a text start (0 included), in ascending order. */
export interface Segmenter {
  (text: string): readonly number[];
  /** Gets ready in steps; who is asked before gets ready at once. Costs nothing once it is. */
  load?(): Steps<void>;
}

/**
 * How a range stands among words: it is one word, or whole words; a word holds it and more; or a word partly crosses one of
 * its edges: begins outside and ends inside, or the reverse.
 */
export type Standing = 'word' | 'words' | 'inside' | 'cut';

/** Runs of Chinese are segmented in blocks of so many units, with so many more on either side as far as the run goes. */
const BLOCK = 1024;
const MARGIN = 128;

/** Words longer than this are not looked into. */
const LONGEST_WORD = 8;

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

  standing(start: number, end: number): Standing {
    const first = this.wordAround(start);
    const last = this.wordAround(end);
    if ((first && first.end < end) || (last && last.start > start)) return 'cut';
    if (first || last) return 'inside';
    if (end - start === 1) return 'word';
    const inner = this.wordAround(start + 1);
    return inner?.end === end ? 'word' : 'words';
  }

  /**
   * Whether a range inside a word begins in the middle of what the word is without its last characters: 天主教 is 天主 and an
   * ending, so 主教 is cut in it. For ranges of two units: longer ones that a word holds are seldom there by chance.
   */
  isTail(start: number, end: number): boolean {
    const word = this.wordAround(start);
    if (!word || word.end - word.start > LONGEST_WORD) return false;
    for (let to = word.end - 1; ; to -= 1) {
      const next = this.segmenter(this.text.slice(word.start, to)).find((at) => word.start + at >= start);
      const headEnd = next === undefined ? to : word.start + next;
      if (headEnd < end) return headEnd > start;
    }
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
