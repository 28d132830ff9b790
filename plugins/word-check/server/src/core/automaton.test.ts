import { buildAutomaton, type Automaton } from './automaton';
import { createMatcher, findMatches, PLAIN } from './matcher';
import { FEW_PLACES, newLists } from './start-lists';
import { findStarts } from './starts';
import { followLinks } from './starts-linked';
import { FREE_STEPS, walkStarts } from './starts-walked';
import { naiveAll, naiveLeftmostLongest } from '../../../../../tests/model/matcher-oracle';
import { IDENTITY, unitsOf } from './units';

/** Each mutant runs these; a hundredth of the size notices the same. */
const LARGE =
  process.env.SANSHEN_MUTATION === '1'
    ? { words: 3000, step: 7, text: 2000 }
    : { words: 300_000, step: 997, text: 200_000 };

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

  test(`${LARGE.words} words of which none is lost`, () => {
    const word = (k: number) => String.fromCharCode(0x4e00 + (k % 90), 0x5000 + (k % 8111), 0x6000 + (k % 7)) + k;
    const words = Array.from({ length: LARGE.words }, (_, k) => word(k));
    const matcher = createMatcher(words);
    for (let k = 0; k < words.length; k += LARGE.step) {
      expect(findMatches(matcher, `甲${words[k]}`, 'leftmost-longest')).toEqual([
        { start: 1, end: 1 + words[k]!.length, term: k },
      ]);
    }
  });

  test.each([10, 100, 5000])(
    'a^%i b on a long text of a costs two steps per unit, and those before it is given up',
    (k) => {
      const units = unitsOf('a'.repeat(LARGE.text));
      for (const words of [
        ['a'.repeat(k) + 'b'],
        ['b' + 'a'.repeat(k)],
        ['a'.repeat(k) + 'b', 'b' + 'a'.repeat(k), 'a'.repeat(k)],
      ]) {
        const { automaton } = buildAutomaton(words);
        const { steps } = findStarts(automaton, units, units.length, IDENTITY);
        expect(steps).toBeLessThanOrEqual(2.25 * units.length + FREE_STEPS + k);
      }
    },
  );
});

const read = (words: readonly string[], text: string, table = IDENTITY) =>
  findStarts(buildAutomaton(words).automaton, unitsOf(text), text.length, table);
const ascending = (words: readonly string[]) => {
  const { automaton, idOf } = buildAutomaton(words);
  return Object.fromEntries(words.map((word, k) => [word, words[idOf.indexOf(automaton.shorter[idOf[k]!]!)]]));
};

describe('what the automaton knows', () => {
  test('each word knows the next shorter one with its start', () => {
    expect(ascending(['a', 'ab', 'abc', 'abcd', 'bcd', 'cd', 'abd'])).toEqual({
      ...{ a: undefined, ab: 'a', abc: 'ab', abcd: 'abc', bcd: undefined, cd: undefined, abd: 'ab' },
    });
    expect(ascending(['abcd', 'ab', 'b'])).toEqual({ abcd: 'ab', ab: undefined, b: undefined });
  });

  test.each([5, 6, 7, 8, 100])('links find each of %i words below one pair, and none that is not there', (count) => {
    const letters = Array.from({ length: count }, (_, k) => String.fromCharCode(0x4e00 + 2 * k));
    const [short, long] = ['家国', '家国民'].map((end) => letters.map((letter) => letter + end));
    const others = letters.map((letter) => String.fromCharCode(letter.charCodeAt(0) + 1) + '家国人');
    // What lies behind the children of the pair are the children of another.
    const next = letters.map((_, k) => String.fromCharCode(0x4e01 + 2 * k) + '宅国');
    const shorter = ascending([...short!, ...long!, ...others, ...next]);
    expect(long!.map((word) => shorter[word])).toEqual(short);
    expect(others.map((word) => shorter[word])).toEqual(letters.map(() => undefined));
  });

  test('a word may hold the lowest unit there is', () => {
    expect(ascending(['a', 'a\0', 'a\0b', 'b'])).toEqual({ a: undefined, 'a\0': 'a', 'a\0b': 'a\0', b: undefined });
  });

  test('links lead to the longest start that is in the trie', () => {
    const { automaton } = buildAutomaton(['中国人民', '国人', '人民']);
    // 国人 人民; 国人民; 中国人民
    expect(String.fromCharCode(...automaton.label.subarray(1))).toBe('国人国中');
    expect([...automaton.fail]).toEqual([0, 0, 0, 1, 0]);
    expect([...automaton.longestAt]).toEqual([-1, 0, 1, 0, 2]);
    expect([...automaton.length]).toEqual([2, 2, 4]);
    expect(automaton.single).toBeNull();
  });

  test('words of one unit are in a table of units', () => {
    const single = buildAutomaton(['乙', 'ab', '\u0000']).automaton.single!;
    expect(single).toHaveLength(0x10000);
    expect([single[0], single['乙'.charCodeAt(0)], single.filter((id) => id !== -1).length]).toEqual([0, 1, 2]);
  });

  test('why a word is refused', () => {
    expect(() => buildAutomaton([''])).toThrow('A word has 1 to 65535 units.');
  });
});

describe('a reading', () => {
  test('goes from the last place to the first and names the longest word of each', () => {
    const { at, word, count } = read(['国家', '家级', '国家级'], '国家级国家');
    expect([count, [...at.subarray(0, count)], [...word.subarray(0, count)]]).toEqual([3, [3, 1, 0], [0, 1, 2]]);
  });

  test('that a long word spans are in their order too', () => {
    const { at, word, count } = read(['abcdef', 'cde', 'bcd'], 'abcdefg');
    expect([...at.subarray(0, count)]).toEqual([2, 1, 0]);
    expect([...word.subarray(0, count)]).toEqual([1, 0, 2]);
  });

  test('of words of one unit fills in the places where no longer one starts', () => {
    const found = (words: string[], text: string) => {
      const { at, word, count } = read(words, text);
      return [[...at.subarray(0, count)], [...word.subarray(0, count)]];
    };
    expect(found(['a', 'ab', 'c'], 'cabaxb')).toEqual([
      [3, 1, 0],
      [0, 2, 1],
    ]);
    expect(found(['a'], 'a')).toEqual([[0], [0]]);
    expect(found(['a'], 'a'.repeat(100))[0]).toEqual(Array.from({ length: 100 }, (_, k) => 99 - k));
  });

  // [words, text, steps]: what the filters turn away takes no step.
  test.each<[string, readonly string[], string, number]>([
    ['a text without a pair', ['国家级'], '甲乙丙丁'.repeat(20), 0],
    ['pairs before which no word goes on', ['国家级'], 'x家级'.repeat(20), 0],
    ['a pair at the very start', ['国家级'], '家级', 0],
    ['a pair that is a word at the very start', ['家级'], '家级', 0],
    ['one word that fills the text', ['国家级'], '国家级', 1],
    ['one word after another character', ['国家级'], 'x国家级', 1],
    ['one word, and another that begins before it', ['国家级', '大国家', '大国'], '大国家级', 2],
    ['a word of four', ['大国家级'], '大国家级大', 2],
    ['words within words', ['a', 'aa', 'aaa'], 'aaa', 1],
  ])('%s: steps', (_name, words, text, steps) => {
    expect(read(words, text).steps).toBe(steps);
  });

  test.each(Array.from('国家级国x级国家乙甲国家级', (char, place) => [place, char]))(
    'tells that at place %i there is a character (%s) whose place moves',
    (place) => {
      const text = [...'国家级国x级国家乙甲国家级'];
      text[place] = '\u200b';
      const table = IDENTITY.slice();
      expect(read(['国家级', '国家', '级国x级国'], text.join(''), table).seen >>> 16).toBe(0);
      table[0x200b] = 0x1200b;
      expect(read(['国家级', '国家', '级国x级国'], text.join(''), table).seen >>> 16).toBe(1);
    },
  );

  test('of one character or none tells it too', () => {
    const table = IDENTITY.slice();
    table[0x200b] = 0x1200b;
    expect(read(['国家'], '\u200b', table).seen >>> 16).toBe(1);
    expect(read(['国家'], '', table)).toMatchObject({ seen: 0, count: 0, steps: 0 });
  });

  test('writes into the lists it is lent, and puts longer ones in their place', () => {
    const { automaton } = buildAutomaton(['aa']);
    const lists = newLists();
    const readInto = (length: number) => findStarts(automaton, unitsOf('a'.repeat(length)), length, IDENTITY, lists);
    const { at } = readInto(FEW_PLACES + 1);
    expect([at === lists.at, at.length]).toEqual([true, FEW_PLACES]);
    const longer = readInto(41);
    expect(longer.count).toBe(40);
    expect([longer.at === lists.at, longer.word === lists.word]).toEqual([true, true]);
    expect([lists.at.length, lists.word.length]).toEqual([64, 64]);
    expect([...longer.at.subarray(0, 40)]).toEqual(Array.from({ length: 40 }, (_, k) => 39 - k));
    expect(readInto(3).count).toBe(2);
  });
});

/** As where there are too many pairs for masks. */
const withoutMasks = (automaton: Automaton): Automaton => ({
  ...automaton,
  front: { ...automaton.front, masks: null },
});

/** Both ways to read a text, each into lists of its own; walking finds the same by masks and by the filter. */
function bothWays(words: readonly string[], text: string) {
  const { automaton } = buildAutomaton(words);
  const units = unitsOf(text);
  const walked = walkStarts(automaton, units, text.length, IDENTITY, newLists());
  const filtered = walkStarts(withoutMasks(automaton), units, text.length, IDENTITY, newLists());
  const linked = followLinks(automaton, units, text.length, IDENTITY, newLists(), { steps: 0, seen: 0 });
  const listed = ({ at, word, count }: typeof linked) => Array.from({ length: count }, (_, k) => [at[k], word[k]]);
  expect(filtered.gaveUp).toBe(walked.gaveUp);
  if (!walked.gaveUp) expect(listed(filtered)).toEqual(listed(walked));
  return { walked, linked, places: { walked: listed(walked), linked: listed(linked) } };
}

describe('walking and following links', () => {
  test.each<[string, readonly string[], string]>([
    ['a longer word that was found before a shorter one behind it', ['abcd', 'cd', 'bc'], 'abcdbc'],
    ['a word of four before one of two that starts later', ['wxyz', 'xy', 'yz'], 'wxyzxy'],
    ['several that start before', ['abcde', 'bcde', 'bc', 'cd', 'de', 'ab'], 'abcdeabcde'],
    ['nested words', ['aa', 'aaa', 'aaaa'], 'aaaaaaa'],
    ['a pair that is no word under one that is', ['abc', 'bc', 'xbc'], 'xabcbc'],
    ['a pair that goes on into nothing', ['abcd'], 'xbcdabcd'],
    ['a text in several blocks', ['国家级', '国家', '级国'], `国家级国${'x'.repeat(28)}`.repeat(200)],
  ])('%s: the same places', (_name, words, text) => {
    const { walked, places } = bothWays(words, text);
    expect(walked.gaveUp).toBe(false);
    expect(places.walked).toEqual(places.linked);
    expect(places.walked.length).toBeGreaterThan(0);
  });

  test.each([2047, 2048, 2049, 2050, 4096, 4097])(
    'a word at every edge of the blocks of %i units is found',
    (length) => {
      for (const place of [0, 1, length - 2050, length - 2049, length - 2048, length - 3].filter((at) => at >= 0)) {
        const text = `${'x'.repeat(place)}abc${'x'.repeat(length)}`.slice(0, length);
        expect(bothWays(['abc'], text).places.walked).toEqual(place + 3 <= length ? [[place, 0]] : []);
      }
    },
  );

  test('a word that starts a block before the one it was come to from waits for the pairs behind its start', () => {
    for (let after = 2030; after < 2060; after += 1) {
      const { walked, linked } = bothWays(['abcdefgh', 'cd'], `xxabcdefgh${'x'.repeat(after)}`).places;
      expect(walked.map(([place]) => place)).toEqual([4, 2]);
      expect(walked).toEqual(linked);
    }
  });

  test('a walk is given up where words run into one another, and the links answer', () => {
    const words = ['b' + 'a'.repeat(40), 'aaa'];
    const text = 'a'.repeat(1000);
    const { walked, linked } = bothWays(words, text);
    expect(walked.gaveUp).toBe(true);
    expect(walked.steps).toBeLessThanOrEqual(1000 / 16 + FREE_STEPS + 40);
    const { at, count, steps } = findStarts(buildAutomaton(words).automaton, unitsOf(text), text.length, IDENTITY);
    expect([count, at[0], at[997]]).toEqual([998, 997, 0]);
    expect(steps).toBe(walked.steps + linked.steps);
  });

  test('a short text may take some steps in any case', () => {
    expect(bothWays(['aaaa', 'aaa', 'aa'], 'aaaaa').walked.gaveUp).toBe(false);
  });

  test('what is put in its place among others counts as a step for each of them', () => {
    const words = Array.from({ length: 30 }, (_, k) => 'a'.repeat(k + 2));
    expect(bothWays(words, 'a'.repeat(400)).walked.gaveUp).toBe(true);
  });

  test('pairs that pass the filter by chance are told from those that are there', () => {
    const unit = (k: number) => String.fromCharCode(0x4e00 + ((k * 7919) % 211));
    const words = [...new Set(Array.from({ length: 3000 }, (_, k) => unit(k * k + 3 * k) + unit(17 * k + 5)))];
    const { walked, places } = bothWays(words, Array.from({ length: 20_000 }, (_, k) => unit(k * k * k + k)).join(''));
    expect(walked.gaveUp).toBe(false);
    expect(places.walked.length).toBeGreaterThan(100);
    expect(places.walked).toEqual(places.linked);
  });

  test('a word may hold the lowest unit anywhere', () => {
    for (const word of ['\0ab', '\0abc', 'a\0bc', '\0\0\0'])
      expect(bothWays([word, 'ab', '\0'], `x${word}y`).places.walked).toContainEqual([1, expect.any(Number)]);
    expect(bothWays(['\0abc'], 'xabc').places.walked).toEqual([]);
  });

  test('what lies behind the end of a text is not read', () => {
    const { automaton } = buildAutomaton(['ab', 'ba', 'bab']);
    const linked = followLinks(automaton, unitsOf('ababab'), 2, IDENTITY, newLists(), { steps: 0, seen: 0 });
    expect([linked.count, linked.at[0]]).toEqual([1, 0]);
    for (const one of [automaton, withoutMasks(automaton)])
      expect(walkStarts(one, unitsOf('ababab'), 2, IDENTITY, newLists()).count).toBe(1);
  });

  test('links take a step for each unit that goes on, and for each that is given back, but none for what they know', () => {
    expect(bothWays(['abcd'], 'abcd').linked.steps).toBe(2);
    expect(bothWays(['abcd'], 'xbcdabcd').linked.steps).toBe(4);
    expect(bothWays(['babcd', 'cdab'], 'abcd'.repeat(10)).linked.steps).toBe(
      bothWays(['babcd', 'cdab'], 'abcd'.repeat(1000)).linked.steps,
    );
  });

  // The second two units choose the same slot.
  test.each(['ab', '\u4e00\u5200'])('more transitions than are kept, of words of %s', (alphabet) => {
    let state = 3;
    const bit = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 31;
    const letters = (count: number) => Array.from({ length: count }, () => alphabet[bit()]).join('');
    for (let lexicon = 0; lexicon < 2; lexicon += 1) {
      const words = [...new Set(Array.from({ length: 300 }, (_, k) => letters(3 + (k % 20))))];
      const text = letters(2500);
      const { linked, places } = bothWays(words, text);
      const { idOf } = buildAutomaton(words);
      const byLength = words.map((word, k) => ({ word, id: idOf[k] })).sort((a, b) => b.word.length - a.word.length);
      const longestAt = (at: number) => byLength.find(({ word }) => text.startsWith(word, at))?.id ?? -1;
      const wanted = Array.from({ length: text.length }, (_, k) => [k, longestAt(k)]).filter(([, id]) => id !== -1);
      expect(places.linked).toEqual(wanted.reverse());
      expect(linked.steps).toBeLessThanOrEqual(2 * text.length);
    }
  });

  test('what a text holds is seen by either', () => {
    const table = IDENTITY.slice();
    table[0x200b] = 0x1200b;
    const { automaton } = buildAutomaton(['b' + 'a'.repeat(40)]);
    const seenIn = (text: string) => findStarts(automaton, unitsOf(text), text.length, table).seen >>> 16;
    expect(seenIn('a'.repeat(5000))).toBe(0);
    expect(seenIn(`\u200b${'a'.repeat(5000)}`)).toBe(1);
  });
});
