import { POST } from './feed-order';

/** The two lists that are mixed: a feed by posts (in thousandths), a playlist by milliseconds. */
export type ListKind = 'feed' | 'playlist';

/** One slot of a mixed list. `theme` is a position among the weights; null for an item that no weighted theme has. */
export interface Slot {
  theme: number | null;
  /** {@link POST} in a feed, milliseconds in a playlist. */
  length: number;
}

/** How a theme stood when a slot was filled: what it was entitled to by then, what it had, and the difference. */
export interface Standing {
  theme: number;
  entitled: number;
  had: number;
  owed: number;
  /** Whether the rule let it compete for the slot. */
  isEligible: boolean;
}

/** How far a theme was from its entitlement, and after which slot (from 1). */
export interface Furthest {
  amount: number;
  theme: number;
  position: number;
}

/** A list, gone through once more from its first slot. */
export interface Account {
  /** Per slot, the standing of every theme that still had items. */
  slots: Standing[][];
  /** The furthest any theme was behind, and ahead, after any slot; null where there was nothing to share. */
  behind: Furthest | null;
  ahead: Furthest | null;
  /** What `behind` can be at most, by the rule. */
  bound: number;
  /** Themes with a weight that ran out, and after which slot; 0: they had no items at all. */
  exhausted: { theme: number; after: number }[];
}

/** The state while a list is gone through. */
interface State {
  kind: ListKind;
  weights: readonly number[];
  open: number[];
  total: number;
  /** What each theme had, less its credit, and without. */
  had: number[];
  shown: number[];
}

/**
 * Accounts for every slot of a mixed list from the list alone, not from what the mixer says of itself: so it would show a
 * mixer that broke its promise.
 *
 * @param weights whole numbers ≥ 0, as the list was mixed with; @param credit likewise, in the unit of the slots
 */
export function accountOf(
  kind: ListKind,
  weights: readonly number[],
  credit: readonly number[],
  sequence: readonly Slot[],
): Account {
  const left = weights.map((_, theme) => sequence.filter((slot) => slot.theme === theme).length);
  const had = weights.map((_, i) => -(credit[i] ?? 0));
  const state: State = { kind, weights, open: [], total: 0, had, shown: weights.map(() => 0) };
  const account: Account = { slots: [], behind: null, ahead: null, bound: 0, exhausted: [] };
  const longest = sequence.reduce((most, { theme, length }) => (theme === null ? most : Math.max(most, length)), 0);
  const hasCredit = credit.some((owed) => owed !== 0);

  const close = (after: number): void => {
    const before = after === 0 ? weights.flatMap((weight, theme) => (weight > 0 ? [theme] : [])) : state.open;
    state.open = before.filter((theme) => (left[theme] ?? 0) > 0);
    if (after > 0 && before.length === state.open.length) return;
    account.exhausted.push(...before.filter((theme) => left[theme] === 0).map((theme) => ({ theme, after })));
    state.total = state.open.reduce((sum, theme) => sum + (weights[theme] ?? 0), 0);
    account.bound = Math.max(account.bound, boundOf(state, { longest, hasCredit, isFirst: after === 0 }));
  };
  close(0);
  sequence.forEach(({ theme, length }, index) => {
    if (theme === null) return void account.slots.push([]);
    account.slots.push(standings(state));
    state.had[theme] = (state.had[theme] ?? 0) + length;
    state.shown[theme] = (state.shown[theme] ?? 0) + length;
    measure(state, account, index + 1);
    left[theme] = (left[theme] ?? 0) - 1;
    close(index + 1);
  });
  return account;
}

/** Entitlement minus what a theme had, times the sum of weights: whole and exact. `coming`: time the next slot adds. */
function debt({ open, weights, had, total }: State, theme: number, coming = 0): number {
  const all = open.reduce((sum, i) => sum + (had[i] ?? 0), coming);
  return (weights[theme] ?? 0) * all - total * (had[theme] ?? 0);
}

/** In a feed a theme is entitled to its part of the slot itself; a playlist's next item has no length before it is chosen. */
function standings(state: State): Standing[] {
  const { kind, open, total, shown } = state;
  return open.map((theme) => {
    const own = debt(state, theme, kind === 'feed' ? POST : 0);
    const had = shown[theme] ?? 0;
    const isUrgent = (2 * open.length - 2) * own >= total * POST || open.length === 1;
    return {
      theme,
      entitled: had + own / total,
      had,
      owed: own / total,
      isEligible: kind === 'feed' ? isUrgent : own >= 0,
    };
  });
}

function measure(state: State, account: Account, position: number): void {
  if (state.open.length < 2) return;
  for (const theme of state.open) {
    const owed = debt(state, theme) / state.total;
    if (owed > (account.behind?.amount ?? 0)) account.behind = { amount: owed, theme, position };
    if (-owed > (account.ahead?.amount ?? 0)) account.ahead = { amount: -owed, theme, position };
  }
}

/**
 * How far behind a theme can be until the next one runs out.
 * - feed: 1 − 1/(2n − 2) posts, and one post after a theme ran out
 * - playlist: the longest item; with credit, besides, what a theme is owed at the begin and its share of what the others had
 *   too much. (Until a theme is served, those served instead stay below its own finishing time, those not served have what
 *   they had: together p·S + (1 − p)·c more than without credit.)
 */
function boundOf(state: State, about: { longest: number; hasCredit: boolean; isFirst: boolean }): number {
  const { kind, open, weights, total } = state;
  if (open.length < 2) return 0;
  if (kind === 'feed') return about.isFirst ? POST - POST / (2 * open.length - 2) : POST;
  if (!about.hasCredit) return about.longest;
  const owed = open.map((theme) => debt(state, theme) / total);
  const excess = owed.reduce((sum, value) => sum + Math.max(0, -value), 0);
  const carried = open.map((theme, i) => {
    const share = (weights[theme] ?? 0) / total;
    return share * excess + (1 - share) * Math.max(0, owed[i] ?? 0);
  });
  return about.longest + Math.max(...carried);
}
