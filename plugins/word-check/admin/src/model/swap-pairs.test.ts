import { linesOf, pairsOf, pastedPairs } from './swap-pairs';

test('pairs are lines and come back as they were, blanks at their ends included', () => {
  const text = '甲 → 乙\n丙 \n戊  → 己 庚\n';
  expect(pairsOf(text)).toEqual([
    ['甲', '乙'],
    ['丙 ', ''],
    ['戊 ', '己 庚'],
    ['', ''],
  ]);
  expect(linesOf(pairsOf(text))).toBe(text);
});

test('columns of a spreadsheet and lines with arrows are pasted as pairs, one word as it is', () => {
  const both = [
    ['甲', '乙'],
    ['丙', '丁'],
  ];
  expect(pastedPairs('甲\t乙\r\n丙\t丁\r\n')).toEqual(both);
  expect(pastedPairs('甲→乙\n丙 -> 丁')).toEqual(both);
  expect(pastedPairs('甲\n乙')).toEqual([
    ['甲', ''],
    ['乙', ''],
  ]);
  expect(pastedPairs('甲=>乙')).toEqual([['甲', '乙']]);
  expect(pastedPairs(' 甲 乙 \n')).toBeNull();
});
