import type { Targets } from './balance-index';

/** One unit of exposure of one channel beside its index: the same arithmetic over something else than posts. */
export interface ExposureLine {
  /** As the index of posts, 0–100 with two decimals. */
  index: number;
  /** How much there was, of items with a theme, two decimals. */
  total: number;
  /** 0–1, six decimals, in the order of the reading; a theme the reading does not know stands at the end. */
  themes: { code: string; share: number }[];
}

/** What of it each theme had, in whole units; the empty code: items without a theme, which count nowhere. */
export type Sums = ReadonlyMap<string, bigint>;

/** A theme and what it should have, in whole per cent. */
export interface WantedTheme {
  code: string;
  target: number;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** `numerator / denominator`, rounded half up to so many decimals. Neither is negative. */
function decimals(numerator: bigint, denominator: bigint, places: number): number {
  const scale = 10n ** BigInt(places);
  return Number((2n * scale * numerator + denominator) / (2n * denominator)) / Number(scale);
}

/**
 * The balance index over sums that may be larger than a number holds exactly; see `balanceIndex` for what it means.
 *
 * @param sums aligned with `targets`, not all 0
 */
function exactIndex(sums: readonly bigint[], targets: Targets): number {
  const total = sum(sums);
  const deviation = sum(sums.map((value, i) => magnitude(100n * value - BigInt(targets[i] ?? 0) * total)));
  return decimals(200n * total - deviation, 2n * total, 2);
}

/**
 * The line of one unit on one channel; null when no item with a theme had any. Sums of different channels or units are
 * never put into one line.
 *
 * @param themes those of the reading, in its order; @param unit how many of the sums' units make one of `total`
 */
export function exposureLine(sums: Sums, themes: readonly WantedTheme[], unit: bigint): ExposureLine | null {
  const known = new Set(themes.map(({ code }) => code));
  const others = [...sums.keys()].filter((code) => code !== '' && !known.has(code) && sums.get(code) !== 0n).sort();
  const all = [...themes, ...others.map((code) => ({ code, target: 0 }))];
  const values = all.map(({ code }) => sums.get(code) ?? 0n).map((value) => (value > 0n ? value : 0n));
  const total = sum(values);
  if (total === 0n) return null;
  return {
    index: exactIndex(
      values,
      all.map(({ target }) => target),
    ),
    total: decimals(total, unit, 2),
    themes: all.map(({ code }, i) => ({ code, share: decimals(values[i] ?? 0n, total, 6) })),
  };
}
