/** What is told of a list of sources that cannot be imported: in which row, in both languages; and what is no fault. */
import { parseUnits, VERSION } from './source-import';

const lines = (end: string, ...text: string[]) => parseUnits('csv', text.join(end));
const csv = (...text: string[]) => lines('\n', ...text);
const json = (value: unknown) => parseUnits('json', typeof value === 'string' ? value : JSON.stringify(value));
const told = ({ faults }: ReturnType<typeof parseUnits>) =>
  faults.map(({ row, reason }) => [row, reason.zh, reason.en]);
const unit = (name: string, aliases: string[] = [], domains: string[] = []) => ({ name, aliases, domains });
const HEADER = 'name,aliases,domain';

describe('what is wrong with a file, in words', () => {
  const QUOTE = [1, '有引号没有成对，无法分列。', 'A quoted cell does not end.'];
  const FIRST = [1, '第一行须为 name,aliases,domain。', 'The first line has to be name,aliases,domain.'];
  const CELLS = (row: number) => [row, '列数多于表头。', 'It has more cells than the header.'];
  const NO_NAME = (row: number) => [row, '缺少单位名称。', 'The name is missing.'];
  const HOST = (row: number, text: string) => [
    row,
    `“${text}”不是域名（如 news.example.cn）。`,
    `“${text}” is not a host name.`,
  ];

  it.each([
    ['a quote that does not end', csv(HEADER, '"日报'), [QUOTE]],
    ['a cell that goes on after its quotes', csv(HEADER, '"日报"社,"周报"'), [QUOTE]],
    ['another first line', csv('名称', '日报'), [FIRST]],
    ['an empty file', csv(''), [FIRST]],
    ['a column more', csv(`${HEADER},`, '日报'), [FIRST]],
    ['more cells than columns', csv('name', '日报,x'), [CELLS(2)]],
    ['a comma at the very end, which begins a cell', csv('name', '日报', '周报,'), [CELLS(3)]],
    ['no name', csv(HEADER, ' ,日报', ',周报'), [NO_NAME(2), NO_NAME(3)]],
    ['nothing in it', csv(HEADER), [[1, '文件中没有单位。', 'There is no unit in the file.']]],
    ['a name too long', csv('name', '长'.repeat(201)), [[2, '名称超过 200 字。', 'The name is too long.']]],
    [
      'another name too long',
      csv(HEADER, `日报,${'长'.repeat(201)}`),
      [[2, '名称超过 200 字。', 'The name is too long.']],
    ],
    ['faults in the order of the rows', csv('name,aliases', ',甲', '日报,,b.example'), [NO_NAME(2), CELLS(3)]],
    ['several faults in one row', csv(HEADER, ',,x;y'), [NO_NAME(2), HOST(2, 'x'), HOST(2, 'y')]],
  ])('CSV: %s', (_, parsed, faults) => expect(told(parsed)).toEqual(faults));

  it.each([
    ['no JSON', '{', [[1, '不是有效的 JSON。', 'It is not JSON.']]],
    ['no list', { units: {} }, [[1, '须为单位列表，或含 units 列表。', 'It has to be a list, or hold one as units.']]],
    ['an empty list', [], [[1, '文件中没有单位。', 'There is no unit in the file.']]],
    ['what is no unit', ['日报', 7, null, []], [1, 2, 3, 4].map((row) => [row, '不是一个单位。', 'It is not a unit.'])],
    ['an unknown member', [{ name: 'a', url: 'x' }], [[1, '不认识的字段“url”。', 'There is no member called “url”.']]],
    [
      'members of another kind',
      [{ name: 7 }, { name: 'a', aliases: 'b' }, { name: 'b', domain: 1 }, { name: 'c', aliases: [1] }],
      [1, 2, 3, 4].map((row) => [
        row,
        'name 须为文字，aliases、domains 须为文字列表。',
        'name is a text, aliases and domains are lists.',
      ]),
    ],
  ])('JSON: %s', (_, value, faults) => expect(told(json(value))).toEqual(faults));

  it('20,000 units are a list, one more is none', () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({ name: `单位${index}` }));
    const most = (row: number) => [[row, '最多 20000 个单位。', 'There may be at most 20000 units.']];
    expect(told(json(many))).toEqual(most(20_001));
    expect(told(json(many.slice(1)))).toStrictEqual([]);
    // The row that is too many, behind a header and an empty line.
    expect(told(csv('name', '', ...many.map(({ name }) => name)))).toEqual(most(20_003));
  });

  it.each([
    ['an address', 'https://x.example'],
    ['a path', 'x.example/a'],
    ['a port', 'x.example:80'],
    ['one label', 'localhost'],
    ['a dash first', '-a.example'],
    ['a dash last', 'a-.example'],
    ['a sign within', 'a_b.example'],
    ['a number last', 'x.1234'],
    ['one letter last', 'x.e'],
    ['254 characters', `${'a.'.repeat(123)}examples`],
    ['what no address can name', 'xn--zzzzzz.example'],
  ])('a host is not %s', (_, host) => expect(told(csv(HEADER, `日报,,${host}`))).toEqual([HOST(2, host)]));
});

describe('what is no fault', () => {
  it('a table with either end of line, quoted cells at the end of a line and of the file', () => {
    const table = [' Name , ALIASES,domain', '日报,"日 报 社","a.example"', '周报,,"b.example"'];
    const units = [unit('日报', ['日 报 社'], ['a.example']), unit('周报', [], ['b.example'])];
    expect(lines('\n', ...table)).toEqual({ units, faults: [] });
    expect(lines('\r\n', ...table)).toEqual({ units, faults: [] });
  });

  it('white space around names, between values and in lines that hold nothing else', () =>
    expect(csv(HEADER, ' , ,', ' 日报 , 甲 ; 乙；； , a.example ', '周报,')).toEqual({
      units: [unit('日报', ['甲', '乙'], ['a.example']), unit('周报')],
      faults: [],
    }));

  it('white space in JSON', () =>
    expect(json([{ name: ' 日报 ', aliases: [' 甲 '], domains: [' a.example '] }])).toEqual({
      units: [unit('日报', ['甲'], ['a.example'])],
      faults: [],
    }));

  it('a name of 200 characters, and one that its own unit has twice', () => {
    expect(told(csv(HEADER, `${'长'.repeat(200)}`))).toStrictEqual([]);
    expect(told(csv(HEADER, '日报 A,日报ａ;日报 A'))).toStrictEqual([]);
  });

  it('another name left empty, by several units', () =>
    expect(
      told(
        json([
          { name: '日报', aliases: [''] },
          { name: '周报', aliases: [''] },
        ]),
      ),
    ).toStrictEqual([]));

  it('a byte order mark goes at the beginning only', () =>
    expect(csv('name', '日\ufeff报').units).toEqual([unit('日\ufeff报')]));

  it.each([
    ['163.com', '163.com'],
    ['a1b-2.example', 'a1b-2.example'],
    ['a.b1.example', 'a.b1.example'],
    ['News.Example', 'news.example'],
    ['新闻.中国', 'xn--efvy88h.xn--fiqs8s'],
    [`${'a.'.repeat(123)}example`, `${'a.'.repeat(123)}example`],
  ])('the host %s', (host, spelled) =>
    expect(csv(HEADER, `日报,,${host}`)).toEqual({ units: [unit('日报', [], [spelled])], faults: [] }),
  );
});

it.each([
  ['2025-01', true],
  ['2025-10', true],
  ['2025-06-05', true],
  ['2025-06-15', true],
  ['2025-06-31', true],
  ['2025-00', false],
  ['2025-06-00', false],
  ['2025-06-32', false],
  ['2025-06-45', false],
  ['2025-06-1x', false],
  ['2025-06-150', false],
  ['2025-06x', false],
])('version %s: %s', (version, good) => expect(VERSION.test(version)).toBe(good));
