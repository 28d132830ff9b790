import type { Outcome } from './evaluation';
import { TITLE_WEIGHT } from './grams';
import type { Keywords, LabelledPost, Post } from './post';

/** The most frequent theme, the first of equal ones; null without posts. */
export function majorityTheme(posts: readonly LabelledPost[], themes: readonly string[]): string | null {
  const counts = themes.map((code) => posts.filter(({ theme }) => theme === code).length);
  const most = Math.max(0, ...counts);
  return most === 0 ? null : (themes[counts.indexOf(most)] ?? null);
}

/** The theme whose keywords stand in the post most often, the title counted twice; the first of equal ones; else null. */
export function keywordTheme(post: Post, keywords: Keywords, themes: readonly string[]): string | null {
  const [title, text] = [folded(post.title), folded(post.text)];
  const hits = themes.map((code) => {
    const words = Object.hasOwn(keywords, code) ? (keywords[code] ?? []).map(folded) : [];
    return words.reduce((sum, word) => sum + TITLE_WEIGHT * mentions(title, word) + mentions(text, word), 0);
  });
  const most = Math.max(0, ...hits);
  return most === 0 ? null : (themes[hits.indexOf(most)] ?? null);
}

/** Always the most frequent theme of the training posts: what a model must beat. */
export function majorityOutcomes(
  train: readonly LabelledPost[],
  test: readonly LabelledPost[],
  themes: readonly string[],
): Outcome[] {
  const guessed = majorityTheme(train, themes);
  return test.map(({ theme }) => ({ actual: theme, guessed, confidence: 1 }));
}

/** Keywords alone, and where none stands the most frequent theme: what needs no training. */
export function keywordOutcomes(
  train: readonly LabelledPost[],
  test: readonly LabelledPost[],
  themes: readonly string[],
  keywords: Keywords,
): Outcome[] {
  const otherwise = majorityTheme(train, themes);
  return test.map((post) => ({
    actual: post.theme,
    guessed: keywordTheme(post, keywords, themes) ?? otherwise,
    confidence: 1,
  }));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function mentions(text: string, word: string): number {
  return word === '' ? 0 : text.split(word).length - 1;
}
