import type { Model } from './model';
import type { Post } from './post';
import { confidences, ranked, valuesOf } from './predict';
import { reasonsFor } from './reasons';

/** Below this confidence in the most probable theme nothing is suggested. */
export const THRESHOLD = 0.5;

/** A second theme is named from this confidence on: the post touches both. */
export const SECOND_THRESHOLD = 0.2;

/** With fewer known n-grams nothing is suggested: the answer would come from how frequent the themes are. */
export const LEAST_EVIDENCE = 3;

/** Confidence in words, where the number itself promises too much. */
export type Strength = 'weak' | 'medium' | 'strong';

/** A theme the post may have. The editor chooses; nothing is filled in. */
export interface Suggestion {
  theme: string;
  /** 0–1. To be shown only where `strength` is null; always kept on record. */
  confidence: number;
  /** To be shown instead of the number where the model's confidence is inflated; null for a regression. */
  strength: Strength | null;
  /** Up to five words of the post that speak for the theme, the strongest first. */
  reasons: readonly string[];
}

/**
 * At most two themes for a post, the more probable first; `[]` when the model is not sure enough. No theme is
 * suggested without a reason that can be shown, nor one that is not among `themes`, those there are now; when it is the
 * more probable one, nothing is: the other one was not probable enough by itself.
 */
export function suggest(model: Model, post: Post, themes: readonly string[] = model.themes): Suggestion[] {
  if (valuesOf(model, post).size < LEAST_EVIDENCE) return [];
  const all = confidences(model, post);
  const [first, second] = ranked(all).map((theme) => ({ theme, confidence: all[theme] ?? 0 }));
  if (!first || first.confidence < THRESHOLD) return [];
  const named = second && second.confidence >= SECOND_THRESHOLD ? [first, second] : [first];
  const suggestions = named.map(({ theme, confidence }) => ({
    theme: model.themes[theme] ?? '',
    confidence,
    strength: strengthOf(model.kind, confidence),
    reasons: reasonsFor(model, post, theme),
  }));
  const isShown = ({ theme, reasons }: Suggestion): boolean => reasons.length > 0 && themes.includes(theme);
  return suggestions[0] && isShown(suggestions[0]) ? suggestions.filter(isShown) : [];
}

/**
 * Naive Bayes takes every n-gram for a witness of its own, though overlapping ones say the same thing, and so sounds
 * surer than it is. The borders are such that, on the older part of the synthetic set, about half of the `weak` ones
 * were right, more than eight of ten `medium` ones, and more than nine of ten `strong` ones.
 */
export function strengthOf(kind: Model['kind'], confidence: number): Strength | null {
  if (kind === 'regression') return null;
  if (confidence >= 0.999_999) return 'strong';
  return confidence >= 0.99 ? 'medium' : 'weak';
}
