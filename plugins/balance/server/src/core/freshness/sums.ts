import type { Threshold } from './limits';
import type { Standing } from './state';

/** A column as thresholds count it. */
export interface Counted {
  /** Id of the rule it is under; null without one. */
  readonly rule: string | null;
  readonly standing: Standing;
}

/** A threshold with how near it is. */
export interface Sum {
  readonly threshold: Threshold;
  readonly count: number;
  /** Those that are not counted yet and whose limit is near. */
  readonly near: number;
  readonly isReached: boolean;
  /** So many columns have to be updated to be below the threshold again. */
  readonly toUpdate: number;
  /** So many more columns may come into that state before it is reached. */
  readonly spare: number;
}

const isUnder = ({ rules }: Threshold, rule: string | null): boolean =>
  rules === null || (rule !== null && rules.includes(rule));

/**
 * Columns against the thresholds for a whole site. One without anything live is blank, and late as well where it has a
 * limit: it was not updated within that time.
 */
export function sumsOf(columns: readonly Counted[], thresholds: readonly Threshold[]): Sum[] {
  return thresholds.map((threshold) => {
    const under = columns.filter(({ rule }) => isUnder(threshold, rule));
    const isCounted = ({ standing }: Counted): boolean =>
      threshold.state === 'blank' ? standing.state === 'blank' : standing.isLate;
    const count = under.filter(isCounted).length;
    const near =
      threshold.state === 'blank' ? 0 : under.filter((one) => one.standing.state === 'soon' && !isCounted(one)).length;
    const toUpdate = Math.max(0, count - threshold.atLeast + 1);
    const spare = Math.max(0, threshold.atLeast - count);
    return { threshold, count, near, isReached: count >= threshold.atLeast, toUpdate, spare };
  });
}
