/** What a reader sees of each rich form, and where each word of it stands in the stored value. */
import fc from 'fast-check';
import { blocksPassages, DEEPEST } from './blocks-text';
import { compileEngine } from './engine';
import { extractPassages, type Attributes } from './extract';
import { htmlPassages } from './html-text';
import { markdownPassages } from './markdown-text';
import type { Passage } from './passage';
import { piecesOf } from './pieces';
import { EXACT, type Pack } from './rule';
import { scan } from './scan';

const t = (text: string, marks = {}) => ({ type: 'text', text, ...marks });
const p = (...children: object[]) => ({ type: 'paragraph', children });
const texts = (passages: readonly Passage[]) => passages.map(({ path, text }) => [path, text]);

const pack: Pack = {
  key: 'test',
  name: '测试',
  rules: [
    { id: 'r', kind: 'existence', terms: ['国家级'], severity: 'block', category: 'c', message: 'm', match: EXACT },
  ],
};
const engine = compileEngine([{ pack, builtin: true }]);
const tools = { segmenters: [], runPattern: () => [] };
const find = (passages: readonly Passage[]) =>
  scan(engine, passages, { ...tools, subject: null, language: 'zh' }).map(({ path, start, end, pieces }) => ({
    path,
    start,
    end,
    ...(pieces ? { pieces } : {}),
  }));

describe('Markdown', () => {
  test.each([
    ['国**家**级', '国家级'],
    ['国*家*级 ~~删~~', '国家级 删'],
    ['国[家](https://x.cn "题")级', '国家级'],
    ['国家\n级', '国家 级'],
    ['国家  \n级', '国家\n级'],
    ['国家\\\n级', '国家\n级'],
    ['国家\r\n\r\n级', '国家\n级'],
    ['# 国家 #\n级', '国家\n级'],
    ['国家\n===\n级', '国家\n级'],
    ['- 国\n- 家\n  级\n\n1. 一', '国\n家 级\n一'],
    ['- [ ] 国\n- [x] 家', '国\n家'],
    ['> 国\n> 家\n\n> > 级', '国 家\n级'],
    ['| 国 | 家\\|级 |\n|---|:-:|\n| **一** | 二 |', '国\n家|级\n一\n二'],
    ['```js\n国  家\n级\n```\n末', '国  家\n级\n末'],
    ['    国  家\n    级', '国  家\n级'],
    ['> ```\n> 国\n> 家\n> ```', '国\n家'],
    ['用 `国  家` 级', '用 国 家 级'],
    ['国\\*家&amp;级&#22269;', '国*家&级国'],
    ['国<b>家</b>级<br>末<!-- 注 -->', '国家级\n末'],
    ['<div>国<i>家</i></div>\n\n级', '国家\n级'],
    ['<https://a.cn> https://b.cn', 'https://a.cn https://b.cn'],
    [
      '[https://a.cn 国家级](https://b.cn "题")[见 www.a.cn][甲]\n\n[甲]: https://c.cn',
      'https://a.cn 国家级见 www.a.cn',
    ],
    ['![www.a.cn](https://b.cn)甲', '甲'],
    ['[待补] [甲][乙] ![图][丙]', '[待补] [甲][乙] ![图][丙]'],
    ['[甲] [乙][甲] [甲][]\n\n[甲]: https://x.cn "题"', '甲 乙 甲'],
    ['---\n国', '国'],
    ['1 * 2 * 3_4_5', '1 * 2 * 3_4_5'],
    ['**开着', '**开着'],
    ['', ''],
  ])('%j', (markdown, text) => expect(markdownPassages(markdown, 'body')[0]!.text).toBe(text));

  test('alternative texts stand by themselves', () => {
    expect(texts(markdownPassages('甲![国*家*级](a.png "题")乙<img alt="丙">\n\n<img alt="丁">', 'body'))).toEqual([
      ['body', '甲乙'],
      ['body.images.0.alt', '国家级'],
      ['body.images.1.alt', '丙'],
      ['body.images.2.alt', '丁'],
    ]);
  });
});

describe('a word split over marks is found with its pieces, one split over blocks is not', () => {
  const piece = (path: string, start: number, end: number) => ({ path, start, end });
  const found = (start: number, ...pieces: object[]) => [
    { path: 'f', start, end: start + 3, ...(pieces.length > 0 ? { pieces } : {}) },
  ];
  test.each<[string, readonly Passage[], object[]]>([
    ['blocks, one node', blocksPassages([p(t('x国家级'))], 'f'), found(1)],
    [
      'blocks, marks and a link',
      blocksPassages([p(t('x国'), t('家', { bold: true }), { type: 'link', children: [t('级')] })], 'f'),
      found(1, piece('f.0.children.0', 1, 2), piece('f.0.children.1', 0, 1), piece('f.0.children.2.children.0', 0, 1)),
    ],
    ['blocks, two of them', blocksPassages([p(t('国')), p(t('家级'))], 'f'), []],
    ['HTML as it stands', htmlPassages('国家级', 'f'), found(0)],
    ['HTML behind a tag', htmlPassages('<p>国家级', 'f'), found(0, piece('f', 3, 6))],
    [
      'HTML, marks',
      htmlPassages('<p>国<b>家</b>级', 'f'),
      found(0, piece('f', 3, 4), piece('f', 7, 8), piece('f', 12, 13)),
    ],
    ['HTML, references', htmlPassages('&#22269;家级', 'f'), found(0, piece('f', 0, 10))],
    ['HTML, two blocks', htmlPassages('<p>国</p>家级', 'f'), []],
    ['HTML, two cells', htmlPassages('<tr><td>国<td>家级', 'f'), []],
    ['Markdown as it stands', markdownPassages('国家级', 'f'), found(0)],
    ['Markdown, marks', markdownPassages('国**家级**', 'f'), found(0, piece('f', 0, 1), piece('f', 3, 5))],
    ['Markdown, two items', markdownPassages('- 国\n- 家级', 'f'), []],
    ['Markdown, two cells', markdownPassages('|国|家级|\n|-|-|', 'f'), []],
  ])('%s', (_name, passages, expected) => expect(find(passages)).toEqual(expected));

  test('in an alternative text it points into the field that holds it', () => {
    const [html] = find(htmlPassages('<img alt="国家级">', 'f'));
    expect(html).toEqual({ path: 'f.images.0.alt', start: 0, end: 3, pieces: [{ path: 'f', start: 10, end: 13 }] });
    const [markdown] = find(markdownPassages('![国家级](x)', 'f'));
    expect(markdown).toEqual({ path: 'f.images.0.alt', start: 0, end: 3, pieces: [{ path: 'f', start: 2, end: 5 }] });
  });
});

describe('blocks of any shape', () => {
  test.each<[string, object[], string]>([
    [
      'an item that holds a text and a list',
      [{ type: 'list-item', children: [t('国'), { type: 'list', children: [p(t('家'))] }, t('级')] }],
      '国\n家\n级',
    ],
    ['paragraphs in a quotation', [{ type: 'quote', children: [p(t('国')), p(t('家'))] }], '国\n家'],
    ['a text without a block', [t('国'), p(t('家'))], '国\n家'],
    ['an empty paragraph', [p(t('国')), p(), p(t('家'))], '国\n\n家'],
  ])('%s', (_name, blocks, text) => expect(blocksPassages(blocks, 'f')[0]!.text).toBe(text));

  const nested = (levels: number): object =>
    Array.from({ length: levels }).reduce<object>((inner) => ({ type: 'quote', children: [inner] }), p(t('国家级')));

  test('a thousand levels are read; what lies deeper is refused by name, never passed over', () => {
    expect(find(blocksPassages([nested(DEEPEST - 1)], 'f'))).toHaveLength(1);
    expect(() => blocksPassages([nested(DEEPEST)], 'f')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { fields: [expect.objectContaining({ path: 'f' })] } }),
    );
    expect(() => blocksPassages([nested(100_000)], 'f')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

test('a content’s file names, tables, captions and SEO fields, at any depth of its components', () => {
  const attributes: Attributes = {
    seo: { type: 'component', component: 'seo' },
    zone: { type: 'dynamiczone' },
    files: { type: 'media' },
    text: { type: 'richtext' },
  };
  const seo: Attributes = {
    metaTitle: { type: 'string' },
    social: { type: 'component', component: 'seo', repeatable: true },
    image: { type: 'media' },
  };
  const data = {
    seo: { metaTitle: '一', social: [{ metaTitle: '二', image: { caption: '三', name: '四.png' } }] },
    zone: [{ __component: 'seo', metaTitle: '五' }],
    files: [{ name: '国家级.pdf', alternativeText: '六' }],
    text: '| 国**家**级 |\n|-|',
  };
  const { passages } = extractPassages(attributes, data, (uid) => (uid === 'seo' ? seo : undefined));
  expect(texts(passages)).toEqual([
    ['seo.metaTitle', '一'],
    ['seo.social.0.metaTitle', '二'],
    ['seo.social.0.image.caption', '三'],
    ['seo.social.0.image.name', '四.png'],
    ['zone.0.metaTitle', '五'],
    ['files.0.alternativeText', '六'],
    ['files.0.name', '国家级.pdf'],
    ['text', '国家级'],
  ]);
  expect(find(passages).map(({ path }) => path)).toEqual(['files.0.name', 'text']);
  const cyclic: Record<string, unknown> = { metaTitle: '一' };
  cyclic['social'] = [cyclic];
  expect(() => extractPassages(attributes, { seo: cyclic }, () => seo)).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  );
});

const BITS =
  '国 家 级 a 1 \n \r\n \t < > / " \' = & ; &lt; &#22269; &nbsp; &copy <b> </b> <p> </p> <br> <pre> </pre> <img alt="x &amp; y"> <!-- --> <script> ' +
  '</script> * ** _ ` ``` ~~ [ ] ( ) ![ ]( [甲]: # > - | |-| \\ \u0000 \ud800 \udfff \u202e \u200b \\\\ http://a.b @ : ! ? 1.';
const soup = fc
  .array(fc.constantFrom(...BITS.split(' '), ' ', '  ', '\n\n'), { maxLength: 60 })
  .map((parts) => parts.join(''));

const plain = (text: string) => text.replace(/\s/g, ' ');

/** What is wrong with where a passage says it stands in its value, or null. */
function misplaced({ text, stored = [] }: Passage, value: string): string | null {
  let [end, to] = [0, 0];
  for (const span of stored) {
    const between = text.slice(end, span.start);
    // Only the line break between two blocks has no place in the value.
    if (!/^\n*$/.test(between) || span.start < end || span.from < to) return `gap or overlap at ${span.start}`;
    const isExact = span.end - span.start === span.to - span.from;
    const read = plain(text.slice(span.start, span.end));
    if (isExact && read.trim() !== '' && read !== plain(value.slice(span.from, span.to))) return `other text at ${end}`;
    ({ end, to } = span);
  }
  return stored.length === 0 || (/^\n*$/.test(text.slice(end)) && to <= value.length) ? null : 'beyond the end';
}

test.each([
  ['HTML', htmlPassages],
  ['Markdown', markdownPassages],
])('every unit of %s stands where it is said to stand', (_name, passagesOf) => {
  fc.assert(
    fc.property(soup, (value) => {
      expect(
        passagesOf(value, 'f')
          .map((passage) => misplaced(passage, value))
          .filter(Boolean),
      ).toStrictEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('pieces of any range are the touched stretches only', () => {
  const passage = markdownPassages('a **国** b **家** c', 'f')[0]!;
  expect(passage.text).toBe('a 国 b 家 c');
  expect(piecesOf(passage, 2, 3)).toEqual([{ path: 'f', start: 4, end: 5 }]);
  expect(piecesOf(passage, 0, 1)).toBeUndefined();
  expect(piecesOf(passage, 2, 7)).toEqual([
    { path: 'f', start: 4, end: 5 },
    { path: 'f', start: 7, end: 10 },
    { path: 'f', start: 12, end: 13 },
  ]);
});
