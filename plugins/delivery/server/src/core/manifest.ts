import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json';

/** A file a screen needs: where it is, and the digest its bytes must have. */
export interface ManifestMedia {
  url: string;
  sha256: string;
  mime: string;
  alternativeText: string | null;
}

/** What a screen shows once, in play order. The words travel in the manifest, so the signature covers them. */
export interface ManifestItem {
  documentId: string;
  locale: string;
  digest: string;
  theme: string | null;
  themeName: string | null;
  title: string;
  /** The summary, or the first words of the body. */
  text: string;
  /** What has to be shown about AI beside the words; null when nothing has to be said. */
  aiLabel: string | null;
  releasedAt: string;
  durationMs: number;
  /** The item must not be shown from this time on (ISO 8601); null is open. */
  notAfter: string | null;
  media: ManifestMedia[];
}

/** A manifest before it is numbered and signed. */
export interface ManifestContent {
  channel: string;
  locale: string;
  items: ManifestItem[];
  /** Digests that must be gone from every screen. */
  recalled: string[];
  /** Seconds a screen may go on showing this manifest without having heard from the server. */
  leaseSeconds: number;
  keyId: string;
}

/** A numbered manifest, as it is signed. */
export interface Manifest extends ManifestContent {
  seq: number;
}

/** The number under which a channel's content was last published, and what it was. */
export interface SeqState {
  seq: number;
  contentHash: string;
}

const SHORTEST_MS = 6_000;
const LONGEST_MS = 60_000;
const CHARACTERS_PER_SECOND = 4;

/**
 * How long an item stays on a screen, in milliseconds: four characters a second, at least 6 s, at most 60 s.
 *
 * @param text All words that are shown together.
 */
export function durationMs(text: string): number {
  const reading = ([...text].length / CHARACTERS_PER_SECOND) * 1000;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.round(reading)));
}

/**
 * Nothing but the named items, none shown beyond its time (ISO 8601): a screen that is offline by then stops it too.
 *
 * @param until By document id.
 */
export function onlyUntil(items: readonly ManifestItem[], until: ReadonlyMap<string, string>): ManifestItem[] {
  return items.flatMap((item) => {
    const end = until.get(item.documentId);
    if (end === undefined) return [];
    const isSooner = item.notAfter !== null && Date.parse(item.notAfter) <= Date.parse(end);
    return [isSooner ? item : { ...item, notAfter: end }];
  });
}

/** Digest (hex) of what a manifest says, apart from its number: two manifests that say the same have the same. */
export function contentHash(content: ManifestContent): string {
  return createHash('sha256')
    .update(canonicalJson(content as unknown as Json))
    .digest('hex');
}

/** The number of the next manifest: it rises by one when the content changed, and only then. The first is 1. */
export function nextSeq(last: SeqState | null, hash: string): { seq: number; changed: boolean } {
  if (last === null) return { seq: 1, changed: true };
  return last.contentHash === hash ? { seq: last.seq, changed: false } : { seq: last.seq + 1, changed: true };
}

/** The exact bytes a manifest's Ed25519 signature is over: UTF-8 of its RFC 8785 JSON, without the signature. */
export function signedBytes(manifest: Manifest): Buffer {
  return Buffer.from(canonicalJson(manifest as unknown as Json), 'utf8');
}

/** A digest of a recalled row, and when the recall was (ISO 8601). */
export interface RecalledDigest {
  digest: string;
  recalledAt: string;
}

/**
 * The digests a manifest lists as recalled: for twice the lease, so that a screen that was away for a whole lease and
 * a slow clock still hears of it. A digest that a new release made live again is not listed.
 *
 * @param now Milliseconds since 1970.
 * @returns Sorted digests, and when the first of them may be dropped (milliseconds since 1970), null if none.
 */
export function recalledDigests(
  rows: readonly RecalledDigest[],
  liveDigests: ReadonlySet<string>,
  leaseSeconds: number,
  now: number,
): { digests: string[]; dropAt: number | null } {
  const keepMs = leaseSeconds * 2000;
  const kept = rows.filter((row) => !liveDigests.has(row.digest) && Date.parse(row.recalledAt) + keepMs > now);
  const drops = kept.map((row) => Date.parse(row.recalledAt) + keepMs);
  return {
    digests: [...new Set(kept.map((row) => row.digest))].sort(),
    dropAt: drops.length === 0 ? null : Math.min(...drops),
  };
}

/** The earliest time from which a recall is still listed (ISO 8601), see {@link recalledDigests}. */
export function recalledSince(leaseSeconds: number, now: number): string {
  return new Date(now - leaseSeconds * 2000).toISOString();
}
