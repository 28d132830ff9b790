import { foldedString, foldText, holdsSymbols, isFoldedAlready, originalRange } from './fold';
import type { FoldProfile } from './fold-tables';
import { unitsOf } from './units';

const WIDE: FoldProfile = { width: true, case: true, traditional: true, skip: 'symbols', repeat: false };
const NONE: FoldProfile = { width: false, case: false, traditional: false, skip: 'none', repeat: false };

/** A part of all units is enough for each mutant. */
const STRIDE = process.env.SANSHEN_MUTATION === '1' ? 61 : 1;

/** [name, text, profile over WIDE, folded, original slice behind each folded unit] */
const CASES: readonly (readonly [string, string, Partial<FoldProfile>, string, readonly string[]])[] = [
  ['full width', 'ＡＢ１', {}, 'ab1', ['Ａ', 'Ｂ', '１']],
  ['traditional', '國傢', {}, '国家', ['國', '傢']],
  ['a symbol in a word', '最*佳', {}, '最佳', ['最', '佳']],
  ['zero width in a word', '最\u200b佳', { skip: 'invisible' }, '最佳', ['最', '佳']],
  ['a bidirectional mark', '最\u202e佳', { skip: 'invisible' }, '最佳', ['最', '佳']],
  ['an emoji in a word', '最🔥佳', {}, '最佳', ['最', '佳']],
  ['a variation selector outside the BMP', '最\u{e0101}佳', {}, '最佳', ['最', '佳']],
  ['a line break stays', '最\n佳', {}, '最\n佳', ['最', '\n', '佳']],
  ['other line breaks stay', '最\u2028佳\r', {}, '最\u2028佳\r', ['最', '\u2028', '佳', '\r']],
  ['a comma stays', '做，为', {}, '做,为', ['做', '，', '为']],
  ['a tab stays', '做\t为', {}, '做\t为', ['做', '\t', '为']],
  ['one unit that becomes two', '5㎏', {}, '5kg', ['5', '㎏', '㎏']],
  ['one unit that becomes eighteen', 'ﷺ!', { skip: 'invisible' }, 'صلى الله عليه وسلم!', [...'ﷺ'.repeat(18), '!']],
  ['two units that become one', 'ｶﾞ', {}, 'ガ', ['ｶﾞ']],
  ['a letter with its accent apart', 'cafe\u0301s', {}, 'cafés', ['c', 'a', 'f', 'e\u0301', 's']],
  ['a struck-out character', '最\u0336佳\u0336', {}, '最佳', ['最\u0336', '佳\u0336']],
  ['a capital that grows', 'İx', {}, 'i̇x'.normalize('NFC'), ['İ', 'İ', 'x']],
  ['letters of mathematics', '𝐀𝐛', {}, 'ab', ['𝐀', '𝐛']],
  ['a compatibility ideograph', '\u{2f800}', {}, '丽', ['\u{2f800}']],
  ['a character outside the BMP', '𠮷野', {}, '𠮷野', ['𠮷', '𠮷', '野']],
  ['a lone surrogate', 'a\ud842b', {}, 'a\ud842b', ['a', '\ud842', 'b']],
  ['blanks between Latin words', 'a b', {}, 'a b', ['a', ' ', 'b']],
  ['a point in a number', '6.9', {}, '6 9', ['6', '.', '9']],
  ['a hyphen in a Latin word', 'e-mail', {}, 'email', ['e', 'm', 'a', 'i', 'l']],
  ['repeats', '最最佳', { repeat: true }, '最佳', ['最最', '佳']],
  ['repeats with symbols', '最*最佳', { repeat: true }, '最佳', ['最*最', '佳']],
  ['a picture that reads as a word', '㊙密', {}, '秘密', ['㊙', '密']],
  ['a blank among symbols between Latin words', 'a* *b', {}, 'a b', ['a', '* *', 'b']],
  ['a blank first, then a symbol', 'a *b', {}, 'a b', ['a', ' *', 'b']],
  ['a symbol first, then a blank', 'a* b', {}, 'a b', ['a', '* ', 'b']],
  ['other blanks', 'a\u3000b\u00a0c\u2003d', {}, 'a b c d', [...'a\u3000b\u00a0c\u2003d']],
  ['the first and the last typographic blank', 'a\u2000b\u200ac', {}, 'a b c', [...'a\u2000b\u200ac']],
  ['a blank beside a Chinese character', '国 a 国', {}, '国a国', ['国', 'a', '国']],
  ['symbols at both ends', '*a*', {}, 'a', ['a']],
  ['a symbol between a letter and a digit', 'a*1*b', {}, 'a1b', ['a', '1', 'b']],
  ['a blank between a letter and a digit', 'a 1', {}, 'a 1', ['a', ' ', '1']],
  ['a picture between digits', '国国6🔥9', {}, '国国6 9', ['国', '国', '6', '🔥', '9']],
  ['a picture between letters', 'a🔥b', {}, 'ab', ['a', 'b']],
  ['a picture of a letter', '最🄰', {}, '最a', ['最', '🄰']],
  ['the first character outside the BMP', '\u{10000}国', {}, '\u{10000}国', ['\u{10000}', '\u{10000}', '国']],
  ['rare blanks', 'a\u202fb\u205fc', {}, 'a b c', [...'a\u202fb\u205fc']],
  [
    'blanks as they are written',
    'a b\u00a0c\u3000d\u2000e\u200af\u202fg•h\u1fffi',
    { width: false },
    'a b c d e f gh\u1fffi',
    [...'a b\u00a0c\u3000d\u2000e\u200af\u202fgh\u1fffi'],
  ],
  ['the first and the last picture', '最\u{1f000}佳\u{1faff}品', {}, '最佳品', ['最', '佳', '品']],
  [
    'what is no picture any more',
    '\u{1efff}\u{1fb00}',
    {},
    '\u{1efff}\u{1fb00}',
    ['\u{1efff}', '\u{1efff}', '\u{1fb00}', '\u{1fb00}'],
  ],
  ['a picture is seen when symbols are', '🔥', { skip: 'invisible' }, '🔥', ['🔥', '🔥']],
  ['the first and the last tag', '最\u{e0000}佳\u{e0fff}品', { skip: 'invisible' }, '最佳品', ['最', '佳', '品']],
  ['what is no tag any more', '\u{e1000}', {}, '\u{e1000}', ['\u{e1000}', '\u{e1000}']],
  ['a tag is seen when all is', '\u{e0101}', { skip: 'none' }, '\u{e0101}', ['\u{e0101}', '\u{e0101}']],
  ['a tag between digits is nothing at all', '6\u{e0101}9', {}, '69', ['6', '9']],
  ['half-width voicing marks', 'ﾊﾟﾊﾞ', {}, 'パバ', ['ﾊﾟ', 'ﾊﾞ']],
  ['full-width voicing marks', 'は\u3099は\u309a', {}, 'ばぱ', ['は\u3099', 'は\u309a']],
  ['an accent on nothing', '\u0301a', {}, 'a', ['a']],
  ['an accent on nothing, kept', '\u0301a', { skip: 'none' }, '\u0301a', ['\u0301', 'a']],
  ['a mark that is kept', '最\u0336佳', { skip: 'none' }, '最\u0336佳', ['最', '\u0336', '佳']],
  ['a mark on a symbol', '最*\u0336佳', {}, '最佳', ['最', '佳']],
  ['a mark on a repeated character', '最最\u0336佳', { repeat: true }, '最佳', ['最最\u0336', '佳']],
  ['a letter, a symbol, the same letter', 'a*a', { repeat: true }, 'a', ['a*a']],
  ['the same letter after a blank', 'a a', { repeat: true }, 'a a', ['a', ' ', 'a']],
  ['repeats at a start', '佳佳', { repeat: true }, '佳', ['佳佳']],
  [
    'line breaks are not repeats',
    '\n\n\v\v\f\f\r\r\x85\x85\u2028\u2028\u2029\u2029',
    { repeat: true, width: false },
    '\n\n\v\v\f\f\r\r\x85\x85\u2028\u2028\u2029\u2029',
    [...'\n\n\v\v\f\f\r\r\x85\x85\u2028\u2028\u2029\u2029'],
  ],
  [
    'their neighbours are',
    '\t\t\x0e\x0e\x84\x84\x86\x86\u2027\u2027\u202a\u202a',
    { repeat: true, width: false, skip: 'none' },
    '\t\x0e\x84\x86\u2027\u202a',
    ['\t\t', '\x0e\x0e', '\x84\x84', '\x86\x86', '\u2027\u2027', '\u202a\u202a'],
  ],
];

describe('foldText', () => {
  test.each(CASES)('%s', (_name, text, profile, folded, slices) => {
    const result = foldText(text, { ...WIDE, ...profile });
    expect(foldedString(result)).toBe(folded);
    const places = Array.from({ length: result.length }, (_, i) => originalRange(result, i, i + 1));
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(slices);
  });

  test('nothing is folded when nothing is asked for', () => {
    const text = 'ＡＢ國\u200b*a\u0301㎏𝐀\ud842';
    expect(foldedString(foldText(text, NONE))).toBe(text);
  });

  test('repeats are counted', () => {
    const runs = ({ run, length }: ReturnType<typeof foldText>) => run && [...run.subarray(0, length)];
    expect(runs(foldText('最最*最佳国国', { ...WIDE, repeat: true }))).toEqual([3, 1, 2]);
    expect(runs(foldText('最最', WIDE))).toBeNull();
    expect(runs(foldText('ﷺ'.repeat(40) + '国国', { ...WIDE, repeat: true }))?.slice(-2)).toEqual([1, 2]);
  });

  test('a text may grow eighteenfold', () => {
    const result = foldText('ﷺ'.repeat(300), { ...NONE, width: true });
    expect(foldedString(result)).toBe('صلى الله عليه وسلم'.repeat(300));
    expect(originalRange(result, 18 * 299, 18 * 300)).toEqual({ start: 299, end: 300 });
  });

  test('a text that keeps its places is read where it is', () => {
    const { from, to, run, length } = foldText('國家', WIDE);
    expect({ from, to, run, length }).toEqual({ from: null, to: null, run: null, length: 2 });
    expect(foldText('國家', { ...WIDE, repeat: true }).from).not.toBeNull();
    expect(foldText('國*家', WIDE).from).not.toBeNull();
  });

  test.each([4095, 4096, 4097, 9000])('a folded text of %i units as a string', (length) => {
    expect(foldedString(foldText('國A'.repeat(length).slice(0, length), WIDE))).toBe(
      '国a'.repeat(length).slice(0, length),
    );
  });

  test('a text is known to be folded already', () => {
    const isFolded = (text: string, profile: Partial<FoldProfile> = {}) =>
      isFoldedAlready(unitsOf(text), { ...WIDE, ...profile });
    expect(isFolded('国a')).toBe(true);
    expect(isFolded('国A')).toBe(false);
    expect(isFolded('A国')).toBe(false);
    expect(isFolded('国*家')).toBe(false);
    expect(isFolded('国a', { repeat: true })).toBe(false);
  });

  test.each([
    ['最佳', false],
    ['', false],
    ['a1，。', false],
    ['最*佳', true],
    ['佳*', true],
    ['最 佳', true],
    ['佳🔥', true],
    ['𠮷', false],
    ['\u200b', false],
  ])('whether %j holds symbols: %p', (term, holds) => {
    expect(holdsSymbols(term)).toBe(holds);
  });

  test('width of words leaves punctuation', () => {
    expect(foldedString(foldText('（１２），％', { ...NONE, width: 'words' }))).toBe('（12），％');
  });

  test('every unit alone folds to something that covers it or to nothing', () => {
    const strays: number[] = [];
    for (let unit = 0; unit < 0x10000; unit += STRIDE) {
      const result = foldText(String.fromCharCode(unit), WIDE);
      for (let i = 0; i < result.length; i += 1) {
        const { start, end } = originalRange(result, i, i + 1);
        if (start !== 0 || end !== 1) strays.push(unit);
      }
    }
    expect(strays).toStrictEqual([]);
  });
});
