/** Files that would make a pack go in circles, grow without end or take the machine: what is refused, and what is taken all the same. */
import { strToU8, zipSync } from 'fflate';
import { chunkRules, rulesOf } from '../core/pack-chunks';
import type { Rule } from '../core/rule';
import { importFile } from './import-file';

const tools = { segmenters: [], runPattern: () => [] };

function run(file: string | Uint8Array, old: readonly Rule[] = [], name = 'list.csv') {
  const texts: string[] = [];
  const { report, ruleCount } = importFile({
    ...{ bytes: typeof file === 'string' ? Buffer.from(file) : file, name, tools, progress: () => undefined },
    ...{ old: chunkRules(old).map(({ text }) => text), emit: ({ text }) => texts.push(text) },
  });
  const errors = report.errors.map(({ row, path, reason }) => `${row} ${path}: ${reason}`);
  return { report, ruleCount, errors, rules: texts.flatMap(rulesOf) };
}

const pairs = (id: string, swap: Record<string, string>): Rule => ({
  ...{ id, kind: 'substitution', swap, severity: 'warn', category: 'c', message: 'm' },
});
const CIRCLE = 'suggestion: goes round in a circle';

describe('corrections that go round in a circle', () => {
  test.each<[string, string, Rule[], string, string]>([
    ['with a pair the pack has', '词,建议\n乙词,甲词\n', [pairs('a', { 甲词: '乙词' })], 'list.csv', `2 ${CIRCLE}`],
    [
      'with a pair of a row that names its rule',
      '规则编号,词,建议\na,甲词,乙词\n,乙词,甲词\n',
      [],
      'list.csv',
      `3 ${CIRCLE}`,
    ],
    [
      'over two rules of a file, the later of which is left out',
      JSON.stringify([pairs('a', { 甲词: '乙词' }), pairs('b', { 乙词: '甲词' })]),
      [],
      'pack.json',
      `2 ${CIRCLE}`,
    ],
    [
      'with a circle from before there was a check',
      '词,建议\n丙词,甲词\n',
      [pairs('a', { 甲词: '乙词', 乙词: '甲词' })],
      'list.csv',
      `2 ${CIRCLE}`,
    ],
  ])('%s', (_name, file, old, name, error) => expect(run(file, old, name).errors).toStrictEqual([error]));

  test('a pair that is replaced closes none', () =>
    expect(run('词,建议\n甲词,丙词\n乙词,甲词\n', [pairs('a', { 甲词: '乙词' })]).errors).toStrictEqual([]));
});

describe('what is too much', () => {
  test('of 10,001 wrong rows the first 10,000 are named, and all are counted', () => {
    const { report } = run(`词,级别\n${'甲词,很高\n'.repeat(10_001)}好词,警告\n`);
    expect([report.errors.length, report.errorCount, report.added]).toStrictEqual([10_000, 10_001, 1]);
  });

  test('lists and rules beyond the 20,000th', () => {
    const old = Array.from({ length: 19_999 }, (_, i) => pairs(`r-${i}`, { [`甲${i}号`]: `乙${i}号` }));
    const tooMany = 'would make more than 20000 rules';
    const { errors, ruleCount } = run('规则编号,词\n,丙词\nnew,丁词\nr-0,丁词\n', old);
    expect([errors, ruleCount]).toStrictEqual([[`3 : ${tooMany}`], 20_000]);
    expect(run('词,级别\n丙词,\n丁词,阻断\n戊词,\n', old).errors).toStrictEqual([`3 : ${tooMany}`]);
  });

  test('a 201st pattern; one that is changed is none', () => {
    const pattern = (id: string, text: string) => `${id},正则,${text}\n`;
    const rows = Array.from({ length: 200 }, (_, i) => pattern(`p-${i}`, `甲${i}`)).join('');
    const all = run(`规则编号,类型,词\n${rows}${pattern('more', '乙')}${pattern('p-7', '丙')}`);
    expect(all.errors).toHaveLength(2);
    const full = run(`规则编号,类型,词\n${rows}`);
    expect([full.errors, full.ruleCount]).toStrictEqual([[], 200]);
    const next = run(`规则编号,类型,词\n${pattern('more', '乙')}${pattern('p-7', '丙')}`, full.rules);
    expect([next.errors, next.report.updated]).toStrictEqual([['2 : must hold at most 200 patterns'], 1]);
  });
});

/** A sheet with one word, whose directory says of its parts that they are so large when unpacked. */
function sheet(sizes: Readonly<Record<string, number>> = {}): Buffer {
  const bytes = Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': strToU8('<sst><si><t>甲词</t></si></sst>'),
      'xl/worksheets/a.xml': strToU8(
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
      ),
    }),
  );
  for (const [name, size] of Object.entries(sizes)) bytes.writeUInt32LE(size, bytes.lastIndexOf(name) - 46 + 24);
  return bytes;
}

describe('a spreadsheet that is larger inside than out', () => {
  const refusal = (file: Buffer): unknown => {
    try {
      run(file, [], 'a.xlsx');
      return null;
    } catch (error) {
      return (error as { details?: { fields: { reason: string }[] } }).details?.fields[0]?.reason;
    }
  };
  const TOO_LARGE = 'is too large when unpacked';

  test('is read when it is not', () => expect(run(sheet(), [], 'a.xlsx').rules).toMatchObject([{ terms: ['甲词'] }]));

  test('is refused by what its directory says of one part, or of all', () => {
    expect(refusal(sheet({ 'xl/worksheets/a.xml': 384_000_001 }))).toBe(TOO_LARGE);
    expect(refusal(sheet({ 'xl/worksheets/a.xml': 300_000_000, 'xl/sharedStrings.xml': 300_000_000 }))).toBe(TOO_LARGE);
  });

  test('gets no more room than its directory says', () =>
    expect(refusal(sheet({ 'xl/worksheets/a.xml': 20 }))).toBe('is no intact spreadsheet'));
});
