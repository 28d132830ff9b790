import { countGrams } from './grams';
import type { Linear } from './model';
import type { Keywords } from './post';
import type { Sample } from './vocabulary';

/** What is added to every count, so that an n-gram a theme never had does not rule it out. */
export const SMOOTHING = 1;

/** A keyword counts like this many mentions of it in a post's text. */
export const KEYWORD_WEIGHT = 3;

/** The keywords as samples of their themes; they do not count as posts. */
export function keywordSamples(keywords: Keywords, themes: readonly string[]): Sample[] {
  return themes.flatMap((code, theme) =>
    (Object.hasOwn(keywords, code) ? (keywords[code] ?? []) : []).map((keyword) => {
      const counts = countGrams({ title: '', text: keyword });
      return { theme, counts: new Map([...counts].map(([gram, count]) => [gram, count * KEYWORD_WEIGHT])) };
    }),
  );
}

/**
 * Multinomial naive Bayes over counts: bias = ln((posts of the theme + 1) / (posts + themes)), weight of an n-gram =
 * ln((its count in the theme + {@link SMOOTHING}) / (all counts in the theme + {@link SMOOTHING} × n-grams)).
 */
export function naiveBayes(
  posts: readonly Sample[],
  keywords: readonly Sample[],
  themes: number,
  grams: readonly string[],
): Linear {
  const position = new Map(grams.map((gram, i) => [gram, i]));
  const counts = Array.from({ length: themes }, () => new Float64Array(grams.length).fill(SMOOTHING));
  for (const sample of [...posts, ...keywords]) {
    const row = counts[sample.theme];
    for (const [gram, count] of sample.counts) {
      const at = position.get(gram);
      if (row && at !== undefined) row[at] = (row[at] ?? 0) + count;
    }
  }
  const bias = counts.map((_, theme) => {
    const own = posts.filter((sample) => sample.theme === theme).length;
    return Math.log((own + 1) / (posts.length + themes));
  });
  const weights = counts.map((row) => {
    const all = row.reduce((a, b) => a + b, 0);
    return row.map((count) => Math.log(count / all));
  });
  return { bias, weights };
}
