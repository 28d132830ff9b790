import { chainsOf, NONE, type ThemeWeight } from './theme-chains';

/** A playlist item: how long it stays on the screen, in whole milliseconds. */
export interface Timed {
  theme: string | null;
  durationMs: number;
}

/** Chooses themes by the time they take on a screen. */
export interface TimeMixer {
  /**
   * Index of the theme to show next, or null when every theme is closed; its time is counted.
   *
   * @param lengths duration of each theme's next item
   */
  next(lengths: ArrayLike<number>): number | null;
  /** The theme has no items left: its residual entitlement passes to the others in proportion to their weights. */
  close(theme: number): void;
}

/**
 * WF²Q (worst-case fair queueing, Bennett & Zhang 1996) on screen time: at any moment no theme is more than one longest
 * item behind its share, nor ahead by more than (1 − share) of its own longest item. Among the themes that are not ahead of
 * their share it takes the one that would finish soonest at its share; the lowest index breaks ties.
 *
 * Time counts among open themes only. That hands the residual entitlement of a closed theme to the others in proportion:
 * they divide by their weights the time they had themselves.
 *
 * @param weights whole numbers ≥ 0; a theme of weight 0 is never chosen
 * @param credit milliseconds per theme that sum to 0, from `carryOver`; `accountOf` says what it does to the bound
 */
export function createTimeMixer(weights: readonly number[], credit: readonly number[] = []): TimeMixer {
  let open = weights.map((_, i) => i).filter((i) => (weights[i] ?? 0) > 0);
  const weight = Float64Array.from(weights);
  const had = Float64Array.from(weights, (_, i) => -(credit[i] ?? 0));
  let total = totalOf(open, weight);
  let time = totalOf(open, had);

  const close = (theme: number): void => {
    if (!open.includes(theme)) return;
    open = open.filter((i) => i !== theme);
    total = totalOf(open, weight);
    time = totalOf(open, had);
  };
  const next = (lengths: ArrayLike<number>): number | null => {
    let best = NONE;
    let soonest = 0;
    for (const i of open) {
      const shown = had[i] ?? 0;
      const share = weight[i] ?? 0;
      if (shown * total > share * time) continue;
      const finish = shown + (lengths[i] ?? 0);
      // finish/weight(i) < soonest/weight(best), multiplied out.
      if (best !== NONE && finish * (weight[best] ?? 0) >= soonest * share) continue;
      best = i;
      soonest = finish;
    }
    // The averages of both sides are equal, so somebody is never ahead.
    if (best === NONE) return null;
    time += soonest - (had[best] ?? 0);
    had[best] = soonest;
    return best;
  };
  return { next, close };
}

/**
 * Orders a playlist by {@link createTimeMixer}; each theme keeps its own order. Items without a weighted theme follow at
 * the end. Refuses with RangeError a list so long that a number of milliseconds times a weight would not be exact.
 *
 * @param themes in rank order with whole-number weights
 */
export function mixBySeconds<T extends Timed>(
  items: readonly T[],
  themes: readonly ThemeWeight[],
  credit: readonly number[] = [],
): T[] {
  const { heads, after, rest } = chainsOf(items, themes);
  const weights = themes.map(({ weight }) => weight);
  checkRange(items, weights, credit);
  const mixer = createTimeMixer(weights, credit);
  const lengths = new Float64Array(themes.length);
  const mixed: T[] = [];
  const advance = (theme: number, item: number): void => {
    heads[theme] = item;
    lengths[theme] = items[item]?.durationMs ?? 0;
    if (item === NONE) mixer.close(theme);
  };
  heads.forEach((head, theme) => advance(theme, head));
  for (let theme = mixer.next(lengths); theme !== null; theme = mixer.next(lengths)) {
    const item = heads[theme] ?? NONE;
    mixed.push(items[item] as T);
    advance(theme, after[item] ?? NONE);
  }
  for (const item of rest) mixed.push(items[item] as T);
  return mixed;
}

/** All products of the mixer are of a time, at most all durations and credits together, and a sum of weights. */
function checkRange(items: readonly Timed[], weights: readonly number[], credit: readonly number[]): void {
  let most = 0;
  for (const { durationMs } of items) most += durationMs;
  for (const owed of credit) most += Math.abs(owed);
  const largest = most * weights.reduce((a, b) => a + b, 0);
  if (!(largest <= Number.MAX_SAFE_INTEGER)) throw new RangeError('The playlist is too long to be ordered exactly.');
}

function totalOf(open: readonly number[], values: ArrayLike<number>): number {
  return open.reduce((total, i) => total + (values[i] ?? 0), 0);
}
