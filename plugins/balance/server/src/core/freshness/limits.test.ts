import { FRESHNESS_RULES } from '../../data/freshness-rules';
import { bookAt, bookProblems, type Rule, ruleOf } from './limits';

const rule = (days: number, from: string | null, until: string | null): Rule => ({
  ...{ id: 'news', kind: 'column', period: { days }, soonDays: 3, from, until },
  ...{ name: { zh: '', en: '' }, source: { zh: '', en: '' } },
});
const CHANGE = '2027-01-01T00:00:00+08:00';
const book = { rules: [rule(14, null, CHANGE), rule(10, CHANGE, null)], thresholds: [], accounts: {} };

test('a newer version counts from its first instant on, and leaves alone what an older day meant', () => {
  const periodAt = (at: number) => ruleOf(bookAt(book, at), 'news')?.period;
  const change = Date.parse(CHANGE);
  expect([periodAt(change - 1000), periodAt(change), periodAt(change + 1000)]).toEqual([
    { days: 14 },
    { days: 10 },
    { days: 10 },
  ]);
  expect(ruleOf(bookAt(book, change), 'other')).toBeNull();
  expect(ruleOf(bookAt(book, change), null)).toBeNull();
});

test('a book names what is wrong with it', () => {
  expect(bookProblems(book)).toEqual([]);
  expect(bookProblems({ ...book, accounts: { web: 'gone' } })).toEqual(['gone: no such rule']);
  expect(bookProblems({ ...book, rules: [rule(14, null, null), rule(10, CHANGE, null)] })).toEqual([
    'news: two versions at one time',
  ]);
  expect(bookProblems({ ...book, rules: [rule(14, CHANGE, CHANGE)] })).toEqual(['news: its dates']);
});

test('the package’s own book is sound, every entry with its source in both languages', () => {
  expect(bookProblems(FRESHNESS_RULES)).toEqual([]);
  for (const { name, source } of [...FRESHNESS_RULES.rules, ...FRESHNESS_RULES.thresholds])
    for (const text of [name.zh, name.en, source.zh, source.en]) expect(text).not.toBe('');
  const numbers = FRESHNESS_RULES.thresholds.map(({ atLeast, state }) => `${state} ${atLeast}`);
  expect(numbers).toEqual(['late 5', 'late 10', 'blank 5']);
});
