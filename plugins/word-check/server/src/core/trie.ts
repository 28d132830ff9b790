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

/** The longest word there may be, in UTF-16 units. */
export const LONGEST_WORD = 0xffff;

/** Words as units in reverse order: those of word `w` are `units[offset[w]]` to `units[offset[w + 1] - 1]`. */
interface PackedWords {
  units: Uint16Array;
  offset: Int32Array;
}

/** Throws RangeError for an empty word and one longer than `LONGEST_WORD`. */
function packReversed(words: readonly string[]): PackedWords {
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

/** Words of two units and more, sorted by those two: by their pairs. */
interface SortedWords extends PackedWords {
  /** Which word each was, as they were given. */
  source: Int32Array;
  /** Each pair, and how many there are; the words of pair `p` are `pairStart[p]` to `pairStart[p + 1] - 1`. */
  pairs: number;
  pairKey: Int32Array;
  pairStart: Int32Array;
  /** 1 where the pair is a word itself. */
  isWord: Uint8Array;
}

/** Which half of a number of 64 bits is its upper one on this machine. */
const UPPER = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? 1 : 0;

/** Sorts by pair and place: as numbers of 64 bits, which the platform sorts without asking us. */
function sortByPair({ units, offset }: PackedWords): Uint32Array {
  const keys = new Uint32Array(2 * (offset.length - 1));
  let end = 0;
  for (let w = 0; w < offset.length - 1; w += 1) {
    const at = offset[w]!;
    if (offset[w + 1]! - at === 1) continue;
    keys[end + UPPER] = (units[at]! << 16) | units[at + 1]!;
    keys[end + 1 - UPPER] = w;
    end += 2;
  }
  new BigUint64Array(keys.buffer, 0, end / 2).sort();
  return keys.subarray(0, end);
}

/** The words in the order of their keys, so that memory is read in its order from here on. */
function sortWords(packed: PackedWords, keys: Uint32Array): SortedWords {
  const count = keys.length / 2;
  // One unit more than there are: what would follow the last word is read too.
  const units = new Uint16Array(packed.units.length + 1);
  const [offset, source, pairKey] = [new Int32Array(count + 1), new Int32Array(count), new Int32Array(count)];
  const [pairStart, isWord] = [new Int32Array(count + 1), new Uint8Array(count)];
  let [pairs, to] = [0, 0];
  for (let k = 0; k < count; k += 1) {
    const word = keys[2 * k + 1 - UPPER]!;
    const pair = keys[2 * k + UPPER]! | 0;
    if (k === 0 || pair !== pairKey[pairs - 1]) {
      pairKey[pairs] = pair;
      pairStart[pairs] = k;
      pairs += 1;
    }
    const from = packed.offset[word]!;
    const end = packed.offset[word + 1]!;
    if (end - from === 2) isWord[pairs - 1] = 1;
    source[k] = word;
    for (let at = from; at < end; at += 1) {
      units[to] = packed.units[at]!;
      to += 1;
    }
    offset[k + 1] = to;
  }
  pairStart[pairs] = count;
  return { units, offset, source, pairs, pairKey, pairStart, isWord };
}

/** Ranges up to this long are sorted by insertion. */
const FEW = 24;
/** Keys of longer ranges are `unit * SPAN + word`. */
const SPAN = 2 ** 32;

/** A trie while it grows: a node is a range of `order`, the words below it. */
class TrieBuilder {
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  private readonly high: Int32Array;
  private readonly childStart: Int32Array;
  private readonly label: Uint16Array;
  private readonly wordAt: Int32Array;
  private readonly idOf: Int32Array;
  private readonly length: Uint16Array;
  private readonly pairKey: Int32Array;
  private nodes = 1;
  private words = 0;
  private depth = 1;
  private pairWords = 0;

  constructor(
    private readonly packed: PackedWords,
    private readonly sorted: SortedWords,
  ) {
    const count = packed.offset.length - 1;
    // A node and a word more than there may be: the next of each is written before it is known whether there is one.
    const capacity = packed.units.length + 2;
    this.order = sorted.source.map((_, k) => k);
    this.low = new Int32Array(capacity);
    this.high = new Int32Array(capacity);
    this.childStart = new Int32Array(capacity + 1);
    this.label = new Uint16Array(capacity);
    this.wordAt = new Int32Array(capacity).fill(-1);
    this.idOf = new Int32Array(count);
    this.length = new Uint16Array(count + 1);
    this.pairKey = new Int32Array(sorted.pairs);
  }

  /** Words of one unit, then all pairs at once, then level by level: ranges are cut into those of the next in their order. */
  build(): Trie {
    this.addSingles();
    const singles = this.words;
    const pairsFrom = this.nodes;
    this.addPairs();
    const pairsTo = this.nodes;
    this.childStart.fill(pairsFrom, 0, pairsFrom);
    let from = pairsFrom;
    for (this.depth = 2; from < this.nodes; this.depth += 1) {
      const to = this.nodes;
      this.addLevel(from, to);
      from = to;
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

  /** Makes a node of every unit that is a word. */
  private addSingles(): void {
    const { units, offset } = this.packed;
    if (this.sorted.source.length === this.idOf.length) return;
    const singles: number[] = [];
    for (let word = 0; word < this.idOf.length; word += 1)
      if (offset[word + 1]! - offset[word]! === 1) singles.push(word);
    const unitOf = (word: number): number => units[offset[word]!]!;
    for (const word of singles.sort((a, b) => unitOf(a) - unitOf(b))) {
      if (this.nodes === 1 || this.label[this.nodes - 1] !== unitOf(word)) this.addSingle(unitOf(word));
      this.idOf[word] = this.words - 1;
    }
  }

  private addSingle(unit: number): void {
    this.label[this.nodes] = unit;
    this.wordAt[this.nodes] = this.words;
    this.length[this.words] = 1;
    this.nodes += 1;
    this.words += 1;
  }

  /** Makes a node of every pair, those that are words first. */
  private addPairs(): void {
    const { pairKey, label, low, high, nodes, sorted } = this;
    const { isWord, pairStart } = sorted;
    for (let k = 0; k < pairKey.length; k += 1) this.pairWords += isWord[k]!;
    let [word, other] = [nodes, nodes + this.pairWords];
    for (let k = 0; k < pairKey.length; k += 1) {
      const node = isWord[k] === 1 ? word : other;
      word += isWord[k]!;
      other += 1 - isWord[k]!;
      const pair = sorted.pairKey[k]!;
      pairKey[node - nodes] = pair;
      label[node] = pair & 0xffff;
      low[node] = pairStart[k]!;
      high[node] = pairStart[k + 1]!;
    }
    this.nodes += pairKey.length;
  }

  /** Makes the children of the nodes from `from` to before `to`, which are of one depth. */
  private addLevel(from: number, to: number): void {
    for (let node = this.addOnes(from, to); node < to; node = this.addOnes(node + 1, to)) this.cut(node);
  }

  /**
   * Makes the children of nodes through which one word goes, as most are, and answers where that ends. The word ends at the
   * node or goes on: both are written without asking, and what is not so is written over by the next. A loop that calls
   * nothing and is left often is soon compiled.
   */
  private addOnes(from: number, to: number): number {
    const { low, high, order, childStart, label, wordAt, length, idOf, depth } = this;
    const { units, offset, source } = this.sorted;
    let { nodes, words } = this;
    let node = from;
    for (; node < to; node += 1) {
      const at = low[node]!;
      if (high[node]! - at > 1) break;
      childStart[node] = nodes;
      const word = order[at]!;
      const next = offset[word]! + depth;
      const ends = next === offset[word + 1]! ? 1 : 0;
      label[nodes] = units[next]!;
      low[nodes] = at;
      high[nodes] = at + 1;
      nodes += 1 - ends;
      wordAt[node] = ends === 1 ? words : -1;
      length[words] = depth;
      idOf[source[word]!] = words;
      words += ends;
    }
    this.nodes = nodes;
    this.words = words;
    return node;
  }

  /** The unit of a word at the running depth, or -1 when it ends there. */
  private unitOf(word: number): number {
    const at = this.sorted.offset[word]! + this.depth;
    return at === this.sorted.offset[word + 1] ? -1 : this.sorted.units[at]!;
  }

  private cut(node: number): void {
    this.childStart[node] = this.nodes;
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
    for (; at < end && this.unitOf(this.order[at]!) < 0; at += 1) this.idOf[this.sorted.source[this.order[at]!]!] = id;
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

/** Builds the trie of words, read from their ends. Throws RangeError for an empty word and one longer than `LONGEST_WORD`. */
export function buildTrie(words: readonly string[]): Trie {
  const packed = packReversed(words);
  return new TrieBuilder(packed, sortWords(packed, sortByPair(packed))).build();
}
