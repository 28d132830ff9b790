import { countGrams } from './grams';
import type { Model } from './model';
import type { Post } from './post';
import { softmax } from './softmax';

/** Naive Bayes hears at most so many n-grams of a post: every further one would make a long post sound surer. */
export const MOST_WITNESSES = 200;

/** The value of each n-gram of a post that the model knows. */
export function valuesOf(model: Model, post: Post): Map<string, number> {
  const known = new Map<string, number>();
  for (const [gram, count] of countGrams(post)) {
    if (Object.hasOwn(model.grams, gram)) known.set(gram, count);
  }
  return model.kind === 'naive-bayes'
    ? atMost(MOST_WITNESSES, known)
    : tfIdf(known, (gram) => model.grams[gram]?.[0] ?? 1);
}

function atMost(most: number, counts: ReadonlyMap<string, number>): Map<string, number> {
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  return new Map([...counts].map(([gram, count]) => [gram, all > most ? (count * most) / all : count]));
}

/** (1 + ln count) × rarity of each n-gram, the whole brought to length 1, so that a long post speaks no louder. */
export function tfIdf(counts: ReadonlyMap<string, number>, rarityOf: (gram: string) => number): Map<string, number> {
  const raw = [...counts].map(([gram, count]) => [gram, (1 + Math.log(count)) * rarityOf(gram)] as const);
  const length = Math.sqrt(raw.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return new Map(raw.map(([gram, value]) => [gram, value / length]));
}

/** Confidence in each theme, in the model's order; they sum to 1. */
export function confidences(model: Model, post: Post): number[] {
  const scores = [...model.bias];
  for (const [gram, value] of valuesOf(model, post)) {
    const numbers = model.grams[gram] ?? [];
    scores.forEach((score, theme) => (scores[theme] = score + value * (numbers[theme + 1] ?? 0)));
  }
  return softmax(scores);
}

/** Indices of the themes, the most probable first; equal ones in the model's order. */
export function ranked(confidence: readonly number[]): number[] {
  return confidence.map((_, theme) => theme).sort((a, b) => (confidence[b] ?? 0) - (confidence[a] ?? 0) || a - b);
}
