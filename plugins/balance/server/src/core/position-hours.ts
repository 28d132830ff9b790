import { logarithmic } from './feed-exposure';
import { type Labels, WHOLE_POST } from './labels';
import type { Window } from './window';

/** A post's time in a feed. Milliseconds since 1970; `to` is null while it is live. */
export interface Stint {
  /** Of two posts of one moment the greater id stands above. */
  id: number;
  from: number;
  to: number | null;
  labels: Labels;
}

/** What a place of the visible page counts, in millionths, from the top; its length is that of the page. */
export type PlaceWeights = readonly number[];

const MILLION = 1_000_000;

/** Sums of {@link positionSums} that make one hour at the top of the page. */
export const HOUR_AT_TOP = BigInt(MILLION) * BigInt(WHOLE_POST) * 3_600_000n;

/**
 * The weights of a page of `visible` places: the table's, and 1/log2(1 + rank) below its end.
 *
 * @param table 0–1, from the top
 */
export function placeWeights(visible: number, table: readonly number[]): number[] {
  return Array.from({ length: visible }, (_, i) => Math.round((table[i] ?? logarithmic(i + 1)) * MILLION));
}

const stands = (a: Stint, b: Stint): number => b.from - a.from || b.id - a.id;

/** A feed as it changes: newest first. */
class Feed {
  private readonly posts: Stint[] = [];

  enter(post: Stint): void {
    const place = this.posts.findIndex((other) => stands(post, other) < 0);
    this.posts.splice(place < 0 ? this.posts.length : place, 0, post);
  }

  leave(post: Stint): void {
    const place = this.posts.indexOf(post);
    if (place >= 0) this.posts.splice(place, 1);
  }

  /** Adds to each visible post what its place counts in so many milliseconds. */
  pass(ms: number, weights: PlaceWeights, seen: Map<Stint, bigint>): void {
    this.posts.slice(0, weights.length).forEach((post, place) => {
      seen.set(post, (seen.get(post) ?? 0n) + BigInt(weights[place] ?? 0) * BigInt(ms));
    });
  }
}

/**
 * Σ place weight × time in the visible page of one feed, by theme code (the empty one: posts without a theme), in whole
 * units of a millionth × a millisecond × a thousandth of a post. Exact: the page is looked at from each release and
 * recall to the next, not at samples.
 *
 * @param stints of one feed, in any order; all that can be on the page in the window
 */
export function positionSums(stints: readonly Stint[], window: Window, weights: PlaceWeights): Map<string, bigint> {
  const inside = stints.filter(({ from, to }) => from < window.to && (to === null || to > Math.max(from, window.from)));
  const changes = inside.flatMap((post) => [
    { at: Math.max(post.from, window.from), post, enters: true },
    ...(post.to === null || post.to >= window.to ? [] : [{ at: post.to, post, enters: false }]),
  ]);
  changes.sort((a, b) => a.at - b.at);
  const feed = new Feed();
  const seen = new Map<Stint, bigint>();
  changes.forEach(({ at, post, enters }, i) => {
    if (enters) feed.enter(post);
    else feed.leave(post);
    const until = changes[i + 1]?.at ?? window.to;
    if (until > at) feed.pass(until - at, weights, seen);
  });
  return byTheme(seen);
}

function byTheme(seen: ReadonlyMap<Stint, bigint>): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const [{ labels }, value] of seen) {
    const parts = Object.entries(labels);
    for (const [code, permille] of parts.length > 0 ? parts : [['', WHOLE_POST] as const])
      sums.set(code, (sums.get(code) ?? 0n) + value * BigInt(permille));
  }
  return sums;
}
