/** What a screen reports of an item: that it began to show it, or that it no longer shows it and has no bytes of it. */
export type ReceiptKind = 'shown' | 'removed';

/** A receipt as a screen sends it. `at` in milliseconds since 1970, `seq` the number of the manifest it goes by. */
export interface ScreenReceipt {
  digest: string;
  kind: ReceiptKind;
  at: number;
  seq: number;
}

/** A screen's clock may be so far ahead of the server's, in milliseconds. */
export const CLOCK_TOLERANCE_MS = 120_000;

/** What a screen kept while it was offline is believed for so long, in milliseconds. */
export const OLDEST_RECEIPT_MS = 7 * 86_400_000;

/** A screen without a sign of life for so long is silent, in milliseconds: three missed heartbeats. */
export const STALE_MS = 180_000;

/** At most so many receipts in one request. */
export const MOST_RECEIPTS = 500;

/** Why a receipt is not taken: a place in it and a short English reason. */
export interface ReceiptProblem {
  path: 'digest' | 'at';
  reason: string;
}

/**
 * Why a receipt is not taken; null when it is.
 *
 * @param now Milliseconds since 1970. @param isKnown Whether the digest was ever released in the screen's channel.
 */
export function receiptProblem({ at }: ScreenReceipt, now: number, isKnown: boolean): ReceiptProblem | null {
  if (!isKnown) return { path: 'digest', reason: 'never released in this channel' };
  if (at > now + CLOCK_TOLERANCE_MS) return { path: 'at', reason: 'in the future' };
  if (at < now - OLDEST_RECEIPT_MS) return { path: 'at', reason: 'more than seven days ago' };
  return null;
}

/** What makes a receipt the same as another: sent twice, it is one. */
export function receiptKey({ digest, kind, at }: Pick<ScreenReceipt, 'digest' | 'kind' | 'at'>): string {
  return `${at} ${kind} ${digest}`;
}

/** Whether a screen was heard lately. @param heardAt ISO 8601, null for never. @param now Milliseconds since 1970. */
export function lifeOf(heardAt: string | null, now: number): 'never' | 'fresh' | 'stale' {
  if (heardAt === null) return 'never';
  return now - Date.parse(heardAt) < STALE_MS ? 'fresh' : 'stale';
}

/** A screen, as far as it owes a receipt of a recall. */
export interface OwingScreen {
  id: number;
  name: string;
  createdAt: string;
  revokedAt: string | null;
}

/** Who has confirmed a recall: so many screens of all that were there, when the last did, and the names of the silent. */
export interface RecallProof {
  confirmed: number;
  screens: number;
  lastAt: string | null;
  silent: string[];
}

/**
 * How far a recall has got on the screens of its channel: those that were there at the recall and still are.
 *
 * @param removed When each screen last said that it removed the item, by screen id (milliseconds since 1970). What was
 * said before the recall is of an earlier one.
 */
export function recallProof(
  recalledAt: string,
  screens: readonly OwingScreen[],
  removed: ReadonlyMap<number, number>,
): RecallProof {
  const since = Date.parse(recalledAt);
  const owing = screens.filter(({ createdAt, revokedAt }) => revokedAt === null && Date.parse(createdAt) <= since);
  const timeOf = ({ id }: OwingScreen): number | null => {
    const at = removed.get(id);
    return at === undefined || at < since - CLOCK_TOLERANCE_MS ? null : at;
  };
  const times = owing.map(timeOf).filter((at) => at !== null);
  return {
    confirmed: times.length,
    screens: owing.length,
    lastAt: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
    silent: owing.filter((screen) => timeOf(screen) === null).map(({ name }) => name),
  };
}
