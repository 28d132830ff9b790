/**
 * A trie in breadth-first order, its children in one array (CSR): the children of a node of depth two or more are the
 * nodes `childStart[node]` to `childStart[node + 1] - 1`, sorted by `label`. Node 0 is the root. Of the nodes of depth two, which
 * are looked up by `pairKey`, those that are words come first: that a pair is a word, and which, needs no look into
 * memory. Word ids are given in the order of the nodes, so a smaller id is never the longer word.
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

/** Packs words with their units in reverse order. */
export function packReversed(words: readonly string[]): PackedWords {
  const offset = new Int32Array(words.length + 1);
  for (let w = 0; w < words.length; w += 1) offset[w + 1] = offset[w]! + words[w]!.length;
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
  private nodes = 1;
  private words = 0;
  private depth = 0;
  private pairKey = new Int32Array(0);
  private pairWords = 0;
  private singles = 0;

  constructor(private readonly packed: PackedWords) {
    const count = packed.offset.length - 1;
    const capacity = packed.units.length + 1;
    this.order = new Int32Array(count).map((_, w) => w);
    this.low = new Int32Array(capacity);
    this.high = new Int32Array(capacity);
    this.high[0] = count;
    this.childStart = new Int32Array(capacity + 1);
    this.label = new Uint16Array(capacity);
    this.wordAt = new Int32Array(capacity).fill(-1);
    this.idOf = new Int32Array(count);
    this.length = new Uint16Array(count);
  }

  /** Level by level: the ranges of one are cut into those of the next, which come to lie in the same order. */
  build(): Trie {
    const levels = [0, 1];
    for (let node = 0; node < this.nodes; node += 1) {
      if (node === levels[this.depth + 1]) {
        this.depth += 1;
        levels.push(this.nodes);
        if (this.depth === 2) this.arrangePairs(node);
      }
      this.childStart[node] = this.nodes;
      this.cut(node);
    }
    const { nodes } = this;
    this.childStart[nodes] = nodes;
    return {
      nodes,
      childStart: this.childStart.slice(0, nodes + 1),
      label: this.label.slice(0, nodes),
      wordAt: this.wordAt.slice(0, nodes),
      pairsFrom: levels[2] ?? nodes,
      pairsTo: levels[3] ?? nodes,
      pairKey: this.pairKey,
      pairWords: this.pairWords,
      singles: this.singles,
      length: this.length.slice(0, this.words),
      idOf: this.idOf,
    };
  }

  /** Puts the pairs that are words before the others, while nothing stands below them. */
  private arrangePairs(from: number): void {
    const { label, low, high, packed, order } = this;
    const count = this.nodes - from;
    const [labels, lows, highs] = [label, low, high].map((array) => array.slice(from, from + count));
    const keys = new Int32Array(count);
    const isWord = new Uint8Array(count);
    for (let k = 0; k < count; k += 1) {
      const at = packed.offset[order[lows![k]!]!]!;
      keys[k] = (packed.units[at]! << 16) ^ packed.units[at + 1]!;
      if (!this.isWord(from + k)) continue;
      isWord[k] = 1;
      this.pairWords += 1;
    }
    this.pairKey = new Int32Array(count);
    let [word, other] = [0, this.pairWords];
    for (let k = 0; k < count; k += 1) {
      const pair = isWord[k] === 1 ? word : other;
      if (isWord[k] === 1) word += 1;
      else other += 1;
      this.pairKey[pair] = keys[k]!;
      label[from + pair] = labels![k]!;
      low[from + pair] = lows![k]!;
      high[from + pair] = highs![k]!;
    }
  }

  /** Whether a word ends at a node of the running depth, which is not cut yet. */
  private isWord(node: number): boolean {
    for (let at = this.low[node]!; at < this.high[node]!; at += 1) if (this.unitOf(this.order[at]!) < 0) return true;
    return false;
  }

  /** The unit of a word at the running depth, or -1 when it ends there. */
  private unitOf(word: number): number {
    const at = this.packed.offset[word]! + this.depth;
    return at === this.packed.offset[word + 1] ? -1 : this.packed.units[at]!;
  }

  private cut(node: number): void {
    const end = this.high[node]!;
    let at = this.low[node]!;
    if (end - at === 1) {
      this.goOn(node, at);
      return;
    }
    this.sort(at, end);
    if (node > 0 && this.unitOf(this.order[at]!) < 0) at = this.endWords(node, at, end);
    while (at < end) {
      const unit = this.unitOf(this.order[at]!);
      const from = at;
      for (at += 1; at < end && this.unitOf(this.order[at]!) === unit; ) at += 1;
      const child = this.nodes;
      this.nodes += 1;
      this.label[child] = unit;
      this.low[child] = from;
      this.high[child] = at;
    }
  }

  /** Cuts a node that only one word goes through, as most are. */
  private goOn(node: number, at: number): void {
    const unit = this.unitOf(this.order[at]!);
    if (unit < 0) {
      this.endWords(node, at, at + 1);
      return;
    }
    const child = this.nodes;
    this.nodes += 1;
    this.label[child] = unit;
    this.low[child] = at;
    this.high[child] = at + 1;
  }

  /** Gives an id to the words that end at a node; answers where the others begin. */
  private endWords(node: number, from: number, end: number): number {
    const id = this.words;
    this.words += 1;
    this.wordAt[node] = id;
    if (this.depth === 1) this.singles += 1;
    this.length[id] = this.depth;
    let at = from;
    for (; at < end && this.unitOf(this.order[at]!) < 0; at += 1) this.idOf[this.order[at]!] = id;
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
