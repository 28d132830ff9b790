/** How terms are sorted into parts, and places in great number. */
import { createMatcher, findMatches, findPlaces, newPlaces, type MatchKind } from './matcher';

const partsOf = (terms: readonly string[], profile: Parameters<typeof createMatcher>[1]) =>
  createMatcher(terms, profile).parts.map(({ profile: { skip }, terms: { values } }) => [skip, [...values]]);

describe('parts', () => {
  test('a term with symbols is compared without seeing through them, the others with', () => {
    expect(partsOf(['甲', '甲*乙', '丙', '*'], { skip: 'symbols' })).toEqual([
      ['symbols', [2, 0]],
      ['invisible', [3, 1]],
    ]);
    expect(partsOf(['甲', '甲*乙'], { skip: 'invisible' })).toEqual([['invisible', [0, 1]]]);
    expect(partsOf(['甲', '甲*乙'], {})).toEqual([['none', [0, 1]]]);
    expect(partsOf([], { skip: 'symbols' })).toStrictEqual([]);
  });

  test('only terms that repeat a character ask for repeats', () => {
    const { parts } = createMatcher(['天天', '甲乙', '向上上'], { repeat: true });
    expect(parts.map(({ runs }) => [...runs])).toEqual([
      [
        [0, [2]],
        [2, [1, 2]],
      ],
    ]);
    expect(createMatcher(['天天']).parts[0]?.runs.size).toBe(0);
  });

  test('terms are folded as the text is', () => {
    expect(findMatches(createMatcher(['Ａ'], { width: true }), 'A', 'all')).toHaveLength(1);
    expect(findMatches(createMatcher(['Ａ']), 'AＡ', 'all')).toEqual([{ start: 1, end: 2, term: 0 }]);
  });

  test('why a term is refused', () => {
    expect(() => createMatcher(['a', 'b\ud842'])).toThrow('Term 1 holds half a surrogate pair.');
  });
});

const found = (terms: readonly string[], text: string, kind: MatchKind, profile = {}) =>
  findMatches(createMatcher(terms, profile), text, kind).map(({ start, end, term }) => `${start}-${end}:${term}`);

describe('places', () => {
  test('of equal terms all are found for audits and the first for display', () => {
    expect(found(['ab', 'x', 'ab'], 'abab', 'all')).toEqual(['0-2:0', '0-2:2', '2-4:0', '2-4:2']);
    expect(found(['ab', 'x', 'ab'], 'abab', 'leftmost-longest')).toEqual(['0-2:0', '2-4:0']);
  });

  test('of equal terms there may be many more than places', () => {
    expect(found(['ab', 'ab', 'ab', 'ab'], 'ab'.repeat(100), 'all')).toHaveLength(400);
    expect(found(['ab', 'ab'], 'ab'.repeat(100), 'all').at(-1)).toBe('198-200:1');
  });

  test('of two parts come in one order: by start, the longer first, then by term', () => {
    const terms = ['乙', '甲*乙', '甲乙', '甲*', '甲', '甲乙'];
    expect(found(terms, '甲*乙', 'all', { skip: 'symbols' })).toEqual([
      ...['0-3:1', '0-3:2', '0-3:5', '0-2:3', '0-1:4', '2-3:0'],
    ]);
    expect(found(terms, '甲*乙', 'leftmost-longest', { skip: 'symbols' })).toEqual(['0-3:1']);
  });

  test('a character that reads as a term twice over is one place', () => {
    expect(found(['f'], 'ﬀf', 'all', { width: true })).toEqual(['0-1:0', '1-2:0']);
    expect(found(['f', 'ff'], 'ﬀ', 'all', { width: true })).toEqual(['0-1:0', '0-1:1']);
  });

  test('of terms that read one character alike the first of the list counts, of others the longest', () => {
    const kilograms = (terms: readonly string[], text: string) =>
      found(terms, text, 'leftmost-longest', { width: true });
    expect([kilograms(['k', 'kg'], '㎏'), kilograms(['kg', 'k'], '㎏')]).toEqual([['0-1:0'], ['0-1:0']]);
    expect(kilograms(['k', 'kg', 'kgk'], '㎏㎏kg')).toEqual(['0-2:2', '2-4:1']);
    expect(kilograms(['k', 'kg'], '㎏ kg')).toEqual(['0-1:0', '2-4:1']);
    // Nested terms on a text with moved places are not all written down.
    const nested = Array.from({ length: 300 }, (_, k) => '甲'.repeat(k + 1));
    const places = findPlaces(createMatcher(nested, { width: true }), '甲'.repeat(3000) + '㎏', 'leftmost-longest');
    expect([places.count, places.term.length]).toEqual([10, 3000]);
  });

  test('the longest with too short a run gives way to a shorter term', () => {
    expect(found(['天', '天天天'], '天天 天天天', 'leftmost-longest', { repeat: true })).toEqual(['0-2:0', '3-6:0']);
    expect(found(['天天', '甲'], '天 天天', 'all', { repeat: true })).toEqual(['2-4:0']);
    expect(found(['向上上'], '上上向上 向上上', 'all', { repeat: true })).toEqual(['5-8:0']);
  });

  test.each([1, 16, 17, 33, 1000])('%i of them are as good as one', (count) => {
    const text = '甲*乙'.repeat(count);
    const { start, end, term, count: all } = findPlaces(createMatcher(['乙', '甲'], { skip: 'symbols' }), text, 'all');
    expect(all).toBe(2 * count);
    const last = 2 * count - 1;
    expect([start[last], end[last], term[last]]).toEqual([text.length - 1, text.length, 0]);
    expect([start[0], end[0], term[0]]).toEqual([0, 1, 1]);
    expect(found(['甲', '乙'], '甲乙'.repeat(count), 'leftmost-longest')).toHaveLength(2 * count);
  });

  test('a text full of places leaves nothing behind for the next', () => {
    expect(found(['a'], 'a'.repeat(70_000), 'leftmost-longest')).toHaveLength(70_000);
    expect(found(['aa'], 'a'.repeat(70_000), 'all')).toHaveLength(69_999);
    expect(found(['aa'], 'aaa', 'all')).toEqual(['0-2:0', '1-3:0']);
  });

  test('are written into the list that is lent, whatever stood in it, with longer arrays where they do not fit', () => {
    const matcher = createMatcher(['ab', 'b']);
    const lent = newPlaces();
    const read = (text: string, kind: MatchKind = 'all') => {
      const places = findPlaces(matcher, text, kind, lent);
      expect(places).toBe(lent);
      return Array.from({ length: lent.count }, (_, k) => `${lent.start[k]}-${lent.end[k]}:${lent.term[k]}`).join(' ');
    };
    const { start } = lent;
    expect([read('abb'), lent.start === start]).toEqual(['0-2:0 1-2:1 2-3:1', true]);
    expect([read('b'), read('b', 'leftmost-longest'), read('')]).toEqual(['0-1:1', '0-1:1', '']);
    expect(read('ab'.repeat(100)).split(' ')).toHaveLength(200);
    expect([lent.start === start, lent.start.length === lent.term.length]).toEqual([false, true]);
    expect(read('abab', 'leftmost-longest')).toBe('0-2:0 2-4:0');
  });
});
