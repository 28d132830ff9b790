/** Chunks give back the rules they were made of, and a change of one rule writes one chunk. */
import { changeOf } from './pack-change';
import { chunkRules, countAllTerms, rulesOf } from './pack-chunks';
import type { Rule } from './rule';

const rule = (id: string, terms: number, rest: Partial<Rule> = {}): Rule => ({
  ...{ id, kind: 'existence', terms: Array.from({ length: terms }, (_, i) => `词语${id}之${i}`) },
  ...{ severity: 'warn', category: '测试', message: '测试', ...rest },
});
const many = Array.from({ length: 400 }, (_, i) => rule(`r-${i}`, 100));
const back = (chunks: { text: string }[]) => chunks.flatMap(({ text }) => rulesOf(text));

test('rules come back as they were, in their order', () => {
  const chunks = chunkRules(many);
  expect(back(chunks)).toEqual(many);
  expect(chunks.length).toBeGreaterThan(5);
  for (const { text } of chunks) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256 * 1024 + 1);
  expect(chunkRules([])).toStrictEqual([]);
});

test('a rule larger than a chunk is a chunk of its own', () => {
  const rules = [rule('a', 1), rule('b', 20_000), rule('c', 1)];
  const chunks = chunkRules(rules);
  expect(back(chunks)).toEqual(rules);
  expect(chunks).toHaveLength(3);
});

test.each<[string, (rules: Rule[]) => Rule[]]>([
  ['changed', (rules) => rules.map((one, i) => (i === 200 ? { ...one, message: '改得长一些'.repeat(20) } : one))],
  ['added', (rules) => [...rules.slice(0, 200), rule('new', 50), ...rules.slice(200)]],
  ['removed', (rules) => rules.filter((_, i) => i !== 200)],
])('one rule %s leaves nearly all chunks as they were', (_name, change) => {
  const before = new Set(chunkRules(many).map(({ digest }) => digest));
  const fresh = chunkRules(change(many)).filter(({ digest }) => !before.has(digest));
  // Where the rule stood at a place that size alone had cut, the cut moves to the next one that the ids say.
  expect(fresh.length).toBeLessThanOrEqual(2);
});

test('terms of every kind are counted', () => {
  const swap = rule('s', 0, { kind: 'substitution', swap: { 甲: '乙', 丙: '丁' } });
  const either = rule('c', 0, {
    kind: 'consistency',
    either: [
      ['登录', '登陆'],
      ['帐', '账'],
    ],
  });
  expect(countAllTerms([rule('a', 3), swap, either])).toBe(3 + 2 + 4);
});

test('a change names what was added, changed and removed', () => {
  const after = [rule('a', 1), rule('b', 3), rule('d', 1)];
  expect(changeOf([rule('a', 1), rule('b', 2), rule('c', 1)], after)).toEqual({
    ...{ added: 1, changed: 1, removed: 1 },
    ids: { added: ['d'], changed: ['b'], removed: ['c'] },
  });
});
