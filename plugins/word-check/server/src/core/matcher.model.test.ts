/**
 * The matcher against its definition over every option, and against two published ones where they mean the same.
 * 100,000 cases; `SANSHEN_DEEP=1` runs ten million, `SANSHEN_MUTATION=1` a few for each mutant.
 */
import { AhoCorasick as Monyone } from '@monyone/aho-corasick';
import Modern from 'modern-ahocorasick';
import type { Automaton } from './automaton';
import type { FoldProfile } from './fold-tables';
import { createMatcher, findMatches, PLAIN, type Match, type Matcher } from './matcher';
import { newLists, type Starts } from './start-lists';
import { followLinks } from './starts-linked';
import { walkStarts } from './starts-walked';
import { IDENTITY, unitsOf } from './units';
import { CHARACTERS, LETTERS, naiveAll, naiveLeftmostLongest } from '../../../../../tests/model/matcher-oracle';

const CASES = process.env.SANSHEN_DEEP === '1' ? 10_000_000 : process.env.SANSHEN_MUTATION === '1' ? 1_000 : 100_000;
const PUBLISHED = process.env.SANSHEN_MUTATION === '1' ? 40 : 300;
const TEXTS_EACH = 20;

/** A small generator of whole numbers (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const random = randomFrom(20261126);
const pick = <T>(things: readonly T[]): T => things[random(things.length)]!;
const word = (letters: readonly string[], longest: number): string =>
  Array.from({ length: 1 + random(longest) }, () => pick(letters)).join('');
const isYes = (): boolean => random(2) === 0;
const anyProfile = (): FoldProfile => ({
  width: isYes(),
  case: isYes(),
  traditional: isYes(),
  skip: pick(['none', 'invisible', 'symbols'] as const),
  repeat: random(3) === 0,
});
/** Mostly plain letters; now and then a variant, a symbol or a picture, which then belong to the term. */
const term = (): string => (random(8) === 0 ? `国${word([...'ａA１㎏ﬀ國·'], 2)}` : word(LETTERS, 4));
const text = (): string => word(CHARACTERS, 18);

/** Compared as one string: a hundred thousand deep comparisons would take longer than all the rest. */
const written = (matches: readonly Match[]): string =>
  matches.map(({ start, end, term: of }) => `${start}-${end}:${of}`).join(' ');

/** Few random texts are long enough for a walk to be given up: what the links find is compared by itself. */
function sameByLinks(automaton: Automaton, sample: string): void {
  const walked = walkStarts(automaton, unitsOf(sample), sample.length, IDENTITY, newLists());
  const linked = followLinks(automaton, unitsOf(sample), sample.length, IDENTITY, newLists(), { steps: 0, seen: 0 });
  const listed = ({ at, word, count }: Starts) => `${at.subarray(0, count).join()} ${word.subarray(0, count).join()}`;
  if (walked.gaveUp || listed(walked) !== listed(linked)) expect({ sample, ...walked }).toEqual({ sample, ...linked });
}

/** So few words are told by masks; by the filter, where there are many. */
function dropMasks({ parts }: Matcher): void {
  for (const { automaton } of parts) automaton.front.masks = null;
}

describe('matcher', () => {
  test(`${CASES} random cases over every option answer like the definition`, () => {
    let found = 0;
    for (let round = 0; round < CASES / TEXTS_EACH; round += 1) {
      const terms = Array.from({ length: 1 + random(6) }, term);
      const profile = anyProfile();
      const matcher = createMatcher(terms, profile);
      if (round % 2 === 1) dropMasks(matcher);
      for (let k = 0; k < TEXTS_EACH; k += 1) {
        const sample = text();
        const all = written(findMatches(matcher, sample, 'all'));
        const display = written(findMatches(matcher, sample, 'leftmost-longest'));
        const wanted = written(naiveAll(terms, sample, profile));
        const wantedDisplay = written(naiveLeftmostLongest(terms, sample, profile));
        if (all !== wanted || display !== wantedDisplay) {
          expect({ terms, profile, sample, all, display }).toEqual({
            terms,
            profile,
            sample,
            all: wanted,
            display: wantedDisplay,
          });
        }
        if (all !== '') found += 1;
        if (k === 0) for (const { automaton } of matcher.parts) sameByLinks(automaton, sample);
      }
    }
    expect(found).toBeGreaterThan(CASES / 10);
  });

  test('two published matchers find the same', () => {
    for (let round = 0; round < PUBLISHED; round += 1) {
      const letters = ['甲', '乙', 'a', '丙'].slice(0, 2 + random(3));
      const terms = [...new Set(Array.from({ length: 1 + random(10) }, () => word(letters, 5)))];
      const [matcher, modern, monyone] = [createMatcher(terms), new Modern(terms), new Monyone(terms)];
      const sample = word(letters, 80);
      const ours = written(findMatches(matcher, sample, 'all'));
      const sorted = (matches: readonly Match[]) =>
        written([...matches].sort((a, b) => a.start - b.start || b.end - a.end));
      const theirs = monyone
        .matchInText(sample)
        .map(({ begin, end, keyword }) => ({ start: begin, end, term: terms.indexOf(keyword) }));
      expect(sorted(theirs)).toBe(ours);
      expect(
        sorted(modern.search(sample).map(({ start, end, patternIndex }) => ({ start, end, term: patternIndex }))),
      ).toBe(ours);
    }
  });

  test('nothing folded is the text as it is', () => {
    expect(findMatches(createMatcher(['国']), '國国', 'all')).toEqual([{ start: 1, end: 2, term: 0 }]);
    expect(PLAIN).toEqual({ width: false, case: false, traditional: false, skip: 'none', repeat: false });
  });
});
