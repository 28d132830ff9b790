import type { DiffEntry, DiffSegment } from '../api/types';
import { valueText, type Naming } from './content';

/** A sentence beside a change that its words do not show (`diff.note.<name>`). */
export type DiffNote = 'other-file' | 'other-entry' | 'other-version' | 'not-in-words';

/** A change as a person reads it. */
export interface ReadableChange {
  readonly path: string;
  readonly kind: DiffEntry['kind'];
  readonly segments: readonly DiffSegment[];
  readonly note: DiffNote | null;
}

/** The leaf that says which thing is meant, with what its change is called where the thing's name stays the same. */
const IDENTITIES: Readonly<Record<string, DiffNote>> = {
  sha256: 'other-file',
  documentId: 'other-entry',
  digest: 'other-version',
};

/** Leaves that follow from which thing is meant: a person reads the name only. */
const FOLLOWING = new Set(['code', 'name', 'sha256', 'documentId', 'digest', 'mime', 'width', 'height']);

const leafOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** Changed paths as a person reads them: the thing that was replaced, not each of its codes; every one once. */
export const readablePaths = (paths: readonly string[]): readonly string[] => [
  ...new Set(paths.map((path) => (FOLLOWING.has(leafOf(path)) ? parentOf(path) || path : path))),
];

/** The field a dotted path is about: its last part that is no position. */
const fieldOf = (path: string) =>
  path
    .split('.')
    .reverse()
    .find((part) => !/^\d+$/.test(part)) ?? path;

const whole = (before: string, after: string): readonly DiffSegment[] =>
  (
    [
      { kind: 'delete', text: before },
      { kind: 'insert', text: after },
    ] as const
  ).filter(({ text }) => text !== '');

/** The stretches of an entry: the server's where it compared what a person reads, else the old value out and the new one in. */
function segmentsOf(entry: DiffEntry, naming: Naming): readonly DiffSegment[] {
  const field = fieldOf(entry.path);
  const [before, after] = [valueText(entry.before, field, naming), valueText(entry.after, field, naming)];
  const renamed = before !== valueText(entry.before) || after !== valueText(entry.after);
  return entry.segments && entry.segments.length > 0 && !renamed ? entry.segments : whole(before, after);
}

function readable(entry: DiffEntry, naming: Naming): ReadableChange {
  const segments = segmentsOf(entry, naming);
  const visible = segments.some(({ kind }) => kind !== 'equal');
  return { path: entry.path, kind: entry.kind, segments, note: visible ? null : 'not-in-words' };
}

/** One change for "another file" or "another entry", by name. */
function replaced(path: string, note: DiffNote, leaves: readonly DiffEntry[]): ReadableChange {
  const name = leaves.find((entry) => leafOf(entry.path) === 'name');
  const segments = name === undefined ? [] : whole(valueText(name.before), valueText(name.after));
  return { path, kind: 'changed', segments, note: segments.length === 0 ? note : null };
}

/**
 * The server's changes, leaf by leaf, as a person reads them: nothing is left out, but a file or an entry that was
 * replaced is one change with the names, not one for each of its codes.
 */
export function readableChanges(entries: readonly DiffEntry[], naming: Naming): readonly ReadableChange[] {
  const notes = new Map<string, DiffNote>();
  for (const { path } of entries) {
    const note = IDENTITIES[leafOf(path)];
    const parent = parentOf(path);
    if (note !== undefined && parent !== '' && !notes.has(parent)) notes.set(parent, note);
  }
  const done = new Set<string>();
  return entries.flatMap((entry): ReadableChange[] => {
    const parent = parentOf(entry.path);
    const note = notes.get(parent);
    if (note === undefined || !FOLLOWING.has(leafOf(entry.path))) return [readable(entry, naming)];
    if (done.has(parent)) return [];
    done.add(parent);
    const leaves = entries.filter(({ path }) => parentOf(path) === parent);
    return [replaced(parent, note, leaves)];
  });
}
