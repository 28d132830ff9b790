import { buildAutomaton, findStarts } from './automaton';
import { createMatcher, findMatches, PLAIN } from './matcher';
import { naiveAll, naiveLeftmostLongest } from '../../../../../tests/model/matcher-oracle';
import { IDENTITY, unitsOf } from './units';

/** [name, words, text]; the oracle says what must be found. */
const CASES: readonly (readonly [string, readonly string[], string])[] = [
  ['nothing in nothing', ['a'], ''],
  ['no words', [], 'abc'],
  ['one unit', ['a'], 'aabaa'],
  ['a suffix of another word', ['中国人民', '国人'], '中国人民'],
  ['a prefix of another word', ['中国', '中国人民'], '中国人'],
  ['the longer fails late', ['abcd', 'bc'], 'abce'],
  ['nested', ['a', 'aa', 'aaa'], 'aaaaa'],
  ['the same word twice', ['ab', 'b', 'ab'], 'abab'],
  ['overlapping', ['abc', 'bcd', 'cde'], 'abcde'],
  ['leftmost wins over longest', ['ab', 'bcdef'], 'abcdef'],
  [
    'words that are property names',
    ['constructor', '__proto__', 'toString', 'hasOwnProperty'],
    'x__proto__toStringconstructor',
  ],
  ['pairs of surrogates', ['𠮷', '😀'], '𠮷野家😀'],
  ['a lone surrogate in the text', ['𠮷'], '\ud842𠮷\udfb7'],
  ['NUL and the last unit', ['\u0000', '\uffff'], 'a\u0000\uffffb'],
  ['a pair of NULs', ['\u0000\u0000', 'a\u0000'], 'a\u0000\u0000\u0000'],
  ['whole text', ['whole text'], 'whole text'],
  [
    'a hundred words with one end',
    Array.from({ length: 100 }, (_, k) => `${String.fromCharCode(0x4e00 + k)}国`),
    '三国丈国',
  ],
  [
    'a hundred words below one pair',
    Array.from({ length: 100 }, (_, k) => `${String.fromCharCode(0x4e00 + k)}家国`),
    '三家国丈家国丈家',
  ],
];

describe('automaton', () => {
  test.each(CASES)('%s', (_name, words, text) => {
    const matcher = createMatcher(words);
    expect(findMatches(matcher, text, 'all')).toEqual(naiveAll(words, text, PLAIN));
    expect(findMatches(matcher, text, 'leftmost-longest')).toEqual(naiveLeftmostLongest(words, text, PLAIN));
  });

  test.each([
    ['an empty term', ['a', '']],
    ['half a pair', ['\ud842']],
    ['the other half', ['a\udfb7']],
    ['more than 65,535 units', ['a'.repeat(65_536)]],
  ])('%s is refused', (_name, terms) => {
    expect(() => createMatcher(terms)).toThrow(RangeError);
  });

  test('what a profile sees through is no term', () => {
    expect(() => createMatcher(['\u200b'], { skip: 'invisible' })).toThrow(RangeError);
  });

  test('a word of 65,535 units is found', () => {
    const long = 'ab'.repeat(32_767) + 'c';
    expect(findMatches(createMatcher([long]), `x${long}`, 'all')).toEqual([{ start: 1, end: 65_536, term: 0 }]);
  });

  test('300,000 words of which none is lost', () => {
    const word = (k: number) => String.fromCharCode(0x4e00 + (k % 90), 0x5000 + (k % 8111), 0x6000 + (k % 7)) + k;
    const words = Array.from({ length: 300_000 }, (_, k) => word(k));
    const matcher = createMatcher(words);
    for (let k = 0; k < words.length; k += 997) {
      expect(findMatches(matcher, `甲${words[k]}`, 'leftmost-longest')).toEqual([
        { start: 1, end: 1 + words[k]!.length, term: k },
      ]);
    }
  });

  test.each([10, 100, 5000])('a^%i b on a^200,000 costs two steps per unit at most', (k) => {
    const units = unitsOf('a'.repeat(200_000));
    for (const words of [
      ['a'.repeat(k) + 'b'],
      ['b' + 'a'.repeat(k)],
      ['a'.repeat(k) + 'b', 'b' + 'a'.repeat(k), 'a'.repeat(k)],
    ]) {
      const { automaton } = buildAutomaton(words);
      expect(findStarts(automaton, units, units.length, IDENTITY).steps).toBeLessThanOrEqual(2 * units.length);
    }
  });
});
