import { balanceIndex, type Counts, sumOf, type Targets } from './balance-index';

/** Whole posts to write per theme, aligned with the counts. */
export type Plan = number[];

/** Thousandths of a post. */
const POST = 1000;

/** The fewest and the most posts one theme may still get. */
interface Room {
  low: number;
  high: number;
}

/**
 * The smallest set of further posts that brings every theme's share within `tolerance` points of its target.
 * Tries 0, 1, 2, … posts; the first number for which every theme has room is minimal by construction. It only ever
 * adds posts. All in integers.
 *
 * @param counts thousandths of a post; their sum is a whole number of posts
 * @param tolerance whole points of per cent, a share exactly that far off is still within
 * @returns posts per theme (all 0: balanced already), or null when no number of further posts can do it
 */
export function smallestPlan(counts: Counts, targets: Targets, tolerance: number): Plan | null {
  const posts = sumOf(counts) / POST;
  const first = fewestForRoom(counts, targets, tolerance);
  if (first === null) return null;
  // Beyond `first` every theme has room; rounding settles within one lower bound per theme and one cycle of targets.
  const last = first + 100 * (counts.length + 1);
  for (let more = first; more <= last; more += 1) {
    const rooms = counts.map((count, i) => roomFor(count, targets[i] ?? 0, tolerance, posts + more));
    if (fits(rooms, more)) return fill(rooms, counts, targets, more);
  }
  return null;
}

/** The smallest number of further posts at which no theme is above its band; null if a banned theme has posts. */
function fewestForRoom(counts: Counts, targets: Targets, tolerance: number): number | null {
  const posts = sumOf(counts) / POST;
  let fewest = 0;
  for (const [i, count] of counts.entries()) {
    const most = Math.min(100, (targets[i] ?? 0) + tolerance);
    if (count > 0 && most === 0) return null;
    if (count > 0) fewest = Math.max(fewest, Math.ceil((count * 100) / (most * POST)) - posts);
  }
  return fewest;
}

/** The whole posts a theme may get when `size` posts are out in all. */
function roomFor(count: number, target: number, tolerance: number, size: number): Room {
  const least = (target - tolerance) * 10 * size - count;
  const most = Math.min(100, target + tolerance) * 10 * size - count;
  return { low: Math.max(0, Math.ceil(least / POST)), high: Math.floor(most / POST) };
}

function fits(rooms: readonly Room[], more: number): boolean {
  if (rooms.some((room) => room.high < room.low)) return false;
  return sumOf(rooms.map((room) => room.low)) <= more && more <= sumOf(rooms.map((room) => room.high));
}

/** Starts from the least each theme needs and gives the rest one by one to the theme that then lacks most. */
function fill(rooms: readonly Room[], counts: Counts, targets: Targets, more: number): Plan {
  const plan = rooms.map((room) => room.low);
  const size = sumOf(counts) / POST + more;
  for (let left = more - sumOf(plan); left > 0; left -= 1) {
    const next = lackingMost(
      plan.map((posts, i) =>
        posts < (rooms[i]?.high ?? 0) ? (targets[i] ?? 0) * 10 * size - (counts[i] ?? 0) - posts * POST : -Infinity,
      ),
    );
    plan[next] = (plan[next] ?? 0) + 1;
  }
  return plan;
}

/** Index of the largest value; the lowest index breaks ties. */
function lackingMost(lack: readonly number[]): number {
  return lack.reduce((best, value, i) => (value > (lack[best] ?? -Infinity) ? i : best), 0);
}

/**
 * The smallest set of further posts that brings the index to `goal`: gives each next post to the theme that lacks
 * most of the growing total. For reports that promise an index instead of a tolerance.
 *
 * @param goal 0–100
 * @param limit stop after so many posts
 * @returns posts per theme, or null when `limit` posts do not reach the goal
 */
export function planToIndex(counts: Counts, targets: Targets, goal: number, limit: number): Plan | null {
  const plan = counts.map(() => 0);
  const reached = (): Counts => counts.map((count, i) => count + (plan[i] ?? 0) * POST);
  for (let more = 0; more <= limit; more += 1) {
    const now = reached();
    const index = balanceIndex(now, targets);
    if (index !== null && index >= goal) return plan;
    const size = sumOf(now) + POST;
    const next = lackingMost(now.map((count, i) => (targets[i] ?? 0) * size - 100 * count));
    plan[next] = (plan[next] ?? 0) + 1;
  }
  return null;
}
