import fc from 'fast-check';
import { largestRemainder } from './apportionment';
import { balanceIndex, sumOf } from './balance-index';
import { bestPlanWithin, effectOf, MOST_PLANNED, roomLeft, sumOfDeltas, tallyAfter } from './forecast';
import { readMeter, type Tally } from './meter';
import { smallestPlan } from './plan';

const P = [40, 25, 20, 15];
const CODES = ['industry', 'ideals', 'guidance', 'livelihood'];
const DAY = 86_400_000;
const MARCH = { from: 100 * DAY, to: 131 * DAY };
const whole = (theme: string) => ({ [theme]: 1000 });
const posts = (counts: readonly number[]): number[] => counts.map((count) => count * 1000);
const plus = (counts: readonly number[], plan: readonly number[]): number[] =>
  counts.map((count, i) => count + (plan[i] ?? 0) * 1000);

/** All ways to write `n` as an ordered sum of `parts` whole numbers. */
function* splits(n: number, parts: number): Generator<number[]> {
  if (parts === 1) yield [n];
  else
    for (let first = 0; first <= n; first += 1) for (const rest of splits(n - first, parts - 1)) yield [first, ...rest];
}

describe('what a release does to a window', () => {
  const at = 110 * DAY;
  const effect = (...args: Parameters<typeof effectOf>) => {
    const { change, delta } = effectOf(...args);
    return [change, Object.fromEntries(delta)];
  };

  it('adds a post that does not count there yet', () => {
    expect(effect(null, { labels: whole('industry'), at }, MARCH)).toEqual(['adds', { industry: 1000 }]);
    const mixed = { ideals: 700, livelihood: 300 };
    expect(effect(null, { labels: mixed, at }, MARCH)).toEqual(['adds', mixed]);
  });

  it('does nothing by a second release, unless that has other labels', () => {
    const counted = { labels: whole('industry'), since: 105 * DAY };
    expect(effect(counted, { labels: whole('industry'), at }, MARCH)).toEqual(['nothing', {}]);
    expect(effect(counted, { labels: whole('ideals'), at }, MARCH)).toEqual([
      'relabels',
      { industry: -1000, ideals: 1000 },
    ]);
    const half = { industry: 500, ideals: 500 };
    expect(effect(counted, { labels: half, at }, MARCH)).toEqual(['relabels', { industry: -500, ideals: 500 }]);
  });

  it('does nothing to a window in which the post does not count', () => {
    const before = { labels: whole('industry'), since: 99 * DAY };
    expect(effect(before, { labels: whole('ideals'), at }, MARCH)).toEqual(['nothing', {}]);
    expect(effect(null, { labels: whole('ideals'), at: 131 * DAY }, MARCH)).toEqual(['nothing', {}]);
    expect(effect(null, { labels: whole('ideals'), at: MARCH.from }, MARCH)[0]).toBe('adds');
  });

  it('takes a post from a channel it no longer goes to', () => {
    const counted = { labels: whole('industry'), since: 105 * DAY };
    expect(effect(counted, { labels: null, at }, MARCH)).toEqual(['relabels', { industry: -1000 }]);
    expect(effect(null, { labels: null, at }, MARCH)).toEqual(['nothing', {}]);
  });

  it('counts a post without a theme in none', () => {
    expect(effect(null, { labels: {}, at }, MARCH)).toEqual(['nothing', { '': 1000 }]);
    const counted = { labels: {}, since: 105 * DAY };
    expect(effect(counted, { labels: whole('ideals'), at }, MARCH)).toEqual(['relabels', { '': -1000, ideals: 1000 }]);
  });

  it('is added up with what was counted', () => {
    const tally: Tally = { labelled: new Map([['industry', 2000]]), unlabelled: 1 };
    const delta = sumOfDeltas([new Map([['industry', -1000]]), new Map([['ideals', 1000]]), new Map([['', 1000]])]);
    const after = tallyAfter(tally, delta);
    expect([Object.fromEntries(after.labelled), after.unlabelled]).toEqual([{ industry: 1000, ideals: 1000 }, 2]);
  });
});

describe('what can still be written', () => {
  it('is the posts a week by the weeks that are left', () => {
    expect(roomLeft(7, MARCH, MARCH.from)).toBe(31);
    expect(roomLeft(7, MARCH, MARCH.to - 2 * DAY)).toBe(2);
    expect(roomLeft(3, MARCH, MARCH.to - 2 * DAY)).toBe(0);
    expect(roomLeft(7, MARCH, 0)).toBe(31);
    expect(roomLeft(7, MARCH, MARCH.to)).toBeNull();
    expect(roomLeft(null, MARCH, MARCH.from)).toBeNull();
  });

  // The smallest plans by index of the reference are also the best of their size.
  it.each([
    { x: [30, 8, 8, 4], most: 10, plan: [0, 5, 2, 3], index: 90 },
    { x: [10, 6, 5, 1], most: 1, plan: [0, 0, 0, 1], index: 93.7 },
    { x: [10, 6, 5, 1], most: 2, plan: [0, 0, 0, 2], index: 97.5 },
    { x: [30, 8, 8, 4], most: 0, plan: [0, 0, 0, 0], index: 80 },
    { x: [0, 0, 0, 0], most: 1, plan: [1, 0, 0, 0], index: 40 },
  ])('$x with at most $most: $plan', ({ x, most, plan, index }) => {
    expect(bestPlanWithin(posts(x), P, most)).toEqual({ plan, index });
  });

  it('is looked for no further than anybody writes', () => {
    const { plan } = bestPlanWithin(posts([20_000, 0, 0, 0]), P, 1_000_000);
    expect(sumOf(plan)).toBe(MOST_PLANNED);
  });

  it('gives the best index of all plans of at most so many posts, by the fewest, against brute force', () => {
    const runs = process.env.SANSHEN_DEEP ? 20_000 : 1_000;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 }).filter((w) => sumOf(w) > 0),
        fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }),
        fc.nat(6),
        (weights, seed, most) => {
          const targets = largestRemainder(weights, 100);
          const counts = weights.map((_, i) => (seed[i] ?? 0) * 1000);
          const found = bestPlanWithin(counts, targets, most);
          const size = sumOf(found.plan);
          if (size > most || found.index !== balanceIndex(plus(counts, found.plan), targets)) return false;
          for (let more = 0; more <= most; more += 1)
            for (const split of splits(more, counts.length)) {
              const index = balanceIndex(plus(counts, split), targets) ?? -1;
              if (index > (found.index ?? -1) || (more < size && index === found.index)) return false;
            }
          return true;
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('a reading with what is scheduled', () => {
  const themes = CODES.map((code) => ({ code, name: code }));
  const targets = Object.fromEntries(CODES.map((code, i) => [code, P[i] ?? 0]));
  const none: Tally = { labelled: new Map(), unlabelled: 0 };
  const tally: Tally = { labelled: new Map([12, 6, 5, 1].map((n, i) => [CODES[i] ?? '', n * 1000])), unlabelled: 0 };
  const same = { themes, targets, tolerance: 5, tally, recent: none, before: none };

  it('plans the rest only, and leaves the index to what is out', () => {
    expect(readMeter(same).plan).toEqual([{ code: 'livelihood', posts: 3 }]);
    const scheduled = { posts: 2, delta: new Map([['livelihood', 2000]]) };
    const reading = readMeter({ ...same, scheduled });
    expect(reading).toMatchObject({ n: 24, index: readMeter(same).index, plan: [{ code: 'livelihood', posts: 1 }] });
    expect(reading.scheduled).toEqual({ posts: 2, themes: [{ code: 'livelihood', count: 2 }], indexAfter: 93.85 });
  });

  it('says what is in reach when the plan is not', () => {
    expect(readMeter({ ...same, room: 3 }).withinReach).toBeNull();
    expect(readMeter({ ...same, room: 2 })).toMatchObject({
      plan: [{ code: 'livelihood', posts: 3 }],
      withinReach: { posts: 2, plan: [{ code: 'livelihood', posts: 2 }], index: 93.85 },
    });
    expect(readMeter({ ...same, room: 0 }).withinReach).toEqual({ posts: 0, plan: [], index: 89.17 });
    expect(readMeter(same).withinReach).toBeNull();
  });

  it('knows a theme that only something scheduled names', () => {
    const reading = readMeter({ ...same, scheduled: { posts: 1, delta: new Map([['old', 1000]]) } });
    expect(reading.themes.at(-1)).toMatchObject({ code: 'old', count: 0, target: 0 });
  });
});

/** Brute force over every small count there is, in whole posts. */
describe('the smallest plan', () => {
  const within = (counts: readonly number[], targets: readonly number[], tolerance: number, total: number): boolean => {
    for (let i = 0; i < counts.length; i += 1)
      if (Math.abs(100 * (counts[i] ?? 0) - (targets[i] ?? 0) * total) > tolerance * total) return false;
    return true;
  };
  type Question = { targets: readonly number[]; tolerance: number; total: number };
  /** Whether `more` further posts, in whatever themes from `at` on, are within; in place, for it is asked millions of times. */
  const canBe = (counts: number[], more: number, at: number, asked: Question): boolean => {
    const here = counts[at] ?? 0;
    const isLast = at === counts.length - 1;
    let found = false;
    for (let posts = isLast ? more : 0; posts <= more && !found; posts += 1) {
      counts[at] = here + posts;
      found = isLast
        ? within(counts, asked.targets, asked.tolerance, asked.total)
        : canBe(counts, more - posts, at + 1, asked);
    }
    counts[at] = here;
    return found;
  };
  const isRight = (x: readonly number[], targets: readonly number[], tolerance: number, tried: number): boolean => {
    const plan = smallestPlan(posts(x), targets, tolerance) ?? [];
    const total = sumOf(x);
    for (let more = 0; more < Math.min(sumOf(plan), tried); more += 1)
      if (canBe([...x], more, 0, { targets, tolerance, total: total + more })) return false;
    return within(
      x.map((count, i) => count + (plan[i] ?? 0)),
      targets,
      tolerance,
      total + sumOf(plan),
    );
  };

  it('is within tolerance, and no fewer posts are, in every one of 50,000 small cases', () => {
    const [largest, tried] = process.env.SANSHEN_DEEP ? [20, 10] : [15, 4];
    const wrong: string[] = [];
    let cases = 0;
    for (const targets of [P, [70, 20, 10], [50, 50], [34, 33, 33], [25, 25, 25, 25], [97, 1, 1, 1]])
      for (const tolerance of [1, 2, 5, 10])
        for (let total = 0; total <= largest; total += 1)
          for (const x of splits(total, targets.length)) {
            cases += 1;
            if (!isRight(x, targets, tolerance, tried)) wrong.push(`${x.join()} for ${targets.join()} ± ${tolerance}`);
          }
    expect(wrong).toEqual([]);
    expect(cases).toBeGreaterThan(50_000);
  });
});
