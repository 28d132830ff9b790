/**
 * How the database differs from the releases, for one document in one locale: `unreleased` – a live row without a live
 * release; `changed` – one live row with another content than was signed; `missing` – a live release without a live
 * row; `doubled` – more than one live row beside a live release.
 */
export type DriftKind = 'unreleased' | 'changed' | 'missing' | 'doubled';

/** A live row: its id, and the digest of its content, or null when it has no readable content. */
export interface LiveRow {
  id: number;
  digest: string | null;
}

/**
 * Compares the live rows of one document and locale with its current release.
 * @param live every row with a publication date
 * @param released digest of the live release; null when there is none, or when it was recalled
 * @returns null when the rows are what the release asks for
 */
export function driftOf(live: readonly LiveRow[], released: string | null): DriftKind | null {
  const [first] = live;
  if (!first) return released === null ? null : 'missing';
  if (released === null) return 'unreleased';
  if (live.length > 1) return 'doubled';
  return first.digest === released ? null : 'changed';
}

/** What the pull leaves behind, in words for the ledger. A pulled row never takes the release with it. */
export function outcomeOf(kind: DriftKind): { done: 'pulled' | 'nothing to pull'; reason: string } {
  switch (kind) {
    case 'unreleased':
      return { done: 'pulled', reason: 'a live row without a release was found and pulled' };
    case 'changed':
      return {
        done: 'pulled',
        reason: 'the live row was not what was signed; it was pulled, the release itself stands',
      };
    case 'doubled':
      return { done: 'pulled', reason: 'more than one live row was found; all were pulled, the release itself stands' };
    case 'missing':
      return { done: 'nothing to pull', reason: 'the live row is gone; the release itself stands' };
  }
}
