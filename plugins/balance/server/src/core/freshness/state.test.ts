import { offsetsOf } from '../zone';
import type { Rule, Threshold } from './limits';
import { nextOf } from './next';
import { type Clocked, standingAt } from './state';
import { sumsOf } from './sums';

const PARK = offsetsOf('Asia/Shanghai');
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-26T10:00:00+08:00');
const words = { zh: '', en: '' };
const rule = (id: string, days: number): Rule => ({
  ...{ id, kind: 'column', period: { days }, soonDays: 3, from: null, until: null, name: words, source: words },
});
const own = (days: number, soonDays = 2) => ({ period: { days }, soonDays });
const stands = (clocked: Partial<Clocked>) => standingAt({ last: null, rule: null, own: null, ...clocked }, NOW, PARK);
const ago = (days: number): number => NOW - days * DAY;

describe('how something stands', () => {
  test('without a limit there is nothing to be late for; without anything live it is blank', () => {
    expect(stands({ last: ago(400) })).toMatchObject({ state: 'free', deadline: null, left: null, ageDays: 400 });
    expect(stands({})).toMatchObject({ state: 'blank', ageDays: null, isLate: false });
    expect(stands({ rule: rule('r', 14) })).toMatchObject({ state: 'blank', deadline: null, isLate: true });
  });

  test('the limit that ends first is shown; an inspection goes by the rule', () => {
    const both = { rule: rule('r', 14), own: own(7) };
    expect(stands({ ...both, last: ago(8) })).toMatchObject({ state: 'late', by: 'own', left: -DAY, isLate: false });
    expect(stands({ ...both, last: ago(5) })).toMatchObject({ state: 'soon', by: 'own', left: 2 * DAY });
    expect(stands({ ...both, last: ago(14) })).toMatchObject({ state: 'late', by: 'own', isLate: true });
    // An own limit that is looser than the rule does not make the rule looser.
    expect(stands({ rule: rule('r', 14), own: own(30), last: ago(14) })).toMatchObject({ state: 'late', by: 'rule' });
    expect(stands({ rule: rule('r', 14), own: own(14), last: ago(1) })).toMatchObject({ state: 'fresh', by: 'rule' });
    expect(stands({ own: own(7), last: ago(7) })).toMatchObject({ state: 'late', by: 'own', isLate: true });
  });

  test('days are whole ones: 15 days old is what was updated 15 to 16 days ago', () => {
    const ages = [ago(15) + 1, ago(15), ago(16) + 1, ago(16)].map((last) => stands({ last }).ageDays);
    expect(ages).toEqual([14, 15, 15, 16]);
  });
});

describe('sums', () => {
  const threshold = (changes: Partial<Threshold>): Threshold => ({
    ...{ id: 't', atLeast: 5, state: 'late', rules: null, from: null, until: null, name: words, source: words },
    ...changes,
  });
  const [news, notices, other] = [rule('news', 14), rule('notices', 180), rule('other', 30)];
  const column = (of: Rule | null, days: number | null) => ({
    rule: of?.id ?? null,
    standing: stands({ rule: of, last: days === null ? null : ago(days) }),
  });

  test('match a table made by hand', () => {
    const columns = [
      ...[15, 20, 14].map((days) => column(news, days)), // late
      column(news, 13), // near
      column(news, 2), // fresh
      column(notices, 200), // late
      column(notices, null), // blank, and not updated
      column(other, 31), // late, of neither kind
      column(null, null), // blank, without a limit
      column(null, 900), // without a limit
    ];
    const both = threshold({ rules: ['news', 'notices'] });
    const sums = sumsOf(columns, [both, threshold({ atLeast: 10 }), threshold({ state: 'blank' })]);
    expect(sums.map(({ threshold: _, ...sum }) => sum)).toEqual([
      { count: 5, near: 1, isReached: true, toUpdate: 1, spare: 0 },
      { count: 6, near: 1, isReached: false, toUpdate: 0, spare: 4 },
      { count: 2, near: 0, isReached: false, toUpdate: 0, spare: 3 },
    ]);
  });

  test('one more than the threshold takes two updates', () => {
    const six = Array.from({ length: 6 }, () => column(news, 15));
    expect(sumsOf(six, [threshold({})])).toMatchObject([{ count: 6, isReached: true, toUpdate: 2 }]);
  });
});

describe('the next item', () => {
  const item = (title: string, at: string | null) => ({ uid: 'u', documentId: title, locale: 'zh-Hans', title, at });
  const [late, early, open] = [item('b', '2026-11-28T00:00:00Z'), item('a', '2026-11-27T00:00:00Z'), item('c', null)];

  test('is the one scheduled first, else one that waits for its release', () => {
    expect(nextOf([open, late, early], null)).toEqual({ ...early, isInTime: null });
    expect(nextOf([open], NOW)).toEqual({ ...open, isInTime: null });
    expect(nextOf([], NOW)).toBeNull();
  });

  test('at the deadline is too late', () => {
    const inTime = (deadline: string) => nextOf([early], Date.parse(deadline))?.isInTime;
    expect([inTime('2026-11-27T00:00:00Z'), inTime('2026-11-27T00:00:01Z')]).toEqual([false, true]);
  });
});
