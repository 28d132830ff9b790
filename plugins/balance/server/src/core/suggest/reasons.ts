import { gramAt, runsOf } from './grams';
import type { Model } from './model';
import type { Post } from './post';
import { valuesOf } from './predict';
import { type Sign, written } from './signs';

/** Most reasons that are given for a theme. */
export const MOST_REASONS = 5;

/** With fewer words than this, weaker pairs are given too. */
const ENOUGH_REASONS = 3;

/** Longest reason in signs: most Chinese words have two to four. */
const LONGEST = 4;

/** Two neighbours belong together when their pair speaks for the theme at least this much, against the strongest pair. */
const LEAST_SHARE = 0.2;

/** A sign and the one after it. */
interface Pair {
  /** How much one mention of it speaks for the theme: decides what is one word. */
  hold: number;
  /** How much all its mentions do: decides which word is the strongest. */
  push: number;
}

interface Reason {
  text: string;
  strength: number;
}

/**
 * The words of the post that speak most for a theme, the strongest first, as they stand in the post. Readers do not
 * think in pairs of characters: pairs that overlap and both speak for the theme are one word (稳岗 + 岗补 + 补贴 → 稳岗补贴);
 * what is longer than {@link LONGEST} is cut where it holds together least. A single character is no reason.
 *
 * @param theme index in the model
 */
export function reasonsFor(model: Model, post: Post, theme: number): string[] {
  const values = valuesOf(model, post);
  const pairOf = (gram: string): Pair => {
    const value = values.get(gram);
    const [rarity = 0, ...weights] = value === undefined ? [] : (model.grams[gram] ?? []);
    const weight = weights[theme] ?? 0;
    return { hold: rarity * weight, push: (value ?? 0) * weight };
  };
  const runs = runsOf(post).map(({ signs }) => ({
    signs,
    pairs: signs.slice(1).map((_, i) => pairOf(gramAt(signs, i, 2) ?? '')),
  }));
  const least = LEAST_SHARE * Math.max(0, ...runs.flatMap(({ pairs }) => pairs.map(({ hold }) => hold)));
  const words = runs.flatMap(({ signs, pairs }) => wordsOf(signs, pairs, least || Infinity));
  const weaker = runs.flatMap(({ signs, pairs }) => wordsOf(signs, pairs, Number.MIN_VALUE));
  return strongest(weaker, ENOUGH_REASONS, strongest(words, MOST_REASONS));
}

function wordsOf(signs: readonly Sign[], pairs: readonly Pair[], least: number): Reason[] {
  const words: Reason[] = [];
  let start = 0;
  for (let i = 0; i < signs.length; i += 1) {
    if ((pairs[i]?.hold ?? 0) >= least) continue;
    words.push(...cut(signs, pairs, start, i));
    start = i + 1;
  }
  return words;
}

/** Signs from `start` to `end`, both taken in, as one word or as several. */
function cut(signs: readonly Sign[], pairs: readonly Pair[], start: number, end: number): Reason[] {
  if (end <= start) return [];
  const inside = pairs.slice(start, end);
  if (end - start < LONGEST) {
    const strength = inside.reduce((sum, { push }) => sum + push, 0);
    return [{ text: written(signs.slice(start, end + 1), 'shown'), strength }];
  }
  const holds = inside.map(({ hold }) => hold);
  const weakest = start + holds.indexOf(Math.min(...holds));
  return [...cut(signs, pairs, start, weakest), ...cut(signs, pairs, weakest + 1, end)];
}

/** Adds the strongest to those taken, up to `most`: one word once, and none that is part of one before or holds it. */
function strongest(reasons: readonly Reason[], most: number, before: readonly string[] = []): string[] {
  const taken = [...before];
  for (const { text } of [...reasons].sort((a, b) => b.strength - a.strength)) {
    if (taken.length >= most) break;
    if (!taken.some((other) => other.includes(text) || text.includes(other))) taken.push(text);
  }
  return taken;
}
