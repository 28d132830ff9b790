/** How much attention a place in a list gets, by its rank from 1. */
export type PositionWeight = (rank: number) => number;

/** 1 / log2(1 + rank): 1, .6309, .5, .4307, .3869, … The default for a website feed. */
export const logarithmic: PositionWeight = (rank) => 1 / Math.log2(1 + rank);

/** 1 / rank, steeper; as some diversity measures use it. */
export const reciprocal: PositionWeight = (rank) => 1 / rank;

/**
 * What each theme gets of the attention a list gives, as shares 0–1 in the order of `codes`.
 * Information beside the index, which counts posts: order alone can move it by many points.
 *
 * @param list theme codes from the top of the visible page; others than `codes` take attention but have no share
 */
export function feedExposure(
  list: readonly string[],
  codes: readonly string[],
  weight: PositionWeight = logarithmic,
): number[] {
  const total = list.reduce((sum, _, i) => sum + weight(i + 1), 0);
  return codes.map((code) =>
    total === 0 ? 0 : list.reduce((sum, theme, i) => (theme === code ? sum + weight(i + 1) : sum), 0) / total,
  );
}
