import { compileEngine } from '../engine';
import { blocksPassages } from '../blocks-text';
import { extractPassages } from '../extract';
import { htmlPassages } from '../html-text';
import { markdownPassages } from '../markdown-text';
import type { Passage } from '../passage';
import { format } from '../../packs/format';
import { deadLinks, ownLinks, questionOf } from './dead-links';
import { ANSWER, SITE } from './example-site';
import { siteFault, targetOf } from './site';

const ARTICLE = 'api::article.article';
const engine = compileEngine([{ pack: format, builtin: true }]);
const linksOf = (passages: Passage[]) =>
  passages.flatMap(({ path, text, links = [] }) =>
    links.map(({ start, end, url }) => [path, text.slice(start, end), url]),
  );
const dead = (passages: Passage[], self: Parameters<typeof ownLinks>[2] = null) =>
  deadLinks(engine, ownLinks(passages, SITE, self), ANSWER, { subject: null, language: 'zh' });

describe('links and their words', () => {
  it('of blocks, marks in them included', () => {
    const t = (text: string, marks = {}) => ({ type: 'text', text, ...marks });
    const link = (url: string, ...children: object[]) => ({ type: 'link', url, children });
    const blocks = [
      { type: 'paragraph', children: [t('见'), link('/a', t('办事'), t('指南', { bold: true })), t('。')] },
      { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [link('/b', t('')), t('乙')] }] },
    ];
    expect(linksOf(blocksPassages(blocks, 'body'))).toEqual([
      ['body', '办事指南', '/a'],
      ['body', '', '/b'],
    ]);
  });

  it.each<[string, [string, string][]]>([
    ['<p>见 <a href="/a?x=1&amp;y=2"> 办事<b>指南</b> </a>。', [['办事指南', '/a?x=1&y=2']]],
    [
      "<a href=/a>甲<a HREF='/b'>乙</a>丙",
      [
        ['甲', '/a'],
        ['乙', '/b'],
      ],
    ],
    ['<a name=x>甲</a><a href="/b">开着', [['开着', '/b']]],
    ['<p>甲</p><a href="/a"><p>乙</p></a><p>丙</p>', [['乙', '/a']]],
    ['甲<a href="/a"><img src=x alt=图></a>', [['', '/a']]],
    ['<a href="/a?region=1&copy=2">甲</a>', [['甲', '/a?region=1&copy=2']]],
    ['<!-- <a href="/a">甲</a> -->', []],
  ])('of HTML: %s', (html, links) => {
    expect(linksOf(htmlPassages(html, 'h')).map(([, ...link]) => link)).toEqual(links);
  });

  it.each<[string, [string, string][]]>([
    ['见 [办事**指南**](/a "题")。', [['办事指南', '/a']]],
    [
      '[甲](</a b>)和[乙](/a\\_b&amp;c)',
      [
        ['甲', '/a b'],
        ['乙', '/a_b&c'],
      ],
    ],
    [
      '[甲][x]、[X]、[y]\n\n[x]: /a\n[x]: /b',
      [
        ['甲', '/a'],
        ['X', '/a'],
      ],
    ],
    [
      '<https://a.example/x>和 https://b.example/y 。',
      [
        ['https://a.example/x', 'https://a.example/x'],
        ['https://b.example/y', 'https://b.example/y'],
      ],
    ],
    [
      '甲 <a href="/a">乙</a>\n\n<p><a href="/b">丙</a></p>',
      [
        ['乙', '/a'],
        ['丙', '/b'],
      ],
    ],
    [
      '[https://a.example 甲](/a)和[www.b.example][x]乙\n\n[x]: /b',
      [
        ['https://a.example 甲', '/a'],
        ['www.b.example', '/b'],
      ],
    ],
    ['`[甲](/a)` ![图](/b) [空]()', [['空', '']]],
  ])('of Markdown: %s', (markdown, links) => {
    expect(linksOf(markdownPassages(markdown, 'm')).map(([, ...link]) => link)).toEqual(links);
  });

  it('of a field that is an address, in components too; prose is none', () => {
    const attributes = { title: { type: 'string' }, source: { type: 'component', component: 'c' } };
    const lookup = () => ({ url: { type: 'string' } });
    const data = { title: '见 https://a.example/', source: { url: ' https://a.example/x ' } };
    expect(linksOf(extractPassages(attributes, data, lookup).passages)).toEqual([
      ['source.url', 'https://a.example/x', 'https://a.example/x'],
    ]);
  });
});

describe('where a link leads', () => {
  const document = (documentId: string, locale = 'zh-Hans') => ({ kind: 'document', uid: ARTICLE, documentId, locale });
  it.each<[string, object | null]>([
    ['/site/?item=x', document('x')],
    ['/site?locale=en&item=x&page=2#top', document('x', 'en')],
    ['HTTPS://Park.Example/site/index.html?item=x', document('x')],
    ['//park.example/site/?item=x', document('x')],
    ['https://park.example:8443/site/?item=x', null],
    ['https://other.example/site/?item=x', null],
    ['/site/', null],
    ['/site/?item=', null],
    ['/site/?column=notices', null],
    ['?item=x', null],
    ['#x', null],
    ['site/?item=x', null],
    ['mailto:a@park.example', null],
    ['javascript:alert(1)', null],
    ['http://[', null],
    ['/%E0%A4%A', null],
    [`/api/delivery/media/${'A'.repeat(64)}/small`, { kind: 'media', sha256: 'a'.repeat(64) }],
    ['/uploads/a.pdf', { kind: 'closed' }],
    ['/files/%E8%A1%A8.pdf', { kind: 'file', path: '/files/表.pdf' }],
  ])('%s', (url, target) => expect(targetOf(url, SITE)).toEqual(target));

  it('addresses may name a host of their own and stand in paths', () => {
    const site = {
      ...SITE,
      documents: [{ uid: ARTICLE, address: 'https://www.example.org/:locale/:documentId.html' }],
    };
    expect(targetOf('https://www.example.org/en/abc', site)).toBeNull();
    const plain = { ...SITE, documents: [{ uid: ARTICLE, address: 'https://www.example.org/:locale/n/:documentId' }] };
    expect(targetOf('http://www.example.org/en/n/abc/', plain)).toEqual(document('abc', 'en'));
    expect(targetOf('/en/n/abc', plain)).toBeNull();
  });
});

it.each<[unknown, string | null]>([
  [{ ...SITE, locale: undefined }, 'locale is not known'],
  [{}, null],
  [{ documents: [{ uid: ARTICLE, address: 'https://a.example/:documentId' }] }, null],
  [
    { documents: [{ uid: ARTICLE, address: '/site/' }] },
    'documents must be a list of { uid, address } with :documentId in each',
  ],
  [{ media: ['/files/'] }, 'media must be a list of addresses with :sha256'],
  [{ closed: ['admin'] }, 'files and closed must be lists of paths'],
  [{ hosts: 'a.example' }, 'hosts must be a list of host names'],
  [[], 'must be an object'],
])('a site of %j', (site, fault) => expect(siteFault(site)).toBe(fault));

describe('dead links', () => {
  it('are told with their words, what is wrong and what to do', () => {
    const markdown = '[甲](/site/?item=draft)、[乙](/site/?item=live)、[丙](https://elsewhere.example/gone)';
    expect(dead(markdownPassages(markdown, 'body'))).toMatchObject([
      {
        ...{ path: 'body', text: '甲', start: 0, end: 1, ruleId: 'fo-63', pack: 'format', severity: 'warn' },
        pieces: [{ path: 'body', start: 1, end: 2 }],
        waivable: 'editor',
      },
    ]);
  });

  it('to the document itself there are none', () => {
    const passages = markdownPassages('[本文](/site/?item=draft)[英文](/site/?item=draft&locale=en)', 'body');
    const self = { uid: ARTICLE, documentId: 'draft', locale: 'zh-Hans' };
    expect(dead(passages, self).map(({ text }) => text)).toEqual(['英文']);
  });

  it('mean another thing when they lead somewhere else', () => {
    const meaning = (url: string) => dead(markdownPassages(`[甲](${url})`, 'body'))[0]?.meaning;
    expect(meaning('/site/?item=no')).toBe(meaning('/site/?item=no'));
    expect(meaning('/site/?item=no')).not.toBe(meaning('/site/?item=neither'));
  });

  it('of what is asked each is asked once', () => {
    const markdown = '[甲](/site/?item=a)[乙](/site/?item=a#b)[丙](/files/x)[丁](/uploads/y)';
    expect(questionOf(ownLinks(markdownPassages(markdown, 'b'), SITE, null))).toEqual({
      documents: [expect.objectContaining({ documentId: 'a' })],
      media: [],
      files: ['/files/x'],
    });
  });
});
