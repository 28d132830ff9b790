import { createHash } from 'node:crypto';

type Fields = Readonly<Record<string, unknown>>;

/**
 * SHA-256 over what a reader reads of a content: everything but the fields `aside`, which say where it belongs. A text
 * that only got another theme, column or channel is the same text.
 */
export function textDigest(fields: Fields, aside: ReadonlySet<string>): string {
  const read = Object.fromEntries(Object.entries(fields).filter(([name]) => !aside.has(name)));
  return createHash('sha256').update(sorted(read)).digest('hex');
}

/** JSON with the keys in order, so that it does not matter how a database keeps them. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${sorted(one)}`)
    .join()}}`;
}

/** A stretch of time a document stood on a channel with one text in one column; `until` null: it stands there now. */
export interface Stretch {
  readonly channel: string;
  /** Empty text: in no column. */
  readonly columnCode: string;
  readonly digest: string;
  /** When this text was new there. */
  readonly freshAt: string;
  readonly until: string | null;
}

/** What a release shows, and when. */
export interface Shown {
  readonly channels: readonly string[];
  readonly column: string;
  readonly digest: string;
  readonly at: string;
}

/** What a release changes: channels where the present stretch ends, and stretches that begin. */
export interface StretchChanges {
  readonly end: string[];
  readonly begin: Omit<Stretch, 'until'>[];
}

/**
 * What a release changes for one document and locale. A text counts as new on a channel when it differs from the one
 * before it there; released again unchanged, moved to another column, or put back after a recall it keeps its time.
 *
 * @param known all its stretches so far, oldest first
 */
export function onRelease(known: readonly Stretch[], { channels, column, digest, at }: Shown): StretchChanges {
  const end: string[] = [];
  const begin: Omit<Stretch, 'until'>[] = [];
  for (const channel of channels) {
    const before = known.findLast((stretch) => stretch.channel === channel);
    const isOpen = before?.until === null;
    if (isOpen && before?.digest === digest && before.columnCode === column) continue;
    if (isOpen) end.push(channel);
    begin.push({ channel, columnCode: column, digest, freshAt: before?.digest === digest ? before.freshAt : at });
  }
  const left = known.filter(({ channel, until }) => until === null && !channels.includes(channel));
  return { end: [...new Set([...end, ...left.map(({ channel }) => channel)])], begin };
}

/** The channels on which a release now would be an update, and which column it would be in there. */
export function wouldRefresh(known: readonly Stretch[], shown: Omit<Shown, 'at'>): string[] {
  const fresh = onRelease(known, { ...shown, at: '' }).begin.filter(({ freshAt }) => freshAt === '');
  return fresh.map(({ channel }) => channel);
}
