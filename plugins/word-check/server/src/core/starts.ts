import type { Automaton } from './automaton';
import { growLists, newLists, type StartLists, type Starts } from './start-lists';
import { followLinks } from './starts-linked';
import { walkStarts } from './starts-walked';

/**
 * Reads `length` units through `table`, whose entries are the folded unit and bits above it; where any of those is set
 * the answer is worth nothing but `seen`. Nearly every text is walked from each of its pairs; where that takes more steps than
 * the text has units, it is read again by the links, in two steps a unit at most whatever the words are. Who is done with
 * the answer before the next reading may lend the same `lists` to both.
 */
export function findStarts(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  table: Int32Array,
  lists: StartLists = newLists(),
): Starts {
  const walked = walkStarts(automaton, units, length, table, lists);
  const starts = walked.gaveUp ? followLinks(automaton, units, length, table, lists, walked) : walked;
  return automaton.single ? withSingles(starts, automaton.single, units, length, table) : starts;
}

/** Adds the words of one unit where no longer one starts. They are rare: a lexicon of single characters is mostly noise. */
function withSingles(
  starts: Starts,
  single: Int32Array,
  units: Uint16Array,
  length: number,
  table: Int32Array,
): Starts {
  const lists = newLists();
  let { at, word } = lists;
  let count = 0;
  let k = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const isLonger = k < starts.count && starts.at[k] === i;
    const id = isLonger ? starts.word[k]! : single[table[units[i]!]! & 0xffff]!;
    if (isLonger) k += 1;
    if (id < 0) continue;
    if (count === at.length) {
      growLists(lists);
      ({ at, word } = lists);
    }
    at[count] = i;
    word[count] = id;
    count += 1;
  }
  return { ...starts, at, word, count };
}
