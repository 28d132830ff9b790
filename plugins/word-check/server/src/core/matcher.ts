import { buildAutomaton, type Automaton } from './automaton';
import { byWord, type ByWord } from './by-word';
import { foldedString, foldText, holdsSymbols } from './fold';
import { foldTable, type FoldProfile } from './fold-tables';
import { readText, runsHold, type Reading } from './reading';
import { FEW_PLACES, newLists, type Starts } from './start-lists';
import { unitsForNow } from './units';

export type { FoldProfile } from './fold-tables';

/** `all`: every place of every term, for audits. `leftmost-longest`: places that do not overlap, for display. */
export type MatchKind = 'all' | 'leftmost-longest';

/** A place where a term was found, in UTF-16 units of the text as it was written. */
export interface Match {
  start: number;
  /** One past the last unit. */
  end: number;
  /** Index of the term among those given. */
  term: number;
}

/** Terms ready to be found. Plain data: it may be posted to and from a worker. */
export interface Matcher {
  parts: readonly MatcherPart[];
}

/** Terms that are compared in one way. */
interface MatcherPart {
  profile: FoldProfile;
  automaton: Automaton;
  terms: ByWord;
  /** With `repeat`: least length of each run, for terms that repeat a character themselves. */
  runs: ReadonlyMap<number, readonly number[]>;
}

/** The text exactly as it is. */
export const PLAIN: Readonly<FoldProfile> = {
  width: false,
  case: false,
  traditional: false,
  skip: 'none',
  repeat: false,
};

/**
 * Compiles terms, in time and memory linear in their length. Equal terms are all found, in their order. A term that
 * holds a symbol itself is compared without seeing through symbols. Throws RangeError for a term that is empty, longer
 * than 65,535 units, not well-formed Unicode, or nothing but what the profile sees through.
 */
export function createMatcher(terms: readonly string[], profile: Partial<FoldProfile> = {}): Matcher {
  const full: FoldProfile = { ...PLAIN, ...profile };
  const groups = new Map<FoldProfile['skip'], number[]>();
  terms.forEach((term, index) => {
    const skip = full.skip === 'symbols' && holdsSymbols(term) ? 'invisible' : full.skip;
    const known = groups.get(skip);
    if (known) known.push(index);
    else groups.set(skip, [index]);
  });
  return { parts: [...groups].map(([skip, indices]) => buildPart(terms, indices, { ...full, skip })) };
}

function buildPart(terms: readonly string[], indices: readonly number[], profile: FoldProfile): MatcherPart {
  const isPlain = foldTable(profile) === foldTable(PLAIN) && profile.skip === 'none' && !profile.repeat;
  const runs = new Map<number, readonly number[]>();
  const words = indices.map((index) => {
    const term = terms[index]!;
    if (!term.isWellFormed()) throw new RangeError(`Term ${index} holds half a surrogate pair.`);
    if (isPlain) return term;
    const folded = foldText(term, profile);
    const long = folded.run?.subarray(0, folded.length);
    if (long?.some((count) => count > 1)) runs.set(index, [...long]);
    return foldedString(folded);
  });
  const { automaton, idOf } = buildAutomaton(words);
  return { profile, automaton, terms: byWord(idOf, automaton.length.length, indices), runs };
}

/** Places as three numbers each, for whoever reads many: audits and rescans. */
export interface Places {
  count: number;
  start: Int32Array;
  end: Int32Array;
  term: Int32Array;
}

/** Every reading is done with before the next one begins, so all share their lists; after a long text new ones are made. */
let lists = newLists();
const MOST_KEPT = 0x10000;

/** An empty list to lend to `findPlaces`. */
export const newPlaces = (): Places => ({
  count: 0,
  start: new Int32Array(FEW_PLACES),
  end: new Int32Array(FEW_PLACES),
  term: new Int32Array(FEW_PLACES),
});

/**
 * The places of a matcher's terms in a text, by start and then from the longest; linear in text and answer. They are written
 * into `places`, whose arrays are replaced by longer ones where they are full: who is done with the places of one text
 * before the next may lend the same list to both.
 */
export function findPlaces(matcher: Matcher, text: string, kind: MatchKind, places: Places = newPlaces()): Places {
  const units = unitsForNow(text);
  const [only] = matcher.parts;
  const isAlone = matcher.parts.length === 1;
  const longestOnly = isAlone && kind === 'leftmost-longest' && !only?.profile.repeat;
  const found = new PlaceList(places);
  let isOrdered = isAlone;
  for (const part of matcher.parts) {
    const reading = readText(part.automaton, part.profile, text, units, lists);
    isOrdered &&= reading.folded.from === null;
    found.addPart(part, reading, longestOnly);
  }
  if (lists.at.length > MOST_KEPT) lists = newLists();
  if (!isOrdered) found.order();
  if (kind === 'leftmost-longest') found.keepLeftmost();
  return Object.assign(places, found);
}

/** Like `findPlaces`, an object for each place. */
export function findMatches(matcher: Matcher, text: string, kind: MatchKind): Match[] {
  const { count, start, end, term } = findPlaces(matcher, text, kind);
  return Array.from({ length: count }, (_, k) => ({ start: start[k]!, end: end[k]!, term: term[k]! }));
}

const grown = (array: Int32Array): Int32Array => {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
};

class PlaceList implements Places {
  count = 0;
  start: Int32Array;
  end: Int32Array;
  term: Int32Array;

  /** A list that takes the place of what stands in the one that is lent. */
  constructor({ start, end, term }: Places) {
    [this.start, this.end, this.term] = [start, end, term];
  }

  /**
   * Adds what a part found, of each start all terms or only the first of the longest: in the text as it is written, where
   * `k` may be as long as `kg` (㎏).
   */
  addPart({ automaton, terms, runs }: MatcherPart, { folded, starts }: Reading, longestOnly: boolean): void {
    this.reserve(starts.count);
    const { from, to } = folded;
    const { length, shorter } = automaton;
    if (!to && !longestOnly && terms.values.length === length.length) {
      this.addEach(automaton, terms.values, starts);
      return;
    }
    const firstOnly = longestOnly && !to;
    for (let k = starts.count - 1; k >= 0; k -= 1) {
      const at = starts.at[k]!;
      const start = from ? from[at]! : at;
      let reach = 0;
      for (let id = starts.word[k]!; id >= 0; id = firstOnly ? -1 : shorter[id]!) {
        const last = at + length[id]!;
        const end = to ? to[last - 1]! : last;
        if (longestOnly && end < reach) break;
        reach = end;
        const uses = longestOnly ? terms.start[id]! + 1 : terms.start[id + 1]!;
        for (let use = terms.start[id]!; use < uses; use += 1) {
          const term = terms.values[use]!;
          if (runs.size > 0 && !runsHold(folded, at, runs.get(term) ?? null)) continue;
          this.add(start, end, term);
        }
      }
    }
  }

  /**
   * Adds all words of each start where the text is as it was written and every word is one term, the usual case. Room for
   * one each is there.
   */
  private addEach({ length, shorter, single, front }: Automaton, terms: Int32Array, starts: Starts): void {
    const pairsTo = single ? 0 : front.wordsTo - front.wordShift;
    for (let k = starts.count - 1; k >= 0; k -= 1) {
      k = this.addPairs(starts, k, pairsTo, terms);
      for (let id = k < 0 ? -1 : starts.word[k]!; id >= 0; id = shorter[id]!) {
        const at = starts.at[k]!;
        this.add(at, at + length[id]!, terms[id]!);
      }
      this.reserve(k);
    }
  }

  /** Adds the starts from `from` down to the first whose word is longer, and answers where that is. Most words have two units: nothing is looked up for those. */
  private addPairs({ at, word }: Starts, from: number, pairsTo: number, terms: Int32Array): number {
    const { start, end, term } = this;
    let { count } = this;
    let k = from;
    for (; k >= 0; k -= 1) {
      const id = word[k]!;
      if (id >= pairsTo) break;
      const place = at[k]!;
      start[count] = place;
      end[count] = place + 2;
      term[count] = terms[id]!;
      count += 1;
    }
    this.count = count;
    return k;
  }

  /** Sorts, and drops what is there twice: one character may fold to a term twice over (ﬀ to `f`). */
  order(): void {
    const { start, end, term } = this;
    const byPlace = (a: number, b: number) => start[a]! - start[b]! || end[b]! - end[a]! || term[a]! - term[b]!;
    const sorted = Array.from({ length: this.count }, (_, k) => k).sort(byPlace);
    const kept = sorted.filter((place, k) => k === 0 || byPlace(sorted[k - 1]!, place) !== 0);
    this.keep(kept);
  }

  /** Keeps the first place and those after it that do not overlap the one before. */
  keepLeftmost(): void {
    let count = 0;
    let free = 0;
    for (let k = 0; k < this.count; k += 1) {
      if (this.start[k]! < free) continue;
      free = this.end[k]!;
      this.start[count] = this.start[k]!;
      this.end[count] = free;
      this.term[count] = this.term[k]!;
      count += 1;
    }
    this.count = count;
  }

  private keep(places: readonly number[]): void {
    const pick = (array: Int32Array) => Int32Array.from(places, (k) => array[k]!);
    [this.start, this.end, this.term] = [pick(this.start), pick(this.end), pick(this.term)];
    this.count = places.length;
  }

  /** Makes room for as many as will come at least; longer arrays are dear to make, so it is done once. */
  private reserve(more: number): void {
    const wanted = this.count + more;
    if (wanted <= this.start.length) return;
    const wider = (array: Int32Array): Int32Array => {
      const next = new Int32Array(wanted + (wanted >> 1));
      next.set(array);
      return next;
    };
    [this.start, this.end, this.term] = [wider(this.start), wider(this.end), wider(this.term)];
  }

  private widen(): void {
    [this.start, this.end, this.term] = [grown(this.start), grown(this.end), grown(this.term)];
  }

  private add(start: number, end: number, term: number): void {
    if (this.count === this.start.length) this.widen();
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.term[this.count] = term;
    this.count += 1;
  }
}
