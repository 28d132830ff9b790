import { parseUnits, VERSION } from './source-import';

const csv = (...lines: string[]) => parseUnits('csv', lines.join('\r\n'));
const rowsAtFault = ({ faults }: ReturnType<typeof parseUnits>) => faults.map(({ row }) => row);

it('reads CSV with quotes, several values in a cell, a BOM and empty lines', () => {
  expect(csv('\ufeffName,aliases,domain', '"海东""日报"", 社",日报；Daily;,News.example.cn', '', '周报,,', '')).toEqual(
    {
      units: [
        { name: '海东"日报", 社', aliases: ['日报', 'Daily'], domains: ['news.example.cn'] },
        { name: '周报', aliases: [], domains: [] },
      ],
      faults: [],
    },
  );
});

it('reads JSON, a list or an object with one', () => {
  const units = [
    { name: ' 日报 ', aliases: ['a'], domain: 'x.example' },
    { name: '周报', domains: ['中文.example'] },
  ];
  const read = [
    { name: '日报', aliases: ['a'], domains: ['x.example'] },
    { name: '周报', aliases: [], domains: ['xn--fiq228c.example'] },
  ];
  expect(parseUnits('json', JSON.stringify(units))).toEqual({ units: read, faults: [] });
  expect(parseUnits('json', JSON.stringify({ units })).units).toEqual(read);
});

it.each([
  ['another header', ['名称,别名', '日报,'], [1]],
  ['columns in another order', ['name,domain', '日报,x.example'], [1]],
  ['a quote that does not end', ['name', '"日报'], [1]],
  ['a name missing', ['name,aliases', ',日报'], [2]],
  ['more cells than the header', ['name', '日报,x'], [2]],
  ['a name twice', ['name,aliases', '日报,', '周报,日 报'], [3]],
  ['what is no host', ['name,aliases,domain', '日报,,https://x.example/', '周报,,localhost'], [2, 3]],
  ['nothing', ['name,aliases,domain'], [1]],
  ['a name too long', ['name', '长'.repeat(201)], [2]],
])('CSV with %s', (_, lines, rows) => expect(rowsAtFault(csv(...lines))).toEqual(rows));

it.each([
  ['no JSON', '{', [1]],
  ['no list', '{"units":{}}', [1]],
  ['null', 'null', [1]],
  ['a unit that is none', '[{"name":"a"},"b",null,[]]', [2, 3, 4]],
  ['an unknown member', '[{"name":"a","url":"x"}]', [1]],
  ['a name that is no text', '[{"name":7},{"name":"a","aliases":"b"},{"name":"b","domains":[1]}]', [1, 2, 3]],
])('JSON with %s', (_, text, rows) => expect(rowsAtFault(parseUnits('json', text))).toEqual(rows));

it('a fault speaks both languages', () => {
  const [fault] = csv('name', '日报', '日报').faults;
  expect(fault).toEqual({ row: 3, reason: { zh: '“日报”与第 2 行重复。', en: '“日报” is in row 2 already.' } });
});

it.each([
  ['2025-06', true],
  ['2025-06-30', true],
  ['2025-13', false],
  ['2025', false],
  ['v2025-06', false],
])('version %s: %s', (version, good) => expect(VERSION.test(version)).toBe(good));
