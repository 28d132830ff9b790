/** What is recorded of one document and locale on one channel. Times are ISO 8601. */
export interface ExposureState {
  id: number;
  channel: string;
  /** Since when it counts. */
  firstReleasedAt: string;
  /** Since when it no longer counts, or null. */
  recalledAt: string | null;
}

/** What a release changes, by row id and channel code. */
export interface ExposureChanges {
  /** Channels it is new on: counts from this release. */
  add: string[];
  /** Rows that were recalled: count again, from this release's own time. */
  restart: number[];
  /** Rows that go on counting from their first time; only their labels may have changed. */
  relabel: number[];
  /** Rows of channels this release no longer names: they stop counting. */
  withdraw: number[];
}

/**
 * What a release of a document and locale on `channels` means for the rows it already has. A later release never
 * moves the time a post counts from, because an edit is not a new post.
 */
export function onRelease(rows: readonly ExposureState[], channels: readonly string[]): ExposureChanges {
  const wanted = new Set(channels);
  const known = new Set(rows.map((row) => row.channel));
  const kept = rows.filter((row) => wanted.has(row.channel));
  const ids = (some: readonly ExposureState[]): number[] => some.map((row) => row.id);
  return {
    add: channels.filter((channel) => !known.has(channel)),
    restart: ids(kept.filter((row) => row.recalledAt !== null)),
    relabel: ids(kept.filter((row) => row.recalledAt === null)),
    withdraw: ids(rows.filter((row) => !wanted.has(row.channel) && row.recalledAt === null)),
  };
}
