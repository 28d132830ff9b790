import type { CheckHit } from './checksum';
import { findWrongIdentityNumbers } from './checksum';
import { findReversedRanges } from './date-checks';
import { findNestedMarks } from './pairing';
import { findSeriesGaps, findWrongItemCounts } from './series';
import { findTooManyPerCent, findWrongTotals } from './totals';

const slices = (check: (text: string) => readonly CheckHit[], text: string) =>
  check(text).map(({ start, end }) => text.slice(start, end));

test.each<[string, number]>([
  ['甲5家、乙4家，共计9家。', 0],
  ['甲5家、乙4家，共计12家。', 1],
  ['甲5家、乙4人，共计12家。', 0],
  ['甲5家、乙4家，共计12家左右', 0],
  ['共12家，分别为甲5家、乙4家、丙3家。', 0],
  ['共12家，分别为甲5家、乙4家。', 1],
  ['共12家，其中甲5家、乙4家。', 0],
  ['共12家，其中甲8家、乙7家。', 0],
  ['共12家，其中甲15家。', 1],
  ['投资共3.5亿元，分别为甲1.2亿元、乙2.3亿元。', 0],
])('totals of %s', (text, count) => expect(findWrongTotals(text)).toHaveLength(count));

test.each<[string, number]>([
  ['分别占60%、40%', 0],
  ['分别占60%、45%', 1],
  ['占比分别为50％、30％和30％', 1],
  ['分别增长60%、70%', 0],
  ['分别占33.4%、33.3%、33.4%', 0],
])('shares of %s', (text, count) => expect(findTooManyPerCent(text)).toHaveLength(count));

test.each<[string, string[]]>([
  ['2024年至2020年', ['2024年至2020年']],
  ['2020—2024年', []],
  ['5月13日至1日', ['5月13日至1日']],
  ['5月13日至5月1日', ['5月13日至5月1日']],
  ['12月28日至1月3日', []],
])('spans of %s', (text, found) => expect(slices(findReversedRanges, text)).toEqual(found));

test.each<[string, string[]]>([
  ['“甲“乙”丙”', ['“乙”']],
  ['《关于印发《办法》的通知》', ['《办法》']],
  ['“甲”“乙”', []],
  ['“甲\n“乙”', []],
])('marks inside marks of %s', (text, found) => expect(slices(findNestedMarks, text)).toEqual(found));

test('marks inside marks keep what they hold', () => {
  expect(findNestedMarks('《关于《办法》的通知》')[0]!.suggestions).toEqual(['〈办法〉']);
});

test.each<[string, string[]]>([
  ['一是甲；二是乙；三是丙。', []],
  ['一是甲；三是丙。', ['三是']],
  ['一是甲；二是乙；二是丙。', ['二是']],
  ['二是乙；五是戊', []],
  ['一是甲。\n三是丙。', []],
  ['第一，甲。第三，丙。', ['第三，']],
  ['一是甲；二是乙。一是子；二是丑。', []],
])('series of %j', (text, found) => expect(slices(findSeriesGaps, text)).toEqual(found));

test.each<[string, string[]]>([
  ['做好三个方面工作：一是甲；二是乙。', ['三个方面']],
  ['做好两项工作：一是甲；二是乙。', []],
  ['做好三个方面工作。\n一是甲；二是乙。', []],
  ['做好三个方面工作：甲；乙。', []],
])('stated numbers of %j', (text, found) => expect(slices(findWrongItemCounts, text)).toEqual(found));

test.each<[string, string[]]>([
  ['身份证号：110105194912310021', ['110105194912310021']],
  ['身份证号：11010519491231002X', []],
  ['单号：110105194912310021', []],
])('identity numbers of %s', (text, found) => expect(slices(findWrongIdentityNumbers, text)).toEqual(found));
