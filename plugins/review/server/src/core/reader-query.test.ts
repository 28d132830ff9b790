import type { Attributes } from './content';
import { Refusal } from './errors';
import { compileFilters, compileSearch } from './reader-query';
import { fieldsOf, rowOf, type FieldLookup, type ReaderEntry } from './reader-row';
import { compileSort } from './reader-sort';

const ATTRIBUTES: Attributes = {
  title: { type: 'string' },
  body: { type: 'blocks' },
  pages: { type: 'integer' },
  pinned: { type: 'boolean' },
  from: { type: 'datetime' },
  seen: { type: 'timestamp' },
  price: { type: 'decimal' },
  ratio: { type: 'float' },
  views: { type: 'biginteger' },
  secret: { type: 'string', private: true },
  theme: { type: 'relation', relation: 'manyToOne', target: 'theme' },
  channels: { type: 'relation', relation: 'manyToMany', target: 'channel' },
  next: { type: 'relation', relation: 'oneToOne', target: 'article' },
  source: { type: 'component', component: 'source' },
  cover: { type: 'media' },
};
const LOOKUP: FieldLookup = {
  component: () => ({ unit: { type: 'string' } }),
  shown: () => ['code', 'name'],
  isGoverned: (target) => target === 'article',
};
const FIELDS = fieldsOf(ATTRIBUTES, LOOKUP);

function entry(id: number, fields: ReaderEntry['content']['fields']): ReaderEntry {
  const at = `2026-01-0${id}T00:00:00.000Z`;
  const content = { uid: 'article', locale: 'zh-Hans', fields };
  return {
    id,
    documentId: `d${id}`,
    locale: 'zh-Hans',
    releasedAt: at,
    firstReleasedAt: '2025-12-01T00:00:00.000Z',
    content,
  };
}

const ROWS = [
  entry(1, {
    title: 'Park opens',
    pages: 9,
    pinned: true,
    from: '2026-02-01T00:00:00.000Z',
    seen: '2026-02-01T00:00:00.000Z',
    price: 9,
    ratio: 9,
    views: '9',
    theme: { documentId: 't1', code: 'industry', name: '产业' },
    channels: [
      { documentId: 'c1', code: 'web' },
      { documentId: 'c2', code: 'screen' },
    ],
    source: { unit: '公共服务中心' },
  }),
  entry(2, {
    title: 'canteen',
    pages: 10,
    pinned: false,
    price: 10,
    ratio: 10,
    views: '10',
    theme: { documentId: 't2', code: 'ideals' },
  }),
  entry(3, { title: 'Zebra' }),
].map(rowOf);

const found = (filters: unknown): unknown[] => ROWS.filter(compileFilters(filters, FIELDS)).map((row) => row.id);

describe('filters', () => {
  it.each<[string, unknown, number[]]>([
    ['nothing', undefined, [1, 2, 3]],
    ['a bare value', { title: 'Zebra' }, [3]],
    ['null', null, [1, 2, 3]],
    ['a list of filters', [{ pages: 9 }, { title: 'Park opens' }], [1]],
    ['a list of filters of which one does not fit', [{ pages: 9 }, { title: 'Zebra' }], []],
    ['a bare list', { title: ['Zebra', 'canteen'] }, [2, 3]],
    ['equality', { title: { $eq: 'zebra' } }, []],
    ['inequality, folded', { title: { $nei: 'ZEBRA' } }, [1, 2]],
    ['less', { pages: { $lt: '10' } }, [1]],
    ['less or equal', { pages: { $lte: '9' } }, [1]],
    ['greater or equal', { pages: { $gte: '10' } }, [2]],
    ['a decimal as a number', { price: { $gt: '9' } }, [2]],
    ['a float as a number', { ratio: { $gt: '9' } }, [2]],
    ['a great number as a number', { views: { $gt: '9' } }, [2]],
    ['a timestamp in any notation', { seen: { $gte: '2026-02-01T08:00:00+08:00' } }, [1]],
    ['a part, folded', { title: { $containsi: 'PARK' } }, [1]],
    ['not a part, this case', { title: { $notContains: 'Z' } }, [1, 2]],
    ['not a part, any case', { title: { $notContainsi: 'z' } }, [1, 2]],
    ['a beginning, this case', { title: { $startsWith: 'P' } }, [1]],
    ['no beginning in another case', { title: { $startsWith: 'p' } }, []],
    ['an end, any case', { title: { $endsWithi: 'A' } }, [3]],
    ['no end in another case', { title: { $endsWith: 'A' } }, []],
    ['conditions together', { pages: { $gt: 9, $lt: 11 } }, [2]],
    ['conditions of which one does not fit', { pages: { $gt: 8, $lt: 10 } }, [1]],
    ['conditions joined', { pages: { $or: [9, { $gt: 9 }] } }, [1, 2]],
    ['conditions joined by and', { pages: { $and: [{ $gt: 8 }, { $lt: 10 }] } }, [1]],
    ['a range to its end', { pages: { $between: [9, 10] } }, [1, 2]],
    ['a range before its end', { pages: { $between: [8, 9] } }, [1]],
    ['a value that is not null', { theme: { $null: 'false' } }, [1, 2]],
    ['a relation that is there and fits', { theme: { $notNull: true, code: 'ideals' } }, [2]],
    ['a relation that is not there and fits', { theme: { $null: true, code: 'ideals' } }, []],
    ['negation of a condition on a text', { title: { $not: { $contains: 'Z' } } }, [1, 2]],
    ['two fields at once', { pages: 9, title: 'Zebra' }, []],
    ['negation of a relation', { $not: { theme: { code: 'ideals' } } }, [1, 3]],
    ['equality, folded', { title: { $eqi: 'zebra' } }, [3]],
    ['inequality, which a missing value does not answer', { pages: { $ne: '9' } }, [2]],
    ['numbers from text, compared as numbers', { pages: { $gt: '9' } }, [2]],
    ['booleans from text', { pinned: 'true' }, [1]],
    ['times in any notation', { from: { $lte: '2026-02-01T08:00:00+08:00' } }, [1]],
    ['a part of a text', { title: { $contains: 'ark' } }, [1]],
    ['not a part', { title: { $notContainsi: 'A' } }, []],
    ['a beginning', { title: { $startsWithi: 'p' } }, [1]],
    ['an end', { title: { $endsWith: 'n' } }, [2]],
    ['a list', { id: { $in: ['1', '3'] } }, [1, 3]],
    ['a list as a query string has it', { id: { $notIn: { 0: '1', 5: '3' } } }, [2]],
    ['a range', { pages: { $between: ['10', '11'] } }, [2]],
    ['no value', { pages: { $null: 'true' } }, [3]],
    ['a value', { theme: { $notNull: true } }, [1, 2]],
    ['no parts', { channels: { $null: true } }, [2, 3]],
    ['a related code', { theme: { code: { $eq: 'ideals' } } }, [2]],
    ['any of several', { channels: { code: 'screen' } }, [1]],
    ['a part of a component', { source: { unit: { $contains: '服务' } } }, [1]],
    ['either', { $or: [{ title: 'Zebra' }, { pages: 9 }] }, [1, 3]],
    ['both', { $and: { 0: { pages: 9 }, 1: { title: 'Zebra' } } }, []],
    ['negation', { $not: { pages: 9 } }, [2, 3]],
    ['negation of a condition', { title: { $not: { $contains: 'a' } } }, []],
    ['Strapi’s own columns', { publishedAt: { $gte: '2026-01-02' } }, [2, 3]],
    ['an own id', { documentId: { $eq: 'd2' } }, [2]],
  ])('%s', (_, filters, ids) => {
    expect(found(filters)).toEqual(ids);
  });

  it.each<[string, unknown]>([
    ['an unknown field', { nothing: 'x' }],
    ['an inherited name', { constructor: 'x' }],
    ['other locales', { localizations: { title: 'x' } }],
    ['rich text', { body: 'x' }],
    ['a private field', { secret: 'x' }],
    ['the text of a governed document', { next: { title: 'x' } }],
    ['a relation by row id', { theme: 5 }],
    ['an unknown operator', { title: { $like: 'x' } }],
    ['an inherited operator', { title: { toString: 'x' } }],
    ['a number that is none', { pages: { $gt: 'x' } }],
    ['half a range', { pages: { $between: ['1'] } }],
    ['a time that is none', { from: 'tomorrow' }],
    ['a filter that is none', 'title'],
    ['yes or no that is neither', { pinned: 'maybe' }],
    ['an object for a value', { title: { $eq: { a: 1 } } }],
    ['nothing for a value', { title: { $eq: undefined } }],
    ['an object in a list', { title: { $in: [{ a: 1 }] } }],
  ])('refuses %s before looking at anything', (_, filters) => {
    expect(() => compileFilters(filters, FIELDS)).toThrow(Refusal);
  });
});

describe('a refusal of a filter', () => {
  it.each<[unknown, string, string]>([
    [{ nothing: 'x' }, 'filters.nothing', 'cannot be asked about'],
    [{ $or: [{ nothing: 'x' }] }, 'filters.$or.nothing', 'cannot be asked about'],
    [{ theme: 5 }, 'filters.theme', 'name one of its fields'],
    [{ theme: { x: 5 } }, 'filters.theme.x', 'cannot be asked about'],
    [{ pinned: 'maybe' }, 'filters.pinned.$eq', 'true or false is expected'],
    [{ title: { $eq: null } }, 'filters.title.$eq', 'a single value is expected'],
    [{ pages: 'x' }, 'filters.pages.$eq', 'a number is expected'],
    [{ from: 'x' }, 'filters.from.$eq', 'a time is expected'],
    [{ seen: 'x' }, 'filters.seen.$eq', 'a time is expected'],
    [{ pages: { $between: [1] } }, 'filters.pages.$between', 'two values are expected'],
    [{ pages: { $between: [] } }, 'filters.pages.$between', 'two values are expected'],
    [{ title: { $like: 'x' } }, 'filters.title.$like', 'unknown operator'],
    [{ title: { $not: { $like: 'x' } } }, 'filters.title.$not.$like', 'unknown operator'],
    ['title', 'filters', 'is not a filter'],
  ])('%j names the parameter and the reason', (filters, path, reason) => {
    let refusal: unknown;
    try {
      compileFilters(filters, FIELDS);
    } catch (error) {
      refusal = error;
    }
    expect((refusal as Refusal).details).toEqual({ fields: [{ path, reason }] });
  });
});

it('a null or an empty list is no value', () => {
  const row = { id: 9, pages: null, channels: [] };
  const holds = (filters: unknown) => compileFilters(filters, FIELDS)(row);
  expect([holds({ pages: { $null: true } }), holds({ channels: { $null: true } })]).toEqual([true, true]);
  expect([holds({ pages: { $ne: 1 } }), holds({ channels: { $notNull: true } })]).toEqual([false, false]);
});

it.each([
  [[true, 'true', 't', '1', 1], [1]],
  [[false, 'false', 'f', '0', 0], [2]],
])('%j are one answer', (words, ids) => {
  for (const pinned of words) expect([pinned, found({ pinned })]).toEqual([pinned, ids]);
});

describe('_q', () => {
  it('looks through the row’s own texts and numbers', () => {
    const ids = (words: unknown) => ROWS.filter(compileSearch(words, FIELDS)).map((row) => row.id);
    expect([ids('PARK'), ids('产业'), ids(undefined), ids('10')]).toEqual([[1], [], [1, 2, 3], [2]]);
    expect([ids(null), ids('')]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });
  it('looks at no times, no answers and no parts', () => {
    const ids = (words: unknown) => ROWS.filter(compileSearch(words, FIELDS)).map((row) => row.id);
    expect([ids('2026-02'), ids('true'), ids('object')]).toEqual([[], [], []]);
  });
});

describe('sort', () => {
  const sorted = (sort: unknown): unknown[] => [...ROWS].sort(compileSort(sort, FIELDS)).map((row) => row.id);
  it.each<[string, unknown, number[]]>([
    ['release order by default', undefined, [1, 2, 3]],
    ['down', 'id:desc', [3, 2, 1]],
    ['numbers as numbers, no value last', 'pages:desc', [2, 1, 3]],
    ['a list', ['createdAt:asc', 'publishedAt:DESC'], [3, 2, 1]],
    ['an object', { theme: { code: 'desc' } }, [1, 2, 3]],
    ['a dotted name', 'theme.code', [2, 1, 3]],
    ['a list of objects', [{ pinned: 'asc' }], [2, 1, 3]],
    ['a trailing comma', 'id:desc, ', [3, 2, 1]],
    ['nothing', '', [1, 2, 3]],
    ['null', null, [1, 2, 3]],
    ['blanks around names and directions', ' title : desc , id ', [2, 3, 1]],
    ['texts by their units', 'title', [1, 3, 2]],
    ['no value last, both ways up', ['ratio:asc'], [1, 2, 3]],
    ['equal values by the next key', 'locale,id:desc', [3, 2, 1]],
    ['the first of several parts', 'channels.documentId', [1, 2, 3]],
  ])('%s', (_, sort, ids) => {
    expect(sorted(sort)).toEqual(ids);
  });

  it('a value of a kind that a field no longer has is none', () => {
    const rows = [{ a: 1 }, 'b', ['a']].map((title, id) => ({ id, title }));
    expect(rows.sort(compileSort('title', FIELDS)).map(({ id }) => id)).toEqual([1, 0, 2]);
    expect(rows.sort(compileSort('title:desc', FIELDS)).map(({ id }) => id)).toEqual([1, 0, 2]);
  });

  it.each(['body', 'theme', 'localizations.title', 'next.title', 'title.x', 'title:up', 'secret'])(
    'refuses %s',
    (sort) => {
      expect(() => compileSort(sort, FIELDS)).toThrow(Refusal);
    },
  );

  it.each([
    ['next.title', 'sort.next.title', 'cannot be sorted by'],
    [{ title: 'up' }, 'sort.title', 'asc or desc is expected'],
    [':desc', 'sort.', 'cannot be sorted by'],
  ])('%j is refused with the parameter and the reason', (sort, path, reason) => {
    let refusal: unknown;
    try {
      compileSort(sort, FIELDS);
    } catch (error) {
      refusal = error;
    }
    expect((refusal as Refusal).details).toEqual({ fields: [{ path, reason }] });
  });

  it('ties go by release number, whatever order rows come in', () => {
    const shuffled = [ROWS[2], ROWS[0], ROWS[1]].map((row) => row ?? {});
    expect(shuffled.sort(compileSort('locale', FIELDS)).map((row) => row.id)).toEqual([1, 2, 3]);
    expect(
      shuffled
        .reverse()
        .sort(compileSort('ratio', FIELDS))
        .map((row) => row.id),
    ).toEqual([1, 2, 3]);
  });
});
