import type { FacetKey, TaskPage, TaskQuery, TaskScope } from '../api/types';

/** The tabs of the task page, in order. */
export const SCOPES: readonly TaskScope[] = ['mine', 'submitted', 'all'];

/** The filters one chooses from a list, in order. */
export const FACETS: readonly FacetKey[] = ['level', 'channel', 'theme'];

/** What the page shows when it is opened. */
export const NO_FILTERS: TaskQuery = { scope: 'mine', q: '', level: '', channel: '', theme: '', sort: '', page: 1 };

/** Reads a tab's name; anything else is the first tab. */
export const readScope = (text: string | null): TaskScope => SCOPES.find((scope) => scope === text) ?? NO_FILTERS.scope;

/** Reads the page's address; whatever is missing or strange becomes the default. */
export function readTaskQuery(search: URLSearchParams): TaskQuery {
  const page = Number(search.get('page'));
  const text = (key: string) => search.get(key) ?? '';
  return {
    scope: readScope(search.get('scope')),
    q: text('q'),
    level: text('level'),
    channel: text('channel'),
    theme: text('theme'),
    sort: text('sort') === 'due' ? 'due' : '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address for a change of the query: any change but turning the page starts at page 1 again; defaults are left out. */
export function writeTaskQuery(query: TaskQuery, change: Partial<TaskQuery>): URLSearchParams {
  const next: TaskQuery = { ...query, page: 1, ...change };
  const set = Object.entries({
    ...next,
    scope: next.scope === 'mine' ? '' : next.scope,
    page: next.page === 1 ? '' : next.page,
  })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(set);
}

/** Whether anything narrows the list, so that an empty one needs another explanation. */
export const isFiltered = (query: TaskQuery): boolean => query.q !== '' || FACETS.some((key) => query[key] !== '');

/** A choice in a filter. */
export interface FacetChoice {
  readonly value: string;
  readonly name: string;
}

/** The values to offer for a filter: the server's, else the levels seen on this page, and always the one that is set. */
export function facetChoices(page: TaskPage | null, key: FacetKey, chosen: string): readonly FacetChoice[] {
  const values = new Map<string, string>();
  for (const value of page?.facets?.[key] ?? []) {
    if (typeof value === 'string') values.set(value, value);
    else values.set(value.key, value.name);
  }
  if (key === 'level') {
    for (const { level } of page?.results ?? []) if (level !== null) values.set(level.key, level.name);
  }
  if (chosen !== '' && !values.has(chosen)) values.set(chosen, chosen);
  return Array.from(values, ([value, name]) => ({ value, name }));
}

/** Which page of a list, how long a page is, and how many entries there are in all. */
export type Pagination = TaskPage['pagination'];

/** How many pages there are; an empty list has one. */
export const pageCount = ({ pageSize, total }: Pagination): number =>
  Math.max(1, Math.ceil(total / Math.max(1, pageSize)));
