import type { Automaton } from './automaton';
import { foldInPlace, foldMapped, keepsPlaces, type Folded } from './fold';
import { foldEntries, type FoldProfile } from './fold-tables';
import type { StartLists, Starts } from './start-lists';
import { findStarts } from './starts';
import { IDENTITY } from './units';

/** A text as folded for an automaton, and where its words start. */
export interface Reading {
  folded: Folded;
  starts: Starts;
}

/**
 * Folds and reads a text, given its units too (the array may be longer): most texts are folded while they are read.
 * For `lists` see `findStarts`.
 */
export function readText(
  automaton: Automaton,
  profile: FoldProfile,
  text: string,
  units: Uint16Array,
  lists?: StartLists,
): Reading {
  if (!profile.repeat) {
    const starts = findStarts(automaton, units, text.length, foldEntries(profile), lists);
    if (keepsPlaces(starts.seen, profile)) return { folded: foldInPlace(units, text.length, profile), starts };
  }
  const folded = foldMapped(text, profile);
  return { folded, starts: findStarts(automaton, folded.units, folded.length, IDENTITY, lists) };
}

/** Whether the runs of equal units from `at` on are as long as a phrase with repeats of its own asks for. */
export function runsHold({ run }: Folded, at: number, runs: readonly number[] | null): boolean {
  return !runs || !run || runs.every((least, k) => run[at + k]! >= least);
}
