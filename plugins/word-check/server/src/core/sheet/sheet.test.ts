/** A pack that is exported and imported is the same pack; rows are taken one by one, and what is wrong is said by row. */
import fc from 'fast-check';
import { csvOf } from '../../imports/export-pack';
import { importFile } from '../../imports/import-file';
import { BUILTIN_PACKS } from '../../packs';
import { chunkRules, rulesOf } from '../pack-chunks';
import { rowReason } from '../reasons';
import type { Rule } from '../rule';
import { defusedCell, fusedCell } from './cells';
import { csvLine, csvRows } from './csv';

const tools = { segmenters: [], runPattern: () => [] };

function run(file: string | Uint8Array, old: readonly Rule[] = [], name = 'list.csv') {
  const texts: string[] = [];
  const imported = importFile({
    ...{ bytes: typeof file === 'string' ? Buffer.from(file) : file, name, tools, progress: () => undefined },
    ...{ old: chunkRules(old).map(({ text }) => text), emit: ({ text }) => texts.push(text) },
  });
  return { ...imported, rules: texts.flatMap(rulesOf) };
}

async function exported(rules: readonly Rule[], language: 'zh' | 'en' = 'zh'): Promise<string> {
  let text = '';
  async function* parts() {
    yield rules;
  }
  for await (const piece of csvOf(parts(), language)) text += piece;
  return text;
}

const odd = fc.string({ unit: fc.constantFrom(...'甲乙a=+-@\'"|;；,\t\r\n [x＝'), minLength: 1, maxLength: 6 });
const full = odd.filter((text) => text.trim() !== '');
const word = fc
  .string({ unit: fc.constantFrom(...'甲乙丙abc=-\'"|,; '), minLength: 1, maxLength: 5 })
  .filter((text) => /[甲乙丙abc]/.test(text));
const rest = fc.record(
  {
    ...{ severity: fc.constantFrom('block', 'warn', 'info' as const), category: full, message: full },
    ...{ messageEn: full, why: full, exceptions: fc.array(word, { maxLength: 3 }), off: fc.boolean() },
    source: fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.record({ title: full, date: full, read: fc.boolean() }, { requiredKeys: ['title', 'read'] }),
    ),
    match: fc.record({ case: fc.boolean(), skip: fc.boolean() }, { requiredKeys: [] }),
    examples: fc.constant({ hit: [], miss: [] }),
  },
  { requiredKeys: ['severity', 'category', 'message'] },
);
const kind = fc.oneof(
  fc.record(
    {
      ...{ kind: fc.constant('existence'), terms: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }) },
      suggestions: fc.array(fc.oneof(full, fc.constant('')), { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'terms'] },
  ),
  fc.record({
    kind: fc.constant('substitution'),
    swap: fc.dictionary(word, fc.constantFrom('', '对', '=对', ' 对|'), { minKeys: 1, maxKeys: 3 }),
  }),
  fc.record({ kind: fc.constant('pattern'), pattern: fc.constantFrom('甲+', '=\\d', '[|;]x') }),
  fc.record({ kind: fc.constant('consistency'), either: fc.constant([['登录', '登陆']]) }),
);
const packOf = fc
  .array(fc.tuple(kind, rest), { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([what, how], i) => ({ id: `r-${i}`, ...how, ...what }) as unknown as Rule));

test.each(['zh', 'en'] as const)('what is exported is imported as it was (%s)', async (language) => {
  await fc.assert(
    fc.asyncProperty(packOf, async (rules) => {
      const { rules: back, report } = run(await exported(rules, language));
      expect(report.errors).toStrictEqual([]);
      expect(back).toEqual(rules);
    }),
    { numRuns: process.env.SANSHEN_DEEP === '1' ? 5000 : 150 },
  );
});

test('so are the built-in packs, of whose rows a second import skips all', async () => {
  const rules = BUILTIN_PACKS.flatMap((pack) => pack.rules).filter(({ pattern }) => pattern === undefined);
  const file = await exported(rules);
  const { rules: back, report } = run(file);
  expect([back, report.errors]).toEqual([rules, []]);
  const again = run(file, back);
  expect(again.report).toMatchObject({ added: 0, updated: 0, errorCount: 0, skipped: report.added });
  expect(again.rules).toEqual(rules);
});

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\nx', "'=x", '＝1'])('no cell begins with %j', (cell) => {
  expect(defusedCell(cell)).toBe(`'${cell}`);
  expect(fusedCell(defusedCell(cell))).toBe(cell);
});

test('cells hold quotes, commas and line breaks', () => {
  const rows = [
    ['a"b', 'c,d', 'e\r\nf'],
    ['', ' g', 'h'],
  ];
  expect([...csvRows(rows.map(csvLine).join(''), ',')].map(({ cells }) => cells)).toEqual(rows);
});

const list = (...terms: string[]): Rule => ({
  ...{ id: 'own', kind: 'existence', terms, severity: 'warn', category: '词库', message: '请核对“{text}”' },
  messageEn: 'Please check “{text}”',
});

test('rows join lists, move between them, and are skipped when they are there', () => {
  const file = '词,建议,级别\n甲词,,警告\n乙词,,阻断\n丙词,丁词,\n丙词,丁词,\n';
  const { rules, report, change } = run(file, [list('甲词', '乙词')]);
  expect(report).toEqual({ added: 1, updated: 1, skipped: 2, errorCount: 0, errors: [] });
  expect(rules).toMatchObject([
    { id: 'own', terms: ['甲词'] },
    { kind: 'existence', severity: 'block', terms: ['乙词'] },
    { kind: 'substitution', severity: 'warn', swap: { 丙词: '丁词' } },
  ]);
  expect(change).toMatchObject({ added: 2, changed: 1, removed: 0 });
});

test.each<[string, string, number, string]>([
  ['an unknown severity', '词,级别\n甲词,很高\n', 2, '级别：级别应为阻断、警告或提示'],
  ['no word', '词,级别\n,警告\n', 2, '词：不能为空'],
  ['a word of invisible characters', '词\n\u200b\n', 2, '词：须含可见字符'],
  ['a circle', '词,建议\n甲词,乙词\n乙词,甲词\n', 3, '建议：循环替换'],
  ['a right form that is found again', '词,建议\n甲词,甲词甲\n', 2, '建议：改正后的写法仍会被本规则查出'],
  ['a pattern that backtracks', '类型,词\n正则,(a+)+\n', 2, 'pattern：不能重复含有重复或选择的组，如 (a+)+'],
  ['an example that is not found', '词,应命中\n甲词,乙词\n', 2, 'examples.hit.0：示例未被规则查出'],
  ['an unknown column', '词,备忘\n甲词,x\n', 1, '备忘：没有这一列，已忽略'],
  [
    'rows of one rule that differ',
    '规则编号,词,级别\nr-1,甲词,警告\nr-1,乙词,阻断\n',
    3,
    '规则编号：与同一规则的第 2 行不一致；如要单列，请清空规则编号',
  ],
])('%s is said by row', (_name, file, row, sentence) => {
  const { report } = run(file);
  expect(report.errors.map((error) => [error.row, rowReason(error.path, error.reason, 'zh')])).toEqual([
    [row, sentence],
  ]);
});

test('rows of a rule with a number are that rule, whose other words stay', () => {
  const { rules, report } = run('规则编号,词,级别\nown,乙词,阻断\nown,丙词,阻断\n', [list('甲词', '乙词')]);
  expect(report).toMatchObject({ added: 1, updated: 1, errorCount: 0 });
  expect(rules).toMatchObject([{ id: 'own', severity: 'block', terms: ['甲词', '乙词', '丙词'] }]);
});

test.each<[string, Uint8Array]>([
  ['UTF-8 with a mark', Buffer.from('\ufeff词,建议\n甲词,乙词\n')],
  ['UTF-16', Buffer.from('\ufeff词\t建议\n甲词\t乙词\n', 'utf16le')],
  ['GB18030', Buffer.from('b4ca2cbda8d2e90abcd7b4ca2cd2d2b4ca0a', 'hex')],
])('%s is read', (_name, bytes) => {
  expect(run(bytes).rules).toMatchObject([{ swap: { 甲词: '乙词' } }]);
});

test('a list without headings is words; a table without a known heading is refused', () => {
  expect(run('甲词\n乙词\n', [], 'list.txt').rules).toMatchObject([{ terms: ['甲词', '乙词'] }]);
  expect(() => run('一,二,三\n甲,乙,丙\n')).toThrow('The request is not valid');
});

test('a list that grows makes more rules, and goes on with the one that has room', () => {
  const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `甲${from + i}号`).join('\n');
  const first = run(rows(0, 7000), [], 'list.txt');
  expect(first.rules.map(({ terms = [] }) => terms.length)).toEqual([5000, 2000]);
  const second = run(rows(6000, 8000), first.rules, 'list.txt');
  expect(second.report).toMatchObject({ added: 1000, skipped: 1000 });
  expect(second.rules.map(({ terms = [] }) => terms.length)).toEqual([5000, 3000]);
});
