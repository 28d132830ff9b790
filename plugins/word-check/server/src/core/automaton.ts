import { buildFront, pairNode, type Front } from './front';
import { buildTrie, type Trie } from './trie';

/**
 * Finds every place where a word of a set starts. It reads the text from its end to its start with the words reversed,
 * because then the state reached at a place knows the longest word that *starts* there, which is what leftmost-longest
 * needs; see DESIGN.md. Arrays only, so that a worker can build it and hand it over without copying.
 */
export interface Automaton {
  /** Units of each word, by its id; ids rise with the length. */
  length: Uint16Array;
  /** Id of the next shorter word with the same start, per word, or -1. */
  shorter: Int32Array;
  /** Id of each word of one unit, by that unit, or -1; `null` when there is none. */
  single: Int32Array | null;
  front: Front;
  /** Children of each node, see `Trie`. */
  childStart: Int32Array;
  label: Uint16Array;
  /** Node of the longest proper suffix that is in the trie and at least two units long, or 0. */
  fail: Int32Array;
  /** Id of the longest word of two units or more that starts where the node was reached, or -1. */
  longestAt: Int32Array;
}

/** An automaton, and the id of each word it was built of. */
export interface Built {
  automaton: Automaton;
  idOf: Int32Array;
}

/** Ranges of children up to this long are read one by one. */
const FEW = 6;

/** The child of a node of depth two or more by unit, or 0. A node of Chinese words may have hundreds of children. */
export function childOf(childStart: Int32Array, label: Uint16Array, node: number, unit: number): number {
  let low = childStart[node]!;
  let high = childStart[node + 1]!;
  while (high - low > FEW) {
    const middle = (low + high) >>> 1;
    if (label[middle]! <= unit) low = middle;
    else high = middle;
  }
  for (; low < high; low += 1) if (label[low] === unit) return low;
  return 0;
}

/** Builds the automaton of a set of words. Throws RangeError for an empty word and one longer than `LONGEST_WORD`. */
export function buildAutomaton(words: readonly string[]): Built {
  const trie = buildTrie(words);
  const front = buildFront(trie);
  const single = singlesOf(trie);
  const { fail, shorter } = linkSuffixes(trie, front, single);
  const { length, childStart, label, wordAt: longestAt, idOf } = trie;
  return { automaton: { length, shorter, single, front, childStart, label, fail, longestAt }, idOf };
}

/**
 * Links a node of depth three or more to its longest proper suffix; pairs link to the root, which asks the front. Nodes that
 * are no word get that suffix's longest, words the next shorter one with the same start.
 */
function linkSuffixes(trie: Trie, front: Front, single: Int32Array | null): Pick<Automaton, 'fail' | 'shorter'> {
  const { childStart, label, wordAt: longestAt } = trie;
  const fail = new Int32Array(trie.nodes);
  const shorter = new Int32Array(trie.length.length).fill(-1);
  for (let node = trie.pairsFrom; node < trie.nodes; node += 1) {
    const word = longestAt[node]!;
    // The root is no word.
    const next = longestAt[fail[node]!]!;
    if (word < 0) longestAt[node] = next;
    else shorter[word] = next < 0 && single ? single[label[node]!]! : next;
    for (let child = childStart[node]!; child < childStart[node + 1]!; child += 1)
      fail[child] = suffixOf(trie, front, fail, node, label[child]!);
  }
  return { fail, shorter };
}

/** Node of the longest proper suffix of the child of `node` by `unit`, or 0. */
function suffixOf({ childStart, label }: Trie, front: Front, fail: Int32Array, node: number, unit: number): number {
  for (let suffix = fail[node]!; suffix !== 0; suffix = fail[suffix]!) {
    const found = childOf(childStart, label, suffix, unit);
    if (found !== 0) return found;
  }
  return pairNode(front, label[node]!, unit);
}

function singlesOf(trie: Trie): Int32Array | null {
  let single: Int32Array | null = null;
  for (let node = 1; node < trie.pairsFrom; node += 1) {
    single ??= new Int32Array(0x10000).fill(-1);
    single[trie.label[node]!] = trie.wordAt[node]!;
  }
  return single;
}
