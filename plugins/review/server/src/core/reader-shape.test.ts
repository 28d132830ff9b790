import type { Attributes } from './content';
import { Refusal } from './errors';
import { lastLook, putReleases, withoutUnreleased } from './reader-answer';
import { guardQuery } from './reader-guard';
import type { ReaderEntry } from './reader-row';
import { parseSelection } from './reader-selection';
import { FROM_RELEASE, shapeEntry, type ShapeLookup } from './reader-shape';

const SHA = 'ab'.repeat(32);
const MODELS: Record<string, Attributes> = {
  article: {
    title: { type: 'string' },
    summary: { type: 'text' },
    body: { type: 'blocks' },
    cover: { type: 'media' },
    gallery: { type: 'media', multiple: true },
    column: { type: 'relation', relation: 'manyToOne', target: 'column' },
    next: { type: 'relation', relation: 'oneToOne', target: 'article' },
    weights: { type: 'component', repeatable: true, component: 'weight' },
    localizations: { type: 'relation', relation: 'oneToMany', target: 'article' },
  },
  weight: { permille: { type: 'integer' }, column: { type: 'relation', relation: 'oneToOne', target: 'column' } },
  column: {
    name: { type: 'string' },
    articles: { type: 'relation', relation: 'oneToMany', target: 'article', mappedBy: 'column' } as Attributes[string],
    best: { type: 'relation', relation: 'oneToOne', target: 'article' },
    parent: { type: 'relation', relation: 'manyToOne', target: 'column' },
    parts: { type: 'dynamiczone', components: ['weight'] },
  },
  'plugin::upload.file': { related: { type: 'relation', relation: 'morphToMany' } },
};

const COVER = { sha256: SHA, mime: 'image/png', ext: '.png', name: 'a.png', width: 3 };
const ENTRY: ReaderEntry = {
  id: 7,
  documentId: 'd1',
  locale: 'zh-Hans',
  releasedAt: '2026-01-02T00:00:00.000Z',
  firstReleasedAt: '2026-01-01T00:00:00.000Z',
  content: {
    uid: 'article',
    locale: 'zh-Hans',
    fields: {
      title: '标题',
      body: [{ type: 'image', image: COVER, children: [] }],
      cover: COVER,
      column: { documentId: 'k1', code: 'notice', name: '通知' },
      next: { documentId: 'd2', digest: 'x' },
      weights: [{ permille: 700, column: { documentId: 'k1', name: '通知' } }],
    },
  },
};
const OTHER: ReaderEntry = {
  ...ENTRY,
  id: 8,
  documentId: 'd2',
  content: { ...ENTRY.content, fields: { title: '下一篇' } },
};
const LOOKUP: ShapeLookup = {
  attributes: (uid) => MODELS[uid] ?? {},
  isGoverned: (target) => target === 'article',
  released: async (_, documentId) => [ENTRY, OTHER].find((one) => one.documentId === documentId) ?? null,
  localizations: async () => [{ ...OTHER, locale: 'en' }],
  mediaUrl: (sha256) => `/media/${sha256}`,
};

const shape = (query: object) => shapeEntry(ENTRY, parseSelection({ ...query }, '', 'root'), LOOKUP);

describe('a release in Strapi’s shape', () => {
  it('is the row without relations, nulls for what it does not have', async () => {
    const { body, ...rest } = await shape({});
    expect(rest).toEqual({
      id: 7,
      documentId: 'd1',
      locale: 'zh-Hans',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-02T00:00:00.000Z',
      publishedAt: '2026-01-02T00:00:00.000Z',
      title: '标题',
      summary: null,
      [FROM_RELEASE]: true,
    });
    expect(JSON.stringify(body)).toContain(`/media/${SHA}`);
  });

  it.each<[string, object, object]>([
    ['named fields', { fields: ['title'] }, { id: 7, documentId: 'd1', title: '标题' }],
    [
      'a relation as signed',
      { fields: 'title', populate: 'column' },
      { column: { documentId: 'k1', code: 'notice', name: '通知' } },
    ],
    [
      'fields of a relation',
      { fields: 'title', populate: { column: { fields: ['name'] } } },
      { column: { documentId: 'k1', name: '通知' } },
    ],
    [
      'a governed relation as its own release',
      { fields: 'title', populate: { next: { fields: 'title' } } },
      { next: { id: 8, documentId: 'd2', title: '下一篇' } },
    ],
    ['a component', { fields: 'title', populate: ['weights'] }, { weights: [{ id: 1, permille: 700 }] }],
    [
      'a dotted path',
      { fields: 'title', populate: 'weights.column' },
      { weights: [{ id: 1, permille: 700, column: { documentId: 'k1', name: '通知' } }] },
    ],
    ['an empty list', { fields: 'title', populate: { gallery: 'true' } }, { gallery: [] }],
    [
      'other locales',
      { fields: 'title', populate: { localizations: { fields: ['locale'] } } },
      { localizations: [{ id: 8, documentId: 'd2', locale: 'en' }] },
    ],
    [
      'nothing for false',
      { fields: 'title', populate: { column: 'false' } },
      { id: 7, documentId: 'd1', title: '标题' },
    ],
  ])('%s', async (_, query, expected) => {
    expect(JSON.parse(JSON.stringify(await shape(query)))).toEqual({
      id: 7,
      documentId: 'd1',
      title: '标题',
      ...expected,
    });
  });

  it('names files by their bytes', async () => {
    const { cover } = await shape({ populate: { cover: { fields: ['url', 'name'] } } });
    expect(cover).toEqual({ url: `/media/${SHA}`, name: 'a.png' });
  });

  it('fills in one level for *', async () => {
    const all = await shape({ populate: '*' });
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining(['cover', 'gallery', 'column', 'next', 'weights', 'localizations']),
    );
    expect(all.weights).toEqual([{ id: 1, permille: 700 }]);
  });

  it('leaves the stored content as it was', async () => {
    const before = JSON.stringify(ENTRY);
    ((await shape({ populate: '*' })).body as { image: object }[])[0]!.image = {};
    expect(JSON.stringify(ENTRY)).toBe(before);
  });

  it.each([
    { populate: { next: { filters: { title: 'x' } } } },
    { populate: { localizations: { sort: 'title' } } },
    { populate: 5 },
  ])('refuses %j', (query) => {
    expect(() => parseSelection(query, '', 'root')).toThrow(Refusal);
  });
});

describe('a query on an ungoverned type', () => {
  it.each<[object, boolean]>([
    [{}, false],
    [{ filters: { name: 'x', parent: { name: 'y' } }, sort: 'parent.name' }, false],
    [{ populate: { parent: { filters: { name: 'x' } } } }, false],
    [{ populate: '*' }, true],
    [{ populate: 'parent.articles' }, true],
    [{ populate: { articles: true } }, true],
    [{ populate: { parent: { populate: { best: { fields: ['title'] } } } } }, true],
  ])('%j populates governed entries: %s', (query, expected) => {
    expect(guardQuery('column', { ...query }, LOOKUP)).toBe(expected);
  });

  it.each<object>([
    { filters: { articles: { title: { $contains: 'x' } } } },
    { filters: { $or: [{ name: 'x' }, { $not: { best: { title: 'x' } } }] } },
    { filters: { parent: { articles: { id: { $notNull: true } } } } },
    { sort: 'articles.title:asc' },
    { sort: [{ parent: { best: { title: 'asc' } } }] },
    { populate: { articles: { filters: { title: 'x' } } } },
    { populate: { articles: { count: true } } },
    { populate: { parent: { sort: 'best.title' } } },
    { populate: { parts: { on: { column: { filters: { articles: { title: 'x' } } } } } } },
  ])('refuses %j', (query) => {
    expect(() => guardQuery('column', { ...query }, LOOKUP)).toThrow(Refusal);
  });

  it('gets releases in the place of rows, and only those that say they belong there', async () => {
    const row = {
      documentId: 'k1',
      articles: [
        { documentId: 'd1', locale: 'zh-Hans', title: '草稿' },
        { documentId: 'd2', locale: 'zh-Hans', title: '草稿' },
        { documentId: 'd3', locale: 'zh-Hans', title: '草稿' },
      ],
      best: { documentId: 'd2', locale: 'zh-Hans', title: '草稿' },
      parent: { documentId: 'k2', best: { documentId: 'd3', title: '草稿' } },
    };
    const selection = parseSelection({ populate: { articles: { fields: ['title'] } } }, '', 'lenient');
    await putReleases(row, 'column', selection, LOOKUP);
    expect(row.articles).toEqual([{ id: 7, documentId: 'd1', title: '标题', [FROM_RELEASE]: true }]);
    expect([row.best.title, row.parent.best]).toEqual(['下一篇', null]);
  });
});

describe('the last look at an answer', () => {
  it('keeps the name only of a governed entry that is not from a release', async () => {
    const draft = { id: 1, documentId: 'd1', locale: 'en', title: '草稿' };
    expect(withoutUnreleased({ ...draft }, 'article', LOOKUP)).toEqual({ documentId: 'd1', locale: 'en' });
    expect((withoutUnreleased(await shape({}), 'article', LOOKUP) as { title: string }).title).toBe('标题');
  });

  it('takes such entries out of relations, also of those with many targets', async () => {
    const released = await shape({});
    const column = {
      name: 'x',
      articles: [{ title: '草稿' }, released],
      best: { title: '草稿' },
      parent: { name: 'y' },
    };
    expect(withoutUnreleased(column, 'column', LOOKUP)).toEqual({
      name: 'x',
      articles: [released],
      best: null,
      parent: { name: 'y' },
    });
    const file = {
      name: 'a.png',
      related: [
        { __type: 'article', title: '草稿' },
        { __type: 'column', name: 'x' },
      ],
    };
    expect(withoutUnreleased(file, 'plugin::upload.file', LOOKUP).related).toEqual([{ __type: 'column', name: 'x' }]);
  });

  it('keeps the names only of files that are listed by themselves', () => {
    const file = { id: 1, documentId: 'f1', name: 'a.png', url: '/uploads/a.png?signature=x' };
    expect(lastLook({ ...file }, 'plugin::upload.file', LOOKUP)).toEqual({ id: 1, documentId: 'f1' });
    expect(lastLook({ name: 'x' }, 'column', LOOKUP)).toEqual({ name: 'x' });
  });
});
