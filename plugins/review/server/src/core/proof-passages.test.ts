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

const PASSAGES = [{ path: 'title', text: '错别字，还是错别字' }];
const at = (start: number, quote: string, path = 'title') => ({ path, start, end: start + quote.length, quote });

it('knows whether words stand at a place', () => {
  const whole = { path: 'cover', start: 0, end: 0, quote: '' };
  expect([at(0, '错别字'), at(6, '错别字'), whole].map((one) => standsAt(PASSAGES, one))).toEqual([true, true, true]);
  const wrong = [at(1, '错别字'), at(0, '错别字', 'body'), { ...whole, end: 2 }];
  expect(wrong.map((one) => standsAt(PASSAGES, one))).toEqual([false, false, false]);
});

it('finds them again where they moved to, the nearest place first', () => {
  expect(placeNow(PASSAGES, at(6, '错别字'))).toEqual({ start: 6, end: 9 });
  expect(placeNow(PASSAGES, at(5, '错别字'))).toEqual({ start: 6, end: 9 });
  expect(placeNow(PASSAGES, at(2, '错别字'))).toEqual({ start: 0, end: 3 });
  expect([at(0, '没有'), at(0, '错别字', 'body'), at(0, '')].map((one) => placeNow(PASSAGES, one))).toEqual([
    ...[null, null, null],
  ]);
});
