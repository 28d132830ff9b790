import type { Attributes } from './content';
import { passagesOf, placeNow, standsAt } from './proof-passages';

const ATTRIBUTES: Attributes = {
  title: { type: 'string' },
  theme: { type: 'relation' },
  kind: { type: 'enumeration' },
  body: { type: 'blocks' },
  cover: { type: 'media' },
  files: { type: 'media', multiple: true },
  source: { type: 'component', component: 'c' },
  parts: { type: 'component', component: 'c', repeatable: true },
  zone: { type: 'dynamiczone', components: ['c'] },
};
const component = (): Attributes => ({ unit: { type: 'string' }, url: { type: 'string' } });
const text = (value: string) => ({ type: 'text', text: value });
const p = (...children: object[]) => ({ type: 'paragraph', children });

it('has every text that readers get, and no codes', () => {
  const fields = {
    title: '题',
    theme: { code: 'x', name: '主题' },
    kind: 'none',
    body: [
      p(text('甲'), { type: 'link', url: 'u', children: [text('乙')] }),
      { type: 'list', children: [{ type: 'list-item', children: [text('丙')] }] },
      { type: 'image', children: [text('')], image: { sha256: 'a', alternativeText: '图' } },
      p(text('丁')),
    ],
    cover: { sha256: 'b', caption: '注' },
    files: [{ sha256: 'c' }, { sha256: 'd', alternativeText: '件' }],
    source: { unit: '部' },
    parts: [{ unit: '一' }, { url: 'u' }],
    zone: [{ __component: 'c', unit: '区' }],
  };
  expect(passagesOf({ fields } as never, ATTRIBUTES, component)).toEqual([
    { path: 'title', text: '题' },
    { path: 'body', text: '甲乙\n丙\n\n丁' },
    { path: 'body.2.image.alternativeText', text: '图' },
    { path: 'cover.caption', text: '注' },
    { path: 'files.1.alternativeText', text: '件' },
    { path: 'source.unit', text: '部' },
    { path: 'parts.0.unit', text: '一' },
    { path: 'parts.1.url', text: 'u' },
    { path: 'zone.0.unit', text: '区' },
  ]);
});

/** The passages of a content by schema, as `path: text`. */
const read = (fields: object, attributes: Attributes, of: (uid: string) => Attributes = component): string[] =>
  passagesOf({ fields } as never, attributes, of).map(({ path, text: words }) => `${path}: ${words}`);

it('reads every kind of text, and nothing where there is none', () => {
  const attributes: Attributes = { title: { type: 'string' }, lead: { type: 'text' }, more: { type: 'richtext' } };
  expect(read({ title: '题', lead: '导', more: '正' }, attributes)).toEqual(['title: 题', 'lead: 导', 'more: 正']);
  expect(read({ title: '', lead: null }, attributes)).toStrictEqual([]);
});

it('reads each part by its own schema', () => {
  const schemas: Record<string, Attributes> = { c: { unit: { type: 'string' } }, d: { line: { type: 'string' } } };
  const part = { unit: '部', line: '行' };
  const fields = { source: part, zone: [{ __component: 'd', ...part }, part, { __component: 'c', ...part }] };
  expect(read(fields, ATTRIBUTES, (uid) => schemas[uid] ?? {})).toEqual([
    ...['source.unit: 部', 'zone.0.line: 行', 'zone.2.unit: 部'],
  ]);
});

it('what is not as its schema says has no text, and nothing breaks', () => {
  const none = [null, 'x', 7, [p(text('甲'))]];
  expect(read({ files: none, parts: none, zone: none, cover: 'x', source: null }, ATTRIBUTES)).toStrictEqual([]);
  expect(read({ body: [...none, p(null as never, 'x' as never, text('乙')), { type: 'quote' }] }, ATTRIBUTES)).toEqual([
    ...['body: 乙\n'],
  ]);
});

it('lists are read line by line however deep they are, and links as they stand', () => {
  const item = (...children: object[]) => ({ type: 'list-item', children });
  const list = (...children: object[]) => ({ type: 'list', children });
  const link = { type: 'link', url: 'u', children: [text('戊'), text('己')] };
  const body = [p(text('甲')), list(item(text('乙')), list(item(text('丙')), item(link))), list(), p(text('丁'))];
  expect(read({ body }, ATTRIBUTES)).toEqual(['body: 甲\n乙\n丙\n戊己\n丁']);
  const held = { type: 'quote', children: [item(text('乙')), item(text('丙'))] };
  const mixed = item(text('庚'), list(item(text('辛'))));
  expect(read({ body: [held, mixed] }, ATTRIBUTES)).toEqual(['body: 乙\n丙\n庚\n辛']);
});

it('an image of rich text is an empty line, with words of its own if it has any', () => {
  const image = (of: object | null) => ({ type: 'image', children: [text('')], image: of });
  const list = { type: 'list', children: [image({ caption: '注' })] };
  const body = [p(text('甲')), image(null), list, { ...p(text('乙')), image: { caption: '不是图' } }];
  expect(read({ body }, ATTRIBUTES)).toEqual(['body: 甲\n\n\n乙', 'body.2.children.0.image.caption: 注']);
});

const PASSAGES = [
  { path: 'lead', text: '导语' },
  { path: 'title', text: '错别字，还是错别字' },
];
const at = (start: number, quote: string, path = 'title') => ({ path, start, end: start + quote.length, quote });

it('knows whether words stand at a place', () => {
  const whole = { path: 'cover', start: 0, end: 0, quote: '' };
  expect([at(0, '错别字'), at(6, '错别字'), whole].map((one) => standsAt(PASSAGES, one))).toEqual([true, true, true]);
  const wrong = [at(1, '错别字'), at(0, '错别字', 'body'), { ...whole, end: 2 }, { ...whole, start: 1 }];
  expect(wrong.map((one) => standsAt(PASSAGES, one))).toEqual([false, false, false, false]);
});

it('finds them again where they moved to, the nearest place first', () => {
  expect(placeNow(PASSAGES, at(6, '错别字'))).toEqual({ start: 6, end: 9 });
  expect(placeNow(PASSAGES, at(5, '错别字'))).toEqual({ start: 6, end: 9 });
  expect(placeNow(PASSAGES, at(2, '错别字'))).toEqual({ start: 0, end: 3 });
  expect([at(0, '没有'), at(0, '错别字', 'body'), at(0, '')].map((one) => placeNow(PASSAGES, one))).toEqual([
    ...[null, null, null],
  ]);
  // As far to the one before as to the one after: the one before.
  expect(placeNow([{ path: 'title', text: '错。。。错' }], at(2, '错'))).toEqual({ start: 0, end: 1 });
  expect(placeNow([{ path: 'title', text: '。。。错。。。错' }], at(4, '错'))).toEqual({ start: 3, end: 4 });
});
