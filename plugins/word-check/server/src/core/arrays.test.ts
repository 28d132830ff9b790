/** The arrays the scanner is made of: units of texts, texts in a pool, values by word, the trie and its front. */
import { byWord } from './by-word';
import { buildFront, findCandidates, lookUp, pairNode, type Front } from './front';
import { TextPool } from './text-pool';
import { buildTrie, type Trie } from './trie';
import { IDENTITY, textByCalls, textOf, unitsForNow, unitsOf } from './units';

const LONGEST_SHARED = 0x4000;

describe('units', () => {
  const sample = (length: number) => '𠮷a\ud842国'.repeat(length).slice(0, length);
  const codes = (text: string) => text.split('').map((unit) => unit.charCodeAt(0));

  test.each([0, 1, 48, 49, 50, LONGEST_SHARED, LONGEST_SHARED + 1])('%i units are those of the text', (length) => {
    const text = sample(length);
    expect([...unitsOf(text)].join()).toBe(codes(text).join());
    expect([...unitsForNow(text).subarray(0, length)].join()).toBe(codes(text).join());
  });

  test.each([0, 1, 4095, 4096, 4097, 9000])('the text of %i units, with and without Buffer', (length) => {
    const units = unitsOf(`${sample(length)}国`);
    expect(textOf(units, length)).toBe(sample(length));
    expect(textByCalls(units, length)).toBe(sample(length));
  });

  test('texts one is done with share an array, unless they are very short or very long', () => {
    const arrayFor = (length: number) => unitsForNow(sample(length));
    const shared = arrayFor(49);
    expect(shared).toHaveLength(LONGEST_SHARED);
    expect(arrayFor(1000)).toBe(shared);
    expect(arrayFor(LONGEST_SHARED)).toBe(shared);
    expect(arrayFor(48)).toHaveLength(48);
    expect(arrayFor(LONGEST_SHARED + 1)).toHaveLength(LONGEST_SHARED + 1);
  });
});

test('a pool gives back the texts that were put in', () => {
  const texts = ['甲', '', 'ab', '𠮷', '\ud842'];
  const pool = new TextPool();
  expect(pool.count).toBe(0);
  texts.forEach((text) => pool.add(text));
  expect(pool.count).toBe(texts.length);
  const packed = pool.packed();
  expect([...packed.end]).toEqual([1, 1, 3, 5, 6]);
  expect(packed.units).toHaveLength(6);
  expect(texts.map((_, k) => TextPool.read(packed, k))).toEqual(texts);
});

test('values lie by word, those of one word in the order they came', () => {
  const { start, values } = byWord(Int32Array.of(2, 0, 2, 3, 0, 2), 5, [10, 11, 12, 13, 14, 15]);
  expect([...start]).toEqual([0, 2, 2, 5, 6, 6]);
  expect([...values]).toEqual([11, 14, 10, 12, 15, 13]);
  expect(byWord(new Int32Array(0), 0, [])).toEqual({ start: new Int32Array(1), values: new Int32Array(0) });
});

const trieOf = (...words: string[]): Trie => buildTrie(words);
const plain = ({ nodes, childStart, label, wordAt, pairsFrom, pairsTo, length, idOf, ...pairsOf }: Trie) => ({
  ...{ nodes, pairsFrom, pairsTo, children: [...childStart], words: [...wordAt], length: [...length], ids: [...idOf] },
  label: String.fromCharCode(...label.subarray(1)),
  pairs: Array.from(pairsOf.pairKey, (key) => String.fromCharCode(key >>> 16, key & 0xffff)).join(),
  ...{ pairWords: pairsOf.pairWords, singles: pairsOf.singles },
});

describe('trie', () => {
  test('words that share their ends', () => {
    expect(plain(trieOf('ab', 'b', 'ab', 'cb', 'xab'))).toEqual({
      ...{ nodes: 5, pairsFrom: 2, pairsTo: 4, children: [2, 2, 4, 5, 5, 5], label: 'bacx' },
      ...{ words: [-1, 0, 1, 2, 3], length: [1, 2, 2, 3], ids: [1, 0, 1, 2, 3] },
      ...{ pairs: 'ba,bc', pairWords: 2, singles: 1 },
    });
  });

  test('words that share nothing, words of one unit, and no words', () => {
    expect(plain(trieOf('ab', 'cd'))).toEqual({
      ...{ nodes: 3, pairsFrom: 1, pairsTo: 3, children: [1, 3, 3, 3], label: 'ac' },
      ...{ words: [-1, 0, 1], length: [2, 2], ids: [0, 1] },
      ...{ pairs: 'ba,dc', pairWords: 2, singles: 0 },
    });
    expect(plain(trieOf('a'))).toEqual({
      ...{ nodes: 2, pairsFrom: 2, pairsTo: 2, children: [2, 2, 2], label: 'a' },
      ...{ words: [-1, 0], length: [1], ids: [0], pairs: '', pairWords: 0, singles: 1 },
    });
    expect(plain(trieOf())).toEqual({
      ...{ nodes: 1, pairsFrom: 1, pairsTo: 1, children: [1, 1], label: '', words: [-1], length: [], ids: [] },
      ...{ pairs: '', pairWords: 0, singles: 0 },
    });
  });

  test('pairs that are words come before the others, in their order, with all that lies below them', () => {
    const trie = trieOf('xab', 'cb', 'yad', 'ed', 'wcb', 'd');
    expect(plain(trie)).toMatchObject({
      ...{ nodes: 9, pairsFrom: 2, pairsTo: 6, pairs: 'bc,de,ba,da', pairWords: 2, singles: 1, label: 'dceaawxy' },
      ...{ words: [-1, 0, 1, 2, -1, -1, 3, 4, 5], length: [1, 2, 2, 3, 3, 3], ids: [4, 1, 5, 2, 3, 0] },
    });
    const below = (node: number) => trie.label.subarray(trie.childStart[node], trie.childStart[node + 1]);
    expect([2, 3, 4, 5].map((node) => String.fromCharCode(...below(node)))).toEqual(['w', '', 'x', 'y']);
  });

  test('a pair before the lowest unit there is is no word by that', () => {
    expect(plain(trieOf('\0ab'))).toMatchObject({ pairWords: 0, length: [3] });
    expect(plain(trieOf('\0ab', 'xab'))).toMatchObject({ pairWords: 0, length: [3, 3] });
  });

  test.each([2, 7, 24, 25, 60])('%i children are sorted however the words come', (count) => {
    const letters = Array.from({ length: count }, (_, k) => String.fromCharCode(0x4e00 + ((k * 37) % 61)));
    const sorted = [...letters].sort().join('');
    expect(plain(trieOf(...letters)).label).toBe(sorted);
    const trie = plain(trieOf(...letters.flatMap((letter) => [`${letter}尾`, '尾', `乙${letter}尾`])));
    expect(trie.label).toBe(`尾${sorted}${'乙'.repeat(count)}`);
    expect(trie.words).toEqual([-1, ...Array.from({ length: 2 * count + 1 }, (_, k) => k)]);
    expect(trie.ids.map((id) => trie.length[id])).toEqual(letters.flatMap(() => [2, 1, 3]));
  });
});

test.each([1, 1023, 1024, 1025, 3000])('%i words come out in the order of their pairs, alike in their own', (count) => {
  const words = Array.from({ length: count }, (_, k) =>
    String.fromCharCode(0x4e00 + ((k * 7919) % 211), 0xffff - ((k * 104_729) % 89), 0x61 + (k % 3)).slice(
      0,
      2 + (k % 2),
    ),
  );
  const { nodes, pairKey, idOf, length, wordAt } = trieOf(...words.map((word) => [...word].reverse().join('')));
  const isWord = (pair: string) => words.includes(pair);
  const sorted = [...new Set(words.map((word) => word.slice(0, 2)))].sort();
  const wanted = [...sorted.filter(isWord), ...sorted.filter((pair) => !isWord(pair))];
  expect(Array.from(pairKey, (key) => String.fromCharCode(key >>> 16, key & 0xffff))).toEqual(wanted);
  expect(nodes).toBe(1 + wanted.length + new Set(words.filter((word) => word.length === 3)).size);
  expect(words.every((word, k) => length[idOf[k]!] === word.length)).toBe(true);
  expect(new Set(words.map((word, k) => `${word} ${idOf[k]}`)).size).toBe(new Set(words).size);
  expect(wordAt.filter((id) => id >= 0)).toHaveLength(new Set(words).size);
});

/** Pairs that begin nothing else, from a square of units. */
const pairs = (count: number): string[] =>
  Array.from({ length: count }, (_, k) => String.fromCharCode(0x4e00 + (k % 200), 0x6000 + Math.floor(k / 200)));
const bitsIn = (filter: Uint32Array): number =>
  filter.reduce((sum, word) => sum + word.toString(2).replaceAll('0', '').length, 0);
const sizes = ({ filter, filterShift, slots, slotShift }: Front) => [
  ...[filter.length, filterShift, slots.length, slotShift],
];

describe('front', () => {
  // [words, words of 32 bits and shift of the filter; length and shift of the table of pairs]
  test.each([
    [1, [32, 27, 4, 31]],
    [100, [1024, 22, 512, 24]],
    [5000, [8192, 19, 16_384, 19]],
    [20_000, [16_384, 18, 65_536, 17]],
  ])('%i words of two units have a filter and a table of these sizes', (count, wanted) => {
    expect(sizes(buildFront(trieOf(...pairs(count))))).toEqual(wanted);
    expect(sizes(buildFront(trieOf(...pairs(count).map((pair) => `甲${pair}`))))).toEqual(wanted);
  });

  test('no words have a front that says no', () => {
    const front = buildFront(trieOf());
    expect(sizes(front)).toEqual([32, 27, 4, 31]);
    expect([bitsIn(front.filter), pairNode(front, 0, 0)]).toEqual([0, 0]);
  });

  test.each([
    ['a pair that is a word', ['ab'], 2],
    ['a pair that only begins one', ['xab'], 2],
    ['a pair that is a word and begins one', ['ab', 'xab'], 3],
    ['what lies deeper than three', ['vwxab'], 2],
    ['one pair that goes on in two ways', ['xab', 'yab'], 3],
    ['two pairs', ['xab', 'cb'], 4],
    ['a word of one unit', ['b'], 0],
  ])('%s: one bit for each pair, one more for a word and for each unit to go on with', (_name, words, bits) => {
    expect(bitsIn(buildFront(trieOf(...words)).filter)).toBe(bits);
  });

  test('the table knows the node of each pair and of no other', () => {
    const words = pairs(3000);
    const trie = trieOf(...words);
    const front = buildFront(trie);
    const node = (pair: string) => pairNode(front, pair.charCodeAt(1), pair.charCodeAt(0));
    const found = words.map(node);
    expect(new Set(found).size).toBe(words.length);
    expect(found.every((one, k) => trie.wordAt[one] === trie.idOf[k])).toBe(true);
    expect(words.filter((pair) => node(`${pair[1]}${pair[0]}`) !== 0)).toStrictEqual([]);
  });

  test('it knows which pairs are words, and which words those are', () => {
    const words = ['ab', 'xcd', 'c', 'de', 'fde'];
    const trie = trieOf(...words);
    const front = buildFront(trie);
    const wordOf = (first: string, second: string) => {
      const node = pairNode(front, first.charCodeAt(0), second.charCodeAt(0));
      return node < front.wordsTo ? words[trie.idOf.indexOf(node - front.wordShift)] : null;
    };
    expect([wordOf('b', 'a'), wordOf('d', 'c'), wordOf('e', 'd')]).toEqual(['ab', null, 'de']);
  });

  /** What of a text passes, and what of that is a pair and a stem. */
  const readBy = (front: Front, text: string) => {
    const folded = { units: unitsOf(text), table: IDENTITY, seen: 0 };
    const passed = findCandidates(front, folded, text.length - 1, 0);
    const { pairs: found, pairAt, stems, stemAt } = lookUp(front, folded, passed);
    const at = (places: Int32Array, count: number) => [...places.subarray(0, count)];
    return { passed, pairs: at(pairAt, found), stems: at(stemAt, stems) };
  };
  /** Few pairs are told by masks, unless there are none. */
  const frontOf = (words: readonly string[], { masked }: { masked: boolean }): Front => {
    const front = buildFront(trieOf(...words));
    expect(front.masks).toBeInstanceOf(Uint16Array);
    return masked ? front : { ...front, masks: null };
  };

  describe.each([{ masked: true }, { masked: false }])('places found, %o', (by) => {
    test.each([1, 2, 3, 4, 5, 8, 9, 17])('every pair is found, wherever in a text of %i more units', (more) => {
      for (let before = 0; before <= more; before += 1) {
        const text = `${'-'.repeat(before)}ab${'-'.repeat(more - before)}`;
        expect(readBy(frontOf(['ab'], by), text)).toMatchObject({ passed: 1, pairs: [before], stems: [] });
        expect(readBy(frontOf(['-ab'], by), text)).toMatchObject({ pairs: [], stems: before > 0 ? [before] : [] });
        // At the start of a text nothing stands before the pair that it could go on with.
        if (before > 0)
          expect(readBy(frontOf(['-ab', 'ab'], by), text)).toMatchObject({ pairs: [before], stems: [before] });
      }
    });

    test('a pair that only begins words passes where one may go on', () => {
      const front = frontOf(['xab', 'xyab', 'cd'], by);
      const passes = (text: string) => readBy(front, text).passed;
      expect(['xab', 'yab', 'cab', 'cd', 'xcd', 'xba', '--a'].map(passes)).toEqual([1, 1, 0, 1, 1, 0, 0]);
    });

    test('it is told of all units what the table has above them', () => {
      const table = IDENTITY.slice();
      table[0x61] = 0x2_0061;
      for (let length = 2; length < 12; length += 1)
        for (let place = 0; place < length - 1; place += 1) {
          const units = unitsOf('-'.repeat(length));
          units[place] = 0x61;
          const text = { units, table, seen: 0 };
          findCandidates(frontOf(['-b'], by), text, length - 1, 0);
          expect(text.seen >>> 16).toBe(2);
        }
    });
  });

  test.each([
    [0, false],
    [1, true],
    [2048, true],
    [2049, false],
  ])('of %i pairs there are masks: %p', (count, isMasked) => {
    const { masks } = buildFront(trieOf(...pairs(count)));
    expect(masks instanceof Uint16Array).toBe(isMasked);
  });

  test.each([
    ['words', ''],
    ['what begins words', '甲'],
  ])('masks of a thousand pairs that are %s turn away most others', (_name, before) => {
    const front = buildFront(trieOf(...pairs(1000).map((pair) => before + pair)));
    const others = pairs(3000).slice(1000);
    const passed = others.filter((pair) => readBy(front, before + pair).passed > 0);
    expect(front.masks).toBeInstanceOf(Uint16Array);
    expect(passed.length).toBeLessThan(others.length / 3);
  });

  test('most pairs that begin no word are turned away by the filter', () => {
    const text = Array.from({ length: 10_000 }, (_, k) =>
      String.fromCharCode(0x7000 + (k % 100), 0x5000 + Math.floor(k / 100)),
    );
    for (const words of [pairs(3000), pairs(3000).map((pair) => `甲${pair}`)]) {
      const front = buildFront(trieOf(...words));
      const passed = text.reduce((sum, pair) => {
        const units = unitsOf(pair);
        return sum + findCandidates(front, { units, table: IDENTITY, seen: 0 }, 1, 0);
      }, 0);
      expect(passed).toBeLessThan(100);
    }
  });

  test('the table is asked about whatever passes, and says no to all that is no pair', () => {
    const words = pairs(9000);
    const text = words.map((pair) => `${pair[1]}${pair[0]}`).join('-');
    const { passed, pairs: found } = readBy(buildFront(trieOf(...words)), text.slice(0, 2048));
    expect(passed).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
