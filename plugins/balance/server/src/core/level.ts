import { type Counts, sumOf, type Targets } from './balance-index';
import { wilson } from './interval';

/** How far a theme is behind: nothing to say, worth a nudge, or more than chance. */
export type Level = 'ok' | 'watch' | 'clear';

/** Below so many posts only numbers are shown and no level is given: one post would swing every share. */
export const FEWEST_POSTS_FOR_LEVELS = 5;

/** Thousandths of a post. */
const POST = 1000;

/**
 * The gap of one theme in posts: target · n / 100 − count. Positive: posts are missing.
 *
 * @param target whole per cent; @param count and @param total in thousandths of a post
 */
export function gapInPosts(target: number, count: number, total: number): number {
  return (target * total - 100 * count) / (100 * POST);
}

/**
 * A level per theme. `watch`: at least one whole post is missing and the share is more than `tolerance` points off.
 * `clear`: besides, the Wilson 95 % interval of the share excludes the target. Only themes that lack posts get a
 * level, because the answer is always to write more of something, never to hold something back.
 *
 * @param tolerance whole points of per cent
 */
export function levels(counts: Counts, targets: Targets, tolerance: number): Level[] {
  const total = sumOf(counts);
  if (total < FEWEST_POSTS_FOR_LEVELS * POST) return counts.map(() => 'ok');
  return counts.map((count, i) => levelOf(count, targets[i] ?? 0, total, tolerance));
}

function levelOf(count: number, target: number, total: number, tolerance: number): Level {
  const missing = target * total - 100 * count;
  if (missing < 100 * POST || missing <= tolerance * total) return 'ok';
  return wilson(count / POST, total / POST).high < target / 100 ? 'clear' : 'watch';
}
