import { foldedString, foldText, originalRange } from './fold';
import type { FoldProfile } from './fold-tables';

const WIDE: FoldProfile = { width: true, case: true, traditional: true, skip: 'symbols', repeat: false };
const NONE: FoldProfile = { width: false, case: false, traditional: false, skip: 'none', repeat: false };

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

  test('width of words leaves punctuation', () => {
    expect(foldedString(foldText('（１２），％', { ...NONE, width: 'words' }))).toBe('（12），％');
  });

  test('every unit alone folds to something that covers it or to nothing', () => {
    for (let unit = 0; unit < 0x10000; unit += 1) {
      const result = foldText(String.fromCharCode(unit), WIDE);
      for (let i = 0; i < result.length; i += 1) expect(originalRange(result, i, i + 1)).toEqual({ start: 0, end: 1 });
    }
  });
});
