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
    theme: { documentId: 't1', code: 'industry', name: '产业' },
    channels: [
      { documentId: 'c1', code: 'web' },
      { documentId: 'c2', code: 'screen' },
    ],
    source: { unit: '公共服务中心' },
  }),
  entry(2, { title: 'canteen', pages: 10, pinned: false, theme: { documentId: 't2', code: 'ideals' } }),
  entry(3, { title: 'Zebra' }),
].map(rowOf);

const found = (filters: unknown): unknown[] => ROWS.filter(compileFilters(filters, FIELDS)).map((row) => row.id);

describe('filters', () => {
  it.each<[string, unknown, number[]]>([
    ['nothing', undefined, [1, 2, 3]],
    ['a bare value', { title: 'Zebra' }, [3]],
    ['equality', { title: { $eq: 'zebra' } }, []],
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
  ])('refuses %s before looking at anything', (_, filters) => {
    expect(() => compileFilters(filters, FIELDS)).toThrow(Refusal);
  });
});

describe('_q', () => {
  it('looks through the row’s own texts and numbers', () => {
    const ids = (words: unknown) => ROWS.filter(compileSearch(words, FIELDS)).map((row) => row.id);
    expect([ids('PARK'), ids('产业'), ids(undefined), ids('10')]).toEqual([[1], [], [1, 2, 3], [2]]);
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
    ['a trailing comma', 'id:desc,', [3, 2, 1]],
  ])('%s', (_, sort, ids) => {
    expect(sorted(sort)).toEqual(ids);
  });

  it.each(['body', 'theme', 'localizations.title', 'next.title', 'title.x', 'title:up', 'secret'])(
    'refuses %s',
    (sort) => {
      expect(() => compileSort(sort, FIELDS)).toThrow(Refusal);
    },
  );
});
