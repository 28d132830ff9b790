import type { Trie } from './trie';

/**
 * What stands before the trie: most places of a text start no word, and two filters of bits say so from two or three
 * units. `pairs` has a bit for each two units that some word begins with, and another beside it if they are a word; `triples`
 * one for each three. Both may say yes by chance, never no. `slots` is an open-addressed table of pair and node. A pair
 * whose node is below `wordsTo` is a word, its id the node less `wordShift`.
 */
export interface Front {
  pairs: Uint32Array;
  pairShift: number;
  triples: Uint32Array;
  tripleShift: number;
  slots: Int32Array;
  slotShift: number;
  wordsTo: number;
  wordShift: number;
}

/** Bits of a filter per thing in it; small filters have more, up to 32 kB, which stay in the nearest cache. */
const BITS_EACH = 16;
/** The filter that every place of a text asks: a tenth of the time at 100,000 words for two bytes a word. */
const BITS_EACH_PAIR = 32;
const BITS_EACH_OF_FEW = 256;
const SMALL_LOG = 18;
const LEAST_LOG = 10;

/** The base-two logarithm of the least power of two that is not below `count`. */
const logOf = (count: number): number => Math.max(1, Math.ceil(Math.log2(Math.max(2, count))));

/** The logarithm of a filter's size in bits. */
const filterLog = (count: number, bitsEach: number): number =>
  Math.max(LEAST_LOG, Math.min(SMALL_LOG, logOf(count * BITS_EACH_OF_FEW)), logOf(count * bitsEach));

const hashOf = (key: number): number => Math.imul(key, HASH);

/** The factors of the hashes of pairs and of triples. */
export const HASH = 0x9e3779b1;
export const HASH_THIRD = 0x85ebca6b;
export const HASH_TRIPLE = 0xc2b2ae35;
/** Which bits of a pair's hash, shifted so far, choose the bit that says it is a word. */
export const WORD_BIT = 5;

/** Builds the front of a trie. */
export function buildFront(trie: Trie): Front {
  const { childStart, pairsFrom, pairsTo, nodes, pairKey, pairWords, singles } = trie;
  const count = pairsTo - pairsFrom;
  const triples = pairsTo < nodes ? childStart[pairsTo]! - pairsTo : 0;
  const pairLog = filterLog(count, BITS_EACH_PAIR);
  const tripleLog = filterLog(triples, BITS_EACH);
  const slotLog = logOf(count * 1.5);
  const front: Front = {
    pairs: new Uint32Array(2 ** (pairLog - 5)),
    pairShift: 37 - pairLog,
    triples: new Uint32Array(2 ** (tripleLog - 5)),
    tripleShift: 37 - tripleLog,
    slots: new Int32Array(2 ** (slotLog + 1)),
    slotShift: 32 - slotLog,
    wordsTo: pairsFrom + pairWords,
    wordShift: pairsFrom - singles,
  };
  for (let node = pairsFrom; node < pairsTo; node += 1) addPair(front, trie, node, pairKey[node - pairsFrom]!);
  return front;
}

function addPair(front: Front, { childStart, label }: Trie, node: number, key: number): void {
  const { slots, slotShift } = front;
  const hash = hashOf(key);
  setBit(front.pairs, front.pairShift, hash);
  if (node < front.wordsTo) front.pairs[hash >>> front.pairShift]! |= 1 << (hash >>> WORD_BIT);
  for (let third = childStart[node]!; third < childStart[node + 1]!; third += 1) {
    const triple = Math.imul(hash ^ Math.imul(label[third]!, HASH_THIRD), HASH_TRIPLE);
    setBit(front.triples, front.tripleShift, triple);
  }
  let slot = (hash >>> slotShift) << 1;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
  slots[slot] = key;
  slots[slot + 1] = node;
}

/** The upper bits of a hash choose the word, the lowest five the bit in it. */
function setBit(filter: Uint32Array, shift: number, hash: number): void {
  filter[hash >>> shift] = filter[hash >>> shift]! | (1 << hash);
}

/** The node of a pair of units, or 0. */
export function pairNode({ slots, slotShift }: Front, first: number, second: number): number {
  const key = (first << 16) ^ second;
  let slot = (hashOf(key) >>> slotShift) << 1;
  while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & (slots.length - 1);
  return slots[slot + 1]!;
}
