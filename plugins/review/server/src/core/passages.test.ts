import type { Attributes, Content } from './content';
import { passagesOf } from './passages';

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
