import type { DiffBase, DiffEntry, DiffSegment } from '../api/types';

/** What a draft can be compared with, in the order offered. */
export const DIFF_BASES: readonly DiffBase[] = ['last-signed', 'live', 'previous-level'];

/** Reads a base from the address; anything else is the version signed last. */
export const readDiffBase = (text: string | null): DiffBase =>
  DIFF_BASES.find((base) => base === text) ?? 'last-signed';

/** Whether there was nothing to compare with, so that everything counts as new. */
export const isAllNew = (entries: readonly DiffEntry[]): boolean =>
  entries.length > 0 && entries.every(({ kind }) => kind === 'added');

/** The stretches of an entry: the server's where it compared text, else the old value out and the new value in. */
export function diffSegments(entry: DiffEntry, inWords: (value: unknown) => string): readonly DiffSegment[] {
  if (entry.segments && entry.segments.length > 0) return entry.segments;
  const before: DiffSegment = { kind: 'delete', text: inWords(entry.before) };
  const after: DiffSegment = { kind: 'insert', text: inWords(entry.after) };
  return [before, after].filter(({ text }) => text !== '');
}
