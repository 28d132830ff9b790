import { imagePaths, mediaDigests, toContent, type Attributes, type Lookup, type Row } from './content';
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

  it('lists the images to look up and the media digests once each', () => {
    expect(imagePaths(row, attributes)).toEqual(['/uploads/a.png']);
    expect(mediaDigests(content())).toEqual(['d'.repeat(64)]);
  });
});
