/**
 * A trie in breadth-first order, its children in one array (CSR): the children of a node of depth two or more are the
 * nodes `childStart[node]` to `childStart[node + 1] - 1`, sorted by `label`. Node 0 is the root. Of depth one there are only
 * words. Of the nodes of depth two, which are looked up by `pairKey`, those that are words come first: that a pair is a
 * word, and which, needs no look into memory. Word ids are given in the order of the nodes, so a smaller id is never the
 * longer word.
 */
export interface Trie {
  nodes: number;
  childStart: Int32Array;
  label: Uint16Array;
  /** Id of the word that ends at the node, or -1. */
  wordAt: Int32Array;
  /** First node of depth 2, and the first of depth 3. */
  pairsFrom: number;
  pairsTo: number;
  /** The two units of each node of depth 2, `first << 16 ^ second`. */
  pairKey: Int32Array;
  /** How many nodes of depth 2 are words, and how many words have one unit; their ids come before. */
  pairWords: number;
  singles: number;
  /** Units of each word, by id. */
  length: Uint16Array;
  /** For each word given, its id; equal words share one. */
  idOf: Int32Array;
}

/** Words as units in one array: word `w` is `units[offset[w]]` to `units[offset[w + 1] - 1]`. */
export interface PackedWords {
  units: Uint16Array;
  offset: Int32Array;
}

/** The longest word there may be, in UTF-16 units. */
export const LONGEST_WORD = 0xffff;

/** Packs words with their units in reverse order. Throws RangeError for an empty word and one longer than `LONGEST_WORD`. */
export function packReversed(words: readonly string[]): PackedWords {
  const offset = new Int32Array(words.length + 1);
  for (let w = 0; w < words.length; w += 1) {
    const { length } = words[w]!;
    if (length === 0 || length > LONGEST_WORD) throw new RangeError(`A word has 1 to ${LONGEST_WORD} units.`);
    offset[w + 1] = offset[w]! + length;
  }
  const units = new Uint16Array(offset[words.length]!);
  for (let w = 0; w < words.length; w += 1) {
    const word = words[w]!;
    for (let k = 0, at = offset[w + 1]! - 1; k < word.length; k += 1, at -= 1) units[at] = word.charCodeAt(k);
  }
  return { units, offset };
}

/** Ranges up to this long are sorted by insertion. */
const FEW = 24;
/** Keys of longer ranges are `unit * SPAN + word`. */
const SPAN = 2 ** 32;

/** Words of two units and more by their first two units, and those beside them. */
interface SortedWords {
  words: Int32Array;
  pairs: Uint32Array;
}

/** Counting 65,536 units twice takes longer than sorting so many words. */
const FEW_WORDS = 1024;

function sortByPair({ units, offset }: PackedWords, words: Int32Array): SortedWords {
  const pairs = new Uint32Array(words.length);
  for (let k = 0; k < pairs.length; k += 1) {
    const at = offset[words[k]!]!;
    pairs[k] = (units[at]! << 16) | units[at + 1]!;
  }
  if (words.length > FEW_WORDS) return sortBySixteen(sortBySixteen({ words, pairs }, 0), 16);
  const order = words.map((_, k) => k).sort((a, b) => pairs[a]! - pairs[b]!);
  return { words: order.map((k) => words[k]!), pairs: pairs.map((_, k) => pairs[order[k]!]!) };
}

/** Sorts by sixteen bits of the pairs from `shift` on, and leaves those that are alike in their order. */
function sortBySixteen({ words, pairs }: SortedWords, shift: number): SortedWords {
  const next = new Int32Array(0x10001);
  for (let k = 0; k < pairs.length; k += 1) next[((pairs[k]! >>> shift) & 0xffff) + 1]! += 1;
  for (let unit = 0; unit < 0x10000; unit += 1) next[unit + 1]! += next[unit]!;
  const sorted = { words: new Int32Array(words.length), pairs: new Uint32Array(words.length) };
  for (let k = 0; k < pairs.length; k += 1) {
    const unit = (pairs[k]! >>> shift) & 0xffff;
    const place = next[unit]!;
    next[unit] = place + 1;
    sorted.words[place] = words[k]!;
    sorted.pairs[place] = pairs[k]!;
  }
  return sorted;
}

/** The words of `packed` that are named, in that order. */
function repack({ units, offset }: PackedWords, words: Int32Array): PackedWords {
  const next = new Int32Array(words.length + 1);
  const copy = new Uint16Array(units.length);
  let to = 0;
  for (let k = 0; k < words.length; k += 1) {
    const end = offset[words[k]! + 1]!;
    for (let at = offset[words[k]!]!; at < end; at += 1) {
      copy[to] = units[at]!;
      to += 1;
    }
    next[k + 1] = to;
  }
  return { units: copy, offset: next };
}

/** A trie while it grows: a node is a range of `order`, the words below it. */
class TrieBuilder {
  private order = new Int32Array(0);
  /** The words as they were given that those of `packed` are. */
  private source: Int32Array = new Int32Array(0);
  private readonly low: Int32Array;
  private readonly high: Int32Array;
  private readonly childStart: Int32Array;
  private readonly label: Uint16Array;
  private readonly wordAt: Int32Array;
  private readonly idOf: Int32Array;
  private readonly length: Uint16Array;
  private nodes = 1;
  private words = 0;
  private depth = 1;
  private pairKey = new Int32Array(0);
  private pairWords = 0;

  constructor(private packed: PackedWords) {
    const count = packed.offset.length - 1;
    const capacity = packed.units.length + 1;
    this.low = new Int32Array(capacity);
    this.high = new Int32Array(capacity);
    this.childStart = new Int32Array(capacity + 1);
    this.label = new Uint16Array(capacity);
    this.wordAt = new Int32Array(capacity).fill(-1);
    this.idOf = new Int32Array(count);
    this.length = new Uint16Array(count);
  }

  /** Words of one unit, then all pairs at once, then level by level: ranges are cut into those of the next in their order. */
  build(): Trie {
    const longer = this.addSingles();
    const singles = this.words;
    const pairsFrom = this.nodes;
    this.addPairs(longer);
    const pairsTo = this.nodes;
    this.childStart.fill(pairsFrom, 0, pairsFrom);
    this.depth = 2;
    const { low, high, order } = this;
    const { units, offset } = this.packed;
    for (let node = pairsFrom, end = pairsTo; node < this.nodes; node += 1) {
      if (node === end) {
        this.depth += 1;
        end = this.nodes;
      }
      this.childStart[node] = this.nodes;
      const at = low[node]!;
      if (high[node]! - at > 1) {
        this.cut(node);
        continue;
      }
      // Only one word goes through most nodes.
      const next = offset[order[at]!]! + this.depth;
      if (next === offset[order[at]! + 1]!) this.endWords(node, at, at + 1);
      else this.addChild(units[next]!, at, at + 1);
    }
    const { nodes } = this;
    this.childStart[nodes] = nodes;
    return {
      nodes,
      childStart: this.childStart.slice(0, nodes + 1),
      label: this.label.slice(0, nodes),
      wordAt: this.wordAt.slice(0, nodes),
      pairsFrom,
      pairsTo,
      pairKey: this.pairKey,
      pairWords: this.pairWords,
      singles,
      length: this.length.slice(0, this.words),
      idOf: this.idOf,
    };
  }

  /** Makes a node of every unit that is a word; answers the words of more units. */
  private addSingles(): Int32Array {
    const { units, offset } = this.packed;
    const singles: number[] = [];
    const longer = new Int32Array(offset.length - 1);
    let count = 0;
    for (let word = 0; word < longer.length; word += 1) {
      if (offset[word + 1]! - offset[word]! === 1) {
        singles.push(word);
      } else {
        longer[count] = word;
        count += 1;
      }
    }
    const unitOf = (word: number): number => units[offset[word]!]!;
    for (const word of singles.sort((a, b) => unitOf(a) - unitOf(b))) {
      if (this.nodes === 1 || this.label[this.nodes - 1] !== unitOf(word)) this.addSingle(unitOf(word));
      this.idOf[word] = this.words - 1;
    }
    return longer.subarray(0, count);
  }

  private addSingle(unit: number): void {
    this.label[this.nodes] = unit;
    this.wordAt[this.nodes] = this.words;
    this.length[this.words] = 1;
    this.nodes += 1;
    this.words += 1;
  }

  /** Makes a node of every pair that words begin with, those that are words first. */
  private addPairs(longer: Int32Array): void {
    const { words, pairs } = sortByPair(this.packed, longer);
    // Memory is read in its order from here on, level after level.
    this.packed = repack(this.packed, words);
    this.source = words;
    this.order = new Int32Array(words.length);
    const { offset } = this.packed;
    const starts = new Int32Array(words.length + 1);
    const isWord = new Uint8Array(words.length);
    let count = 0;
    for (let at = 0; at < words.length; at += 1) {
      if (at === 0 || pairs[at] !== pairs[at - 1]) {
        starts[count] = at;
        count += 1;
      }
      this.order[at] = at;
      if (offset[at + 1]! - offset[at]! === 2) isWord[count - 1] = 1;
    }
    starts[count] = words.length;
    this.pairKey = new Int32Array(count);
    for (let k = 0; k < count; k += 1) this.pairWords += isWord[k]!;
    this.placePairs(pairs, starts, isWord);
  }

  private placePairs(pairs: Uint32Array, starts: Int32Array, isWord: Uint8Array): void {
    const { pairKey, label, low, high, nodes } = this;
    let [word, other] = [0, this.pairWords];
    for (let k = 0; k < pairKey.length; k += 1) {
      const place = isWord[k] === 1 ? word : other;
      if (isWord[k] === 1) word += 1;
      else other += 1;
      const pair = pairs[starts[k]!]!;
      pairKey[place] = pair;
      label[nodes + place] = pair & 0xffff;
      low[nodes + place] = starts[k]!;
      high[nodes + place] = starts[k + 1]!;
    }
    this.nodes += pairKey.length;
  }

  /** The unit of a word at the running depth, or -1 when it ends there. */
  private unitOf(word: number): number {
    const at = this.packed.offset[word]! + this.depth;
    return at === this.packed.offset[word + 1] ? -1 : this.packed.units[at]!;
  }

  private cut(node: number): void {
    const end = this.high[node]!;
    let at = this.low[node]!;
    this.sort(at, end);
    if (this.unitOf(this.order[at]!) < 0) at = this.endWords(node, at, end);
    while (at < end) {
      const unit = this.unitOf(this.order[at]!);
      const from = at;
      for (at += 1; at < end && this.unitOf(this.order[at]!) === unit; ) at += 1;
      this.addChild(unit, from, at);
    }
  }

  private addChild(unit: number, from: number, to: number): void {
    const child = this.nodes;
    this.nodes = child + 1;
    this.label[child] = unit;
    this.low[child] = from;
    this.high[child] = to;
  }

  /** Gives an id to the words that end at a node; answers where the others begin. */
  private endWords(node: number, from: number, end: number): number {
    const id = this.words;
    this.words += 1;
    this.wordAt[node] = id;
    this.length[id] = this.depth;
    let at = from;
    for (; at < end && this.unitOf(this.order[at]!) < 0; at += 1) this.idOf[this.source[this.order[at]!]!] = id;
    return at;
  }

  private sort(from: number, to: number): void {
    if (to - from > FEW) this.sortMany(from, to);
    else for (let at = from + 1; at < to; at += 1) this.insert(from, at);
  }

  private insert(from: number, at: number): void {
    const word = this.order[at]!;
    const unit = this.unitOf(word);
    let free = at;
    while (free > from && this.unitOf(this.order[free - 1]!) > unit) {
      this.order[free] = this.order[free - 1]!;
      free -= 1;
    }
    this.order[free] = word;
  }

  private sortMany(from: number, to: number): void {
    const keys = new Float64Array(to - from);
    for (let k = 0; k < keys.length; k += 1) {
      const word = this.order[from + k]!;
      keys[k] = (this.unitOf(word) + 1) * SPAN + word;
    }
    keys.sort();
    for (let k = 0; k < keys.length; k += 1) this.order[from + k] = keys[k]! % SPAN;
  }
}

/** Builds the trie of words that are not empty and no longer than 65,535 units. */
export const buildTrie = (packed: PackedWords): Trie => new TrieBuilder(packed).build();
