import type { Task, TaskPage } from '../api/types';
import { facetChoices, isFiltered, NO_FILTERS, pageCount, readTaskQuery, writeTaskQuery } from './task-query';

const task = { level: { key: 'first', name: '初审', index: 0 } } as Task;
const page: TaskPage = { results: [task], pagination: { page: 1, pageSize: 20, total: 1 } };

describe('readTaskQuery', () => {
  it('falls back to the first page of my tasks', () => {
    expect(readTaskQuery(new URLSearchParams('scope=everyone&page=-3'))).toEqual(NO_FILTERS);
  });
  it('reads back what was written', () => {
    const query = {
      scope: 'all' as const,
      q: '安全 100%',
      level: 'first',
      channel: 'website',
      theme: 'ideals',
      sort: 'due' as const,
      page: 3,
    };
    expect(readTaskQuery(writeTaskQuery(NO_FILTERS, query))).toEqual(query);
  });
});

describe('writeTaskQuery', () => {
  it('starts at the first page when a filter changes, and keeps the filters when the page is turned', () => {
    const query = { ...NO_FILTERS, channel: 'wechat', page: 4 };
    expect(writeTaskQuery(query, { theme: 'ideals' }).toString()).toBe('channel=wechat&theme=ideals');
    expect(writeTaskQuery(query, { page: 5 }).toString()).toBe('channel=wechat&page=5');
  });
  it('leaves defaults out of the address', () => {
    expect(writeTaskQuery(NO_FILTERS, {}).toString()).toBe('');
  });
});

describe('isFiltered', () => {
  it('counts search and filters, not the tab', () => {
    expect(isFiltered({ ...NO_FILTERS, scope: 'all', page: 2 })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, q: 'a' })).toBe(true);
    expect(isFiltered({ ...NO_FILTERS, theme: 'ideals' })).toBe(true);
  });
});

describe('facetChoices', () => {
  it('offers the server’s values once each, named where there is a name', () => {
    const facets = { level: [{ key: 'first', name: '初审' }], channel: ['website', 'website'] };
    expect(facetChoices({ ...page, facets }, 'level', '')).toEqual([{ value: 'first', name: '初审' }]);
    expect(facetChoices({ ...page, facets }, 'channel', '')).toEqual([{ value: 'website', name: 'website' }]);
  });
  it('falls back to the levels on the page', () => {
    expect(facetChoices(page, 'level', '')).toEqual([{ value: 'first', name: '初审' }]);
    expect(facetChoices(page, 'theme', '')).toStrictEqual([]);
  });
  it('always offers what is chosen, so that it can be cleared', () => {
    expect(facetChoices(null, 'theme', 'gone')).toEqual([{ value: 'gone', name: 'gone' }]);
  });
});

describe('pageCount', () => {
  it.each([
    [0, 1],
    [20, 1],
    [21, 2],
  ])('%d tasks make %d pages', (total, pages) => expect(pageCount({ page: 1, pageSize: 20, total })).toBe(pages));
});
