import type { LedgerHead } from './ledger';

/** A head of the ledger noted outside the database, and when (ISO 8601 UTC). */
export interface Anchor extends LedgerHead {
  at: string;
}

const LINE = /^(\S+) ([1-9]\d{0,14}):([0-9a-f]{64})$/;

/** An anchor as a line of the anchor file, without its end. */
export function anchorLine({ at, seq, hash }: Anchor): string {
  return `${at} ${seq}:${hash}`;
}

/** The anchors in a text, oldest first; lines that are none (a tail cut by a power failure) are passed over. */
export function anchorsIn(text: string): Anchor[] {
  return text.split('\n').flatMap((line) => {
    const [, at, seq, hash] = LINE.exec(line) ?? [];
    return at && seq && hash ? [{ at, seq: Number(seq), hash }] : [];
  });
}

/** The calendar day (YYYY-MM-DD) of a time in a time zone. */
export function dayIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
}

/** Whether the head is to be noted now: something was recorded since the last anchor, and that is of an earlier day. */
export function isAnchorDue(last: Anchor | null, head: LedgerHead, now: string, timeZone: string): boolean {
  if (head.seq <= (last?.seq ?? 0)) return false;
  return last === null || dayIn(timeZone, last.at) < dayIn(timeZone, now);
}
