import { ERRORS } from './errors';
import { lintPack } from './pack-lint';
import { lintPattern } from './pattern-lint';
import { BUILTIN_PACKS } from '../packs';

const rule = { id: 'r-1', kind: 'existence', terms: ['甲乙'], severity: 'warn', category: 'c', message: 'm' };
const pack = (rules: unknown) => ({ key: 'my-pack', name: '我的词库', rules });
const paths = (value: Record<string, unknown>) => lintPack(value).map((problem) => problem.path);

test.each<[string, string[], Record<string, unknown>]>([
  ['a good pack', [], pack([rule])],
  ['no rules', [], pack([])],
  ['key and name', ['key', 'name'], { key: 'A b', name: ' ', rules: [] }],
  ['rules that are no list', ['rules'], pack({})],
  ['a rule that is none', ['rules.0'], pack(['x'])],
  [
    'unknown members',
    ['rules.0.colour', 'rules.0.match.fuzzy'],
    pack([{ ...rule, colour: 1, match: { fuzzy: true } }]),
  ],
  [
    'missing members',
    ['rules.0.id', 'rules.0.kind', 'rules.0.severity', 'rules.0.category', 'rules.0.message'],
    pack([{}]),
  ],
  ['no term', ['rules.0.terms'], pack([{ ...rule, terms: [] }])],
  ['a term over two lines', ['rules.0.terms.1'], pack([{ ...rule, terms: ['甲', '乙\n丙'] }])],
  ['a term nobody sees', ['rules.0.terms.0'], pack([{ ...rule, terms: ['\u200b'] }])],
  ['an empty term', ['rules.0.terms.0'], pack([{ ...rule, terms: [''] }])],
  ['half a pair', ['rules.0.terms.0'], pack([{ ...rule, terms: ['\udfb7'] }])],
  ['a term of symbols', [], pack([{ ...rule, terms: ['★★'] }])],
  ['two rules with one id', ['rules.1.id'], pack([rule, rule])],
  ['a pair that changes nothing', ['rules.0.swap.甲'], pack([{ ...rule, kind: 'substitution', swap: { 甲: '甲' } }])],
  ['an unknown check', ['rules.0.check'], pack([{ ...rule, kind: 'structure', check: 'constructor' }])],
  ['a pattern that explodes', ['rules.0.pattern'], pack([{ ...rule, kind: 'pattern', pattern: '(a+)+$' }])],
  ['a term with NUL', ['rules.0.terms.0'], pack([{ ...rule, terms: ['甲\0乙'] }])],
  ['a pattern with half a pair', ['rules.0.pattern'], pack([{ ...rule, kind: 'pattern', pattern: '甲\ud842' }])],
  ['a pattern without a pattern', ['rules.0.pattern'], pack([{ ...rule, kind: 'pattern' }])],
  ['a member of another kind', ['rules.0.most'], pack([{ ...rule, most: 3 }])],
  ['nothing to count to', ['rules.0.most'], pack([{ ...rule, kind: 'occurrence' }])],
  [
    'counts that are none',
    ['rules.0.most', 'rules.0.least'],
    pack([{ ...rule, kind: 'occurrence', most: -1, least: 0.5 }]),
  ],
  ['most below least', ['rules.0.most'], pack([{ ...rule, kind: 'occurrence', most: 1, least: 2 }])],
  ['terms beside a pattern', ['rules.0.pattern'], pack([{ ...rule, kind: 'occurrence', most: 1, pattern: '甲' }])],
  ['an unknown unit', ['rules.0.per'], pack([{ ...rule, kind: 'occurrence', most: 1, per: 'page' }])],
  ['a run of nothing', ['rules.0.run'], pack([{ ...rule, terms: undefined, kind: 'repetition', run: 5 }])],
  ['a run turned round', ['rules.0.run.1'], pack([{ ...rule, terms: undefined, kind: 'repetition', run: [8, 2] }])],
  ['no repetition', ['rules.0.terms'], pack([{ ...rule, kind: 'repetition', terms: undefined }])],
  ['no forms', ['rules.0.either'], pack([{ ...rule, kind: 'consistency' }])],
  ['one form', ['rules.0.either.0'], pack([{ ...rule, kind: 'consistency', either: [['甲乙']] }])],
  [
    'a form in two groups',
    ['rules.0.either.1.0'],
    pack([
      {
        ...rule,
        kind: 'consistency',
        either: [
          ['甲', '乙'],
          ['甲', '丙'],
        ],
      },
    ]),
  ],
  ['a style without a pattern', ['rules.0.style'], pack([{ ...rule, kind: 'capitalisation', style: 'upper' }])],
  ['an unknown style', ['rules.0.style'], pack([{ ...rule, terms: undefined, kind: 'capitalisation', pattern: 'a' }])],
  [
    'capitals that are all one',
    ['rules.0.match.case'],
    pack([{ ...rule, kind: 'capitalisation', match: { case: false } }]),
  ],
  ['a condition without its requirement', ['rules.0.requires'], pack([{ ...rule, kind: 'conditional' }])],
  ['an empty list', ['rules.0.order'], pack([{ ...rule, kind: 'sequence', order: [] }])],
  [
    'a list with faults',
    ['rules.0.order.0', 'rules.0.order.1.rank', 'rules.0.order.2.name', 'rules.0.order.3.titles.0'],
    pack([
      {
        ...rule,
        kind: 'sequence',
        order: ['张', { name: '李', rank: 1 }, { name: '李' }, { name: '王', titles: [''] }],
      },
    ]),
  ],
])('%s', (_name, wrong, value) => expect(paths(value)).toEqual(wrong));

const swap = (id: string, pairs: object) => ({ ...rule, id, kind: 'substitution', swap: pairs });

test.each<[string, unknown[], string[]]>([
  ['in one rule', [swap('a', { 甲: '乙', 乙: '甲' })], ['rules.0.swap.甲']],
  ['over two rules', [swap('a', { 甲: '乙' }), swap('b', { 乙: '甲' })], ['rules.0.swap.甲']],
  ['a long way round', [swap('a', { 甲: '乙', 乙: '丙', 丙: '丁', 丁: '乙' })], ['rules.0.swap.乙']],
  ['two circles', [swap('a', { 甲: '乙', 乙: '甲', 子: '丑', 丑: '子' })], ['rules.0.swap.甲', 'rules.0.swap.子']],
  ['to itself', [swap('a', { 甲: '甲' })], ['rules.0.swap.甲']],
  ['a chain is none', [swap('a', { 甲: '乙', 乙: '丙' })], []],
  ['one right form for many', [swap('a', { 甲: '丙', 乙: '丙' })], []],
])('substitutions in a circle: %s', (_name, rules, wrong) => expect(paths(pack(rules))).toEqual(wrong));

test('the built-in packs pass, but for what only code may say', () => {
  for (const { key, name, rules } of BUILTIN_PACKS) {
    const problems = lintPack({ key, name, rules }).filter((problem) => !problem.path.endsWith('.pattern'));
    expect(problems).toStrictEqual([]);
  }
});

test.each([
  '(a+)+',
  '(?:a*)*b',
  '(a|ab)*c',
  '([a-z]+\\d?){3,}',
  '(?:(?:ab)+c)+',
  '',
  'a*',
  '(',
  '[',
  `${'a'.repeat(501)}`,
  '(x{2,})+',
  '^',
  '(?=甲)',
  '(?<!甲)',
  '\\b',
  '甲?|乙',
  '(?:甲|)',
  '(?<x>甲)?\\k<x>',
  '[a]{0,3}',
])('refuses %j', (pattern) => expect(lintPattern(pattern)).not.toBeNull());

test.each([
  'a+b+',
  '(?:甲|乙)丙',
  '(?:甲|乙){1,3}丙',
  '[(+)]+x',
  '\\(a+\\)+',
  '(?<=甲)乙{2,}',
  '(ab)+',
  '(?:\\d{4}-)?\\d+',
  '(?<=甲|)乙',
  '[)|]',
  '\\)甲?',
  '(?:甲|乙?丙)',
  '\\p{Lu}',
  '\\u{4e00}',
  '(?<name>甲)',
])('takes %j', (pattern) => expect(lintPattern(pattern)).toBeNull());

test('every error has a sentence in both languages', () => {
  for (const { status, zh, en } of Object.values(ERRORS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(zh).not.toBe('');
    expect(en).not.toBe('');
  }
});
