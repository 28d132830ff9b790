import type { Verdict } from './judge';
import type { Steps } from './steps';
import { WordEdges, type Segmenter } from './word-edges';

/** Longer hits are seldom one word of a dictionary, and seldom there by chance. */
const SHORT = 2;

/** What segmenters together say of hits in one text. See DESIGN.md for where the rules come from. */
export class Boundary {
  private readonly edges: readonly WordEdges[];

  /** The last segmenter is trusted most. Without any, boundaries are not looked at. */
  constructor(
    text: string,
    private readonly segmenters: readonly Segmenter[],
  ) {
    this.edges = segmenters.map((segmenter) => new WordEdges(text, segmenter));
  }

  /** Gets the segmenters ready in steps, for who does not want to wait in `verdict`. */
  *ready(): Steps<void> {
    for (const { load } of this.segmenters) if (load) yield* load();
  }

  /**
   * A hit stands when the most trusted segmenter has boundaries at both its edges; one of more than two units also when
   * another has. It falls when some segmenter sees a word cut, or all see it in the tail of a word: but when another sees it as
   * a word of its own, it is advice.
   */
  verdict({ start, end }: { start: number; end: number }): Verdict {
    const isShort = end - start <= SHORT;
    const mostTrusted = this.edges.length - 1;
    let isCut = false;
    let isTail = isShort && mostTrusted > 0;
    for (let k = mostTrusted; k >= 0; k -= 1) {
      const edges = this.edges[k]!;
      const standing = edges.standing(start, end);
      if (standing === 'word' || (standing === 'words' && (!isShort || k === mostTrusted)))
        return isCut && isShort ? 'unsure' : 'stands';
      isCut ||= standing === 'cut';
      isTail &&= standing === 'inside' && edges.isTail(start, end);
    }
    return isCut || isTail ? 'falls' : 'stands';
  }
}
