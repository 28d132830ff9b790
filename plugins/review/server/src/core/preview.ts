import { sha256 } from './digest';

/** How long a preview link may live, in minutes; `usual` when nobody says. */
export const PREVIEW_MINUTES = { least: 1, usual: 30, most: 240 } as const;

/** A token is so many random bytes, written as base64url. */
export const TOKEN_BYTES = 32;

/** The first use of a link is recorded, and further use at most once in this time (ms). */
export const USE_WINDOW_MS = 60_000;

/** A link may be opened so many times in {@link USE_WINDOW_MS}; more is refused. */
export const MAX_USES = 60;

/**
 * Whether a link opens its draft, or why it never will again: its time is over, somebody took it back, the document
 * was recalled after the link was made, or the draft it was made for was deleted.
 */
export type LinkState = 'active' | 'expired' | 'revoked' | 'recalled' | 'deleted';

/** What the rules look at. Recalls and deletions are counted when the link is made, so that clocks play no part. */
export interface LinkFacts {
  /** ISO 8601 UTC. */
  expiresAt: string;
  revoked: boolean;
  /** Recalled releases of the document and locale, when the link was made and now. */
  recalls: { then: number; now: number };
  /** Whether the draft is there now, and whether it was deleted in the meantime: a new one is another draft. */
  draft: { exists: boolean; deletedSince: boolean };
}

/** The state of a link. Nothing brings an ended link back, except that the clock of a test may be turned. */
export function linkState({ expiresAt, revoked, recalls, draft }: LinkFacts, now: Date): LinkState {
  if (revoked) return 'revoked';
  if (recalls.now !== recalls.then) return 'recalled';
  if (!draft.exists || draft.deletedSince) return 'deleted';
  return now.getTime() < Date.parse(expiresAt) ? 'active' : 'expired';
}

/** When a link made now ends, as ISO 8601 UTC. @throws RangeError for minutes out of {@link PREVIEW_MINUTES} */
export function endOf(now: Date, minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < PREVIEW_MINUTES.least || minutes > PREVIEW_MINUTES.most)
    throw new RangeError(`a preview link lives ${PREVIEW_MINUTES.least} to ${PREVIEW_MINUTES.most} minutes`);
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}

/** Random bytes as the token that stands in a link. @throws RangeError unless there are {@link TOKEN_BYTES} */
export function toToken(bytes: Uint8Array): string {
  if (bytes.length !== TOKEN_BYTES) throw new RangeError(`a token is ${TOKEN_BYTES} bytes`);
  return Buffer.from(bytes).toString('base64url');
}

/** Whether a text could be a token; anything else needs no look into the database. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is stored of a token: who reads the database cannot open a link. */
export function tokenHash(token: string): string {
  return sha256(token);
}

/** Whether a use now is put on record, given the use recorded last (ISO 8601 UTC, null when none was). */
export function isUseToRecord(lastRecorded: string | null, now: Date): boolean {
  return lastRecorded === null || now.getTime() - Date.parse(lastRecorded) >= USE_WINDOW_MS;
}
