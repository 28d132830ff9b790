/**
 * A trie in breadth-first order, its children in one array (CSR): the children of `node` are the nodes
 * `childStart[node]` to `childStart[node + 1] - 1`, sorted by `label`. Node 0 is the root.
 */
export interface Trie {
  nodes: number;
  childStart: Int32Array;
  label: Uint16Array;
  /** Node of the longest proper suffix that is also in the trie (Aho–Corasick's failure link). */
  fail: Int32Array;
  /** Index of the word that ends at the node, or -1. */
  wordAt: Int32Array;
  /** Child of the root for every unit, 0 if none. */
  rootChild: Int32Array;
}

/** The child of `node` by `unit`, or 0. Binary search: a node of Chinese words may have hundreds of children. */
export function childOf(trie: Trie, node: number, unit: number): number {
  if (node === 0) return trie.rootChild[unit]!;
  let low = trie.childStart[node]!;
  let high = trie.childStart[node + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const label = trie.label[middle]!;
    if (label === unit) return middle;
    if (label < unit) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

function emptyTrie(words: readonly string[]): Trie {
  const capacity = words.reduce((sum, word) => sum + word.length, 1);
  return {
    nodes: 1,
    childStart: new Int32Array(capacity + 1),
    label: new Uint16Array(capacity),
    fail: new Int32Array(capacity),
    wordAt: new Int32Array(capacity).fill(-1),
    rootChild: new Int32Array(0x10000),
  };
}

/** Cuts the arrays to the nodes in use. */
function trimmed(trie: Trie): Trie {
  const { nodes } = trie;
  return {
    ...trie,
    childStart: trie.childStart.slice(0, nodes + 1),
    label: trie.label.slice(0, nodes),
    fail: trie.fail.slice(0, nodes),
    wordAt: trie.wordAt.slice(0, nodes),
  };
}

/**
 * Builds the trie of `words`, which must be distinct, not empty and sorted by UTF-16 units. In sorted order the words
 * below a node are neighbours, so a node is a range of words and a level is made by cutting the ranges of the one above.
 */
export function buildTrie(words: readonly string[]): Trie {
  const trie = emptyTrie(words);
  const low = new Int32Array(trie.label.length);
  const high = new Int32Array(trie.label.length);
  high[0] = words.length;
  let depth = 0;
  let levelEnd = 1;
  for (let node = 0; node < trie.nodes; node += 1) {
    if (node === levelEnd) {
      depth += 1;
      levelEnd = trie.nodes;
    }
    trie.childStart[node] = trie.nodes;
    cutRange(trie, words, { node, depth, low, high });
  }
  trie.childStart[trie.nodes] = trie.nodes;
  linkFailures(trie);
  return trimmed(trie);
}

interface Cut {
  node: number;
  depth: number;
  low: Int32Array;
  high: Int32Array;
}

function cutRange(trie: Trie, words: readonly string[], { node, depth, low, high }: Cut): void {
  let at = low[node]!;
  const end = high[node]!;
  if (at < end && words[at]!.length === depth) {
    trie.wordAt[node] = at;
    at += 1;
  }
  while (at < end) {
    const unit = words[at]!.charCodeAt(depth);
    const child = trie.nodes;
    trie.nodes += 1;
    trie.label[child] = unit;
    low[child] = at;
    while (at < end && words[at]!.charCodeAt(depth) === unit) at += 1;
    high[child] = at;
    if (node === 0) trie.rootChild[unit] = child;
  }
}

function linkFailures(trie: Trie): void {
  for (let node = 0; node < trie.nodes; node += 1) {
    for (let child = trie.childStart[node]!; child < trie.childStart[node + 1]!; child += 1) {
      if (node === 0) continue;
      const unit = trie.label[child]!;
      let suffix = trie.fail[node]!;
      let found = childOf(trie, suffix, unit);
      while (found === 0 && suffix !== 0) {
        suffix = trie.fail[suffix]!;
        found = childOf(trie, suffix, unit);
      }
      trie.fail[child] = found;
    }
  }
}
