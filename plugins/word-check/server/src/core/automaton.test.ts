import { buildAutomaton, findAll, findLeftmostLongest, findStarts, type WordMatch } from './automaton';

const units = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** The definition, as slowly as possible. */
function naiveAll(words: readonly string[], text: string): WordMatch[] {
  const out: WordMatch[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
      if (text.startsWith(word, start)) out.push({ start, end: start + word.length, word });
    }
  }
  return out;
}

function naiveLeftmostLongest(words: readonly string[], text: string): WordMatch[] {
  const out: WordMatch[] = [];
  let free = 0;
  for (const match of naiveAll(words, text)) {
    if (match.start < free) continue;
    out.push(match);
    free = match.end;
  }
  return out;
}

/** [name, words, text]; the oracle says what must be found. */
const CASES: readonly (readonly [string, readonly string[], string])[] = [
  ['nothing in nothing', ['a'], ''],
  ['no words', [], 'abc'],
  ['one unit', ['a'], 'aabaa'],
  ['a suffix of another word', ['中国人民', '国人'], '中国人民'],
  ['a prefix of another word', ['中国', '中国人民'], '中国人'],
  ['the longer fails late', ['abcd', 'bc'], 'abce'],
  ['nested', ['a', 'aa', 'aaa'], 'aaaaa'],
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
  ['whole text', ['whole text'], 'whole text'],
];

describe('automaton', () => {
  test.each(CASES)('%s', (_name, words, text) => {
    const automaton = buildAutomaton([...new Set(words)]);
    expect(findAll(automaton, units(text), text.length)).toEqual(naiveAll(words, text));
    expect(findLeftmostLongest(automaton, units(text), text.length)).toEqual(naiveLeftmostLongest(words, text));
  });

  test('4,000 random cases answer like the definition', () => {
    const random = randomFrom(20260101);
    for (let round = 0; round < 4000; round += 1) {
      const alphabet = '甲乙丙丁戊'.slice(0, 2 + random(4));
      const word = (longest: number) =>
        Array.from({ length: 1 + random(longest) }, () => alphabet[random(alphabet.length)]).join('');
      const words = [...new Set(Array.from({ length: 1 + random(12) }, () => word(6)))];
      const text = word(60);
      const automaton = buildAutomaton(words);
      expect(findAll(automaton, units(text), text.length)).toEqual(naiveAll(words, text));
      expect(findLeftmostLongest(automaton, units(text), text.length)).toEqual(naiveLeftmostLongest(words, text));
    }
  });

  test.each([10, 100, 5000])('a^%i b on a^200,000 costs two steps per unit at most', (k) => {
    const text = 'a'.repeat(200_000);
    for (const words of [
      ['a'.repeat(k) + 'b'],
      ['b' + 'a'.repeat(k)],
      ['a'.repeat(k) + 'b', 'b' + 'a'.repeat(k), 'a'.repeat(k)],
    ]) {
      expect(findStarts(buildAutomaton(words), units(text), text.length).steps).toBeLessThanOrEqual(2 * text.length);
    }
  });
});

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
