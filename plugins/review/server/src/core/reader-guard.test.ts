import { LOOKUP, MODELS } from '../../../../../tests/model/reader-releases';
import { Refusal } from './errors';
import { guardQuery, type GuardLookup } from './reader-guard';

/** As strict as the server's: there is nothing to say of a type that is none. */
const STRICT: GuardLookup = {
  isGoverned(target) {
    STRICT.attributes(target);
    return LOOKUP.isGoverned(target);
  },
  attributes(uid) {
    const attributes = MODELS[uid];
    if (!attributes) throw new Error(`no type "${uid}"`);
    return attributes;
  },
};

describe('a query on an ungoverned type', () => {
  it.each<[object, boolean]>([
    [{}, false],
    [{ populate: true }, true],
    [{ populate: 'parent' }, false],
    [{ populate: 'name, best' }, true],
    [{ populate: 'parent.*' }, false],
    [{ populate: 'best.column' }, true],
    [{ populate: 'parent.name' }, false],
    [{ populate: ['parent', 'best'] }, true],
    [{ populate: ['parent', 'parts'] }, false],
    [{ populate: { parent: true, name: true, nothing: true } }, false],
    [{ populate: { parts: { on: { weight: true, article: true } } } }, true],
    [{ populate: { parts: { on: { weight: true, column: { populate: 'parent' } } } } }, false],
    [{ populate: { parts: { on: { weight: true, column: { populate: 'best' } } } } }, true],
    [{ populate: { parent: { populate: '*' }, name: false } }, true],
    [{ populate: { picture: { populate: 'related' }, weight: { filters: { permille: 1 } } } }, false],
    [{ filters: { nothing: 'x', name: { $eq: 'y' } }, sort: ['nothing', 'name'] }, false],
    [{ filters: { name: 'x', parent: { name: 'y' } }, sort: 'parent.name' }, false],
    [{ populate: { parent: { filters: { name: 'x' } } } }, false],
    [{ populate: '*' }, true],
    [{ populate: 'parent.articles' }, true],
    [{ populate: { articles: true } }, true],
    [{ populate: { articles: null } }, true],
    [{ populate: { parent: { populate: { best: { fields: ['title'] } } } } }, true],
  ])('%j populates governed entries: %s', (query, expected) => {
    expect(guardQuery('column', { ...query }, STRICT)).toBe(expected);
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
    expect(() => guardQuery('column', { ...query }, STRICT)).toThrow(Refusal);
  });

  it.each<object>([
    { filters: { name: { first: { letter: 'x' } } } },
    { sort: 'name.first.letter' },
    { populate: { name: { populate: { first: true } } } },
    { populate: 'name.first.letter' },
  ])('has nothing to say of what lies beyond a value: %j', (query) =>
    expect(guardQuery('column', { ...query }, STRICT)).toBe(false),
  );

  it('* leads to governed entries only where there are some', () => {
    const leads = (uid: string, populate: unknown) => guardQuery(uid, { populate }, STRICT);
    expect([leads('weight', '*'), leads('weight', true), leads('owned', '*')]).toEqual([false, false, true]);
  });

  const HIDDEN = 'leads to content that readers get from releases only';
  it.each<[object, string, string]>([
    [{ filters: [{ best: { title: 'x' } }] }, 'filters.best', HIDDEN],
    [{ filters: { $or: [{ parent: { best: 1 } }] } }, 'filters.$or.parent.best', HIDDEN],
    [{ filters: { weight: { owner: 1 } } }, 'filters.weight.owner', HIDDEN],
    [{ filters: { picture: { article: 1 } } }, 'filters.picture.article', HIDDEN],
    [{ sort: 'parent.best.title' }, 'sort.parent.best.title', HIDDEN],
    [{ populate: { parent: { filters: { best: 1 } } } }, 'populate.parent.filters.best', HIDDEN],
    [{ populate: { parent: { sort: 'best.title' } } }, 'populate.parent.sort.best.title', HIDDEN],
    [{ populate: [{ parent: { filters: { best: 1 } } }] }, 'populate.parent.filters.best', HIDDEN],
    [{ populate: { parts: { on: { column: { sort: 'best.id' } } } } }, 'populate.parts.on.column.sort.best.id', HIDDEN],
    [
      { populate: { best: { filters: { title: 'x' } } } },
      'populate.best.filters',
      'is not possible on released content',
    ],
  ])('refuses %j and names the parameter', (query, path, reason) => {
    let refusal: unknown;
    try {
      guardQuery('column', { ...query }, STRICT);
    } catch (error) {
      refusal = error;
    }
    expect((refusal as Refusal).details).toEqual({ fields: [{ path, reason }] });
  });
});
