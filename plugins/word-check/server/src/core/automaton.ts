import { buildFront, HASH, HASH_THIRD, HASH_TRIPLE, HASH_WORD, pairNode, type Front } from './front';
import { buildTrie, packReversed, type Trie } from './trie';

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

/** The longest word an automaton takes, in UTF-16 units. */
export const LONGEST_WORD = 0xffff;

/** Ranges of children up to this long are read one by one. */
const FEW = 6;

/** The child of a node by unit, or 0. A node of Chinese words may have hundreds of children. */
function childOf({ childStart, label }: Pick<Trie, 'childStart' | 'label'>, node: number, unit: number): number {
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
  for (const word of words) {
    if (word === '' || word.length > LONGEST_WORD) throw new RangeError(`A word has 1 to ${LONGEST_WORD} units.`);
  }
  const trie = buildTrie(packReversed(words));
  const front = buildFront(trie);
  const fail = linkFailures(trie, front);
  const single = singlesOf(trie);
  const { longestAt, shorter } = rankWords(trie, fail, single);
  const { length, childStart, label, idOf } = trie;
  return { automaton: { length, shorter, single, front, childStart, label, fail, longestAt }, idOf };
}

/** Links a node of depth three or more to its longest proper suffix; pairs link to the root, which asks the front. */
function linkFailures(trie: Trie, front: Front): Int32Array {
  const { childStart, label } = trie;
  const fail = new Int32Array(trie.nodes);
  for (let node = trie.pairsFrom; node < trie.nodes; node += 1) {
    for (let child = childStart[node]!; child < childStart[node + 1]!; child += 1) {
      const unit = label[child]!;
      let suffix = node;
      let found = 0;
      while (found === 0 && suffix !== 0) {
        suffix = fail[suffix]!;
        found = suffix === 0 ? pairNode(front, label[node]!, unit) : childOf(trie, suffix, unit);
      }
      fail[child] = found;
    }
  }
  return fail;
}

function singlesOf(trie: Trie): Int32Array | null {
  let single: Int32Array | null = null;
  for (let node = 1; node < trie.pairsFrom; node += 1) {
    if (trie.wordAt[node]! < 0) continue;
    single ??= new Int32Array(0x10000).fill(-1);
    single[trie.label[node]!] = trie.wordAt[node]!;
  }
  return single;
}

function rankWords(trie: Trie, fail: Int32Array, single: Int32Array | null): Pick<Automaton, 'longestAt' | 'shorter'> {
  const longestAt = trie.wordAt;
  const shorter = new Int32Array(trie.length.length).fill(-1);
  for (let node = trie.pairsFrom; node < trie.nodes; node += 1) {
    const suffix = fail[node] === 0 ? -1 : longestAt[fail[node]!]!;
    const word = longestAt[node]!;
    if (word < 0) longestAt[node] = suffix;
    else shorter[word] = suffix >= 0 ? suffix : single ? single[trie.label[node]!]! : -1;
  }
  return { longestAt, shorter };
}

/** Places where words start, from the last to the first, and the id of the longest word at each. */
export interface Starts {
  at: Int32Array;
  word: Int32Array;
  count: number;
  /** Transitions and failure links followed: the work done, whatever the clock says. */
  steps: number;
  /** All entries of the table that were used, ORed: bits above the sixteenth tell which kinds of units were read. */
  seen: number;
}

/** Entries of a new list of places: arrays up to 64 bytes lie in the heap and cost next to nothing to make. */
export const FEW_PLACES = 16;

/** Lists that a reading is written into; longer ones take their place when they are full. */
export interface StartLists {
  at: Int32Array;
  word: Int32Array;
}

/** Empty lists. */
export const newLists = (): StartLists => ({ at: new Int32Array(FEW_PLACES), word: new Int32Array(FEW_PLACES) });

const grown = (array: Int32Array): Int32Array => {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
};

function grow(lists: StartLists): StartLists {
  lists.at = grown(lists.at);
  lists.word = grown(lists.word);
  return lists;
}

/**
 * Reads `length` units through `table`, whose entries are the folded unit and bits above it; where any of those is set
 * the answer is worth nothing but `seen`. Each unit costs one probe of the front or one transition; each failure link followed
 * gives back a unit of depth that an earlier transition paid for, so there are at most two steps per unit whatever the
 * words are. The loops make no calls: that is worth half the speed on texts full of words. Who is done with the answer
 * before the next reading may lend the same `lists` to both.
 */
export function findStarts(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  table: Int32Array,
  lists: StartLists = newLists(),
): Starts {
  const { longestAt, childStart, label, fail, front } = automaton;
  const { pairs, pairShift, deeper, deeperShift, slots, slotShift } = front;
  const slotMask = slots.length - 1;
  let { at, word } = lists;
  let count = 0;
  let steps = 0;
  let entry = length > 0 ? table[units[length - 1]!]! : 0;
  let seen = entry;
  let i = length - 1;
  while (i > 0) {
    // The front: `entry` is the unit at `i`, the state is the root. Two units a round: neither has to be moved to where the
    // other was, which is worth a sixth of the time on texts with few words.
    let key = 0;
    let hash = 0;
    let next = 0;
    for (;;) {
      i -= 1;
      next = table[units[i]!]!;
      key = (entry << 16) ^ next;
      seen |= next;
      hash = Math.imul(key, HASH);
      if (((pairs[hash >>> pairShift]! >>> hash) & 1) === 1 || i === 0) break;
      i -= 1;
      entry = table[units[i]!]!;
      key = (next << 16) ^ entry;
      seen |= entry;
      hash = Math.imul(key, HASH);
      if (((pairs[hash >>> pairShift]! >>> hash) & 1) === 1 || i === 0) break;
    }
    // The bits above the sixteen are in `seen`.
    entry = key & 0xffff;
    const asWord = Math.imul(hash, HASH_WORD);
    if (((deeper[asWord >>> deeperShift]! >>> asWord) & 1) === 0) {
      if (i === 0) break;
      const triple = Math.imul(hash ^ Math.imul(table[units[i - 1]!]!, HASH_THIRD), HASH_TRIPLE);
      if (((deeper[triple >>> deeperShift]! >>> triple) & 1) === 0) continue;
    }
    let slot = (hash >>> slotShift) << 1;
    let node = slots[slot + 1]!;
    for (; node !== 0 && slots[slot] !== key; node = slots[slot + 1]!) slot = (slot + 2) & slotMask;
    // The trie: units from `i` on are read, the state is `node`.
    while (node !== 0) {
      steps += 1;
      const found = longestAt[node]!;
      if (found >= 0) {
        if (count === at.length) ({ at, word } = grow(lists));
        at[count] = i;
        word[count] = found;
        count += 1;
      }
      if (i === 0) break;
      next = table[units[i - 1]!]!;
      let low = 0;
      let high = 0;
      do {
        low = childStart[node]!;
        high = childStart[node + 1]!;
        while (high - low > FEW) {
          const middle = (low + high) >>> 1;
          if (label[middle]! <= next) low = middle;
          else high = middle;
        }
        while (low < high && label[low] !== next) low += 1;
        if (low < high) break;
        node = fail[node]!;
        steps += 1;
      } while (node !== 0);
      if (node === 0) break;
      node = low;
      entry = next;
      seen |= entry;
      i -= 1;
    }
  }
  const starts = { at, word, count, steps, seen };
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
  const at = new Int32Array(length);
  const word = new Int32Array(length);
  let count = 0;
  let k = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const isLonger = k < starts.count && starts.at[k] === i;
    const id = isLonger ? starts.word[k]! : single[table[units[i]!]! & 0xffff]!;
    if (isLonger) k += 1;
    if (id < 0) continue;
    at[count] = i;
    word[count] = id;
    count += 1;
  }
  return { ...starts, at: at.slice(0, count), word: word.slice(0, count), count };
}
