/**
 * The promises of both mixers, checked in whole numbers on lists made at random from a seed: 60,000 in `npm test`,
 * 6,000,000 with SANSHEN_DEEP=1. Each of them was seen to fail with a picker that was spoilt for it.
 */
import { carryOver } from './carry-over';
import { createMixer, mixByTheme, POST } from './feed-order';
import { accountOf, type Slot } from './order-account';
import { createTimeMixer, mixBySeconds } from './playlist-order';

const TIMES = process.env.SANSHEN_DEEP === '1' ? 100 : process.env.SANSHEN_MUTATION === '1' ? 0.02 : 1;
const TIMEOUT = 60 * 60_000;

/** xorshift32: the same lists in every run. */
function randomFrom(seed: number): (least: number, most: number) => number {
  let state = seed;
  return (least, most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return least + ((state >>> 0) % (most - least + 1));
  };
}
type Random = ReturnType<typeof randomFrom>;

/** Runs a check on so many cases; the first that fails is named by its number and what it was made of. */
function cases(count: number, seed: number, check: (random: Random) => [fails: string | null, about: unknown]): void {
  const random = randomFrom(seed);
  for (let number = 0; number < count * TIMES; number += 1) {
    const [fails, about] = check(random);
    if (fails !== null) throw new Error(`case ${number}: ${fails}, ${JSON.stringify(about)}`);
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const listOf = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, i) => make(i));
/** Two to seven themes; some with steep weights. */
const weightsFrom = (random: Random): number[] => {
  const most = [4, 12, 40][random(0, 2)] ?? 12;
  return listOf(random(2, 7), () => random(1, most));
};

test(
  'feed: every prefix and theme within 1 − 1/(2n − 2) posts, and exact totals per cycle',
  () => {
    cases(20_000, 11, (random) => {
      const weights = weightsFrom(random);
      const [n, total] = [weights.length, sumOf(weights)];
      const mixer = createMixer(weights);
      const shown = weights.map(() => 0);
      for (let slot = 1; slot <= total; slot += 1) {
        const pick = mixer.next() ?? -1;
        shown[pick] = (shown[pick] ?? 0) + 1;
        for (let i = 0; i < n; i += 1) {
          // |W·A − w·t| · (2n − 2) ≤ W · (2n − 3)
          const off = Math.abs(total * (shown[i] ?? 0) - (weights[i] ?? 0) * slot);
          if (off * (2 * n - 2) > total * (2 * n - 3)) return [`slot ${slot}, theme ${i} is off by ${off}`, weights];
        }
      }
      const isExact = weights.every((weight, i) => shown[i] === weight);
      return [isExact ? null : 'a cycle was not exact', { weights, shown }];
    });
  },
  TIMEOUT,
);

test(
  'feed with credit: no theme leads by more than it did at the begin or the bound, and all settle within the bound',
  () => {
    cases(5000, 12, (random) => {
      const weights = listOf(random(2, 7), () => random(1, 8));
      const credit = carryOver(
        weights,
        weights.map(() => random(0, 50) * POST),
        random(0, 3) * POST,
      );
      const mixer = createMixer(weights, credit);
      const total = sumOf(weights);
      const divisor = 2 * weights.length - 2;
      for (let slot = 0; slot < 4 * total; slot += 1) {
        mixer.next();
        const { owed, unit } = mixer.owed();
        const ahead = (i: number): number => Math.max(-(credit[i] ?? 0) * total, (unit * (divisor - 1)) / divisor);
        if (owed.some((debt, i) => -debt > ahead(i) + 1e-6)) return [`slot ${slot}`, { weights, credit, owed, unit }];
      }
      const { owed, unit } = mixer.owed();
      const isSettled = owed.every((debt) => Math.abs(debt) * divisor <= unit * (divisor - 1));
      return [isSettled ? null : 'has not settled', { weights, credit, owed, unit }];
    });
  },
  TIMEOUT,
);

/** Items of themes "0", "1", … in any order, with gaps in stock; some have no theme, or one without weight. */
const stockFrom = (random: Random, weights: readonly number[]) =>
  listOf(random(0, 50), (id) => {
    const theme = random(0, weights.length);
    return { id, theme: theme === weights.length ? null : `${theme}`, durationMs: random(1, 9) * random(100, 9999) };
  });
const themesOf = (weights: readonly number[]) => weights.map((weight, i) => ({ code: `${i}`, weight }));
type Item = ReturnType<typeof stockFrom>[number];

/** Null when nothing is lost and each theme, and the rest, keeps its order and what has no theme stands at the end. */
function disorder(items: readonly Item[], mixed: readonly Item[]): string | null {
  if (mixed.length !== items.length || new Set(mixed).size !== items.length) return 'an item was lost';
  const last = new Map<string | null, number>();
  for (const { id, theme } of mixed) {
    if ((last.get(theme) ?? -1) > id) return `the order inside theme ${theme} was not kept`;
    if (theme !== null && last.has(null)) return 'an item without a theme stands before one with a theme';
    last.set(theme, id);
  }
  return null;
}

test(
  'feed whose themes run out: nothing lost, order inside a theme kept, at most one post off in every segment',
  () => {
    cases(12_000, 13, (random) => {
      const weights = weightsFrom(random);
      const items = stockFrom(random, weights);
      const mixed = mixByTheme(items, themesOf(weights));
      const about = { weights, mixed: mixed.map(({ theme }) => theme).join() };
      const wrong = disorder(items, mixed);
      if (wrong !== null) return [wrong, about];
      return [segmentOff(weights, items, mixed), about];
    });
  },
  TIMEOUT,
);

/** Keeps the residual entitlements as numbers of their own and hands them over when a theme runs out. */
function segmentOff(weights: readonly number[], items: readonly Item[], mixed: readonly Item[]): string | null {
  const left = weights.map((_, i) => items.filter(({ theme }) => theme === `${i}`).length);
  const owed = weights.map(() => 0);
  let open = weights.flatMap((_, i) => ((left[i] ?? 0) > 0 ? [i] : []));
  for (const [slot, { theme }] of mixed.entries()) {
    if (theme === null) break;
    const total = sumOf(open.map((i) => weights[i] ?? 0));
    for (const i of open) owed[i] = (owed[i] ?? 0) + (weights[i] ?? 0) / total;
    const pick = Number(theme);
    owed[pick] = (owed[pick] ?? 0) - 1;
    for (const i of open) if (Math.abs(owed[i] ?? 0) > 1 + 1e-9) return `slot ${slot}, theme ${i} is off by ${owed[i]}`;
    left[pick] = (left[pick] ?? 0) - 1;
    if ((left[pick] ?? 0) > 0) continue;
    open = open.filter((i) => i !== pick);
    const rest = sumOf(open.map((i) => weights[i] ?? 0));
    for (const i of open) owed[i] = (owed[i] ?? 0) + ((owed[pick] ?? 0) * (weights[i] ?? 0)) / rest;
  }
  return null;
}

test(
  'playlist: at every prefix no theme lags by more than the longest item or leads by more than (1 − p) of its own longest',
  () => {
    cases(12_000, 14, (random) => {
      const weights = weightsFrom(random);
      const [n, total] = [weights.length, sumOf(weights)];
      const most = weights.map(() => random(1, 60));
      const lengths = most.map((limit) => random(1, limit));
      const longest = Math.max(...most);
      const mixer = createTimeMixer(weights);
      const shown = weights.map(() => 0);
      let time = 0;
      for (let pick = 0; pick < 60; pick += 1) {
        const theme = mixer.next(lengths) ?? -1;
        shown[theme] = (shown[theme] ?? 0) + (lengths[theme] ?? 0);
        time += lengths[theme] ?? 0;
        lengths[theme] = random(1, most[theme] ?? 1);
        for (let i = 0; i < n; i += 1) {
          const lag = (weights[i] ?? 0) * time - total * (shown[i] ?? 0);
          if (lag > total * longest) return [`pick ${pick}, theme ${i} lags by ${lag}`, { weights, most }];
          if (-lag > (total - (weights[i] ?? 0)) * (most[i] ?? 0))
            return [`theme ${i} leads by ${-lag}`, { weights, most }];
        }
      }
      return [null, null];
    });
  },
  TIMEOUT,
);

const slotsOf = (mixed: readonly Item[], length: (item: Item) => number): Slot[] =>
  mixed.map((item) => ({ theme: item.theme === null ? null : Number(item.theme), length: length(item) }));

test(
  'playlist whose themes run out, with and without credit: within the bound that its account states',
  () => {
    cases(8000, 15, (random) => {
      const weights = weightsFrom(random);
      const items = stockFrom(random, weights);
      const longest = Math.max(0, ...items.flatMap((item) => (item.theme === null ? [] : [item.durationMs])));
      const past = weights.map(() => random(0, 200) * 1000);
      const credit = random(0, 1) === 1 ? carryOver(weights, past, 2 * longest) : weights.map(() => 0);
      const mixed = mixBySeconds(items, themesOf(weights), credit);
      const about = { weights, credit, mixed };
      const wrong = disorder(items, mixed);
      if (wrong !== null) return [wrong, about];
      const { behind, ahead, bound } = accountOf(
        'playlist',
        weights,
        credit,
        slotsOf(mixed, ({ durationMs }) => durationMs),
      );
      const hasCredit = credit.some((owed) => owed !== 0);
      if (!hasCredit && bound > longest) return ['without credit the bound is the longest item', about];
      if (!hasCredit && (ahead?.amount ?? 0) > longest) return [`a theme leads by ${ahead?.amount}`, about];
      return [(behind?.amount ?? 0) <= bound + 1e-6 ? null : `behind by ${behind?.amount} of ${bound}`, about];
    });
  },
  TIMEOUT,
);

test(
  'the account of a feed finds no prefix beyond the bound it states, and does find a list that is not mixed',
  () => {
    cases(3000, 16, (random) => {
      const weights = weightsFrom(random);
      const items = stockFrom(random, weights);
      const accountFor = (list: readonly Item[]) =>
        accountOf(
          'feed',
          weights,
          [],
          slotsOf(list, () => POST),
        );
      const { behind, ahead, bound, exhausted } = accountFor(mixByTheme(items, themesOf(weights)));
      const worst = Math.max(behind?.amount ?? 0, ahead?.amount ?? 0);
      const about = { weights, items: items.map(({ theme }) => theme).join() };
      if (worst > bound + 1e-6) return [`off by ${worst} of ${bound}`, about];
      return [exhausted.length === weights.length ? null : 'not every theme runs out at last', about];
    });
    const unmixed = listOf(40, (id) => ({ id, theme: `${Math.floor(id / 10)}`, durationMs: 1 }));
    const slots = slotsOf(unmixed, () => POST);
    const { ahead, bound } = accountOf('feed', [1, 1, 1, 1], [], slots);
    expect(ahead?.amount).toBeGreaterThan(5 * bound);
  },
  TIMEOUT,
);
