/** Gives the offsets at which the words of a text start (0 included), in ascending order. */
export type Segmenter = (text: string) => readonly number[];

/** Units of a run of Chinese looked through for its start; longer runs without punctuation are cut into pieces. */
const LONGEST_WALK = 512;
const MARGIN = 128;

const isChinese = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0x3005 && unit <= 0x3007) ||
  (unit >= 0x3040 && unit <= 0x30ff) ||
  (unit >= 0xd840 && unit <= 0xdfff) ||
  (unit >= 0xf900 && unit <= 0xfaff);

/**
 * Word boundaries of one text, asked for only around hits and kept: a run of Chinese characters is segmented once
 * however many hits it holds, so the work is linear in the text.
 */
export class WordEdges {
  private readonly runs = new Map<number, readonly number[]>();

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
    const run = this.runAround(place);
    const starts = this.startsIn(run);
    let k = 0;
    while (k < starts.length && run.start + starts[k]! <= place) k += 1;
    const start = run.start + (starts[k - 1] ?? 0);
    if (start === place) return null;
    return { start, end: k < starts.length ? run.start + starts[k]! : run.end };
  }

  /** The run of Chinese around a place; of a very long one a piece with at least `MARGIN` units on either side. */
  private runAround(place: number): { start: number; end: number } {
    let start = place;
    while (this.chineseAt(start - 1) && place - start < LONGEST_WALK) start -= 1;
    if (this.chineseAt(start - 1)) start = Math.floor((place - MARGIN) / (2 * MARGIN)) * 2 * MARGIN;
    let end = place;
    while (this.chineseAt(end) && end - start < 2 * LONGEST_WALK) end += 1;
    return { start, end };
  }

  private startsIn(run: { start: number; end: number }): readonly number[] {
    const known = this.runs.get(run.start);
    if (known) return known;
    const starts = this.segmenter(this.text.slice(run.start, run.end));
    this.runs.set(run.start, starts);
    return starts;
  }

  private chineseAt(place: number): boolean {
    return place >= 0 && place < this.text.length && isChinese(this.text.charCodeAt(place));
  }
}
