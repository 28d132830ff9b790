import { intlSegmenter } from '../segmenters';
import { provePack } from './pack-proof';
import { PatternTimeout, runTrusted } from './pattern';
import type { Rule } from './rule';

const tools = { segmenters: [intlSegmenter()], runPattern: runTrusted };
const prove = (rest: Partial<Rule>, given = tools) => {
  const rule: Rule = { id: 'r', kind: 'existence', severity: 'warn', category: 'c', message: 'm', ...rest };
  const { problems, warnings } = provePack({ key: 'p', name: 'p', rules: [rule] }, given);
  return { problems: problems.map(({ path }) => path), warnings: warnings.map(({ path }) => path) };
};
const sound = { problems: [], warnings: [] };

test.each<[string, Partial<Rule>, object]>([
  ['no examples', { terms: ['甲乙'] }, sound],
  ['good examples', { terms: ['甲乙'], examples: { hit: ['有甲乙'], miss: ['有甲'] } }, sound],
  ['a hit that is none', { terms: ['甲乙'], examples: { hit: ['有甲'], miss: [] } }, ['rules.0.examples.hit.0']],
  ['a miss that is found', { terms: ['甲乙'], examples: { hit: [], miss: ['甲乙'] } }, ['rules.0.examples.miss.0']],
  [
    'a rule about a whole text',
    { kind: 'consistency', either: [['甲乙', '丙丁']], examples: { hit: ['甲乙丙丁'], miss: ['甲乙甲乙'] } },
    sound,
  ],
  ['a right form that holds the wrong one', { kind: 'substitution', swap: { 甲乙: '大甲乙' } }, ['rules.0.swap.甲乙']],
  ['the same with an exception', { kind: 'substitution', swap: { 甲乙: '大甲乙' }, exceptions: ['大甲乙'] }, sound],
  ['letters in another case', { kind: 'substitution', swap: { wifi: 'WiFi' } }, sound],
  ['deleting', { kind: 'substitution', swap: { 甲乙: '' } }, sound],
])('%s', (_name, rule, expected) =>
  expect(prove(rule)).toEqual(Array.isArray(expected) ? { problems: expected, warnings: [] } : expected),
);

test('one character is a warning', () => {
  expect(prove({ terms: ['甲'] })).toEqual({ problems: [], warnings: ['rules.0.terms'] });
});

test('an example the pattern had no time for is a warning', () => {
  const runPattern = () => {
    throw new PatternTimeout();
  };
  const slow = prove({ kind: 'pattern', pattern: '甲', examples: { hit: ['甲'], miss: [] } }, { ...tools, runPattern });
  expect(slow).toEqual({ problems: [], warnings: ['rules.0.examples.hit.0'] });
});
