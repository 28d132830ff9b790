import { createHash } from 'node:crypto';
import { type Interval, wilson } from '../interval';
import type { Model } from './model';
import type { LabelledPost } from './post';
import { splitByTime } from './retrain';
import { suggest } from './suggest';

/** In one of so many documents nothing is suggested. */
export const BLIND_ONE_IN = 10;

/**
 * Whether nothing is suggested in this document, always the same for the same one. A suggestion that is seen draws
 * people towards it; only where none was seen does their choice tell how good it would have been.
 */
export function isBlind(documentId: string): boolean {
  return createHash('sha256').update(documentId).digest().readUInt32BE(0) % BLIND_ONE_IN === 0;
}

/** A confirmed post, and whether a suggestion was kept from those who chose its theme. */
export interface ConfirmedPost extends LabelledPost {
  blind: boolean;
}

/** How often the theme that was confirmed is the first one that the model suggests. */
export interface Agreement {
  posts: number;
  /** Of the posts, those that the model suggests something for. */
  suggested: number;
  agreed: number;
  /** Wilson, 95 %, of agreed among suggested; null when nothing was suggested. */
  interval: Interval | null;
}

/** Agreement on test posts, which the model has not seen: where nothing was suggested, and elsewhere. */
export function agreementOf(
  model: Model,
  posts: readonly ConfirmedPost[],
  themes: readonly string[],
): { blind: Agreement; open: Agreement } {
  const { test } = splitByTime(posts.filter(({ theme }) => themes.includes(theme)));
  return {
    blind: countAgreed(
      model,
      test.filter(({ blind }) => blind),
    ),
    open: countAgreed(
      model,
      test.filter(({ blind }) => !blind),
    ),
  };
}

function countAgreed(model: Model, posts: readonly LabelledPost[]): Agreement {
  const firsts = posts.map((post) => ({ theme: post.theme, first: suggest(model, post)[0]?.theme }));
  const suggested = firsts.filter(({ first }) => first !== undefined);
  const agreed = suggested.filter(({ theme, first }) => theme === first).length;
  const interval = suggested.length === 0 ? null : wilson(agreed, suggested.length);
  return { posts: posts.length, suggested: suggested.length, agreed, interval };
}
