import { buildTrie, childOf, type Trie } from './trie';

/**
 * Finds every place where a word of a set starts. It reads the text from its end to its start with the words reversed,
 * because then the state reached at a place knows the longest word that *starts* there, which is what leftmost-longest
 * needs; see DESIGN.md.
 */
export interface Automaton {
  /** The words, in the order of their ids. */
  words: readonly string[];
  trie: Trie;
  /** Id of the longest word that starts here, per node, or -1. */
  longestAt: Int32Array;
  /** Id of the next shorter word with the same start, per word, or -1. */
  shorter: Int32Array;
  /** Bit filter over pairs of units: false means that no word ends in these two. */
  pairs: Uint32Array;
  /** Whether a unit alone is a word. */
  alone: Uint8Array;
}

const reverse = (word: string): string => {
  let out = '';
  for (let i = word.length - 1; i >= 0; i -= 1) out += word[i];
  return out;
};

/** Where in the filter a pair of units falls; a multiplicative hash of both. */
const pairBit = (last: number, before: number, mask: number): number =>
  (Math.imul((last << 16) | before, 0x9e3779b1) >>> 7) & mask;

/** At least 2^13 bits, 16 to 32 bits per pair: about one text position in twenty passes by chance at most. */
function pairFilter(trie: Trie): Uint32Array {
  let count = 0;
  forEachPair(trie, () => (count += 1));
  let words = 256;
  while (words * 32 < count * 16) words *= 2;
  const filter = new Uint32Array(words);
  const mask = words * 32 - 1;
  forEachPair(trie, (last, before) => {
    const bit = pairBit(last, before, mask);
    filter[bit >>> 5] = filter[bit >>> 5]! | (1 << (bit & 31));
  });
  return filter;
}

function forEachPair(trie: Trie, visit: (last: number, before: number) => void): void {
  for (let first = trie.childStart[0]!; first < trie.childStart[1]!; first += 1) {
    for (let second = trie.childStart[first]!; second < trie.childStart[first + 1]!; second += 1) {
      visit(trie.label[first]!, trie.label[second]!);
    }
  }
}

/** Builds the automaton of a set of distinct, non-empty words. A word's id is its index in `Automaton.words`. */
export function buildAutomaton(distinct: readonly string[]): Automaton {
  const reversed = distinct.map(reverse).sort();
  const trie = buildTrie(reversed);
  const longestAt = new Int32Array(trie.nodes).fill(-1);
  const shorter = new Int32Array(reversed.length).fill(-1);
  const alone = new Uint8Array(0x10000);
  for (let node = 1; node < trie.nodes; node += 1) {
    const word = trie.wordAt[node]!;
    const suffix = longestAt[trie.fail[node]!]!;
    longestAt[node] = word >= 0 ? word : suffix;
    if (word >= 0) shorter[word] = suffix;
    if (word >= 0 && reversed[word]!.length === 1) alone[reversed[word]!.charCodeAt(0)] = 1;
  }
  return { words: reversed.map(reverse), trie, longestAt, shorter, pairs: pairFilter(trie), alone };
}

/** Places where words start, from the last to the first, and the id of the longest word at each. */
export interface Starts {
  at: Int32Array;
  word: Int32Array;
  count: number;
  /** Transitions and failure links followed: the work done, whatever the clock says. */
  steps: number;
}

class StartList {
  at = new Int32Array(64);
  word = new Int32Array(64);
  count = 0;

  add(at: number, word: number): void {
    if (this.count === this.at.length) {
      const [at2, word2] = [new Int32Array(this.count * 2), new Int32Array(this.count * 2)];
      at2.set(this.at);
      word2.set(this.word);
      [this.at, this.word] = [at2, word2];
    }
    this.at[this.count] = at;
    this.word[this.count] = word;
    this.count += 1;
  }
}

/**
 * Reads `length` units. Each unit costs one filter probe or one transition; each failure link followed gives back a
 * unit of depth that an earlier transition paid for, so there are at most two steps per unit whatever the words are.
 */
export function findStarts(automaton: Automaton, units: Uint16Array, length: number): Starts {
  const { trie, longestAt, pairs, alone } = automaton;
  const mask = pairs.length * 32 - 1;
  const found = new StartList();
  let node = 0;
  let steps = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const unit = units[i]!;
    if (node === 0 && i > 0) {
      const bit = (Math.imul((unit << 16) | units[i - 1]!, 0x9e3779b1) >>> 7) & mask;
      if (((pairs[bit >>> 5]! >>> (bit & 31)) & 1) === 0 && alone[unit] === 0) continue;
    }
    let next = childOf(trie, node, unit);
    steps += 1;
    while (next === 0 && node !== 0) {
      node = trie.fail[node]!;
      next = childOf(trie, node, unit);
      steps += 1;
    }
    node = next;
    const word = longestAt[node]!;
    if (word >= 0) found.add(i, word);
  }
  return { at: found.at, word: found.word, count: found.count, steps };
}

/** A match as the plain searches below give it. */
export interface WordMatch {
  start: number;
  end: number;
  word: string;
}

/** Every match, overlapping ones too, by start and then from the longest. The output may be longer than the text. */
export function findAll(automaton: Automaton, units: Uint16Array, length: number): WordMatch[] {
  const starts = findStarts(automaton, units, length);
  const out: WordMatch[] = [];
  for (let k = starts.count - 1; k >= 0; k -= 1) {
    const start = starts.at[k]!;
    for (let id = starts.word[k]!; id >= 0; id = automaton.shorter[id]!) {
      const word = automaton.words[id]!;
      out.push({ start, end: start + word.length, word });
    }
  }
  return out;
}

/** The leftmost match, of those the longest, then on from its end: matches that do not overlap. */
export function findLeftmostLongest(automaton: Automaton, units: Uint16Array, length: number): WordMatch[] {
  const starts = findStarts(automaton, units, length);
  const out: WordMatch[] = [];
  let free = 0;
  for (let k = starts.count - 1; k >= 0; k -= 1) {
    const start = starts.at[k]!;
    if (start < free) continue;
    const word = automaton.words[starts.word[k]!]!;
    free = start + word.length;
    out.push({ start, end: free, word });
  }
  return out;
}
