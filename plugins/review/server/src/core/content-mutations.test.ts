/** A1.3: whatever changes in a row that a reader would get, the digest changes, and no two changes share one. */
import fc from 'fast-check';
import { toContent, type Attributes, type Lookup, type Row } from './content';
import { digestOf, sha256 } from './digest';

const SEED = 20_260_301;

const source: Attributes = { kind: { type: 'enumeration' }, unit: { type: 'string' }, rank: { type: 'integer' } };
const attributes: Attributes = {
  title: { type: 'string' },
  summary: { type: 'text' },
  body: { type: 'blocks' },
  facts: { type: 'json' },
  price: { type: 'decimal' },
  serial: { type: 'biginteger' },
  urgent: { type: 'boolean' },
  day: { type: 'date' },
  hour: { type: 'time' },
  displayFrom: { type: 'datetime' },
  cover: { type: 'media' },
  attachments: { type: 'media', multiple: true },
  column: { type: 'relation', target: 'api::column.column' },
  channels: { type: 'relation', target: 'plugin::delivery.channel' },
  source: { type: 'component', component: 'article.source' },
  parts: { type: 'dynamiczone', components: ['article.source'] },
};

const file = (name: string): Row => ({
  bytes: `bytes of ${name}`,
  mime: 'image/png',
  ext: '.png',
  name: `${name}.png`,
  width: 640,
  height: 360,
  alternativeText: `一张${name}的图`,
  caption: '春天 Spring',
});
const coded = (code: string, name: string): Row => ({ documentId: `id-of-${code}`, code, name });
const text = (value: string, marks: Row = {}): Row => ({ type: 'text', text: value, ...marks });
const row: Row = {
  title: '园区食堂延长晚餐供应时间 Longer hours',
  summary: '从下周一起。\nFrom Monday on.',
  body: [
    { type: 'heading', level: 2, children: [text('供应时间')] },
    {
      type: 'paragraph',
      children: [
        text('晚餐到二十点', { bold: true }),
        { type: 'link', url: 'https://example.com/?a=1', children: [text('指南')] },
      ],
    },
    { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [text('一号食堂'), text('𠮷')] }] },
  ],
  facts: { z: [1, 1.5, '二', { 中: true }], a: { b: 'c' } },
  price: 12345.67,
  serial: '9007199254740993',
  urgent: false,
  day: '2026-02-28',
  hour: '08:05:09.120',
  displayFrom: new Date('2026-03-01T00:00:00.001Z'),
  cover: file('封面'),
  attachments: [file('甲'), file('乙'), file('丙')],
  column: coded('news', '园区动态'),
  channels: [coded('website', '网站'), coded('screen', '大屏')],
  source: { kind: 'original', unit: '公共服务中心', rank: 3 },
  parts: [
    { __component: 'article.source', kind: 'reprint', unit: '新华社', rank: 1 },
    { __component: 'article.source', kind: 'original', unit: '园区', rank: 2 },
  ],
};
const lookup: Lookup = {
  component: () => source,
  shown: () => ['code', 'name'],
  fileDigest: ({ bytes }) => sha256(String(bytes)),
  fileByUrl: () => undefined,
  releasedDigest: () => undefined,
};
const digest = (of: Row): string => digestOf(toContent('api::article.article', 'zh-Hans', of, attributes, lookup));

/** Random choices of one mutation: which place, what happens there, and where in it. */
interface Dice {
  place: number;
  kind: number;
  at: number;
  character: string;
}
const dice = fc.record({
  place: fc.nat(),
  kind: fc.nat(),
  at: fc.nat(),
  character: fc.constantFrom('a', 'é', '\u0301', ' ', '\u200b', '\u3000', '，', ',', '园', '𠮷', '0', '\n'),
});

type Place = { parent: Record<string | number, unknown>; key: string | number };

/** Every value in a row, lists and objects among them. */
function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return found;
  for (const key of Object.keys(value)) {
    const parent = value as Place['parent'];
    // What kind of part or node it is decides how it is read; parts of a list come and go with the list.
    const isPart = Array.isArray(value) && typeof parent[key] === 'object';
    if (key !== '__component' && key !== 'type' && !isPart) found.push({ parent, key });
    placesOf(parent[key], found);
  }
  return found;
}

function otherText(value: string, { kind, at, character }: Dice): string {
  const letters = [...value];
  const index = at % letters.length;
  if (kind % 3 === 0) return letters.toSpliced(index, 0, character).join('');
  if (kind % 3 === 1) return letters.toSpliced(index, 1).join('');
  return letters.with(index, character).join('');
}

function otherList(value: unknown[], { kind, at }: Dice): unknown[] {
  const index = at % value.length;
  if (kind % 3 === 0) return value.toSpliced(index, 1);
  if (kind % 3 === 1) return value.toSpliced(index, 0, structuredClone(value[index]));
  return [...value].reverse();
}

function other(key: string | number, value: unknown, chosen: Dice): unknown {
  const amount = (chosen.at % 1_000) + 1;
  if (value instanceof Date) return new Date(value.getTime() + amount);
  // Other ways to write the same time are the same time.
  if (key === 'hour') return `${String(value).slice(0, -3)}${String(amount % 1_000).padStart(3, '0')}`;
  if (typeof value === 'number') return chosen.kind % 2 === 0 ? value + amount : value - amount;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return otherText(value, chosen);
  return Array.isArray(value) ? otherList(value, chosen) : null;
}

function mutated(chosen: Dice): Row {
  const copy = structuredClone(row);
  const places = placesOf(copy);
  const { parent, key } = places[chosen.place % places.length] as Place;
  parent[key] = other(key, parent[key], chosen);
  return copy;
}

it('A1.3 1,000 random mutations of a row each change the digest, each in its own way', () => {
  const digests = new Map([[digest(row), JSON.stringify(row)]]);
  let mutations = 0;
  for (const chosen of fc.sample(dice, { numRuns: 5_000, seed: SEED })) {
    if (mutations === 1_000) break;
    const changed = mutated(chosen);
    const written = JSON.stringify(changed);
    // A letter put in its own place, a list of equals turned round: nothing has changed.
    if (written === JSON.stringify(row)) continue;
    const found = digest(changed);
    expect(digests.get(found) ?? written).toBe(written);
    digests.set(found, written);
    mutations += 1;
  }
  expect(mutations).toBe(1_000);
});
