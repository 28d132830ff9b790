import type { Json } from './canonical-json';
import type { Attributes, Content } from './content';
import { blocksHtml, contentHtml, type PreviewLookup } from './preview-html';
import { noPreviewPage, PREVIEW_HEADERS, previewPage } from './preview-page';
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
    ['keeps every kind of line break', [paragraph(text('一\r二\n三'))], '<p>一<br>二<br>三</p>'],
    ['keeps the order of blocks', [paragraph(text('一')), paragraph(text('二'))], '<p>一</p><p>二</p>'],
    ['keeps words that stand in a block itself', [{ type: 'text', text: 'x' }], '<p>x</p>'],
    ['passes over what is no block', [null, 'x', [paragraph(text('y'))], paragraph(text('z'))], '<p>z</p>'],
    ['passes over what is no word', [paragraph(null, 'x', 3, text('z'))], '<p>z</p>'],
    ['has nothing for children that are none', [{ type: 'quote', children: 'x' }], ''],
    [
      'words inside a part it does not know',
      [paragraph({ type: 'new', children: [text('x'), text('y')] })],
      '<p>xy</p>',
    ],
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
    [
      'lists of all shapes',
      [
        {
          type: 'list',
          format: 'unordered',
          children: [
            {
              type: 'list-item',
              children: [
                text('a'),
                text('b'),
                { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [text('c')] }] },
                { type: 'list', children: [{ type: 'list-item', children: [text('d')] }] },
              ],
            },
          ],
        },
      ],
      '<ul><li>ab<ol><li>c</li></ol><ul><li>d</li></ul></li></ul>',
    ],
    [
      'a link in an item',
      [
        {
          type: 'list',
          children: [{ type: 'list-item', children: [{ type: 'link', url: 'x', children: [text('a')] }] }],
        },
      ],
      '<ul><li><a>a</a></li></ul>',
    ],
    ['a list without items', [{ type: 'list', children: [] }, { type: 'list' }], ''],
    ['quotes', [{ type: 'quote', children: [text('x')] }], '<blockquote>x</blockquote>'],
    ['code', [{ type: 'code', children: [text('a<b')] }], '<pre>a&lt;b</pre>'],
    ['keeps words of blocks it does not know', [{ type: 'new', children: [text('x')] }], '<p>x</p>'],
    [
      'a picture',
      [{ type: 'image', image: { ...media(SHOWN), alternativeText: '"><b>' }, children: [] }],
      '<figure><img src="data:image/png;base64,AAAA" alt="&quot;&gt;&lt;b&gt;"></figure>',
    ],
    [
      'a picture with words below it',
      [{ type: 'image', image: { ...media(SHOWN), caption: '<说明>' }, children: [] }],
      '<figure><img src="data:image/png;base64,AAAA" alt=""><figcaption>&lt;说明&gt;</figcaption></figure>',
    ],
    [
      'a picture that is not shown',
      [{ type: 'image', image: media(LARGE), children: [] }],
      '<p class="note">图片未在预览中显示 Picture not shown：图.png</p>',
    ],
    [
      'no picture at all',
      [{ type: 'image', children: [] }],
      '<p class="note">图片无法确认 Picture that cannot be resolved</p>',
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
    ['http://x.example/', ' href="http://x.example/" rel="noopener noreferrer nofollow"'],
    ['tel:+86123', ' href="tel:+86123" rel="noopener noreferrer nofollow"'],
    [['https://x.example/'], ''],
    [undefined, ''],
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
    expect(html(paragraph({ type: 'link', url: url as Json, children: [text('x')] }))).toBe(
      `<p><a${attribute}>x</a></p>`,
    ),
  );

  /** So many of something inside each other. */
  const nested = (times: number, within: (inner: Json) => Json, inner: Json): Json =>
    times === 0 ? inner : nested(times - 1, within, within(inner));
  const part = (inner: Json): Json => ({ type: 'new', children: [inner] });
  const link = (inner: Json): Json => ({ type: 'link', children: [inner] });
  const list = (inner: Json): Json => ({ type: 'list', children: [inner] });
  const itemOfList = (inner: Json): Json => list({ type: 'list-item', children: [inner] });

  it.each<[string, (inner: Json) => Json, number, number]>([
    ['parts', part, 24, 0],
    ['links', link, 24, 25],
    // A list's words are one step deeper than the list.
    ['lists', list, 23, 0],
    ['lists in items', itemOfList, 23, 25],
  ])('shows %s to a depth, and ends there, whatever is stored', (_, within, last, tags) => {
    const item = { type: 'list-item', children: [text('x')] };
    const isList = within === list || within === itemOfList;
    const show = (times: number) => {
      const value = nested(times, within, isList ? list(item) : text('x'));
      return blocksHtml([isList ? value : paragraph(value)], lookup);
    };
    const inside = (html: string): boolean => html.includes('x');
    expect([inside(show(last)), inside(show(last + 1)), inside(show(1000))]).toEqual([true, false, false]);
    expect(show(1000).replace(/<[^>]*>/g, '')).toBe('');
    expect(show(1000).split(/<a>|<ul>/)).toHaveLength(tags + 1);
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
  it('asks for each part’s schema by its name', () => {
    const zone: Attributes = { parts: { type: 'dynamiczone' }, source: { type: 'component', component: 'x.source' } };
    const asked: string[] = [];
    const noting = { ...lookup, component: (uid: string) => (asked.push(uid), { unit: { type: 'richtext' } }) };
    const fields = { source: { unit: '甲' }, parts: [{ __component: 'x.quote', unit: ' 乙 ' }, { unit: '丙' }, null] };
    expect(contentHtml({ ...content, fields }, zone, 'title', noting)).toBe(
      '<section><p>乙</p></section><section><p>丙</p></section>\n<section><p>甲</p></section>',
    );
    expect(asked).toEqual(['x.quote', '', 'x.source']);
  });

  it('shows the title’s namesake inside a part', () => {
    const titled = { ...lookup, component: () => ({ title: { type: 'string' } }) };
    const fields = { source: { title: '甲' } };
    expect(contentHtml({ ...content, fields }, attributes, 'title', titled)).toContain('<p>甲</p>');
  });

  it('passes over files that are none, and keeps every kind of line break', () => {
    const fields = { summary: '一\r二\r\n三', attachments: [null, { name: 'x' }, media(LARGE), media(LARGE)] };
    const note = '<p class="note">图片未在预览中显示 Picture not shown：图.png</p>';
    expect(contentHtml({ ...content, fields }, attributes, 'title', lookup)).toBe(
      `<p>一</p><p>二</p><p>三</p>\n${note}${note}`,
    );
  });

  it('ends at a depth, whatever is stored', () => {
    const endless: PreviewLookup = {
      ...lookup,
      component: () => ({ words: { type: 'string' }, source: { type: 'component', component: 'x' } }),
    };
    const words = (times: number): string => {
      let source: Json = { words: '甲' };
      for (let level = 1; level < times; level += 1) source = { source };
      const html = contentHtml({ ...content, fields: { source } }, attributes, 'title', endless);
      return html.replace(/<[^>]*>|\n/g, '');
    };
    expect([words(24), words(25), words(500)]).toEqual(['甲', '', '']);
  });

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
  it('is itself and nothing else, for nobody to keep', () => {
    expect(PREVIEW_HEADERS).toEqual({
      'Content-Security-Policy': expect.stringMatching(
        /^default-src 'none'; img-src 'self' data:; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      ),
      'X-Robots-Tag': 'noindex, nofollow, noarchive',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
    expect(page(false)).toContain('<title>［预览］&lt;题&gt;</title>');
    expect(page(false)).toContain('（Asia/Shanghai）</p>\n</header>');
    expect(page(false)).toContain('.banner{position:sticky');
  });
  it('says in both languages why there is none', () => {
    const none = noPreviewPage({ zh: '<已失效>', en: 'It has ended & is gone.' });
    expect(none).toContain('<html lang="zh-Hans">');
    expect(none).toContain('<title>预览 Preview</title>');
    expect(none).toContain('<h1>&lt;已失效&gt;</h1>\n<p lang="en">It has ended &amp; is gone.</p>');
  });
  it('has one style, which its policy names, and no script', () => {
    const style = /<style>([^]*)<\/style>/.exec(page(false))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(PREVIEW_HEADERS['Content-Security-Policy']).toContain(`style-src 'sha256-${hash}'`);
    expect(page(true)).not.toMatch(/<script|style="/);
  });
});
