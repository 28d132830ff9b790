import { byRun } from './timeline';

const seqs = (rows: { seq: number; run?: number }[]) =>
  byRun(rows).map(({ run, entries }) => [run, entries.map(({ seq }) => seq)]);

test('nothing happened: nothing to show', () => {
  expect(byRun([])).toStrictEqual([]);
});

test('the newest run comes first, and each one in the order of what happened', () => {
  const rows = [
    { seq: 1, run: 7 },
    { seq: 2, run: 7 },
    { seq: 5, run: 9 },
    { seq: 6, run: 9 },
  ];
  expect(seqs(rows)).toEqual([
    [9, [5, 6]],
    [7, [1, 2]],
  ]);
});

test('what names no run belongs to the one it happened under, or to none before the first', () => {
  const rows = [{ seq: 1 }, { seq: 2, run: 7 }, { seq: 3 }, { seq: 4, run: 8 }, { seq: 5 }];
  expect(seqs(rows)).toEqual([
    [8, [4, 5]],
    [7, [2, 3]],
    [null, [1]],
  ]);
});

test('an older run that is named again stays one', () => {
  const rows = [
    { seq: 1, run: 7 },
    { seq: 2, run: 8 },
    { seq: 3, run: 7 },
  ];
  expect(seqs(rows)).toEqual([
    [8, [2]],
    [7, [1, 3]],
  ]);
});
