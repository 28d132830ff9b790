import { childOf, type Automaton } from './automaton';
import { pairNode } from './front';
import { growLists, type StartLists, type Starts } from './start-lists';

/**
 * Reads a text by the transitions and failure links of the automaton (Aho and Corasick 1975): each link followed gives back
 * a unit of depth that an earlier transition paid for, so there are at most two steps per unit whatever the words are. For
 * texts that cannot be walked. The steps, and what was seen, are added to what was walked before.
 */
export function followLinks(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  table: Int32Array,
  lists: StartLists,
  walked: Pick<Starts, 'steps' | 'seen'>,
): Starts {
  const { childStart, label, longestAt, fail, front } = automaton;
  let { steps, seen } = walked;
  let count = 0;
  let node = 0;
  for (let i = length - 2; i >= 0; i -= 1) {
    const entry = table[units[i]!]!;
    const unit = entry & 0xffff;
    seen |= entry;
    let next = 0;
    while (node !== 0 && next === 0) {
      next = childOf(childStart, label, node, unit);
      if (next === 0) node = fail[node]!;
      steps += 1;
    }
    node = next === 0 ? pairNode(front, table[units[i + 1]!]! & 0xffff, unit) : next;
    if (node === 0 || longestAt[node]! < 0) continue;
    if (count === lists.at.length) growLists(lists);
    lists.at[count] = i;
    lists.word[count] = longestAt[node]!;
    count += 1;
  }
  const { at, word } = lists;
  return { at, word, count, steps, seen };
}
