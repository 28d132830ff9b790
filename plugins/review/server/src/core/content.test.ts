import { canonicalJson } from './canonical-json';
import {
  contentAttributes,
  imagePaths,
  mediaDigests,
  mediaOf,
  pathOf,
  toContent,
  type Attributes,
  type Lookup,
  type Row,
} from './content';
import { digestOf } from './digest';

const attributes: Attributes = {
  title: { type: 'string' },
  body: { type: 'blocks' },
  cover: { type: 'media', multiple: false },
  column: { type: 'relation', target: 'api::column.column' },
  channels: { type: 'relation', target: 'plugin::delivery.channel' },
  related: { type: 'relation', target: 'api::article.article' },
  source: { type: 'component', component: 'article.source' },
  parts: { type: 'dynamiczone', components: ['article.source'] },
  displayFrom: { type: 'datetime' },
  price: { type: 'decimal' },
  hour: { type: 'time' },
  createdAt: { type: 'datetime' },
  createdBy: { type: 'relation', target: 'admin::user' },
  secret: { type: 'password' },
};
const files: Record<string, Row> = {
  '/uploads/a.png': { id: 7, url: '/uploads/a.png', mime: 'image/png', ext: '.png', name: 'a.png', width: 10 },
};
const lookup: Lookup = {
  component: () => ({ kind: { type: 'string' }, unit: { type: 'string' } }),
  shown: () => ['code', 'name'],
  fileDigest: (file) => (file.id === 7 ? 'd'.repeat(64) : null),
  fileByUrl: (url) => files[url],
  releasedDigest: (target) => (target === 'api::article.article' ? 'e'.repeat(64) : undefined),
};
const row: Row = {
  id: 12,
  documentId: 'doc',
  title: '标题',
  body: [
    { type: 'paragraph', children: [{ type: 'text', text: '正文' }] },
    {
      type: 'image',
      image: { url: '/uploads/a.png?expires=1&signature=x', alternativeText: '图', formats: { thumbnail: {} } },
      children: [{ type: 'text', text: '' }],
    },
  ],
  cover: {
    id: 7,
    url: '/uploads/a.png',
    mime: 'image/png',
    ext: '.png',
    name: 'a.png',
    width: 10,
    alternativeText: '封面',
  },
  column: { id: 3, documentId: 'c', code: 'news', name: '园区动态', updatedAt: '2026-01-01' },
  channels: [
    { id: 1, documentId: 'w', code: 'website', name: '网站' },
    { id: 2, documentId: 's', code: 'screen', name: '大屏' },
  ],
  related: { id: 5, documentId: 'r', title: 'not shown' },
  source: { id: 99, kind: 'original', unit: null },
  parts: [{ id: 4, __component: 'article.source', kind: 'reprint' }],
  displayFrom: new Date('2026-01-02T03:04:05Z'),
  price: '12.50',
  hour: '08:05:09.120',
  createdAt: '2026-01-01',
  createdBy: { id: 1 },
  secret: 'x',
};
const content = (changes: Row = {}) =>
  toContent('api::article.article', 'zh-Hans', { ...row, ...changes }, attributes, lookup);

describe('toContent', () => {
  it('keeps what a reader gets and drops row ids, nulls, times and creators', () => {
    expect(content().fields).toEqual({
      title: '标题',
      body: [
        { type: 'paragraph', children: [{ type: 'text', text: '正文' }] },
        {
          type: 'image',
          image: {
            sha256: 'd'.repeat(64),
            mime: 'image/png',
            ext: '.png',
            name: 'a.png',
            width: 10,
            alternativeText: '图',
          },
          children: [{ type: 'text', text: '' }],
        },
      ],
      cover: {
        sha256: 'd'.repeat(64),
        mime: 'image/png',
        ext: '.png',
        name: 'a.png',
        width: 10,
        alternativeText: '封面',
      },
      column: { documentId: 'c', code: 'news', name: '园区动态' },
      channels: [
        { documentId: 'w', code: 'website', name: '网站' },
        { documentId: 's', code: 'screen', name: '大屏' },
      ],
      related: { documentId: 'r', digest: 'e'.repeat(64) },
      source: { kind: 'original' },
      parts: [{ __component: 'article.source', kind: 'reprint' }],
      displayFrom: '2026-01-02T03:04:05.000Z',
      price: 12.5,
      hour: '08:05:09.120',
    });
  });

  it.each<[string, Row]>([
    [
      'new row and component ids',
      {
        id: 13,
        source: { id: 1000, kind: 'original', unit: null },
        parts: [{ id: 9, __component: 'article.source', kind: 'reprint' }],
      },
    ],
    [
      'another signature on an image',
      {
        body: [row.body as never, null]
          .flatMap((b) => b ?? [])
          .map((b: Row) =>
            b.type === 'image'
              ? { ...b, image: { url: 'http://h/uploads/a.png?signature=y', alternativeText: '图' } }
              : b,
          ),
      },
    ],
    ['a time as text', { displayFrom: '2026-01-02T11:04:05+08:00' }],
    ['a null that was absent', { summary: null }],
    ['a number where the driver gave text', { price: 12.5 }],
    ['a time of day without zeros at the end', { hour: '08:05:09.12' }],
  ])('gives the same digest for %s', (_, changes) => expect(digestOf(content(changes))).toBe(digestOf(content())));

  it.each<[string, Row]>([
    ['one space', { title: '标题 ' }],
    ['an alternative text', { cover: { ...(row.cover as Row), alternativeText: '封面图' } }],
    ['other bytes in the picture', { cover: { ...(row.cover as Row), id: 8 } }],
    ['the order of channels', { channels: [...(row.channels as Row[])].reverse() }],
    ['the name of the column', { column: { ...(row.column as Row), name: '要闻' } }],
    ['a member of a component', { source: { id: 99, kind: 'original', unit: '办公室' } }],
    ['an emptied field', { title: null }],
    ['another millisecond of the day', { hour: '08:05:09.121' }],
  ])('gives another digest for %s', (_, changes) => expect(digestOf(content(changes))).not.toBe(digestOf(content())));

  it('marks an image that is no upload of this system', () => {
    const body = [{ type: 'image', image: { url: 'https://elsewhere/x.png?token=1' }, children: [] }];
    expect(content({ body }).fields.body).toEqual([
      { type: 'image', image: { unresolved: 'https://elsewhere/x.png' }, children: [] },
    ]);
  });

  it('leaves a governed document out that readers do not get', () => {
    const unreleased = { ...lookup, releasedDigest: () => null };
    const many = { ...row, related: [{ documentId: 'r' }] };
    for (const one of [row, many])
      expect(toContent('api::article.article', 'zh-Hans', one, attributes, unreleased).fields).not.toHaveProperty(
        'related',
      );
  });

  it.each<[string, Row, string, unknown]>([
    ['an empty list', { channels: [] }, 'channels', undefined],
    ['a time that is null', { displayFrom: null }, 'displayFrom', undefined],
    ['a time that is none', { displayFrom: 'soon' }, 'displayFrom', 'soon'],
    ['what is no row in a list', { channels: [3, { documentId: 'w' }] }, 'channels', [{ documentId: 'w' }]],
    ['a relation without an id', { related: {} }, 'related', { documentId: '', digest: 'e'.repeat(64) }],
    [
      'shown fields that are null',
      { column: { documentId: 'c', code: null, name: '动态' } },
      'column',
      { documentId: 'c', name: '动态' },
    ],
    ['a part of an unknown kind', { parts: [{}] }, 'parts', [{ __component: '' }]],
    ['an unreadable file', { cover: { id: 9 } }, 'cover', { sha256: 'unreadable', mime: '', ext: '', name: '' }],
    [
      'the sizes and words of a file, if it has any',
      { cover: { id: 7, width: null, height: 20, alternativeText: '', caption: '说明' } },
      'cover',
      { sha256: 'd'.repeat(64), mime: '', ext: '', name: '', height: 20, caption: '说明' },
    ],
    [
      'words that are no text',
      { cover: { id: 7, height: '20', alternativeText: 3, caption: null } },
      'cover',
      { sha256: 'd'.repeat(64), mime: '', ext: '', name: '' },
    ],
    [
      'a picture without address and words',
      { body: [{ type: 'image', image: null }] },
      'body',
      [{ type: 'image', image: { unresolved: '' }, children: [] }],
    ],
  ])('%s', (_, changes, name, expected) => expect(content(changes).fields[name]).toEqual(expected));

  it('writes numbers and times of every kind alike', () => {
    const kinds: Attributes = {
      a: { type: 'decimal' },
      b: { type: 'float' },
      c: { type: 'float' },
      d: { type: 'timestamp' },
      e: { type: 'json' },
      f: { type: 'integer' },
    };
    const at = new Date('2026-01-02T03:04:05Z');
    const values = {
      a: '0.50',
      b: '0.5',
      c: Number.NaN,
      d: '2026-01-02T11:04:05+08:00',
      e: { at, gone: undefined, none: [Infinity] },
      f: 3,
    };
    expect(toContent('u', 'en', values, kinds, lookup).fields).toEqual({
      a: 0.5,
      b: 0.5,
      d: at.toISOString(),
      e: { at: at.toISOString(), none: [null] },
      f: 3,
    });
    expect(Object.keys(toContent('u', 'en', values, kinds, lookup).fields.e as object)).toEqual(['at', 'none']);
  });

  it.each([
    ['08:05', '08:05:00.000'],
    ['08:05:09', '08:05:09.000'],
    ['08:05:09.1', '08:05:09.100'],
    ['08:05:09.123', '08:05:09.123'],
    ['at 08:05', 'at 08:05'],
    ['08:05 or so', '08:05 or so'],
    ['8:05', '8:05'],
  ])('writes the time of day %s as %s', (hour, expected) => expect(content({ hour }).fields.hour).toBe(expected));

  it('asks for the schema by its name, and for none by none', () => {
    const asked: string[] = [];
    const kinds: Attributes = {
      named: { type: 'component', component: 'article.source' },
      nameless: { type: 'component' },
      zone: { type: 'dynamiczone' },
      far: { type: 'relation', target: 'api::column.column' },
      farless: { type: 'relation' },
    };
    const noting: Lookup = {
      ...lookup,
      component: (uid) => (asked.push(uid), {}),
      shown: (target) => (asked.push(target), []),
    };
    const values = { named: {}, nameless: {}, zone: [{ __component: 'x.y' }], far: {}, farless: {} };
    toContent('u', 'en', values, kinds, noting);
    expect(asked.sort()).toEqual(['', '', 'api::column.column', 'article.source', 'x.y']);
  });

  it('keeps a member of any name, so that no byte of it can change unseen', () => {
    const value = JSON.parse('{"b":1,"__proto__":{"hidden":"text"},"a":[{"__proto__":1}]}') as unknown;
    const { fields } = toContent('u', 'en', { other: value }, { other: { type: 'json' } }, lookup);
    expect(canonicalJson(fields)).toBe('{"other":{"__proto__":{"hidden":"text"},"a":[{"__proto__":1}],"b":1}}');
  });

  it('has nothing of what Strapi writes itself, nor passwords', () => {
    const own = [
      'id',
      'documentId',
      'createdAt',
      'updatedAt',
      'publishedAt',
      'firstPublishedAt',
      'createdBy',
      'updatedBy',
      'locale',
      'localizations',
    ];
    const all: Attributes = Object.fromEntries(own.map((name) => [name, { type: 'string' }]));
    expect(contentAttributes({ ...all, title: { type: 'string' }, key: { type: 'password' } })).toEqual([
      ['title', { type: 'string' }],
    ]);
  });

  it.each([
    ['/uploads/a.png?x=1#y', '/uploads/a.png'],
    ['/uploads/a.png#y', '/uploads/a.png'],
    ['HTTPS://cdn.example:8/uploads/a.png', '/uploads/a.png'],
    ['http://cdn.example/uploads/a.png', '/uploads/a.png'],
    ['/proxy/http://cdn.example/a.png', '/proxy/http://cdn.example/a.png'],
    ['', ''],
  ])('the path of %j is %j', (url, path) => expect(pathOf(url)).toBe(path));

  it('finds images in rich text wherever it stands, and nowhere else', () => {
    const image = (name: string): Row => ({ type: 'image', image: { url: `/${name}` } });
    const kinds: Attributes = {
      body: { type: 'blocks' },
      part: { type: 'component', component: 'x' },
      zone: { type: 'dynamiczone' },
      other: { type: 'json' },
    };
    const values: Row = {
      body: [
        null,
        'x',
        { type: 'list', children: [image('a')] },
        { type: 'image', image: null },
        { type: 'image', image: {} },
      ],
      part: { text: [image('b')] },
      zone: [{ text: [image('c')] }, { type: 'card', image: { url: '/d' } }],
      other: [image('e')],
    };
    expect(imagePaths(values, kinds)).toEqual(['/a', '', '/b', '/c']);
  });

  it('takes for a file what has bytes and a kind', () => {
    const file = { sha256: 'a', mime: 'image/png', ext: '.png', name: 'a.png' };
    const fields = {
      a: [null, 'x', { inner: file }],
      b: { sha256: 'b' },
      c: { mime: 'image/png' },
      d: { sha256: 1, mime: '' },
      e: file,
    };
    expect(mediaOf({ uid: 'u', locale: 'en', fields })).toEqual([file, file]);
    expect(mediaDigests({ uid: 'u', locale: 'en', fields })).toEqual(['a']);
  });

  it('lists the images to look up and the media digests once each', () => {
    expect(imagePaths(row, attributes)).toEqual(['/uploads/a.png']);
    expect(mediaDigests(content())).toEqual(['d'.repeat(64)]);
  });
});
