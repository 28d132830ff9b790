import { balanceIndex, bestReachable, sumOf } from './balance-index';
import { jensenShannonDistance } from './divergence';
import { bestPlanWithin, type Delta, tallyAfter } from './forecast';
import { WHOLE_POST } from './labels';
import { gapInPosts, type Level, levels } from './level';
import { type Plan, smallestPlan } from './plan';
import type { TargetsByCode } from './targets';
import { type Trend, trendOf, type WindowIndex } from './trend';

/** A theme's code and name, in rank order wherever several are listed. */
export interface Theme {
  code: string;
  name: string;
}

/** What was counted in one window: thousandths of a post by theme code, and the posts without a theme. */
export interface Tally {
  labelled: ReadonlyMap<string, number>;
  unlabelled: number;
}

/** What a reading is computed from. */
export interface MeterInput {
  themes: readonly Theme[];
  targets: TargetsByCode;
  tolerance: number;
  tally: Tally;
  /** The last 30 days and the 30 before, for the trend. */
  recent: Tally;
  before: Tally;
  /** What is approved and scheduled in the rest of the window: the plan counts it as if it were out. */
  scheduled?: { posts: number; delta: Delta };
  /** How many posts can still be written in the window; null or left out: no limit is known. */
  room?: number | null;
}

/** What is scheduled in the window: the posts it adds, what comes in by theme, and the index once all of it is out. */
export interface ScheduledReading {
  posts: number;
  themes: { code: string; count: number }[];
  indexAfter: number | null;
}

/** What can still be reached where the plan asks for more posts than can be written: the best plan of so many. */
export interface WithinReach {
  /** Posts that can still be written. */
  posts: number;
  plan: { code: string; posts: number }[];
  /** The index with everything scheduled and this plan out. */
  index: number | null;
}

/** One theme's line of a reading. `target` whole per cent, `count` and `gap` in posts, `share` 0–1. */
export interface ThemeReading extends Theme {
  target: number;
  count: number;
  share: number;
  gap: number;
  level: Level;
}

/** A reading of the meter for one channel and window. */
export interface MeterReading {
  /** Posts with a theme; the index and the shares are about these only. */
  n: number;
  /** Posts without any theme, counted nowhere else. */
  unlabelled: number;
  index: number | null;
  /** The best index so many posts can reach. */
  best: number | null;
  tolerance: number;
  /** Square root of the Jensen-Shannon divergence, 0–1, for experts. */
  distance: number | null;
  themes: ThemeReading[];
  /**
   * The smallest set of further posts that brings every theme within tolerance, with everything scheduled counted as
   * out; empty when balanced.
   */
  plan: { code: string; posts: number }[];
  /** False when no number of further posts can do it (then `plan` is empty). */
  reachable: boolean;
  trend: Trend | null;
  scheduled?: ScheduledReading;
  /** Null while the plan can be written in time, or nobody has said how much can be. */
  withinReach?: WithinReach | null;
}

/** Reads the meter: the arithmetic of the index over one tally, recomputable by hand from the counts in the answer. */
export function readMeter(input: MeterInput): MeterReading {
  const themes = allThemes(input);
  const targets = themes.map(({ code }) => targetOf(input.targets, code));
  const countsIn = (tally: Tally): number[] => themes.map(({ code }) => tally.labelled.get(code) ?? 0);
  const counts = countsIn(input.tally);
  const total = sumOf(counts);
  const posts = Math.round(total / WHOLE_POST);
  const index = balanceIndex(counts, targets);
  const scheduled = input.scheduled ?? { posts: 0, delta: new Map() };
  const planned = countsIn(tallyAfter(input.tally, scheduled.delta));
  const plan = smallestPlan(planned, targets, input.tolerance);
  const level = levels(counts, targets, input.tolerance);
  const windowIndex = (tally: Tally): WindowIndex => indexIn(countsIn(tally), targets);
  return {
    n: posts,
    unlabelled: input.tally.unlabelled,
    index,
    best: bestFor(posts, targets, index),
    tolerance: input.tolerance,
    distance: jensenShannonDistance(counts, targets),
    themes: themes.map((theme, i) => line(theme, targets[i] ?? 0, counts[i] ?? 0, total, level[i] ?? 'ok')),
    plan: planLines(themes, plan),
    reachable: plan !== null,
    trend: trendOf(windowIndex(input.recent), windowIndex(input.before)),
    scheduled: {
      posts: scheduled.posts,
      themes: themes.flatMap(({ code }) => {
        const permille = scheduled.delta.get(code) ?? 0;
        return permille === 0 ? [] : [{ code, count: permille / WHOLE_POST }];
      }),
      indexAfter: balanceIndex(planned, targets),
    },
    withinReach: withinReach(themes, { planned, targets, plan }, input.room ?? null),
  };
}

function planLines(themes: readonly Theme[], plan: Plan | null): { code: string; posts: number }[] {
  return themes.flatMap(({ code }, i) => ((plan?.[i] ?? 0) > 0 ? [{ code, posts: plan?.[i] ?? 0 }] : []));
}

function withinReach(
  themes: readonly Theme[],
  { planned, targets, plan }: { planned: number[]; targets: number[]; plan: Plan | null },
  room: number | null,
): WithinReach | null {
  if (room === null || plan === null || sumOf(plan) <= room) return null;
  const best = bestPlanWithin(planned, targets, room);
  return { posts: room, plan: planLines(themes, best.plan), index: best.index };
}

/** The themes, then codes that only targets or posts still name: a removed theme must not vanish from the sum. */
function allThemes(input: MeterInput): Theme[] {
  const known = new Set(input.themes.map(({ code }) => code));
  const named = Object.keys(input.targets).filter((code) => targetOf(input.targets, code) > 0);
  const tallies = [input.tally, input.recent, input.before].flatMap((tally) => [...tally.labelled.keys()]);
  const coming = [...(input.scheduled?.delta.keys() ?? [])].filter((code) => code !== '');
  const gone = [...new Set([...named, ...tallies, ...coming])].filter((code) => !known.has(code)).sort();
  return [...input.themes, ...gone.map((code) => ({ code, name: code }))];
}

function targetOf(targets: TargetsByCode, code: string): number {
  return Object.hasOwn(targets, code) ? (targets[code] ?? 0) : 0;
}

/** Fractional labels can come closer to the plan than whole posts; "best" is then what has been reached. */
function bestFor(posts: number, targets: readonly number[], index: number | null): number | null {
  const best = bestReachable(posts, targets);
  return best === null || index === null ? best : Math.max(best, index);
}

function indexIn(counts: readonly number[], targets: readonly number[]): WindowIndex {
  return { index: balanceIndex(counts, targets), n: Math.round(sumOf(counts) / WHOLE_POST) };
}

function line(theme: Theme, target: number, count: number, total: number, level: Level): ThemeReading {
  return {
    code: theme.code,
    name: theme.name,
    target,
    count: count / WHOLE_POST,
    share: total === 0 ? 0 : Math.round((count / total) * 1_000_000) / 1_000_000,
    gap: gapInPosts(target, count, total),
    level,
  };
}
