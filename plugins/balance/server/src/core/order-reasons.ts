import type { Account, Furthest, ListKind, Standing } from './order-account';
import type { Pin, PinKind } from './pins';
import type { ThemeWeight } from './theme-chains';

/** Slots that are explained one by one; what is said of the whole list is about all of it. */
export const MOST_EXPLAINED = 200;

/** An item of a list, in order. `durationMs` is 0 in a feed. */
export interface ListedItem {
  id: string;
  uid: string;
  title: string;
  theme: string | null;
  releasedAt: string;
  durationMs: number;
}

/** How a theme stood before a slot, in posts or seconds. `owed` above 0: behind. */
export interface ThemeStanding {
  code: string;
  entitled: number;
  had: number;
  owed: number;
  eligible: boolean;
}

/** Why an item is where it is. Codes and numbers; the panel makes sentences of them. */
export type Reason =
  /** Somebody put it there until a time; `act` is the row of the ledger. */
  | { kind: PinKind; pin: number; until: string; act: number | null }
  /** Its theme's turn: how it stood, how the others stood, and which themes with a target had nothing left. */
  | { kind: 'share'; own: ThemeStanding; others: ThemeStanding[]; without: string[] }
  /** Nothing entitles it to a place: no theme, or one without a target. */
  | { kind: 'rest'; because: 'no-theme' | 'no-target' };

/** One slot of a list. `startSeconds` is null in a feed, and counts from the begin of a round. */
export interface ExplainedSlot {
  position: number;
  uid: string;
  documentId: string;
  title: string;
  theme: string | null;
  seconds: number | null;
  startSeconds: number | null;
  reason: Reason;
}

/** A theme and how far it was from its share, after which slot of the list. */
export interface Deviation {
  code: string;
  amount: number;
  position: number;
}

/** A list with its reasons and the proof that it is even. Amounts in `unit`. */
export interface ExplainedOrder<P extends Pin = Pin> {
  kind: ListKind;
  unit: 'posts' | 'seconds';
  total: number;
  slots: ExplainedSlot[];
  themes: { code: string; name: string; target: number; items: number; credit: number }[];
  /** Themes with a target that ran out, and after which slot; 0: there was no item of theirs at all. */
  exhausted: { code: string; after: number }[];
  /** The furthest behind and ahead any theme ever is, after any slot, and the most that `behind` may be. */
  proof: { behind: Deviation | null; ahead: Deviation | null; bound: number };
  pins: P[];
}

/** What a list was made of; `account` is about the items behind the pinned ones. */
export interface Ordering<P extends Pin> {
  kind: ListKind;
  items: readonly ListedItem[];
  pins: readonly P[];
  themes: readonly (ThemeWeight & { name: string })[];
  credit: readonly number[];
  account: Account;
}

/** Amounts are kept in thousandths of posts or seconds. */
const inUnits = (thousandths: number): number => Math.round(thousandths) / 1000;

/** Puts an account into words that need no knowledge of the arithmetic: codes, positions, posts or seconds. */
export function explained<P extends Pin & { act: number | null }>(ordering: Ordering<P>): ExplainedOrder<P> {
  const { kind, items, pins, themes, credit, account } = ordering;
  const codeOf = (theme: number): string => themes[theme]?.code ?? '';
  const pinOf = new Map(pins.map((pin) => [pin.document, pin]));
  const before = items.filter(({ id }) => pinOf.has(id)).length;
  const place = (position: number): number => (position === 0 ? 0 : position + before);
  const deviation = (found: Furthest | null): Deviation | null =>
    found && { code: codeOf(found.theme), amount: inUnits(found.amount), position: place(found.position) };

  const reasonOf = (item: ListedItem, index: number): Reason => {
    const pin = pinOf.get(item.id);
    if (pin !== undefined) return { kind: pin.kind, pin: pin.id, until: pin.until, act: pin.act };
    const standings = (account.slots[index - before] ?? []).map((standing) => standingOf(standing, codeOf));
    const own = standings.find(({ code }) => code === item.theme);
    if (own === undefined) return { kind: 'rest', because: item.theme === null ? 'no-theme' : 'no-target' };
    const gone = account.exhausted.filter(({ after }) => after <= index - before);
    const others = standings.filter((standing) => standing !== own);
    return { kind: 'share', own, others, without: gone.map(({ theme }) => codeOf(theme)) };
  };

  let start = 0;
  const slots = items.slice(0, MOST_EXPLAINED).map((item, index): ExplainedSlot => {
    const { id: documentId, uid, title, theme, durationMs } = item;
    const times =
      kind === 'feed'
        ? { seconds: null, startSeconds: null }
        : { seconds: inUnits(durationMs), startSeconds: inUnits(start) };
    start += durationMs;
    return { position: index + 1, uid, documentId, title, theme, ...times, reason: reasonOf(item, index) };
  });
  const count = (code: string): number => items.filter(({ theme }) => theme === code).length;
  return {
    kind,
    unit: kind === 'feed' ? 'posts' : 'seconds',
    total: items.length,
    slots,
    themes: themes.map(({ code, name, weight }, i) => {
      return { code, name, target: weight, items: count(code), credit: inUnits(credit[i] ?? 0) };
    }),
    exhausted: account.exhausted.map(({ theme, after }) => ({ code: codeOf(theme), after: place(after) })),
    proof: { behind: deviation(account.behind), ahead: deviation(account.ahead), bound: inUnits(account.bound) },
    pins: [...pins],
  };
}

function standingOf({ theme, entitled, had, owed, isEligible }: Standing, codeOf: (theme: number) => string) {
  return {
    code: codeOf(theme),
    entitled: inUnits(entitled),
    had: inUnits(had),
    owed: inUnits(owed),
    eligible: isEligible,
  };
}
