/** A playlist item: how long it stays on the screen, in whole milliseconds or seconds (one unit throughout). */
export interface Timed {
  theme: string | null;
  duration: number;
}

/**
 * WF²Q (worst-case fair queueing, Bennett & Zhang 1996) on screen time: at any moment no theme is more than one longest
 * item behind its share. Among the themes that are not ahead of their share it takes the one that would finish
 * soonest at its share. Whole numbers; the lowest index breaks ties.
 *
 * @param shown time each theme has had so far; @param next duration of each theme's next item, null when it has none
 * @returns index of the theme to show, or null when no weighted theme has an item
 */
export function nextTheme(
  weights: readonly number[],
  shown: readonly number[],
  next: readonly (number | null)[],
): number | null {
  const open = weights.map((_, i) => i).filter((i) => (weights[i] ?? 0) > 0 && next[i] != null);
  const total = open.reduce((sum, i) => sum + (weights[i] ?? 0), 0);
  const time = open.reduce((sum, i) => sum + (shown[i] ?? 0), 0);
  const eligible = open.filter((i) => (shown[i] ?? 0) * total <= (weights[i] ?? 0) * time);
  const finish = (i: number): number => (shown[i] ?? 0) + (next[i] ?? 0);
  if (eligible.length === 0) return null;
  return eligible.reduce((best, i) => (finish(i) * (weights[best] ?? 0) < finish(best) * (weights[i] ?? 0) ? i : best));
}

/**
 * Orders a playlist by {@link nextTheme}; each theme keeps its own order. When a theme runs out the others share the
 * screen by their weights. Items without a weighted theme follow at the end.
 *
 * @param themes in rank order with whole-number weights
 */
export function mixBySeconds<T extends Timed>(
  items: readonly T[],
  themes: readonly { code: string; weight: number }[],
): T[] {
  const queues = themes.map(({ code, weight }) => (weight > 0 ? items.filter((item) => item.theme === code) : []));
  const weights = themes.map(({ weight }) => weight);
  const shown = themes.map(() => 0);
  const mixed: T[] = [];
  for (;;) {
    const theme = nextTheme(
      weights,
      shown,
      queues.map((queue) => queue[0]?.duration ?? null),
    );
    const item = theme === null ? undefined : queues[theme]?.shift();
    if (theme === null || item === undefined) break;
    shown[theme] = (shown[theme] ?? 0) + item.duration;
    mixed.push(item);
  }
  const used = new Set<T>(mixed);
  return [...mixed, ...items.filter((item) => !used.has(item))];
}
