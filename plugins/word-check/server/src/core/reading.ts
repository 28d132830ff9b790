import { findStarts, type Automaton, type Starts } from './automaton';
import { foldInPlace, foldMapped, keepsPlaces, type Folded } from './fold';
import { foldEntries, type FoldProfile } from './fold-tables';
import { IDENTITY } from './units';

/** A text as folded for an automaton, and where its words start. */
export interface Reading {
  folded: Folded;
  starts: Starts;
}

/**
 * Folds and reads a text, given its units too (the array may be longer): most texts are folded while they are read.
 */
export function readText(automaton: Automaton, profile: FoldProfile, text: string, units: Uint16Array): Reading {
  if (!profile.repeat) {
    const starts = findStarts(automaton, units, text.length, foldEntries(profile));
    if (keepsPlaces(starts.seen, profile)) return { folded: foldInPlace(units, text.length, profile), starts };
  }
  const folded = foldMapped(text, profile);
  return { folded, starts: findStarts(automaton, folded.units, folded.length, IDENTITY) };
}

/** Whether the runs of equal units from `at` on are as long as a phrase with repeats of its own asks for. */
export function runsHold({ run }: Folded, at: number, runs: readonly number[] | null): boolean {
  return !runs || !run || runs.every((least, k) => run[at + k]! >= least);
}
