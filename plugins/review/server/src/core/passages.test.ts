import type { Json } from './canonical-json';
import type { Attributes, Content } from './content';
import { inlineText, isObject, isParagraph, passagesOf } from './passages';

const attributes: Attributes = {
  title: { type: 'string' },
  summary: { type: 'text' },
  body: { type: 'blocks' },
  cover: { type: 'media' },
  parts: { type: 'dynamiczone' },
  source: { type: 'component', component: 'source' },
  kind: { type: 'enumeration' },
  theme: { type: 'relation' },
};
const component = (uid: string): Attributes => ({
  unit: { type: 'string' },
  ...(uid === 'source' ? { reason: { type: 'string', private: true } } : {}),
});
const text = (words: string) => ({ type: 'text', text: words });
const content: Content = {
  uid: 'a',
  locale: 'zh',
  fields: {
    title: '标题',
    summary: '甲\n<b>乙</b>',
    body: [
      { type: 'paragraph', children: [text('一'), { type: 'link', url: 'x', children: [text('二')] }, text('三')] },
      { type: 'list', children: [{ type: 'list-item', children: [text('项')] }] },
      { type: 'image', image: { alternativeText: '图', url: 'x' }, children: [text('')] },
    ],
    cover: { caption: '封面', sha256: 'x' },
    parts: [{ __component: 'part', unit: '部' }],
    source: { unit: '办', reason: '内部' },
    kind: 'none',
    theme: { name: '主题' },
  },
};

it('reads every paragraph readers get, by its place, and nothing else', () => {
  expect(passagesOf(content, attributes, component).map(({ path, line, text: words }) => [path, line, words])).toEqual([
    ['title', 0, '标题'],
    ['summary', 0, '甲'],
    ['summary', 1, '乙'],
    ['body.0', 0, '一二三'],
    ['body.1.children.0', 0, '项'],
    ['body.2.image.alternativeText', 0, '图'],
    ['body.2', 0, ''],
    ['cover.caption', 0, '封面'],
    ['parts.0.unit', 0, '部'],
    ['source.unit', 0, '办'],
  ]);
});

const at = (fields: Content['fields'], schema: Attributes) =>
  passagesOf({ uid: 'a', locale: 'zh', fields }, schema, component).map(({ path, text: words }) => [path, words]);

it('reads each kind of text, and a component by its own attributes', () => {
  const own = (uid: string): Attributes => (uid === 'source' ? { unit: { type: 'string' } } : {});
  const fields = { body: '正文', source: { unit: '办' } };
  const schema: Attributes = { body: { type: 'richtext' }, source: { type: 'component', component: 'source' } };
  expect(passagesOf({ uid: 'a', locale: 'zh', fields }, schema, own).map(({ path }) => path)).toEqual([
    'body',
    'source.unit',
  ]);
});

it('reads nothing where there is no text, whatever stands there', () => {
  const schema: Attributes = { title: { type: 'string' }, body: { type: 'blocks' }, cover: { type: 'media' } };
  expect(at({ title: 5, body: ['words', null, 7], cover: 'x' }, schema)).toStrictEqual([]);
  expect(at({ body: 'words', cover: { caption: 5 } }, schema)).toStrictEqual([]);
  expect(at({ body: [{ type: 'image', image: { caption: '图' } }] }, schema)).toEqual([['body.0.image.caption', '图']]);
});

it('reads a list within a list item by item', () => {
  const item = (words: string) => ({ type: 'list-item', children: [text(words)] });
  const nested = { type: 'list', children: [item('二')] };
  const body = [{ type: 'list', children: [item('一'), nested] }];
  expect(at({ body }, { body: { type: 'blocks' } })).toEqual([
    ['body.0.children.0', '一'],
    ['body.0.children.1.children.0', '二'],
  ]);
});

it('a paragraph holds words, not lists or their items, and is no list', () => {
  const list = { type: 'list', children: [] };
  const item = { type: 'list-item', children: [text('项')] };
  const paragraph = (...children: Json[]) => ({ type: 'quote', children });
  expect([paragraph(text('引')), paragraph(), item].map(isParagraph)).toEqual([true, true, true]);
  expect([paragraph(text('引'), list), paragraph(text('引'), item)].map(isParagraph)).toEqual([false, false]);
  expect([list, { type: 'list', children: [text('项')] }, { type: 'image' }].map(isParagraph)).toEqual([
    false,
    false,
    false,
  ]);
  expect([isParagraph(null), isParagraph([]), isParagraph('x')]).toEqual([false, false, false]);
});

it('a node that is none has no words', () => {
  expect([inlineText('x'), inlineText(null), inlineText({ type: 'x' }), inlineText(['x'])]).toEqual(['', '', '', '']);
  expect(inlineText({ type: 'link', children: [text('链'), null, text('接')] })).toBe('链接');
  expect([isObject(null), isObject([]), isObject('x'), isObject(undefined), isObject({})]).toEqual([
    ...[false, false, false, false],
    true,
  ]);
});
