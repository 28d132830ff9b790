import type { Json } from './canonical-json';
import type { Attributes, Content } from './content';
import { digestOf } from './digest';
import { ownContent, type OwnOptions } from './own-content';

const attributes: Attributes = {
  title: { type: 'string' },
  body: { type: 'blocks' },
  cover: { type: 'media' },
  column: { type: 'relation', target: 'api::column.column' },
  channels: { type: 'relation', target: 'plugin::delivery.channel' },
  weights: { type: 'component', component: 'weight', repeatable: true },
  parts: { type: 'dynamiczone', components: ['weight'] },
};
const options: OwnOptions = {
  component: () => ({ permille: { type: 'integer' }, theme: { type: 'relation', target: 'theme' } }),
  isGone: () => false,
  files: true,
};

const image = (sha256: string, alternativeText: string): Json => ({
  type: 'image',
  image: { sha256, mime: 'image/png', name: `${sha256}.png`, alternativeText },
  children: [],
});
const weight = (name: string, permille = 700): Json => ({ permille, theme: { documentId: 't', name } });
function content(fields: Record<string, Json>): Content {
  return {
    uid: 'api::article.article',
    locale: 'zh-Hans',
    fields: {
      title: '标题',
      body: [image('x', '图')],
      cover: { sha256: 'x', mime: 'image/png', name: 'x.png' },
      column: { documentId: 'c', code: 'news', name: '动态' },
      channels: [
        { documentId: 'w', name: '网站' },
        { documentId: 's', name: '大屏' },
      ],
      weights: [weight('产业')],
      parts: [{ __component: 'weight', ...(weight('产业') as object) }],
      ...fields,
    },
  };
}
const own = (fields: Record<string, Json>, changes: Partial<OwnOptions> = {}) =>
  digestOf(ownContent(content(fields), attributes, { ...options, ...changes }));

describe('ownContent', () => {
  it('is the document’s own part and no more', () => {
    const asked: string[] = [];
    const noting: OwnOptions = {
      component: (uid) => (asked.push(uid), { permille: { type: 'integer' } }),
      isGone: (target, documentId) => (asked.push(`${target} ${documentId}`), documentId === 's'),
      files: false,
    };
    const all: Attributes = {
      ...attributes,
      nameless: { type: 'component' },
      kindless: { type: 'dynamiczone' },
      far: { type: 'relation' },
      none: { type: 'media', multiple: true },
    };
    const fields = {
      cover: [{ sha256: 'x' }, null],
      channels: [{ documentId: 'w', name: '网站' }, null, { documentId: 's', name: '大屏' }],
      column: null,
      nameless: { permille: 1 },
      kindless: [{ permille: 2 }],
      far: {},
      none: [],
      body: [
        null,
        'x',
        { type: 'image', image: { sha256: 'x', alternativeText: '图' }, children: [{ type: 'text', text: '' }] },
        { type: 'image', image: null },
        { type: 'card', image: { sha256: 'x' } },
      ],
    };
    expect(ownContent(content(fields), all, noting)).toEqual({
      uid: 'api::article.article',
      locale: 'zh-Hans',
      fields: {
        title: '标题',
        body: [
          null,
          'x',
          { type: 'image', image: { alternativeText: '图', caption: null }, children: [{ type: 'text', text: '' }] },
          { type: 'image', image: null },
          { type: 'card', image: { sha256: 'x' } },
        ],
        cover: ['file'],
        channels: ['w'],
        weights: [{ permille: 700 }],
        parts: [{ __component: 'weight', permille: 700 }],
        nameless: { permille: 1 },
        kindless: [{ __component: '', permille: 2 }],
        far: '',
      },
    });
    expect(asked).toEqual([
      'plugin::delivery.channel w',
      'plugin::delivery.channel s',
      'weight',
      'weight',
      '',
      '',
      ' ',
    ]);
  });

  const unchanged = own({});

  it.each<[string, Record<string, Json>]>([
    ['a related entry was renamed', { column: { documentId: 'c', code: 'news', name: '新名' } }],
    ['a governed one was released again', { column: { documentId: 'c', digest: 'd'.repeat(64) } }],
    ['a name inside a component', { weights: [weight('新名')] }],
    ['a name inside a dynamic zone', { parts: [{ __component: 'weight', ...(weight('新名') as object) }] }],
    ['an attribute that the schema no longer has', { subtitle: '旧字段' }],
  ])('does not see that %s', (_, fields) => expect(own(fields)).toBe(unchanged));

  it.each<[string, Record<string, Json>]>([
    ['a letter', { title: '标题。' }],
    ['another relation', { column: { documentId: 'd' } }],
    ['a relation taken away', { channels: [{ documentId: 'w' }] }],
    ['the order of relations', { channels: [{ documentId: 's' }, { documentId: 'w' }] }],
    ['a value in a component', { weights: [weight('产业', 300)] }],
    ['a value in a dynamic zone', { parts: [{ __component: 'weight', ...(weight('产业', 300) as object) }] }],
    ['the bytes of a file', { cover: { sha256: 'y', mime: 'image/png', name: 'x.png' } }],
  ])('sees %s', (_, fields) => expect(own(fields)).not.toBe(unchanged));

  it('does not see that a related entry was deleted', () => {
    const isGone = (_: string, documentId: string) => documentId === 's' || documentId === 'c';
    expect(own({}, { isGone })).toBe(own({ column: null, channels: [{ documentId: 'w' }] }, { isGone }));
  });

  it('without files sees neither bytes nor names of files, but that one is there and the words in the text', () => {
    const files = false;
    const bare = own({}, { files });
    expect(own({ cover: { sha256: 'y', mime: 'image/webp' }, body: [image('y', '图')] }, { files })).toBe(bare);
    expect(own({ cover: null }, { files })).not.toBe(bare);
    expect(own({ body: [image('x', '别的')] }, { files })).not.toBe(bare);
    expect(own({ body: [{ type: 'paragraph', children: [] }] }, { files })).not.toBe(bare);
  });
});
