import type { Rule } from './rule';
import { waiverFacts } from './waiver-facts';

const rule = (more: Partial<Rule> = {}): Rule => ({
  ...{ id: 'r', kind: 'existence', terms: ['甲', '乙'], severity: 'block', category: 'test', message: '错' },
  ...more,
});
const of = (one: Rule, found: Partial<Parameters<typeof waiverFacts>[1]> = {}) =>
  waiverFacts(one, { text: '甲', severity: one.severity, suggestions: [], ...found });

describe('the meaning', () => {
  const plain = of(rule()).meaning;
  test.each<[string, Partial<Rule>]>([
    ['a list of words that grows', { terms: ['甲', '乙', '丙'] }],
    ['new exceptions, examples, sources', { exceptions: ['甲乙'], examples: { hit: ['甲'], miss: [] }, source: '书' }],
    ['a new id, for that is compared beside it', { id: 's' }],
    ['where it speaks', { scope: { fields: ['title'] } }],
  ])('stays with %s', (_name, more) => expect(of(rule(more)).meaning).toBe(plain));

  test.each<[string, Partial<Rule>]>([
    ['kind', { kind: 'substitution' }],
    ['message', { message: '不宜' }],
    ['category', { category: 'other' }],
    ['severity', { severity: 'warn' }],
    ['way of comparing', { match: { boundary: false } }],
  ])('changes with the %s', (_name, more) => expect(of(rule(more)).meaning).not.toBe(plain));

  test('of a pattern changes with it, and of a word with its right form', () => {
    const pattern = (given: string) => of(rule({ kind: 'pattern', pattern: given })).meaning;
    expect(pattern('a')).not.toBe(pattern('b'));
    const swap = (right: string) => of(rule({ kind: 'substitution', swap: { 甲: right } }), { suggestions: [right] });
    expect(swap('乙').meaning).not.toBe(swap('丙').meaning);
    expect(of(rule({ kind: 'occurrence', most: 1 })).meaning).not.toBe(
      of(rule({ kind: 'occurrence', most: 1, terms: ['甲'] })).meaning,
    );
  });
});

test.each<[string, Partial<Rule>, string]>([
  ['any rule', {}, 'editor'],
  ['personal data that blocks', { category: 'personal-data' }, 'second'],
  ['personal data that warns', { category: 'personal-data', severity: 'warn' }, 'editor'],
  [
    'a right check digit',
    { category: 'personal-data', severity: 'warn', kind: 'checksum', check: 'bank-card' },
    'second',
  ],
  [
    'a wrong check digit',
    { category: 'personal-data', severity: 'warn', kind: 'checksum', check: 'wrong-identity-number' },
    'editor',
  ],
  ['a mark of secrecy', { category: 'secrecy' }, 'second'],
])('%s is waived by %s', (_name, more, by) => expect(of(rule(more)).waivable).toBe(by));

test('a rule that was stopped is waived by nobody', () =>
  expect(of(rule(), { stopped: true, text: '' }).waivable).toBe('nobody'));

test('personal data is hidden, and what hides itself in its message', () => {
  expect(of(rule()).masked).toBeUndefined();
  expect(of(rule({ category: 'personal-data' }), { text: '13800001234' }).masked).toBe('138****1234');
  expect(of(rule({ message: '{masked}' }), { text: '张三丰' }).masked).toBe('张**');
});
