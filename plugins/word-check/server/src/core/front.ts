import type { Trie } from './trie';

/**
 * What stands before the trie: most places of a text start no word, and a filter says so from two units and the one after.
 * `filter` is many small filters of 32 bits: the upper bits of a pair's hash choose one, in which the pair has a bit, another
 * if it is a word, and one for each unit with which some word goes on from it. It may say yes by chance, never no.
 * `masks`, where there are few pairs, says it from less: each pair is in one of five buckets, and a unit's lowest five bits say
 * in which it is the first of a pair, the next five in which the second, and the next in which it follows one, as the first
 * stage of Teddy does (Wang et al., Hyperscan, 2019).
 * `slots` is an open-addressed table of pair and node, which is negative where a word goes on from it. A pair whose node is below `wordsTo` is a word, its id the node
 * less `wordShift`.
 */
export interface Front {
  filter: Uint32Array;
  filterShift: number;
  masks: Uint16Array | null;
  slots: Int32Array;
  slotShift: number;
  wordsTo: number;
  wordShift: number;
}

/** Bits of the filter per pair; small filters have more, up to 32 kB, which stay in the nearest cache. */
const BITS_EACH = 16;
const BITS_EACH_OF_FEW = 256;
const SMALL_LOG = 18;
const LEAST_LOG = 10;

/** Of more pairs than this most units are in most buckets, and the filter is quicker. */
const MOST_MASKED = 2048;
const BUCKETS = 5;
const ALL_BUCKETS = (1 << BUCKETS) - 1;

// Not exported: what is imported is fetched anew each time, and these stand in the one loop that looks at every unit.
/** The factors of the hashes of pairs and of third units. */
const HASH = 0x9e3779b1;
const HASH_THIRD = 0x85ebca6b;
/**
 * In the small filter of a pair the lowest five bits of its hash choose its bit, the next five that of a word; the upper five
 * of a third unit's hash the bit for going on with it. Shifts are taken modulo 32.
 */
const WORD_BIT = 5;
const THIRD_SHIFT = 27;

/** The base-two logarithm of the least power of two that is not below `count`. */
const logOf = (count: number): number => Math.max(1, Math.ceil(Math.log2(Math.max(2, count))));

/** The logarithm of the filter's size in bits. */
const filterLog = (count: number): number =>
  Math.max(LEAST_LOG, Math.min(SMALL_LOG, logOf(count * BITS_EACH_OF_FEW)), logOf(count * BITS_EACH));

const hashOf = (key: number): number => Math.imul(key, HASH);

/** Builds the front of a trie. */
export function buildFront(trie: Trie): Front {
  const { pairsFrom, pairsTo, pairKey, pairWords, singles } = trie;
  const count = pairsTo - pairsFrom;
  const log = filterLog(count);
  const slotLog = logOf(count * 1.5);
  const front: Front = {
    filter: new Uint32Array(2 ** (log - 5)),
    filterShift: 37 - log,
    masks: count > 0 && count <= MOST_MASKED ? masksOf(trie) : null,
    slots: new Int32Array(2 ** (slotLog + 1)),
    slotShift: 32 - slotLog,
    wordsTo: pairsFrom + pairWords,
    wordShift: pairsFrom - singles,
  };
  for (let node = pairsFrom; node < pairsTo; node += 1) addPair(front, trie, node, pairKey[node - pairsFrom]!);
  return front;
}

function addPair(front: Front, { childStart, label }: Trie, node: number, key: number): void {
  const { filter, filterShift, slots, slotShift } = front;
  const hash = hashOf(key);
  let bits = 1 << hash;
  if (node < front.wordsTo) bits |= 1 << (hash >>> WORD_BIT);
  for (let third = childStart[node]!; third < childStart[node + 1]!; third += 1)
    bits |= 1 << (Math.imul(label[third]!, HASH_THIRD) >>> THIRD_SHIFT);
  filter[hash >>> filterShift]! |= bits;
  let slot = (hash >>> slotShift) << 1;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
  slots[slot] = key;
  slots[slot + 1] = childStart[node]! < childStart[node + 1]! ? -node : node;
}

/** Pairs that are words have buckets of their own, where any unit may follow. */
function masksOf({ pairsFrom, pairKey, pairWords, childStart, label }: Trie): Uint16Array {
  const wordBuckets = Math.ceil(((BUCKETS - 1) * pairWords) / pairKey.length);
  const masks = new Uint16Array(0x10000).fill(((1 << wordBuckets) - 1) << (2 * BUCKETS));
  for (let k = 0; k < pairKey.length; k += 1) {
    const key = pairKey[k]!;
    const hash = hashOf(key >>> 16) >>> 16;
    const bucket = k < pairWords ? hash % wordBuckets : wordBuckets + (hash % (BUCKETS - wordBuckets));
    masks[key >>> 16]! |= 1 << bucket;
    masks[key & 0xffff]! |= 1 << (bucket + BUCKETS);
    const node = pairsFrom + k;
    for (let third = childStart[node]!; third < childStart[node + 1]!; third += 1)
      masks[label[third]!]! |= 1 << (bucket + 2 * BUCKETS);
  }
  return masks;
}

/** The node of a pair of units, or 0. */
export function pairNode({ filter, filterShift, slots, slotShift }: Front, first: number, second: number): number {
  const key = (first << 16) ^ second;
  const hash = hashOf(key);
  if (((filter[hash >>> filterShift]! >>> hash) & 1) === 0) return 0;
  return Math.abs(slotOf(slots, slotShift, key));
}

/** Units that are looked through at a time. */
export const BLOCK = 2048;
/**
 * Places of a block whose pair of units is a word or one that goes on, or seems to be, from the last to the first; doubled,
 * and one more where it seems to go on.
 */
const candidates = new Int32Array(BLOCK);
/** What the table says of each candidate, and which of them it must be asked for again. */
const answers = new Int32Array(BLOCK);
const unsure = new Int32Array(BLOCK);

/** What was looked up of a block; the next one overwrites it. */
export interface Found {
  /** Pairs that are words: where, and their ids. */
  pairs: number;
  pairAt: Int32Array;
  pairWord: Int32Array;
  /** Pairs from which some word goes on: where, and their nodes. */
  stems: number;
  stemAt: Int32Array;
  stemNode: Int32Array;
}

const found: Found = {
  ...{ pairs: 0, pairAt: new Int32Array(BLOCK), pairWord: new Int32Array(BLOCK) },
  ...{ stems: 0, stemAt: new Int32Array(BLOCK), stemNode: new Int32Array(BLOCK) },
};

/** A text read through a table: its entries are the folded unit and bits above it, which `seen` gathers. */
export interface FoldedText {
  units: Uint16Array;
  table: Int32Array;
  seen: number;
}

/** Notes the places from before `end` down to `start` that may begin a word, read from its end, and answers how many. */
export const findCandidates = (front: Front, text: FoldedText, end: number, start: number): number =>
  front.masks ? findMasked(front.masks, text, end, start) : findFiltered(front, text, end, start);

/** By masks: a pair and the unit after it go together where one bucket has all three. Four a round, as below. */
function findMasked(masks: Uint16Array, text: FoldedText, end: number, start: number): number {
  const { units, table } = text;
  let count = 0;
  let i = end - 1;
  let seen = table[units[i]!]!;
  let first = masks[table[units[end]!]! & 0xffff]!;
  let a = masks[seen & 0xffff]!;
  seen |= text.seen;
  for (; i - 3 >= Math.max(start, 1); i -= 4) {
    const entryB = table[units[i - 1]!]!;
    const entryC = table[units[i - 2]!]!;
    const entryD = table[units[i - 3]!]!;
    const entryE = table[units[i - 4]!]!;
    seen |= entryB | entryC | entryD | entryE;
    const b = masks[entryB & 0xffff]!;
    const c = masks[entryC & 0xffff]!;
    const d = masks[entryD & 0xffff]!;
    const e = masks[entryE & 0xffff]!;
    candidates[count] = (i << 1) | 1;
    count += ((first & (a >>> BUCKETS) & (b >>> (2 * BUCKETS))) + ALL_BUCKETS) >>> BUCKETS;
    candidates[count] = ((i - 1) << 1) | 1;
    count += ((a & (b >>> BUCKETS) & (c >>> (2 * BUCKETS))) + ALL_BUCKETS) >>> BUCKETS;
    candidates[count] = ((i - 2) << 1) | 1;
    count += ((b & (c >>> BUCKETS) & (d >>> (2 * BUCKETS))) + ALL_BUCKETS) >>> BUCKETS;
    candidates[count] = ((i - 3) << 1) | 1;
    count += ((c & (d >>> BUCKETS) & (e >>> (2 * BUCKETS))) + ALL_BUCKETS) >>> BUCKETS;
    first = d;
    a = e;
  }
  for (; i >= start; i -= 1) {
    const entry = i > 0 ? table[units[i - 1]!]! : 0;
    seen |= entry;
    const next = masks[entry & 0xffff]!;
    candidates[count] = (i << 1) | 1;
    count += ((first & (a >>> BUCKETS) & (next >>> (2 * BUCKETS))) + ALL_BUCKETS) >>> BUCKETS;
    first = a;
    a = next;
  }
  text.seen = seen;
  return count;
}

/**
 * By the filter. Four a round and no branch: which places those are cannot be foretold, and a branch foretold wrongly takes
 * as long as four units.
 */
function findFiltered({ filter, filterShift }: Front, text: FoldedText, end: number, start: number): number {
  const { units, table } = text;
  let { seen } = text;
  let count = 0;
  let i = end - 1;
  let entry = table[units[end]!]!;
  let a = table[units[i]!]!;
  for (; i - 3 >= Math.max(start, 1); i -= 4) {
    const b = table[units[i - 1]!]!;
    const c = table[units[i - 2]!]!;
    const d = table[units[i - 3]!]!;
    const e = table[units[i - 4]!]!;
    seen |= a | b | c | d;
    const hashA = Math.imul((entry << 16) ^ a, HASH);
    const hashB = Math.imul((a << 16) ^ b, HASH);
    const hashC = Math.imul((b << 16) ^ c, HASH);
    const hashD = Math.imul((c << 16) ^ d, HASH);
    const bitsA = filter[hashA >>> filterShift]!;
    const bitsB = filter[hashB >>> filterShift]!;
    const bitsC = filter[hashC >>> filterShift]!;
    const bitsD = filter[hashD >>> filterShift]!;
    const onA = bitsA >>> (Math.imul(b, HASH_THIRD) >>> THIRD_SHIFT);
    const onB = bitsB >>> (Math.imul(c, HASH_THIRD) >>> THIRD_SHIFT);
    const onC = bitsC >>> (Math.imul(d, HASH_THIRD) >>> THIRD_SHIFT);
    const onD = bitsD >>> (Math.imul(e, HASH_THIRD) >>> THIRD_SHIFT);
    candidates[count] = (i << 1) | (onA & 1);
    count += (bitsA >>> hashA) & ((bitsA >>> (hashA >>> WORD_BIT)) | onA) & 1;
    candidates[count] = ((i - 1) << 1) | (onB & 1);
    count += (bitsB >>> hashB) & ((bitsB >>> (hashB >>> WORD_BIT)) | onB) & 1;
    candidates[count] = ((i - 2) << 1) | (onC & 1);
    count += (bitsC >>> hashC) & ((bitsC >>> (hashC >>> WORD_BIT)) | onC) & 1;
    candidates[count] = ((i - 3) << 1) | (onD & 1);
    count += (bitsD >>> hashD) & ((bitsD >>> (hashD >>> WORD_BIT)) | onD) & 1;
    entry = d;
    a = e;
  }
  for (; i >= start; i -= 1) {
    const next = i > 0 ? table[units[i - 1]!]! : 0;
    seen |= a;
    const hash = Math.imul((entry << 16) ^ a, HASH);
    const bits = filter[hash >>> filterShift]!;
    const on = bits >>> (Math.imul(next, HASH_THIRD) >>> THIRD_SHIFT);
    candidates[count] = (i << 1) | (on & 1);
    count += (bits >>> hash) & ((bits >>> (hash >>> WORD_BIT)) | on) & 1;
    entry = a;
    a = next;
  }
  text.seen = seen;
  return count;
}

/** Looks up the nodes of the first `count` candidates: which are words, and from which one goes on. */
export function lookUp({ slots, slotShift, wordsTo, wordShift }: Front, text: FoldedText, count: number): Found {
  askTable(slots, slotShift, text, count);
  const { pairAt, pairWord, stemAt, stemNode } = found;
  let pairs = 0;
  let stems = 0;
  for (let k = 0; k < count; k += 1) {
    const candidate = candidates[k]!;
    const answer = answers[k]!;
    const isStem = answer >>> 31;
    const node = (answer ^ -isStem) + isStem;
    pairAt[pairs] = candidate >> 1;
    pairWord[pairs] = node - wordShift;
    // Zero, for a pair that is in no word, is below all nodes of words.
    pairs += ((node - wordsTo) & (0 - node)) >>> 31;
    stemAt[stems] = candidate >> 1;
    stemNode[stems] = node;
    stems += candidate & isStem;
  }
  found.pairs = pairs;
  found.stems = stems;
  return found;
}

/**
 * Writes what the table says of the candidates. One time in five the first slot is another pair's: the step aside is reckoned,
 * not branched to. Those that stand further off are asked for again afterwards, for a loop within the loop would slow all.
 */
function askTable(slots: Int32Array, slotShift: number, { units, table }: FoldedText, count: number): void {
  const mask = slots.length - 1;
  let again = 0;
  for (let k = 0; k < count; k += 1) {
    const place = candidates[k]! >> 1;
    const key = (table[units[place + 1]!]! << 16) ^ table[units[place]!]!;
    let slot = (Math.imul(key, HASH) >>> slotShift) << 1;
    const other = slots[slot]! ^ key;
    slot = (slot + (((other | (0 - other)) >>> 31) << 1)) & mask;
    const still = slots[slot]! ^ key;
    const answer = slots[slot + 1]!;
    answers[k] = answer;
    unsure[again] = k;
    again += ((still | (0 - still)) & (answer | (0 - answer))) >>> 31;
  }
  for (let k = 0; k < again; k += 1) {
    const place = candidates[unsure[k]!]! >> 1;
    answers[unsure[k]!] = slotOf(slots, slotShift, (table[units[place + 1]!]! << 16) ^ table[units[place]!]!);
  }
}

/** What the table says of a pair: its node, negative where a word goes on from it, or 0. */
function slotOf(slots: Int32Array, slotShift: number, key: number): number {
  let slot = (hashOf(key) >>> slotShift) << 1;
  while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & (slots.length - 1);
  return slots[slot + 1]!;
}
