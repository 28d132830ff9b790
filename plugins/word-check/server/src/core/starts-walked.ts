import { childOf, type Automaton } from './automaton';
import { HASH, HASH_THIRD, HASH_TRIPLE, WORD_BIT } from './front';
import { growLists, type StartLists, type Starts } from './start-lists';

/** Units that are looked through at a time. */
const BLOCK = 2048;
/** Places of a block whose pair of units begins some word, or seems to; from the last to the first. */
const candidates = new Int32Array(BLOCK);

/** Texts of real words take fewer steps beyond their pairs than one in eighty units. */
const UNITS_PER_STEP = 4;
/** Short texts are not worth giving up. */
export const FREE_STEPS = 64;

/** A text under way, and what was found in it. */
interface Walk extends Starts {
  automaton: Automaton;
  units: Uint16Array;
  table: Int32Array;
  lists: StartLists;
  /** Steps after which it is given up. */
  most: number;
  /** No word that was found starts before. */
  first: number;
}

/**
 * Reads a text from its end: from each pair of units that words begin with, as they are read, the trie is walked for as long
 * as a word goes on. No pair waits for what the one before has led to, so the processor has several in hand. Gives up,
 * and `lists` hold nothing of worth then, where words run so long into one another that it takes a
 * step for every four units.
 */
export function walkStarts(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  table: Int32Array,
  lists: StartLists,
): Starts & { gaveUp: boolean } {
  const { at, word } = lists;
  const seen = length > 0 ? table[units[length - 1]!]! : 0;
  const most = FREE_STEPS + Math.floor(length / UNITS_PER_STEP);
  const walk: Walk = { at, word, count: 0, steps: 0, seen, automaton, units, table, lists, most, first: length };
  for (let end = length - 1; end > 0 && walk.steps <= most; end -= BLOCK) {
    walkFrom(walk, findCandidates(walk, end, Math.max(0, end - BLOCK)));
  }
  const { count, steps } = walk;
  return { at: walk.at, word: walk.word, count, steps, seen: walk.seen, gaveUp: steps > most };
}

/**
 * Notes the places from before `end` down to `start` where a pair begins that is in the filter, and answers how many. Four
 * a round and no branch: which places those are cannot be foretold, and a branch foretold wrongly takes as long as
 * four units.
 */
function findCandidates(walk: Walk, end: number, start: number): number {
  const { units, table } = walk;
  const { pairs, pairShift } = walk.automaton.front;
  let { seen } = walk;
  let entry = table[units[end]!]!;
  let count = 0;
  let i = end - 1;
  for (; i - 3 >= start; i -= 4) {
    const a = table[units[i]!]!;
    const b = table[units[i - 1]!]!;
    const c = table[units[i - 2]!]!;
    const d = table[units[i - 3]!]!;
    seen |= a | b | c | d;
    const hashA = Math.imul((entry << 16) ^ a, HASH);
    const hashB = Math.imul((a << 16) ^ b, HASH);
    const hashC = Math.imul((b << 16) ^ c, HASH);
    const hashD = Math.imul((c << 16) ^ d, HASH);
    entry = d;
    candidates[count] = i;
    count += (pairs[hashA >>> pairShift]! >>> hashA) & 1;
    candidates[count] = i - 1;
    count += (pairs[hashB >>> pairShift]! >>> hashB) & 1;
    candidates[count] = i - 2;
    count += (pairs[hashC >>> pairShift]! >>> hashC) & 1;
    candidates[count] = i - 3;
    count += (pairs[hashD >>> pairShift]! >>> hashD) & 1;
  }
  for (; i >= start; i -= 1) {
    const unit = table[units[i]!]!;
    seen |= unit;
    const hash = Math.imul((entry << 16) ^ unit, HASH);
    entry = unit;
    candidates[count] = i;
    count += (pairs[hash >>> pairShift]! >>> hash) & 1;
  }
  walk.seen = seen;
  return count;
}

/** Looks up the pairs of the first `count` candidates: which are words, and which go on. */
function walkFrom(walk: Walk, count: number): void {
  const { units, table, most } = walk;
  const { pairs, pairShift, triples, tripleShift, slots, slotShift, wordsTo, wordShift } = walk.automaton.front;
  const slotMask = slots.length - 1;
  let { at, word, count: found } = walk;
  for (let k = 0; k < count; k += 1) {
    const i = candidates[k]!;
    const key = (table[units[i + 1]!]! << 16) ^ table[units[i]!]!;
    const hash = Math.imul(key, HASH);
    const triple = Math.imul(hash ^ Math.imul(table[units[i === 0 ? 0 : i - 1]!]!, HASH_THIRD), HASH_TRIPLE);
    const goesOn = (triples[triple >>> tripleShift]! >>> triple) & 1;
    if ((((pairs[hash >>> pairShift]! >>> (hash >>> WORD_BIT)) | goesOn) & 1) === 0) continue;
    // One time in five the first slot is another pair's: the step aside is reckoned, not branched to.
    let slot = (hash >>> slotShift) << 1;
    const other = slots[slot]! ^ key;
    slot = (slot + (((other | (0 - other)) >>> 31) << 1)) & slotMask;
    while (slots[slot] !== key && slots[slot + 1] !== 0) slot = (slot + 2) & slotMask;
    const node = slots[slot + 1]!;
    if (node === 0) continue;
    if (found === at.length) ({ at, word } = grow(walk));
    if (i < walk.first) {
      at[found] = i;
      word[found] = node - wordShift;
      found += (node - wordsTo) >>> 31;
    } else if (node < wordsTo) {
      walk.count = found;
      insert(walk, i, node - wordShift);
      found = walk.count;
    }
    if (goesOn === 0 || i === 0) continue;
    walk.count = found;
    walkOn(walk, node, i);
    if (walk.steps > most) return;
    ({ at, word, count: found } = walk);
  }
  walk.count = found;
}

/** Walks on from a pair at `place` and its node, and adds the words of three units and more that end with it. */
function walkOn(walk: Walk, pair: number, place: number): void {
  const { units, table, automaton, most } = walk;
  const { childStart, label, longestAt } = automaton;
  let node = pair;
  for (let i = place - 1; i >= 0 && walk.steps <= most; i -= 1) {
    node = childOf(childStart, label, node, table[units[i]!]!);
    if (node === 0) return;
    walk.steps += 1;
    // The longest word of a node is its own, or a shorter one that the place's own pair will lead to.
    const longest = longestAt[node]!;
    if (longest < 0 || automaton.length[longest] !== place - i + 2) continue;
    insert(walk, i, longest);
    walk.first = Math.min(walk.first, i);
  }
}

function grow(walk: Walk): StartLists {
  growLists(walk.lists);
  return Object.assign(walk, walk.lists);
}

/**
 * Adds a word that starts at `place`, in falling order of places. One that is there already is longer: it was come to from
 * a pair further behind.
 */
function insert(walk: Walk, place: number, id: number): void {
  let k = walk.count;
  while (k > 0 && walk.at[k - 1]! < place) k -= 1;
  walk.steps += walk.count - k;
  if (k > 0 && walk.at[k - 1] === place) return;
  if (walk.count === walk.at.length) grow(walk);
  walk.at.copyWithin(k + 1, k, walk.count);
  walk.word.copyWithin(k + 1, k, walk.count);
  walk.at[k] = place;
  walk.word[k] = id;
  walk.count += 1;
}
