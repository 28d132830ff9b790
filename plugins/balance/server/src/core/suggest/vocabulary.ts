/** A labelled post as numbers: its n-grams with their counts, and the index of its theme. */
export interface Sample {
  counts: ReadonlyMap<string, number>;
  theme: number;
}

/** Which n-grams a model keeps. */
export interface Pruning {
  /** An n-gram of fewer posts is left out: it says more about the post than about the theme. */
  leastPosts: number;
  /** At most this many, those that tell the themes apart best. */
  mostGrams: number;
}

/** In how many posts of each theme each n-gram stands; grows by one post at a time. */
export interface Spread {
  /** All posts, by theme. */
  sizes: number[];
  grams: Map<string, number[]>;
}

/** The spread of no posts. */
export function emptySpread(themes: number): Spread {
  return { sizes: new Array<number>(themes).fill(0), grams: new Map() };
}

/** Counts one more post into the spread. */
export function spreadOver({ sizes, grams }: Spread, { counts, theme }: Sample): void {
  sizes[theme] = (sizes[theme] ?? 0) + 1;
  for (const gram of counts.keys()) {
    const posts = grams.get(gram) ?? new Array<number>(sizes.length).fill(0);
    posts[theme] = (posts[theme] ?? 0) + 1;
    grams.set(gram, posts);
  }
}

/** The n-grams worth keeping, the most telling first; equal ones in the order of their characters. */
export function chooseGrams({ sizes, grams }: Spread, { leastPosts, mostGrams }: Pruning): string[] {
  const scored: { gram: string; score: number }[] = [];
  for (const [gram, posts] of grams) {
    if (sum(posts) >= leastPosts) scored.push({ gram, score: chiSquare(posts, sizes) });
  }
  return scored
    .sort((a, b) => b.score - a.score || (a.gram < b.gram ? -1 : 1))
    .slice(0, mostGrams)
    .map(({ gram }) => gram);
}

/** How rare an n-gram is among all posts (idf, smoothed): 1 when every post has it. */
export function rarityOf({ sizes, grams }: Spread, gram: string): number {
  return Math.log((1 + sum(sizes)) / (1 + sum(grams.get(gram) ?? []))) + 1;
}

/**
 * χ² of "stands in the post" against the theme: 0 when the n-gram is spread like the posts themselves.
 *
 * @param posts with the n-gram, by theme; @param sizes all posts, by theme
 */
export function chiSquare(posts: readonly number[], sizes: readonly number[]): number {
  const share = sum(posts) / sum(sizes);
  if (share === 0 || share === 1) return 0;
  return sum(
    sizes.map((size, theme) => {
      const expected = share * size;
      const off = (posts[theme] ?? 0) - expected;
      return size === 0 ? 0 : (off * off) / expected + (off * off) / (size - expected);
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
