import { isCalendarDate, weekday } from './calendar';
import type { CheckHit } from './checksum';
import { findImpossibleDates, findWrongWeekdays } from './date-checks';
import { findNumberingGaps, readNumber } from './numbering';
import { findUnpairedMarks } from './pairing';
import { findBulkNumbers, findRepeatedSentences } from './text-checks';

const slices = (check: (text: string) => readonly CheckHit[], text: string) =>
  check(text).map(({ start, end }) => text.slice(start, end));

test('the calendar agrees with the platform for 200 years', () => {
  for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2100, 0, 1); day += 86_400_000) {
    const date = new Date(day);
    const parts = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const;
    expect(weekday(...parts)).toBe(date.getUTCDay());
    expect(isCalendarDate(...parts)).toBe(true);
  }
});

test.each<[string, string[]]>([
  ['2024年1月1日（星期二）', ['星期二']],
  ['2024年1月1日星期一、2024年1月7日周天', []],
  ['2024年13月1日星期一', []],
])('weekdays of %s', (text, found) => expect(slices(findWrongWeekdays, text)).toEqual(found));

test.each<[string, string[]]>([
  ['2月30日', ['2月30日']],
  ['2023年2月29日与2024年2月29日', ['2023年2月29日']],
  ['1900年2月29日与2000年2月29日', ['1900年2月29日']],
  ['4月31日，13月1日，0月5日，12月32日', ['4月31日', '13月1日', '0月5日', '12月32日']],
  ['2月29日、12月31日', []],
])('dates of %s', (text, found) => expect(slices(findImpossibleDates, text)).toEqual(found));

test.each<[string, string[]]>([
  ['《关于印发〈办法〉的通知》', []],
  ['《关于印发<办法>的通知', ['《']],
  ['（一（二）', ['（']],
  ['他说：“好', ['“']],
  ['好”', ['”']],
  ['“第一段\n“第二段”', []],
  ['《甲（乙》丙）', ['（', '）']],
  ['1）甲；2）乙', []],
  ['it’s', []],
  ['根据《\n规划》', []],
])('marks of %s', (text, found) => expect(slices(findUnpairedMarks, text)).toEqual(found));

test('marks without partner stay linear', () => {
  expect(findUnpairedMarks('「'.repeat(50_000) + '』'.repeat(50_000))).toHaveLength(100_000);
});

test.each<[string, number]>([
  ['一', 1],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['三十五', 35],
  ['7', 7],
  ['二三', 0],
  ['', 0],
])('%s is %i', (text, value) => expect(readNumber(text)).toBe(value));

test.each<[string, string[]]>([
  ['一、甲\n二、乙\n四、丁', ['四、']],
  ['一、甲\n（一）子\n（二）丑\n二、乙\n（一）子\n（三）卯', ['（三）']],
  ['1.甲\n2.乙\n2.丙', ['2.']],
  ['1.5亿元\n2.3亿元\n9.9亿元', []],
  ['二、乙\n五、戊', []],
  ['图1 甲\n正文\n图3 丙', ['图3']],
  ['一、甲\n二、乙\n一、甲\n二、乙', []],
])('numbers of %j', (text, found) => expect(slices(findNumberingGaps, text)).toEqual(found));

test('a sentence said twice', () => {
  const sentence = '园区新引进了十二家智能制造企业。';
  expect(slices(findRepeatedSentences, `${sentence}好。好。\n ${sentence}`)).toEqual([sentence]);
  expect(findRepeatedSentences('谢谢大家。谢谢大家。')).toStrictEqual([]);
});

test('a list of persons begins at five different numbers', () => {
  const list = (count: number) => Array.from({ length: count }, (_, i) => `1380000000${i}`).join('，');
  expect(findBulkNumbers(list(4))).toStrictEqual([]);
  expect(slices(findBulkNumbers, list(5))).toEqual(['13800000000']);
  expect(findBulkNumbers('13800000001，'.repeat(9))).toStrictEqual([]);
});
