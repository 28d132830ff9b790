import { COVER, ENTRY, LOOKUP, MODELS, SHA } from '../../../../../tests/model/reader-releases';
import type { Attributes } from './content';
import { Refusal } from './errors';
import type { ReaderEntry } from './reader-row';
import { parseSelection } from './reader-selection';
import { FROM_RELEASE, pointsAt, shapeEntry, type ShapeLookup } from './reader-shape';

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

describe('parts of every kind', () => {
  const one = { documentId: 'k1', name: '甲' };
  const attributes: Attributes = {
    oneToMany: { type: 'relation', relation: 'oneToMany', target: 'column' },
    manyToMany: { type: 'relation', relation: 'manyToMany', target: 'column' },
    manyToOne: { type: 'relation', relation: 'manyToOne', target: 'column' },
    targetless: { type: 'relation', relation: 'oneToOne' },
    single: { type: 'component', component: 'weight' },
    many: { type: 'component', component: 'weight', repeatable: true },
    zone: { type: 'dynamiczone', components: ['weight', 'other'] },
    picture: { type: 'media' },
    pictures: { type: 'media', multiple: true },
    governed: { type: 'relation', relation: 'oneToMany', target: 'article' },
    data: { type: 'json' },
    body: { type: 'blocks' },
  };
  const asked: string[] = [];
  const lookup: ShapeLookup = {
    ...LOOKUP,
    attributes: (uid) => (uid === 'kinds' ? attributes : (MODELS[uid] ?? { name: { type: 'string' } })),
    isGoverned: (target) => (asked.push(target), target === 'article'),
  };
  const shaped = async (fields: ReaderEntry['content']['fields'], query: object = { populate: '*' }) => {
    const entry = { ...ENTRY, content: { uid: 'kinds', locale: 'zh-Hans', fields } };
    return shapeEntry(entry, parseSelection({ ...query }, '', 'root'), lookup);
  };

  it('are lists where the schema says so, even of none', async () => {
    const none = await shaped({});
    const lists = Object.entries(none).filter(([, value]) => Array.isArray(value) && value.length === 0);
    expect(lists.map(([name]) => name)).toEqual(['oneToMany', 'manyToMany', 'many', 'zone', 'pictures', 'governed']);
    const single = ['manyToOne', 'targetless', 'single', 'picture'].map((name) => none[name]);
    expect(single).toEqual([null, null, null, null]);
  });

  it('are what the content says, in its order, without what is no part', async () => {
    const all = await shaped({ oneToMany: [one], manyToOne: one, targetless: one, pictures: [COVER, null, 'x'] });
    expect([all.oneToMany, all.manyToOne, all.targetless]).toEqual([[one], one, one]);
    expect(all.pictures).toHaveLength(1);
    expect(asked).toContain('');
  });

  it('are numbered by their place, and named in a dynamic zone only', async () => {
    const zone = [
      { __component: 'weight', permille: 1 },
      { __component: 'other', name: '乙' },
    ];
    const all = await shaped({ many: [{ permille: 1 }, { permille: 2 }], single: { permille: 3 }, zone });
    expect([all.many, all.single, all.zone]).toEqual([
      [
        { id: 1, permille: 1 },
        { id: 2, permille: 2 },
      ],
      { id: 1, permille: 3 },
      [
        { id: 1, __component: 'weight', permille: 1 },
        { id: 2, __component: 'other', name: '乙' },
      ],
    ]);
    const on = { populate: { zone: { on: { weight: { populate: 'column' }, other: { fields: ['none'] } } } } };
    expect((await shaped({ zone }, on)).zone).toEqual([
      { id: 1, __component: 'weight', permille: 1, column: null },
      { id: 2, __component: 'other' },
    ]);
  });

  it('leave out governed entries that are not live', async () => {
    const governed = [{ documentId: 'gone' }, { documentId: 'd2' }];
    const all = await shaped({ governed });
    expect((all.governed as { title: string }[]).map(({ title }) => title)).toEqual(['下一篇']);
  });

  it('a file without bytes has no address', async () => {
    const { picture } = await shaped({ picture: { name: 'a.png' } });
    expect(picture).toEqual({
      name: 'a.png',
      alternativeText: null,
      caption: null,
      width: null,
      height: null,
      formats: null,
      previewUrl: null,
      url: null,
    });
  });

  it('only pictures of rich text get addresses', async () => {
    const node = { type: 'image', image: COVER, children: [{ type: 'text', text: '图', bold: true }] };
    const nodes = [node, { type: 'image', image: null }, { type: 'card', image: { sha256: SHA } }];
    const { data, body } = await shaped({ data: nodes, body: nodes });
    expect(data).toEqual(nodes);
    expect(body).toEqual([
      { ...node, image: expect.objectContaining({ url: `/media/${SHA}`, hash: SHA, name: 'a.png', width: 3 }) },
      { type: 'image', image: null },
      { type: 'card', image: { sha256: SHA } },
    ]);
    expect((body as { image: object }[])[0]?.image).not.toHaveProperty('sha256');
  });

  it('a release points at the documents it holds', () => {
    const entry = { ...ENTRY, content: { ...ENTRY.content, fields: { a: one, b: [null, { documentId: 'k2' }] } } };
    const points = (relation: string, documentId: string) => pointsAt(entry, relation, documentId);
    expect([points('a', 'k1'), points('b', 'k2')]).toEqual([true, true]);
    expect([points('a', 'k2'), points('b', 'k1'), points('c', 'k1')]).toEqual([false, false, false]);
  });
});
