/** The command on real files: every format and encoding, exit codes, what cannot be read, and no personal data in any report. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { main } from './main';

const ID = '11010519491231002X';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen-check-'));
const here = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(here);
  fs.rmSync(folder, { recursive: true });
});

function run(...args: string[]) {
  const said = { out: '', error: '' };
  const streams = {
    out: (text: string) => void (said.out += text),
    error: (text: string) => void (said.error += text),
    stdin: () => Buffer.from('他既使来了'),
  };
  return { code: main(args, streams), ...said };
}

function file(name: string, bytes: string | Uint8Array): string {
  fs.writeFileSync(name, bytes);
  return name;
}

interface FoundFile {
  file: string;
  error?: string;
  findings: { line: number; column: number; text: string; ruleId: string; path: string; message: string }[];
}
const found = (...args: string[]): FoundFile[] => JSON.parse(run('--format', 'json', ...args).out).files;
const placesOf = ({ findings }: FoundFile) => findings.map(({ line, column, text }) => [line, column, text]);

const utf16 = (text: string, marked: boolean) => Buffer.from((marked ? '\ufeff' : '') + text, 'utf16le');
/** 他既使来了 in GB18030. */
const GB = Buffer.from([0xcb, 0xfb, 0xbc, 0xc8, 0xca, 0xb9, 0xc0, 0xb4, 0xc1, 0xcb]);
const docx = (body: string, rest: Record<string, Uint8Array> = {}) =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="w" xmlns:wp="p" xmlns:mc="m"><w:body>${body}</w:body></w:document>`,
    ),
    ...rest,
  });
const para = (...runs: string[]) =>
  `<w:p><w:pPr><w:tab/></w:pPr>${runs.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;

test.each<[string, string, string | Uint8Array, unknown[]]>([
  ['text', 'a.txt', '一\r\n他既使来了', [[2, 2, '既使']]],
  ['HTML, over marks', 'a.html', '<p>一</p>\n<p>他既<b>使</b>来了', [[2, 5, '既使']]],
  ['HTML, an alternative text', 'alt.htm', '\n<img alt="既使">', [[2, 11, '既使']]],
  ['Markdown, over marks', 'a.md', '# 一\n\n他**既**使来了', [[3, 4, '既使']]],
  ['UTF-8 with a mark', 'bom.txt', '\ufeff他既使来了', [[1, 2, '既使']]],
  ['UTF-16', 'utf16.txt', utf16('他既使来了', true), [[1, 2, '既使']]],
  ['UTF-16, big-endian', 'utf16be.txt', utf16('他既使来了', true).swap16(), [[1, 2, '既使']]],
  ['UTF-16 without a mark', 'utf16bare.txt', utf16('a 1\n他既使来了', false), [[2, 2, '既使']]],
  ['GB18030', 'gb.txt', GB, [[1, 2, '既使']]],
  ['Word, over runs', 'a.docx', docx(para('一') + para('他既', '使', '来了')), [[2, 2, '既使']]],
  ['Word, over paragraphs', 'b.docx', docx(para('他既') + para('使来了')), []],
  [
    'Word, deleted text and old copies',
    'c.docx',
    docx(
      '<w:p><w:del><w:r><w:delText>既使</w:delText></w:r></w:del><mc:Fallback><w:r><w:t>既使</w:t></w:r></mc:Fallback></w:p>',
    ),
    [],
  ],
  ['Word, an alternative text', 'd.docx', docx('<w:p><wp:docPr descr="既使"/></w:p>'), [[1, 1, '既使']]],
  ['NUL, bidi marks and half characters', 'odd.txt', '\0\u202e𠮷他既使来了\u0000', [[1, 6, '既使']]],
  ['nothing', 'empty.txt', '', []],
])('finds in %s', (_what, name, bytes, places) => {
  const [report] = found(file(name, bytes));
  expect(placesOf(report!).filter(([, , text]) => text === '既使')).toEqual(places);
});

test('standard input is read, as what it is said to be', () => {
  expect(placesOf(found('-')[0]!)).toEqual([[1, 2, '既使']]);
  expect(run('-', '--as', 'html').code).toBe(1);
});

test('the exit code says whether something reached the threshold', () => {
  const [clean, warned, blocked] = [file('ok.txt', '一句话。'), file('warn.txt', '他既使来了'), file('id.txt', ID)];
  expect(run(clean).code).toBe(0);
  expect([run(warned).code, run('--severity', 'block', warned).code]).toEqual([1, 0]);
  expect(run('--severity', 'block', clean, blocked).code).toBe(1);
});

test.each<[string, string[], RegExp]>([
  ['no file', [], /No file/],
  ['an unknown option', ['--fast', 'x'], /--fast/],
  ['an unknown format', ['--format', 'xml', 'x'], /--format/],
  ['an unknown severity', ['--severity', 'all', 'x'], /--severity/],
  ['standard input twice', ['-', '-'], /only once/],
  ['a file that is not there', ['no-such-file'], /no-such-file.*ENOENT/],
  ['a folder', ['.'], /EISDIR/],
  ['a pack that is not there', ['--pack', 'no-such-pack', 'x'], /no-such-pack/],
])('%s ends with 2 and a sentence', (_what, args, sentence) => {
  const { code, error, out } = run('--lang', 'en', ...args);
  expect([code, error]).toEqual([2, expect.stringMatching(sentence)]);
  expect(out).not.toMatch(/findings/);
});

test.each<[string, string, Uint8Array]>([
  ['bytes that are no text', 'noise.txt', Uint8Array.from([0xff, 0x00, 0xff, 0x81, 0x20, 0x81])],
  ['half a UTF-16 pair', 'half.txt', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00])],
  ['a broken archive', 'broken.docx', strToU8('PK nothing')],
  ['an archive without a document', 'other.docx', zipSync({ 'a.xml': strToU8('<a/>') })],
  [
    'a document that ends in the middle',
    'torn.docx',
    zipSync({ 'word/document.xml': strToU8('<w:a xmlns:w="w"><w:p>') }),
  ],
  [
    'entities of its own',
    'laughs.docx',
    zipSync({
      'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "x">]><a xmlns:w="w"><w:p><w:t>&b;</w:t></w:p></a>'),
    }),
  ],
])('%s: unreadable, and the other files are checked all the same', (_what, name, bytes) => {
  const [broken, good] = found(file(name, bytes), file('good.txt', '他既使来了'));
  expect(broken).toEqual({ file: name, error: expect.any(String) });
  expect(good!.findings).toHaveLength(1);
  expect(run(name).code).toBe(2);
});

test('an archive that unpacks to very much is not unpacked', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(64_000_001) });
  expect(found(file('bomb.docx', bomb))[0]!.error).toMatch(/解压后过大/);
});

test('an archive whose directory lies about a size gets no more room than that', () => {
  const bytes = Buffer.from(docx(para('他既使来了'.repeat(1000))));
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(10, entry + 24);
  expect(found(file('liar.docx', bytes))[0]!.error).toMatch(/DOCX/);
});

test('no report shows personal data, neither in its own finding nor in another’s', () => {
  const line = `请联系身份证号码为${ID}的同志领取材料。`;
  const name = file('person.txt', `${line}\n${line}`);
  for (const format of ['text', 'json', 'sarif']) {
    const { out } = run('--format', format, name);
    expect(out).toContain('110***********002X');
    expect(out).not.toContain(ID);
  }
});

test('SARIF: what the standard asks of a log, and the same bytes each time', () => {
  const args = [
    '--format',
    'sarif',
    file('含 空格.md', '他**既**使来了'),
    file('noise.txt', Uint8Array.from([0xff, 0, 0x81, 0xff])),
  ];
  const { out, code } = run(...args);
  expect(run(...args).out).toBe(out);
  expect(code).toBe(2);
  const log = JSON.parse(out);
  expect(log.version).toBe('2.1.0');
  const [{ tool, results, invocations, columnKind }] = log.runs;
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver.rules).toEqual([
    expect.objectContaining({ id: 'wording/wo-04', shortDescription: { text: expect.any(String) } }),
  ]);
  expect(results).toEqual([
    expect.objectContaining({
      ruleId: 'wording/wo-04',
      ruleIndex: 0,
      level: 'warning',
      message: { text: expect.stringContaining('即使') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '%E5%90%AB%20%E7%A9%BA%E6%A0%BC.md' },
            region: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 8 },
          },
        },
      ],
    }),
  ]);
  expect(invocations[0].executionSuccessful).toBe(false);
  expect(invocations[0].toolExecutionNotifications[0].level).toBe('error');
});

test('packs of one’s own speak too; a wrong one is refused by field, and so is a key that is taken', () => {
  const rule = { id: 'r', kind: 'existence', terms: ['蓝鲸'], severity: 'block', category: 'c', message: '“{text}”' };
  const pack = (key: string, ...rules: object[]) => file(`${key}.json`, JSON.stringify({ key, name: '自用', rules }));
  expect(found('--pack', pack('own', rule), file('whale.txt', '一头蓝鲸'))[0]!.findings[0]).toMatchObject({
    ruleId: 'r',
  });
  expect(run('--pack', pack('bad', { ...rule, kind: 'magic' }), 'whale.txt').error).toMatch(/rules\.0\.kind/);
  expect(run('--pack', pack('wording', rule), 'whale.txt').code).toBe(2);
  expect(run('--pack', file('no.json', '{'), 'whale.txt').code).toBe(2);
});

test('help, version and rules in both languages', () => {
  expect(run('--help').out).toMatch(/退出码/);
  expect(run('--help', '--lang', 'en').out).toMatch(/Exit codes/);
  expect(run('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(run('--list-rules').out).toMatch(/^wording\/\S+\t应改\t/m);
  expect(JSON.parse(run('--list-rules', '--format', 'json').out).length).toBeGreaterThan(100);
});
