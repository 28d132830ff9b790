import { FEWEST_POSTS_FOR_LEVELS } from '../level';
import { WHOLE_POST } from '../labels';
import type { TargetsByCode } from '../targets';
import type { ThemeFacts } from './facts';

/** What became of a plan: nothing was published, too little to judge, fulfilled, not fulfilled. */
export type Outcome = 'none' | 'few' | 'met' | 'missed';

/** A theme that is further from its target than the tolerance; `points` above (or below 0) the target. */
export interface Astray {
  code: string;
  name: string;
  points: number;
}

/** What became of a plan, and by which themes it was missed. */
export interface PlanOutcome {
  outcome: Outcome;
  astray: Astray[];
}

/**
 * Whether a plan was fulfilled: every theme's share lies within `tolerance` points of its target, both ends included.
 * In integers, over thousandths of a post.
 *
 * @param targets whole per cent by theme code; a theme that is not named has 0
 */
export function planOutcome(
  themes: readonly Pick<ThemeFacts, 'code' | 'name' | 'count'>[],
  targets: TargetsByCode,
  tolerance: number,
): PlanOutcome {
  const counts = themes.map(({ count }) => Math.round(count * WHOLE_POST));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { outcome: 'none', astray: [] };
  const astray = themes.flatMap(({ code, name }, i) => {
    const off = 100 * (counts[i] ?? 0) - targetOf(targets, code) * total;
    return Math.abs(off) <= tolerance * total ? [] : [{ code, name, points: Math.round((off / total) * 10) / 10 }];
  });
  if (total < FEWEST_POSTS_FOR_LEVELS * WHOLE_POST) return { outcome: 'few', astray: [] };
  return { outcome: astray.length === 0 ? 'met' : 'missed', astray };
}

/** Whether two sets of targets ask for the same; what is not named is 0. */
export function areSameTargets(a: TargetsByCode, b: TargetsByCode): boolean {
  const codes = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...codes].every((code) => targetOf(a, code) === targetOf(b, code));
}

/** A theme's target in per cent. */
export function targetOf(targets: TargetsByCode, code: string): number {
  return Object.hasOwn(targets, code) ? (targets[code] ?? 0) : 0;
}
