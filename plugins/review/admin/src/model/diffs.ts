import type { DiffBase, DiffEntry } from '../api/types';

/** What a draft can be compared with, in the order offered. */
export const DIFF_BASES: readonly DiffBase[] = ['last-signed', 'live', 'previous-level'];

/** Reads a base from the address; anything else is the version signed last. */
export const readDiffBase = (text: string | null): DiffBase =>
  DIFF_BASES.find((base) => base === text) ?? 'last-signed';

/** Whether there was nothing to compare with, so that everything counts as new. */
export const isAllNew = (entries: readonly DiffEntry[]): boolean =>
  entries.length > 0 && entries.every(({ kind }) => kind === 'added');
