import type { Json } from './canonical-json';
import type { Attributes, Content } from './content';
import { blocksHtml, contentHtml, type PreviewLookup } from './preview-html';
import { PREVIEW_HEADERS, previewPage } from './preview-page';
import { createHash } from 'node:crypto';

const SHOWN = 'a'.repeat(64);
const LARGE = 'b'.repeat(64);
const lookup: PreviewLookup = {
  component: () => ({ unit: { type: 'string' }, kind: { type: 'enumeration' } }),
  picture: (sha256) => (sha256 === SHOWN ? 'data:image/png;base64,AAAA' : null),
};
const text = (value: string, marks: Record<string, boolean> = {}) => ({ type: 'text', text: value, ...marks });
const paragraph = (...children: Json[]): Json => ({ type: 'paragraph', children });
const html = (...blocks: Json[]): string => blocksHtml(blocks, lookup);
const media = (sha256: string, mime = 'image/png', name = '图.png') => ({ sha256, mime, name, ext: '.png' });

describe('blocksHtml', () => {
  test.each<[string, Json[], string]>([
    [
      'escapes words',
      [paragraph(text('<img src=x onerror=alert(1)>&"\''))],
      '<p>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;</p>',
    ],
    ['keeps line breaks', [paragraph(text('一\r\n二'))], '<p>一<br>二</p>'],
    ['leaves empty blocks out', [paragraph(text(''))], ''],
    ['marks words', [paragraph(text('x', { bold: true, italic: true }))], '<p><strong><em>x</em></strong></p>'],
    ['keeps the first heading for the title', [{ type: 'heading', level: 1, children: [text('x')] }], '<h2>x</h2>'],
    ['knows headings up to six', [{ type: 'heading', level: 99, children: [text('x')] }], '<h6>x</h6>'],
    [
      'nests lists',
      [
        {
          type: 'list',
          format: 'ordered',
          children: [
            { type: 'list-item', children: [text('a')] },
            { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('b')] }] },
          ],
        },
      ],
      '<ol><li>a</li><li><ul><li>b</li></ul></li></ol>',
    ],
    ['quotes', [{ type: 'quote', children: [text('x')] }], '<blockquote>x</blockquote>'],
    ['code', [{ type: 'code', children: [text('a<b')] }], '<pre>a&lt;b</pre>'],
    ['keeps words of blocks it does not know', [{ type: 'new', children: [text('x')] }], '<p>x</p>'],
    [
      'a picture',
      [{ type: 'image', image: { ...media(SHOWN), alternativeText: '"><b>' }, children: [] }],
      '<figure><img src="data:image/png;base64,AAAA" alt="&quot;&gt;&lt;b&gt;"></figure>',
    ],
    [
      'a picture that is not shown',
      [{ type: 'image', image: media(LARGE), children: [] }],
      '<p class="note">图片未在预览中显示 Picture not shown：图.png</p>',
    ],
    [
      'a picture that is none',
      [{ type: 'image', image: { unresolved: 'javascript:x' }, children: [] }],
      '<p class="note">图片无法确认 Picture that cannot be resolved</p>',
    ],
  ])('%s', (_, blocks, expected) => expect(html(...blocks)).toBe(expected));

  test.each([
    ['https://x.example/?a=1&b=2', ' href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow"'],
    ['mailto:a@x.example', ' href="mailto:a@x.example" rel="noopener noreferrer nofollow"'],
    ['javascript:alert(1)', ''],
    [' java\nscript:alert(1)', ''],
    ['\u0001javascript:alert(1)', ''],
    ['data:text/html,x', ''],
    ['//x.example', ''],
    ['/uploads/x.png', ''],
    [
      'https://x.example/"onclick=alert(1)',
      ' href="https://x.example/%22onclick=alert(1)" rel="noopener noreferrer nofollow"',
    ],
  ])('links to %j', (url, attribute) =>
    expect(html(paragraph({ type: 'link', url, children: [text('x')] }))).toBe(`<p><a${attribute}>x</a></p>`),
  );

  it('ends at a depth, whatever is stored', () => {
    let link: Json = text('x');
    for (let depth = 0; depth < 1000; depth += 1) link = { type: 'link', url: 'x', children: [link] };
    expect(html(paragraph(link)).length).toBeLessThan(1000);
  });
});

describe('contentHtml', () => {
  const attributes: Attributes = {
    title: { type: 'string' },
    summary: { type: 'text' },
    cover: { type: 'media' },
    attachments: { type: 'media', multiple: true },
    theme: { type: 'relation' },
    source: { type: 'component', component: 'x.source' },
    aiDeclaration: { type: 'enumeration' },
    body: { type: 'blocks' },
  };
  const content: Content = {
    uid: 'api::x.x',
    locale: 'en',
    fields: {
      body: [paragraph(text('正文'))],
      title: '标题',
      summary: '一\n\n二',
      cover: media(SHOWN),
      attachments: [media(LARGE, 'application/pdf', '<a>.pdf')],
      theme: { documentId: 'secret', code: 'industry' },
      source: { kind: 'original', unit: '<b>' },
      aiDeclaration: 'none',
      stranger: 'x',
    },
  };
  it('shows words and pictures in the order of the schema, and nothing else', () => {
    expect(contentHtml(content, attributes, 'title', lookup).split('\n')).toEqual([
      '<p>一</p><p>二</p>',
      '<figure><img src="data:image/png;base64,AAAA" alt=""></figure>',
      '<p class="note">附件 File：&lt;a&gt;.pdf</p>',
      '',
      '<section><p>&lt;b&gt;</p>',
      '</section>',
      '',
      '<p>正文</p>',
    ]);
  });
});

describe('previewPage', () => {
  const page = (changed: boolean, title = '<题>') =>
    previewPage({
      locale: 'zh-Hans',
      title,
      body: '<p>正文</p>',
      expiresAt: '2026-03-01T12:00:00.000Z',
      timeZone: 'Asia/Shanghai',
      changed,
    });

  it('says what it is and until when, in the park’s time', () => {
    expect(page(false)).toContain('预览稿，未经签发，请勿转发');
    expect(page(false)).toMatch(/<time datetime="2026-03-01T12:00:00.000Z">[^<]*20:00<\/time>/);
    expect(page(false)).toContain('<h1>&lt;题&gt;</h1>');
    expect(page(false)).not.toContain('有改动');
    expect(page(true)).toContain('有改动');
  });
  it('has one style, which its policy names, and no script', () => {
    const style = /<style>([^]*)<\/style>/.exec(page(false))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(PREVIEW_HEADERS['Content-Security-Policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(page(true)).not.toMatch(/<script|style="/);
  });
});
