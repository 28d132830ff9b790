/** A theme's weight in the mix: a whole number ≥ 0 (its target in per cent). */
export interface ThemeWeight {
  code: string;
  weight: number;
}

/** No further item. */
export const NONE = -1;

/** The items of each theme in their given order, as chains of positions: one pass over the list and no copy of it. */
export interface ThemeChains {
  /** First item of each theme; {@link NONE} when it has none, or no weight. */
  heads: Int32Array;
  /** The next item of the same theme, by item. */
  after: Int32Array;
  /** Items without a weighted theme, in their given order. */
  rest: number[];
}

/** Sorts items into the themes, which come in rank order. */
export function chainsOf(items: readonly { theme: string | null }[], themes: readonly ThemeWeight[]): ThemeChains {
  const places = new Map(themes.flatMap(({ code, weight }, i) => (weight > 0 ? [[code, i] as const] : [])));
  const heads = new Int32Array(themes.length).fill(NONE);
  const tails = new Int32Array(themes.length).fill(NONE);
  const after = new Int32Array(items.length).fill(NONE);
  const rest: number[] = [];
  let item = 0;
  for (const { theme } of items) {
    const place = theme === null ? undefined : places.get(theme);
    const tail = place === undefined ? NONE : (tails[place] ?? NONE);
    if (place === undefined) rest.push(item);
    else if (tail === NONE) heads[place] = item;
    else after[tail] = item;
    if (place !== undefined) tails[place] = item;
    item += 1;
  }
  return { heads, after, rest };
}
