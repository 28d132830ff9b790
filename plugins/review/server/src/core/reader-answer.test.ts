import { ENTRY, LOOKUP } from '../../../../../tests/model/reader-releases';
import { lastLook, putReleases, withoutUnreleased } from './reader-answer';
import { parseSelection } from './reader-selection';
import { FROM_RELEASE, shapeEntry, type ShapeLookup } from './reader-shape';

describe('an ungoverned row', () => {
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

  it('gets them at any depth: in components, zones and files', async () => {
    const draft = () => ({ documentId: 'd2', locale: 'en', title: '草稿' });
    const asked: string[] = [];
    const lookup: ShapeLookup = {
      ...LOOKUP,
      released: async (target, documentId, locale) => {
        asked.push(`${target} ${documentId} ${locale}`);
        return LOOKUP.released(target, documentId, locale);
      },
    };
    const row = {
      documentId: 'k1',
      weight: { owner: draft() },
      picture: { article: draft(), related: [null, { __type: 'column', best: draft() }] },
      parts: [{ __component: 'owned', owner: { documentId: 'd2' } }],
      articles: null,
      parent: undefined,
    };
    const wanted = { populate: { parts: { on: { owned: { populate: { owner: { fields: ['summary'] } } } } } } };
    await putReleases(row, 'column', parseSelection(wanted, '', 'lenient'), lookup);
    expect([row.weight.owner.title, row.picture.article.title]).toEqual(['下一篇', '下一篇']);
    expect((row.picture.related[1] as { best: { title: string } }).best.title).toBe('下一篇');
    expect(row.parts[0]?.owner).toEqual({ id: 8, documentId: 'd2', summary: null, [FROM_RELEASE]: true });
    expect([row.articles, row.parent]).toEqual([null, undefined]);
    expect(new Set(asked)).toEqual(new Set(['article d2 en', 'article d2 ']));
  });
});

it('an entry of a kind that is not said is of none', async () => {
  const asked: string[] = [];
  const lookup: ShapeLookup = { ...LOOKUP, attributes: (uid) => (asked.push(uid), LOOKUP.attributes(uid)) };
  await putReleases({ picture: { related: [{ best: {} }] } }, 'column', parseSelection({}), lookup);
  expect(asked).toEqual(['column', 'plugin::upload.file', '']);
});

describe('the last look at an answer', () => {
  it('keeps the name only of a governed entry that is not from a release', async () => {
    const draft = { id: 1, documentId: 'd1', locale: 'en', title: '草稿' };
    expect(withoutUnreleased({ ...draft }, 'article', LOOKUP)).toEqual({ documentId: 'd1', locale: 'en' });
    expect(
      (withoutUnreleased(await shapeEntry(ENTRY, parseSelection({}), LOOKUP), 'article', LOOKUP) as { title: string })
        .title,
    ).toBe('标题');
  });

  it('takes such entries out of relations, also of those with many targets', async () => {
    const released = await shapeEntry(ENTRY, parseSelection({}), LOOKUP);
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

  it('looks into components, zones and files', () => {
    const row = () => ({
      weight: { permille: 1, owner: { title: '草稿' } },
      picture: { name: 'a.png', article: { title: '草稿' } },
      parts: [
        { __component: 'owned', owner: { title: '草稿' } },
        { __component: 'column', best: { title: '草稿' } },
      ],
      best: null,
      name: 'x',
    });
    expect(withoutUnreleased(row(), 'column', LOOKUP)).toEqual({
      weight: { permille: 1, owner: null },
      picture: { name: 'a.png', article: null },
      parts: [
        { __component: 'owned', owner: null },
        { __component: 'column', best: null },
      ],
      best: null,
      name: 'x',
    });
    expect(withoutUnreleased({ related: [{ title: '?' }] }, 'plugin::upload.file', LOOKUP)).toEqual({
      related: [{ title: '?' }],
    });
  });

  it('keeps the names only of files that are listed by themselves', () => {
    const file = { id: 1, documentId: 'f1', name: 'a.png', url: '/uploads/a.png?signature=x' };
    expect(lastLook({ ...file }, 'plugin::upload.file', LOOKUP)).toEqual({ id: 1, documentId: 'f1' });
    expect(lastLook({ name: 'x' }, 'column', LOOKUP)).toEqual({ name: 'x' });
  });
});
