import { gramAt, runsOf } from './grams';
import type { Model } from './model';
import type { Post } from './post';
import { valuesOf } from './predict';
import { type Sign, written } from './signs';
import { toWords, wordsIn } from './words';

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
 * what is longer than {@link LONGEST} is cut where it holds together least; no word of the language is shown in halves.
 * A single character is no reason.
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
  const among = (least: number): Reason[] =>
    runs.flatMap(({ signs, pairs }) => shownOf(signs, stretches(signs, pairs, least)));
  const words = strongest(among(least || Infinity), MOST_REASONS);
  return words.length >= ENOUGH_REASONS ? words : strongest(among(Number.MIN_VALUE), ENOUGH_REASONS, words);
}

/** A stretch of signs that holds together. */
interface Stretch {
  from: number;
  to: number;
  strength: number;
}

/** Stretches as they are shown: in whole words. */
function shownOf(signs: readonly Sign[], stretched: readonly Stretch[]): Reason[] {
  if (stretched.length === 0) return [];
  const words = wordsIn(signs);
  return stretched.flatMap(({ strength, ...span }) => {
    const whole = toWords(span, signs, words);
    return whole === null ? [] : [{ text: written(signs.slice(whole.from, whole.to + 1), 'shown'), strength }];
  });
}

function stretches(signs: readonly Sign[], pairs: readonly Pair[], least: number): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (let i = 0; i < signs.length; i += 1) {
    if ((pairs[i]?.hold ?? 0) >= least) continue;
    found.push(...cut(pairs, start, i));
    start = i + 1;
  }
  return found;
}

/** Signs from `from` to `to`, both taken in, as one stretch or as several. */
function cut(pairs: readonly Pair[], from: number, to: number): Stretch[] {
  if (to <= from) return [];
  const inside = pairs.slice(from, to);
  if (to - from < LONGEST) return [{ from, to, strength: inside.reduce((sum, { push }) => sum + push, 0) }];
  const holds = inside.map(({ hold }) => hold);
  const weakest = from + holds.indexOf(Math.min(...holds));
  return [...cut(pairs, from, weakest), ...cut(pairs, weakest + 1, to)];
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
