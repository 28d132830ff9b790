import { byDay, type DayOf } from './park-day';
import type { ReceiptKind } from './screen-receipts';

/**
 * A receipt as seconds are counted from it: when it was (milliseconds since 1970), how long its item may stay on the
 * screen (milliseconds), and the item's theme (a code, or null).
 */
export interface PlayEvent {
  digest: string;
  kind: ReceiptKind;
  at: number;
  durationMs: number;
  theme: string | null;
}

/** A stretch of time for which an item was really on a screen. */
export interface Span {
  digest: string;
  theme: string | null;
  from: number;
  to: number;
}

/** What was played of a theme in one day, in milliseconds; as a change it may be negative. */
export interface Played {
  day: string;
  theme: string | null;
  ms: number;
}

const RANK: Readonly<Record<ReceiptKind, number>> = { removed: 0, shown: 1 };

function inOrder(a: PlayEvent, b: PlayEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return RANK[a.kind] - RANK[b.kind];
  return a.digest < b.digest ? -1 : Number(a.digest > b.digest);
}

/**
 * What one screen really played, from its receipts in any order, repeated or not: from a `shown` to the next `shown`, or
 * to the `removed` of the same item if that is earlier; never longer than the item's own duration, so nothing is counted
 * across a gap. The last `shown` counts nothing until something follows: nobody knows yet how long it stayed.
 */
export function spansOf(events: readonly PlayEvent[]): Span[] {
  const ordered = [...events].sort(inOrder);
  const spans: Span[] = [];
  let open: PlayEvent | null = null;
  for (const event of ordered) {
    // That an item which is not on the screen was removed says nothing about the one that is.
    if (event.kind === 'removed' && event.digest !== open?.digest) continue;
    if (open !== null) {
      const to = Math.min(event.at, open.at + open.durationMs);
      if (to > open.at) spans.push({ digest: open.digest, theme: open.theme, from: open.at, to });
    }
    open = event.kind === 'shown' ? event : null;
  }
  return spans;
}

/** Milliseconds by day and theme. */
export function playedIn(spans: readonly Span[], dayOf: DayOf): Played[] {
  return summed(spans.flatMap(({ theme, from, to }) => byDay(from, to, dayOf).map((piece) => ({ ...piece, theme }))));
}

function summed(parts: readonly Played[]): Played[] {
  const sums = new Map<string, Played>();
  for (const { day, theme, ms } of parts) {
    const key = JSON.stringify([day, theme]);
    sums.set(key, { day, theme, ms: (sums.get(key)?.ms ?? 0) + ms });
  }
  return [...sums.values()].filter(({ ms }) => ms !== 0);
}

/**
 * What further receipts change in what one screen is known to have played.
 *
 * @param known Those the screen had sent before: at least all from the last `shown` that is earlier than every further
 * one up to the first `shown` that is later. One of the same moment is no end: which of two counts, their items decide.
 */
export function changeOf(known: readonly PlayEvent[], further: readonly PlayEvent[], dayOf: DayOf): Played[] {
  const before = playedIn(spansOf(known), dayOf).map((part) => ({ ...part, ms: -part.ms }));
  return summed([...before, ...playedIn(spansOf([...known, ...further]), dayOf)]);
}
