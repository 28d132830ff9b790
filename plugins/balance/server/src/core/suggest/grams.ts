import type { Post } from './post';
import { type Sign, signsOf, written } from './signs';

/** A title says in few words what a post is about: each of its n-grams counts this often. */
export const TITLE_WEIGHT = 2;

/** A run of signs with nothing between them, and how much what stands in it counts. */
export interface Run {
  signs: readonly Sign[];
  weight: number;
}

/** The runs of a post in reading order. */
export function runsOf(post: Post): Run[] {
  const of = (text: string, weight: number): Run[] => signsOf(text).map((signs) => ({ signs, weight }));
  return [...of(post.title, TITLE_WEIGHT), ...of(post.text, 1)];
}

/** The n-gram of one or two signs that begins at `at`; null at the end of the run. */
export function gramAt(signs: readonly Sign[], at: number, length: 1 | 2): string | null {
  return at + length <= signs.length ? written(signs.slice(at, at + length), 'key') : null;
}

/** How often each n-gram of one or two signs stands in the post, its title counted {@link TITLE_WEIGHT} times. */
export function countGrams(post: Post): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { signs, weight } of runsOf(post)) {
    for (let at = 0; at < signs.length; at += 1) {
      for (const gram of [gramAt(signs, at, 1), gramAt(signs, at, 2)]) {
        if (gram !== null) counts.set(gram, (counts.get(gram) ?? 0) + weight);
      }
    }
  }
  return counts;
}
