import { PatternTimeout } from './core/pattern';
import { limitedRunner } from './user-patterns';

test('gives ranges and groups', () => {
  const run = limitedRunner(() => 0);
  expect(run('(甲)|乙', 'gu', '甲乙')).toEqual([
    { start: 0, end: 1, groups: ['甲'] },
    { start: 1, end: 2, groups: [undefined] },
  ]);
});

test('stops a pattern that explodes, and all after the scan’s time is spent', () => {
  let now = 0;
  const run = limitedRunner(() => (now += 600));
  expect(() => run('^(a+)+$', 'g', `${'a'.repeat(40)}b`)).toThrow(PatternTimeout);
  expect(run('a', 'g', 'a')).toHaveLength(1);
  expect(() => run('a', 'g', 'a')).toThrow(PatternTimeout);
});
