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
])('%s', (_name, wrong, value) => expect(paths(value)).toEqual(wrong));

test('the built-in packs pass, but for what only code may say', () => {
  for (const { key, name, rules } of BUILTIN_PACKS) {
    const problems = lintPack({ key, name, rules }).filter((problem) => !problem.path.endsWith('.pattern'));
    expect(problems).toEqual([]);
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
])('takes %j', (pattern) => expect(lintPattern(pattern)).toBeNull());

test('every error has a sentence in both languages', () => {
  for (const { status, zh, en } of Object.values(ERRORS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(zh).not.toBe('');
    expect(en).not.toBe('');
  }
});
