import { blocksPassages } from './blocks-text';
import { extractPassages, type Attributes } from './extract';
import { htmlPassages } from './html-text';
import { piecesOf } from './pieces';

const t = (text: string, marks = {}) => ({ type: 'text', text, ...marks });
const p = (...children: object[]) => ({ type: 'paragraph', children });

describe('blocks', () => {
  test('inline nodes are joined by nothing, blocks and list items by a line break', () => {
    const blocks = [
      p(t('国'), t('家', { bold: true }), { type: 'link', url: 'https://x', children: [t('级')] }),
      {
        type: 'list',
        format: 'ordered',
        children: [
          { type: 'list-item', children: [t('一')] },
          { type: 'list', children: [{ type: 'list-item', children: [t('二')] }] },
        ],
      },
      { type: 'image', image: { alternativeText: '图', caption: '题' }, children: [t('')] },
      p(t('末')),
    ];
    const [body, ...images] = blocksPassages(blocks, 'body');
    expect(body!.text).toBe('国家级\n一\n二\n\n末');
    expect(images).toEqual([
      { path: 'body.2.image.alternativeText', text: '图' },
      { path: 'body.2.image.caption', text: '题' },
    ]);
    expect(piecesOf(body!, 0, 3)).toEqual([
      { path: 'body.0.children.0', start: 0, end: 1 },
      { path: 'body.0.children.1', start: 0, end: 1 },
      { path: 'body.0.children.2.children.0', start: 0, end: 1 },
    ]);
    expect(piecesOf(body!, 1, 2)).toBeUndefined();
  });

  test('what is no block is passed over', () => {
    expect(
      blocksPassages([null, 3, 'x', {}, { type: 'paragraph' }, p(t('a')), { children: 'no' }], 'b')[0]!.text.trim(),
    ).toBe('a');
  });
});

describe('HTML', () => {
  test.each([
    ['<p>国<b>家</b>级</p>', '国家级'],
    ['<p>国</p><p>家</p>', '国\n家'],
    ['国<br>家<br/><br>级', '国\n家\n\n级'],
    ['<ul>\n  <li>国</li>\n  <li>家</li>\n</ul>', '国\n家'],
    ['a  b\n c', 'a b c'],
    ['<pre>a  b\n c</pre>', 'a  b\n c'],
    ['&#22269;&#x5BB6;&amp;lt;&nbsp;&hellip;&copy', '国家&lt;\u00a0…©'],
    ['<a href="国家级" title="x>y">甲</a>', '甲'],
    ['<!-- 国家级 -->甲<script>国家级</script><style>x</style>乙', '甲乙'],
    ['<td>国</td><td>家</td>', '国\n家'],
    ['国&shy;家&ZeroWidthSpace;级', '国\u00ad家\u200b级'],
    ['1 < 2 && 3 > 2', '1 < 2 && 3 > 2'],
    ['国<wbr>家<span></span>级', '国家级'],
    ['', ''],
    ['<p>开着', '开着'],
    ['<script>开着', ''],
  ])('%j', (html, text) => expect(htmlPassages(html, 'html')[0]!.text).toBe(text));

  test('alternative texts are read, other attributes are not', () => {
    const [, ...alts] = htmlPassages('<img src=x alt="最&#20339;"><img data-alt="no">', 'html');
    expect(alts.map(({ path, text }) => [path, text])).toEqual([['html.images.0.alt', '最佳']]);
  });

  test('character references', () => {
    expect(htmlPassages('&#0;&#xD800;&#x110000;&#128;&notit;&notin;&unknown;&amp', 'html')[0]!.text).toBe(
      '\ufffd\ufffd\ufffd€¬it;∉&unknown;&',
    );
  });

  test('a million open brackets take no time', () => {
    expect(htmlPassages('<a "'.repeat(100_000), 'html')).toHaveLength(1);
  });
});

describe('a content by its schema', () => {
  const attributes: Attributes = {
    title: { type: 'string' },
    body: { type: 'blocks' },
    html: { type: 'richtext', customField: 'plugin::editor.html' },
    markdown: { type: 'richtext' },
    cover: { type: 'media' },
    attachments: { type: 'media' },
    source: { type: 'component', component: 'shared.source' },
    parts: { type: 'component', component: 'shared.source', repeatable: true },
    zone: { type: 'dynamiczone' },
    theme: { type: 'relation' },
    mail: { type: 'email' },
    constructor: { type: 'string' },
  };
  const lookup = (uid: string): Attributes | undefined =>
    uid === 'shared.source' ? { unit: { type: 'string' } } : undefined;

  test('every place that holds prose', () => {
    const data = {
      title: '题',
      body: [p(t('文'))],
      html: '<p>甲</p>',
      markdown: '*乙*',
      cover: { alternativeText: '封', caption: null },
      attachments: [3, { alternativeText: '附', caption: '注' }],
      source: { unit: '社' },
      parts: [{ unit: '一' }, null, { unit: '二' }],
      zone: [{ __component: 'shared.source', unit: '区' }],
      theme: { name: '不读' },
      mail: 'a@b.c',
      unknown: '不读',
    };
    const { passages, problems } = extractPassages(attributes, data, lookup);
    expect(problems).toStrictEqual([]);
    expect(passages.map(({ path, text }) => [path, text])).toEqual([
      ['title', '题'],
      ['body', '文'],
      ['html', '甲'],
      ['markdown', '乙'],
      ['cover.alternativeText', '封'],
      ['attachments.1.alternativeText', '附'],
      ['attachments.1.caption', '注'],
      ['source.unit', '社'],
      ['parts.0.unit', '一'],
      ['parts.2.unit', '二'],
      ['zone.0.unit', '区'],
    ]);
  });

  test('values of the wrong type are named', () => {
    const data = { title: 3, body: 'x', source: 'x', parts: {}, zone: [{ __component: 'no.such' }] };
    expect(extractPassages(attributes, data, lookup).problems.map((problem) => problem.path)).toEqual([
      'title',
      'body',
      'source',
      'parts',
      'zone.0.__component',
    ]);
  });
});
