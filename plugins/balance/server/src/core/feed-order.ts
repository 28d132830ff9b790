/** A theme's weight in the mix: a whole number ≥ 0 (its target in per cent). */
export interface ThemeWeight {
  code: string;
  weight: number;
}

/** What each theme is owed from the past. Sums to 0; see {@link carryOver}. */
export interface Credit {
  /** Numerators per theme, positive: the theme was shown too little. */
  owed: readonly bigint[];
  /** The one denominator, in units of 1 / post; a multiple of the sum of all weights. */
  unit: bigint;
}

/** Chooses themes one slot at a time. */
export interface Mixer {
  /** Index of the theme for the next slot, or null when every theme is closed. */
  next(): number | null;
  /** The theme has no posts left: its residual entitlement passes to the others in proportion to their weights. */
  close(theme: number): void;
  /** Entitlement minus posts shown, per theme: numerators over `unit`. For tests and explanations. */
  owed(): { owed: bigint[]; unit: bigint };
}

/**
 * Tijdeman's chairman assignment: for every prefix of the list and every theme, the number of posts shown is within
 * 1 − 1/(2n − 2) posts of its exact entitlement (0.8333 for four themes), the best possible constant
 * (Tijdeman 1980; restated in Liu & Reis, ITCS 2026). Whole numbers throughout; the lowest index breaks ties.
 * After a theme is closed the promise holds per segment.
 *
 * @param weights whole numbers ≥ 0; a theme of weight 0 is never chosen
 */
export function createMixer(weights: readonly number[], credit?: Credit): Mixer {
  const weight = weights.map(BigInt);
  let open = weights.map((_, i) => i).filter((i) => at(weight, i) > 0n);
  let total = sum(open.map((i) => at(weight, i)));
  let unit = credit?.unit ?? total;
  const owed = weights.map((_, i) => credit?.owed[i] ?? 0n);

  const close = (theme: number): void => {
    if (!open.includes(theme)) return;
    open = open.filter((i) => i !== theme);
    total = sum(open.map((i) => at(weight, i)));
    const left = at(owed, theme);
    owed[theme] = 0n;
    // Scaling every debt by the new total keeps the shares of the leaving theme's debt whole.
    for (const i of open) owed[i] = at(owed, i) * total + left * at(weight, i);
    unit *= total;
  };
  const next = (): number | null => {
    if (open.length <= 1) return open[0] ?? null;
    for (const i of open) owed[i] = at(owed, i) + (at(weight, i) * unit) / total;
    const chosen = mostUrgent(open, owed, weight, unit);
    owed[chosen] = at(owed, chosen) - unit;
    return chosen;
  };
  return { next, close, owed: () => ({ owed: [...owed], unit }) };
}

/**
 * Among the themes owed at least 1/(2n − 2) of a post, the one whose debt would soonest pass the bound.
 * At least one is eligible: the debts before a pick sum to one post over n themes.
 */
function mostUrgent(open: readonly number[], owed: readonly bigint[], weight: readonly bigint[], unit: bigint): number {
  const divisor = BigInt(2 * open.length - 2);
  const eligible = open.filter((i) => divisor * at(owed, i) >= unit);
  const slack = (i: number): bigint => unit * (divisor - 1n) - divisor * at(owed, i);
  // slack(a)/weight(a) < slack(b)/weight(b), multiplied out.
  return eligible.reduce((best, i) => (slack(i) * at(weight, best) < slack(best) * at(weight, i) ? i : best));
}

/**
 * Credit from what was already shown, so that a list makes up for the past, but never by more than `limit` posts of
 * any theme: history must not flood the list.
 *
 * @param weights whole numbers, at least one positive; @param shown whole posts per theme; @param limit posts
 */
export function carryOver(weights: readonly number[], shown: readonly number[], limit = 2): Credit {
  const total = weights.reduce((a, b) => a + b, 0);
  const posts = shown.reduce((a, b) => a + b, 0);
  const debts = weights.map((weight, i) => weight * posts - total * (shown[i] ?? 0));
  const largest = Math.max(...debts.map(Math.abs));
  if (largest <= limit * total) return { owed: debts.map(BigInt), unit: BigInt(total) };
  return { owed: debts.map((debt) => BigInt(debt) * BigInt(limit * total)), unit: BigInt(total) * BigInt(largest) };
}

/**
 * Mixes a list by theme: each theme's posts keep their order, and the themes alternate as {@link createMixer} says.
 * Posts without a theme, or of a theme without weight, follow at the end in their given order.
 *
 * @param themes in rank order, which breaks ties
 */
export function mixByTheme<T extends { theme: string | null }>(
  items: readonly T[],
  themes: readonly ThemeWeight[],
): T[] {
  const queues = themes.map(({ code, weight }) => (weight > 0 ? items.filter((item) => item.theme === code) : []));
  const mixer = createMixer(themes.map(({ weight }) => weight));
  const mixed: T[] = [];
  const taken = themes.map(() => 0);
  queues.forEach((queue, i) => queue.length === 0 && mixer.close(i));
  for (let theme = mixer.next(); theme !== null; theme = mixer.next()) {
    const queue = queues[theme] ?? [];
    const position = taken[theme] ?? 0;
    mixed.push(...queue.slice(position, position + 1));
    taken[theme] = position + 1;
    if (position + 1 >= queue.length) mixer.close(theme);
  }
  const entitled = new Set(themes.filter(({ weight }) => weight > 0).map(({ code }) => code));
  return [...mixed, ...items.filter((item) => item.theme === null || !entitled.has(item.theme))];
}

function at(values: readonly bigint[], index: number): bigint {
  return values[index] ?? 0n;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
