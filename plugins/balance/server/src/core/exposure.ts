import type { Labels } from './labels';

/** What is recorded of one document and locale on one channel. Times are ISO 8601. */
export interface ExposureState {
  id: number;
  channel: string;
  /** Since when it counts. */
  firstReleasedAt: string;
  /** Since when it no longer counts, or null. */
  recalledAt: string | null;
  /** What it is counted as; null when that cannot be relied on, as in a rebuild. */
  weights: Labels | null;
}

/** What a release changes, by row id and channel code. */
export interface ExposureChanges {
  /** Channels it is new on: counts from this release. */
  add: string[];
  /** Rows that were recalled: count again, from this release's own time. */
  restart: number[];
  /** Rows that go on counting from their first time, with other labels than before. */
  relabel: number[];
  /** Rows of channels this release no longer names: they stop counting. */
  withdraw: number[];
}

function isCountedAs(weights: Labels | null, labels: Labels): boolean {
  if (weights === null) return false;
  const themes = Object.keys(labels);
  return themes.length === Object.keys(weights).length && themes.every((theme) => weights[theme] === labels[theme]);
}

/**
 * What a release of a document and locale on `channels`, labelled so, means for the rows it already has. A later release never
 * moves the time a post counts from, because an edit is not a new post.
 */
export function onRelease(
  rows: readonly ExposureState[],
  channels: readonly string[],
  labels: Labels,
): ExposureChanges {
  const wanted = new Set(channels);
  const known = new Set(rows.map((row) => row.channel));
  const kept = rows.filter((row) => wanted.has(row.channel));
  const ids = (some: readonly ExposureState[]): number[] => some.map((row) => row.id);
  return {
    add: channels.filter((channel) => !known.has(channel)),
    restart: ids(kept.filter((row) => row.recalledAt !== null)),
    relabel: ids(kept.filter((row) => row.recalledAt === null && !isCountedAs(row.weights, labels))),
    withdraw: ids(rows.filter((row) => !wanted.has(row.channel) && row.recalledAt === null)),
  };
}
