import { type Counts, sumOf, type Targets } from './balance-index';

/**
 * Jensen-Shannon divergence between the shares and the targets, in bits (0–1). The expert's second opinion: unlike
 * the index it weighs a missing small theme more than a missing slice of a large one. Null when nothing was counted.
 */
export function jensenShannon(counts: Counts, targets: Targets): number | null {
  const total = sumOf(counts);
  if (total === 0) return null;
  return sumOf(
    counts.map((count, i) => {
      const share = count / total;
      const target = (targets[i] ?? 0) / 100;
      const middle = (share + target) / 2;
      return (entropyTerm(share, middle) + entropyTerm(target, middle)) / 2;
    }),
  );
}

/** Square root of {@link jensenShannon}, a metric from 0 to 1, four decimals. */
export function jensenShannonDistance(counts: Counts, targets: Targets): number | null {
  const divergence = jensenShannon(counts, targets);
  return divergence === null ? null : Math.round(Math.sqrt(Math.max(0, divergence)) * 10_000) / 10_000;
}

function entropyTerm(part: number, middle: number): number {
  return part === 0 ? 0 : part * Math.log2(part / middle);
}
