import { childOf, type Automaton } from './automaton';
import { BLOCK, findCandidates, lookUp, type Found } from './front';
import { growLists, type StartLists, type Starts } from './start-lists';

/** Texts of real words take fewer steps beyond their pairs than one in eighty units. */
const UNITS_PER_STEP = 16;
/** Short texts are not worth giving up. */
export const FREE_STEPS = 64;

/** A text under way, and what was found in it. */
interface Walk extends Starts {
  automaton: Automaton;
  units: Uint16Array;
  table: Int32Array;
  lists: StartLists;
  /** Steps after which it is given up. */
  most: number;
  /** Words of three units and more that do not stand in the lists yet, in falling order of places. */
  long: { at: number; word: number }[];
}

/**
 * Reads a text from its end: from each pair of units that words begin with, as they are read, the trie is walked for as long
 * as a word goes on. It is done block by block and in stages without a branch, for none of it can be foretold: which places
 * pass the filter, which of those are worth a look, what they lead to. Gives up, and `lists` hold nothing of worth then,
 * where words run so long into one another that it takes a step for every sixteen units.
 */
export function walkStarts(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  table: Int32Array,
  lists: StartLists,
): Starts & { gaveUp: boolean } {
  const { at, word } = lists;
  const seen = length > 0 ? table[units[length - 1]!]! : 0;
  const most = FREE_STEPS + Math.floor(length / UNITS_PER_STEP);
  const walk: Walk = { at, word, count: 0, steps: 0, seen, automaton, units, table, lists, most, long: [] };
  for (let end = length - 1; end > 0 && walk.steps <= most; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK);
    const count = findCandidates(automaton.front, walk, end, start);
    if (count === 0 && walk.long.length === 0) continue;
    const found = lookUp(automaton.front, walk, count);
    const { stems, stemAt, stemNode } = found;
    for (let k = 0; k < stems && walk.steps <= most; k += 1) walkOn(walk, stemNode[k]!, stemAt[k]!);
    note(walk, found, start);
  }
  const { count, steps } = walk;
  return { at: walk.at, word: walk.word, count, steps, seen: walk.seen, gaveUp: steps > most };
}

/** Walks on from a pair at `place` and its node, and keeps the words of three units and more that end with it. */
function walkOn(walk: Walk, pair: number, place: number): void {
  const { units, table, automaton, most } = walk;
  const { childStart, label, longestAt } = automaton;
  let node = pair;
  for (let i = place - 1; i >= 0 && walk.steps <= most; i -= 1) {
    node = childOf(childStart, label, node, table[units[i]!]!);
    if (node === 0) return;
    walk.steps += 1;
    // The longest word of a node is its own, or a shorter one that the place's own pair will lead to.
    const longest = longestAt[node]!;
    if (longest >= 0 && automaton.length[longest] === place - i + 2) keepLong(walk, i, longest);
  }
}

/** Keeps a long word that starts at `place`. One that is there already is longer: it was come to from a pair further behind. */
function keepLong(walk: Walk, place: number, id: number): void {
  const { long } = walk;
  let k = long.length;
  while (k > 0 && long[k - 1]!.at < place) k -= 1;
  walk.steps += long.length - k;
  if (k > 0 && long[k - 1]!.at === place) return;
  if (k === long.length) long.push({ at: place, word: id });
  else long.splice(k, 0, { at: place, word: id });
}

/** Writes what a block has given to the lists: its pairs, and the long words that start in it, one for each place. */
function note(walk: Walk, { pairs, pairAt, pairWord }: Found, start: number): void {
  const { long } = walk;
  while (walk.count + pairs + long.length > walk.at.length) grow(walk);
  const { at, word } = walk;
  let { count } = walk;
  let k = 0;
  let l = 0;
  for (; l < long.length && long[l]!.at >= start; l += 1) {
    const one = long[l]!;
    for (; k < pairs && pairAt[k]! > one.at; k += 1) {
      at[count] = pairAt[k]!;
      word[count] = pairWord[k]!;
      count += 1;
    }
    if (k < pairs && pairAt[k] === one.at) k += 1;
    at[count] = one.at;
    word[count] = one.word;
    count += 1;
  }
  for (; k < pairs; k += 1) {
    at[count] = pairAt[k]!;
    word[count] = pairWord[k]!;
    count += 1;
  }
  walk.count = count;
  if (l > 0) walk.long = long.slice(l);
}

function grow(walk: Walk): void {
  growLists(walk.lists);
  Object.assign(walk, walk.lists);
}
