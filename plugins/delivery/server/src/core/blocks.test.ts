import { excerpt, imagesOf, plainText, readBlocks } from './blocks';
import { blocksToHtml, textToHtml } from './blocks-html';
import { safeHref } from './html-text';

const SHA = 'b'.repeat(64);
const text = (value: string, marks: Record<string, boolean> = {}) => ({ type: 'text', text: value, ...marks });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const html = (...blocks: unknown[]): string => blocksToHtml(readBlocks(blocks), '/api');
const item = (...children: unknown[]) => ({ type: 'list-item', children });

describe('blocksToHtml', () => {
  test.each([
    ['escapes text', [paragraph(text('<b>&"\''))], '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
    ['keeps line breaks', [paragraph(text('一\n二'))], '<p>一<br />二</p>'],
    ['leaves empty blocks out', [paragraph(text('')), paragraph(text('x'))], '<p>x</p>'],
    [
      'nests marks in one order',
      [paragraph(text('x', { code: true, bold: true, italic: true, underline: true, strikethrough: true }))],
      '<p><strong><em><u><s><code>x</code></s></u></em></strong></p>',
    ],
    ['h1 becomes h2', [{ type: 'heading', level: 1, children: [text('x')] }], '<h2>x</h2>'],
    ['h3 stays', [{ type: 'heading', level: 3, children: [text('x')] }], '<h3>x</h3>'],
    ['h9 becomes h6', [{ type: 'heading', level: 9, children: [text('x')] }], '<h6>x</h6>'],
    [
      'ordered list',
      [{ type: 'list', format: 'ordered', children: [item(text('a')), item(text('b'))] }],
      '<ol><li>a</li><li>b</li></ol>',
    ],
    [
      'nested list beside the items, as Strapi stores it',
      [
        {
          type: 'list',
          format: 'unordered',
          children: [item(text('a')), { type: 'list', format: 'ordered', children: [item(text('b'))] }],
        },
      ],
      '<ul><li>a</li><li><ol><li>b</li></ol></li></ul>',
    ],
    [
      'nested list inside an item',
      [{ type: 'list', children: [item(text('a'), { type: 'list', children: [item(text('b'))] })] }],
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    ],
    ['quote', [{ type: 'quote', children: [text('q')] }], '<blockquote><p>q</p></blockquote>'],
    ['code', [{ type: 'code', children: [text('a < b\n  c')] }], '<pre><code>a &lt; b\n  c</code></pre>'],
    [
      'link',
      [paragraph({ type: 'link', url: 'https://a.example/?a=1&b="', children: [text('x')] })],
      '<p><a href="https://a.example/?a=1&amp;b=&quot;" rel="noopener noreferrer">x</a></p>',
    ],
    [
      'unsafe link is text',
      [paragraph({ type: 'link', url: 'java\tscript:alert(1)', children: [text('x')] })],
      '<p>x</p>',
    ],
    ['words of an unknown block are not lost', [{ type: 'callout', children: [text('x')] }], '<p>x</p>'],
    [
      'unresolved image shows nothing',
      [{ type: 'image', image: { unresolved: 'https://evil.example/x.png' }, children: [] }],
      '',
    ],
    ['SVG is never drawn', [{ type: 'image', image: { sha256: SHA, mime: 'image/svg+xml' }, children: [] }], ''],
  ])('%s', (_name, blocks, expected) => {
    expect(html(...(blocks as unknown[]))).toBe(expected);
  });

  test('a picture is addressed by digest, with smaller sizes where they help', () => {
    const image = {
      sha256: SHA,
      mime: 'image/png',
      width: 2000,
      height: 1000,
      alternativeText: '"图"',
      caption: '说明',
    };
    const url = `/api/delivery/media/${SHA}`;
    expect(html({ type: 'image', image, children: [] })).toBe(
      `<figure><img src="${url}" srcset="${url}/small 640w, ${url}/large 1280w" sizes="(max-width: 48rem) 100vw, 48rem"` +
        ' alt="&quot;图&quot;" width="2000" height="1000" loading="lazy" /><figcaption>说明</figcaption></figure>',
    );
    expect(html({ type: 'image', image: { ...image, width: 600 }, children: [] })).not.toContain('srcset');
    expect(html({ type: 'image', image: { ...image, mime: 'image/gif' }, children: [] })).not.toContain('srcset');
  });

  test('nonsense and bottomless nesting give something, not a crash', () => {
    let deep: unknown = text('x');
    for (let level = 0; level < 5000; level += 1) deep = { type: 'list', children: [deep] };
    expect(() => html(deep)).not.toThrow();
    expect(html(null, 1, 'x', [], { type: 7, children: 'x' })).toBe('');
    expect(blocksToHtml(readBlocks({ not: 'a list' }), '/api')).toBe('');
  });

  test('plain text becomes paragraphs', () => {
    expect(textToHtml('一 <b>\r\n\n 二 ')).toBe('<p>一 &lt;b&gt;</p>\n<p>二</p>');
  });
});

describe('safeHref', () => {
  test.each(['https://a.example', 'http://a.example', '/x', '#x', '?x', 'x/y', 'mailto:a@b.example', 'tel:123'])(
    'keeps %s',
    (href) => expect(safeHref(href)).toBe(href),
  );
  test.each([
    'javascript:alert(1)',
    ' JAVASCRIPT:x',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
    '',
    '  ',
    'https://[',
  ])('refuses %j', (href) => expect(safeHref(href)).toBeNull());
});

describe('words', () => {
  test('blocks and list items are lines, marks join nothing', () => {
    const nodes = readBlocks([
      paragraph(text('甲'), text('乙', { bold: true }), { type: 'link', url: 'x', children: [text('丙')] }),
      { type: 'list', children: [item(text('一')), item(text('二'), { type: 'list', children: [item(text('三'))] })] },
    ]);
    expect(plainText(nodes)).toBe('甲乙丙\n一\n二\n三');
  });

  test('pictures are found at any depth', () => {
    const image = { type: 'image', image: { sha256: SHA, mime: 'image/png' }, children: [] };
    expect(imagesOf(readBlocks([image, { type: 'quote', children: [image] }]))).toHaveLength(2);
  });

  test.each([
    ['short text stays', '一二三', 10, '一二三'],
    ['white space is one space', ' 一\n\n二 ', 10, '一 二'],
    ['ends after a sentence', '一二三四五。六七八九十', 8, '一二三四五。'],
    ['else with an ellipsis', '一。三四五六七八九十', 8, '一。三四五六七八…'],
    ['a decimal point is no end', 'price 3.5 yuan each', 10, 'price 3.5…'],
    ['characters are not cut in half', '😀😀😀', 2, '😀😀…'],
  ])('excerpt: %s', (_name, value, limit, expected) => {
    expect(excerpt(value, limit)).toBe(expected);
  });
});
