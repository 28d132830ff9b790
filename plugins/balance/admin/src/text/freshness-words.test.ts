import type { Aftermath, BoardLine, FreshnessSum } from '../api/freshness-types';
import {
  aftermathWords,
  inLanguage,
  nextWords,
  periodWords,
  sumStanding,
  sumWords,
  timeLeft,
  urgentLines,
} from './freshness-words';

const DAY = 86_400;
const line = (changes: Partial<BoardLine> = {}): BoardLine => ({
  ...{ kind: 'column', code: 'news', name: '动态', state: 'fresh', left: 5 * DAY, deadline: null, ageDays: 9 },
  ...{ isLate: false, by: 'rule', rule: null, own: null, isSet: true, last: null, next: null },
  ...changes,
});
const words = ({ id, values }: { id: string; values: object }) =>
  [id.replace('balance.freshness.', ''), ...Object.values(values)].join(' ');

test.each([
  [4 * DAY - 1, 'left.days 3'],
  [3 * DAY, 'left.days 3'],
  [DAY, 'left.days 1'],
  [DAY - 1, 'left.hours 23'],
  [3600, 'left.hours 1'],
  [1, 'left.minutes'],
  [0, 'over.minutes'],
  [-3600, 'over.hours 1'],
  [-2 * DAY - 1, 'over.days 2'],
])('%i seconds left: %s', (left, expected) => {
  expect(words(timeLeft(line({ left })))).toBe(expected);
});

test('without anything live or without a limit there is no time', () => {
  expect(words(timeLeft(line({ left: null, state: 'blank' })))).toBe('left.blank');
  expect(words(timeLeft(line({ left: null, state: 'free' })))).toBe('left.free');
});

test('limits and rules in words', () => {
  expect([words(periodWords({ days: 14 })), words(periodWords({ months: 6 }))]).toEqual([
    'period.days 14',
    'period.months 6',
  ]);
  const both = { zh: '两周', en: 'two weeks' };
  expect([inLanguage(both, 'zh-Hans'), inLanguage(both, 'en')]).toEqual(['两周', 'two weeks']);
});

test('the next item: scheduled, too late, signed, or none', () => {
  const next = { uid: 'u', documentId: 'd', locale: 'zh-Hans', title: 't', at: 'T', isInTime: true };
  const all = [next, { ...next, isInTime: false }, { ...next, isInTime: null }, { ...next, at: null, isInTime: null }];
  expect([...all, null].map((one) => words(nextWords(line({ next: one }))))).toEqual([
    ...['next.scheduled', 'next.tooLate', 'next.scheduled', 'next.approved', 'next.none'],
  ]);
  expect(words(nextWords(line({ state: 'free' })))).toBe('next.free');
});

test('a threshold: how near, and what is to be done', () => {
  const sum: FreshnessSum = {
    ...{ id: 't', atLeast: 5, state: 'late', name: { zh: '', en: '' }, source: { zh: '', en: '' } },
    ...{ count: 3, near: 0, isReached: false, toUpdate: 0, spare: 2 },
  };
  expect(sumWords(sum).map(words)).toEqual(['sum.below 3 5 2']);
  expect(sumWords({ ...sum, near: 2 }).map(words)).toEqual(['sum.below 3 5 2', 'sum.near 2']);
  const reached = { ...sum, count: 6, isReached: true, toUpdate: 2 };
  expect(sumWords(reached).map(words)).toEqual(['sum.reached.late 6 5 2']);
  expect([reached, { ...sum, near: 2 }, { ...sum, near: 1 }].map(sumStanding)).toEqual(['reached', 'close', 'clear']);
  expect(sumWords({ ...reached, state: 'blank' }).map(words)).toEqual(['sum.reached.blank 6 5 2']);
});

test('the home page has what is late, blank, or due within three days, the most urgent first', () => {
  const columns = [
    line({ code: 'late', state: 'late', left: -DAY }),
    line({ code: 'three days', state: 'soon', left: 3 * DAY }),
    line({ code: 'more', state: 'soon', left: 3 * DAY + 1 }),
    line({ code: 'blank', state: 'blank', left: null, isLate: true }),
    line({ code: 'blank without a limit', state: 'blank', left: null }),
    line({ code: 'no limit', state: 'free', left: null }),
  ];
  const accounts = [line({ code: 'account', state: 'late', left: -9 * DAY })];
  expect(urgentLines({ columns, accounts }).map(({ code }) => code)).toEqual([
    'blank',
    'account',
    'late',
    'three days',
  ]);
});

test('what a recall leaves behind', () => {
  const of = (after: Partial<Aftermath['after']>) => {
    const subject: Aftermath = {
      ...{ kind: 'column', code: 'news', name: '动态', before: { state: 'fresh', ageDays: 1, left: 13 * DAY } },
      after: { state: 'fresh', ageDays: 1, left: 13 * DAY, items: 4, last: null, ...after },
    };
    const found = aftermathWords(subject);
    return found === null ? null : words(found);
  };
  expect(of({})).toBeNull();
  expect(of({ items: 0, ageDays: null, left: null })).toBe('recall.blank.column 动态');
  expect(of({ ageDays: 15, left: -DAY })).toBe('recall.late 动态 15 1');
  expect(of({ ageDays: 9, left: 5 * DAY })).toBe('recall.within 动态 9 5');
  expect(of({ ageDays: 40, left: null })).toBe('recall.older 动态 40');
});
