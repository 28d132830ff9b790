import { chiSquare, chooseGrams, emptySpread, rarityOf, type Sample, spreadOver } from './vocabulary';

const sample = (theme: number, ...grams: string[]): Sample => ({
  theme,
  counts: new Map(grams.map((gram) => [gram, 1])),
});

describe('χ²', () => {
  it('is that of the two-by-two table', () => {
    // 3 of 4 posts of one theme, 1 of 4 of the other: expected 2 and 2, so (1/2 + 1/2) for each theme.
    expect(chiSquare([3, 1], [4, 4])).toBeCloseTo(2, 12);
    expect(chiSquare([4, 0], [4, 4])).toBeCloseTo(8, 12);
  });

  it('is 0 for what is spread like the posts, stands everywhere, or nowhere', () => {
    expect(chiSquare([2, 1], [4, 2])).toBeCloseTo(0, 12);
    expect(chiSquare([4, 2], [4, 2])).toBe(0);
    expect(chiSquare([0, 0], [4, 2])).toBe(0);
  });

  it('looks past a theme without posts', () => expect(chiSquare([3, 1, 0], [4, 4, 0])).toBeCloseTo(2, 12));
});

describe('the vocabulary', () => {
  const samples = [sample(0, 'a', 'b', 'c'), sample(0, 'a', 'c'), sample(1, 'b', 'c', 'd'), sample(1, 'e', 'c', 'e')];

  const spread = emptySpread(2);
  for (const one of samples) spreadOver(spread, one);

  it('leaves out what stands in too few posts, and begins with what tells most', () => {
    expect(chooseGrams(spread, { leastPosts: 2, mostGrams: 9 })).toEqual(['a', 'b', 'c']);
    expect(chooseGrams(spread, { leastPosts: 1, mostGrams: 3 })).toEqual(['a', 'd', 'e']);
  });

  it('knows how rare each is: what every post has, not at all', () => {
    expect(rarityOf(spread, 'c')).toBe(1);
    expect(rarityOf(spread, 'b')).toBeCloseTo(Math.log(5 / 3) + 1, 12);
  });
});
