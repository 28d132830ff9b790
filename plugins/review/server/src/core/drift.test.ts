import { driftOf, outcomeOf, type DriftKind, type LiveRow } from './drift';

const SIGNED = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const row = (digest: string | null, id = 1): LiveRow => ({ id, digest });

const TABLE: [string, LiveRow[], string | null, DriftKind | null][] = [
  ['nothing anywhere', [], null, null],
  ['one row that is what was signed', [row(SIGNED)], SIGNED, null],
  ['one row with other content', [row(OTHER)], SIGNED, 'changed'],
  ['one row without readable content', [row(null)], SIGNED, 'changed'],
  ['a release without a row', [], SIGNED, 'missing'],
  ['a row without a release, or after a recall', [row(SIGNED)], null, 'unreleased'],
  ['two rows, both as signed', [row(SIGNED), row(SIGNED, 2)], SIGNED, 'doubled'],
  ['two rows, one changed', [row(SIGNED), row(OTHER, 2)], SIGNED, 'doubled'],
  ['two rows without a release', [row(OTHER), row(OTHER, 2)], null, 'unreleased'],
];

describe('driftOf', () => {
  it.each(TABLE)('%s', (_, live, released, expected) => expect(driftOf(live, released)).toBe(expected));
});

describe('outcomeOf', () => {
  it.each<[DriftKind, string, string]>([
    ['unreleased', 'pulled', 'a live row without a release was found and pulled'],
    ['changed', 'pulled', 'the live row was not what was signed; it was pulled, the release itself stands'],
    ['doubled', 'pulled', 'more than one live row was found; all were pulled, the release itself stands'],
    ['missing', 'nothing to pull', 'the live row is gone; the release itself stands'],
  ])('%s: %s, and the release stands if there is one', (kind, done, reason) =>
    expect(outcomeOf(kind)).toEqual({ done, reason }),
  );
});
