import { textsOf } from './plain-text';

it('gives what people read of each field: words of rich text, plain values as they are shown', () => {
  const body = [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: '一' },
        { type: 'text', text: '二', bold: true },
      ],
    },
    { type: 'paragraph', children: [{ type: 'text', text: '三' }] },
  ];
  const fields = { title: '标题', body, count: 3 };
  expect([...textsOf({ uid: 'a', locale: 'zh', fields })]).toEqual([
    ['title', '标题'],
    ['body', '一二\n三'],
    ['count', '3'],
  ]);
  expect(textsOf({ uid: 'a', locale: 'zh', fields: {} }).size).toBe(0);
});
