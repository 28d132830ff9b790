import type { Json } from './canonical-json';
import { isGroup, refuseParameter } from './reader-refusal';
import type { Fields, ReaderRow } from './reader-row';

/** One sorting key: names from the row down to a value. */
export interface SortKey {
  path: string[];
  descending: boolean;
}

function order(value: unknown, path: string): boolean {
  const wanted = String(value).trim().toLowerCase();
  if (wanted !== 'asc' && wanted !== 'desc') return refuseParameter(`sort.${path}`, 'asc or desc is expected');
  return wanted === 'desc';
}

/** The keys in Strapi's `sort`, in any of its spellings: `a:desc,b`, a list, an object, a list of objects. */
export function sortKeys(sort: unknown, parents: string[] = []): SortKey[] {
  if (sort === undefined || sort === null) return [];
  if (Array.isArray(sort)) return sort.flatMap((one) => sortKeys(one, parents));
  if (isGroup(sort))
    return Object.entries(sort).flatMap(([name, inner]) =>
      isGroup(inner)
        ? sortKeys(inner, [...parents, name])
        : [{ path: [...parents, name], descending: order(inner, name) }],
    );
  return String(sort)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', direction = 'asc'] = part.split(':');
      return { path: [...parents, ...name.trim().split('.')], descending: order(direction, name) };
    });
}

function assertSortable({ path }: SortKey, fields: Fields): void {
  let level = fields;
  path.forEach((name, index) => {
    const field = Object.hasOwn(level, name) ? level[name] : undefined;
    const isLast = index === path.length - 1;
    if (!field || 'type' in field !== isLast) refuseParameter(`sort.${path.join('.')}`, 'cannot be sorted by');
    if ('inner' in field) level = field.inner();
  });
}

function valueAt(row: ReaderRow, path: string[]): string | number | boolean | null {
  let value: Json = row;
  for (const name of path) {
    const part: Json | undefined = Array.isArray(value) ? value[0] : value;
    value = isGroup(part) ? ((part[name] ?? null) as Json) : null;
  }
  return typeof value === 'object' ? null : value;
}

/** Compares two rows by the keys; rows without a value come last, ties go by release number. */
export function compareRows(keys: SortKey[]): (a: ReaderRow, b: ReaderRow) => number {
  return (a, b) => {
    for (const { path, descending } of keys) {
      const [left, right] = [valueAt(a, path), valueAt(b, path)];
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right === descending ? 1 : -1;
    }
    return Number(a.id) - Number(b.id);
  };
}

/**
 * Turns Strapi's `sort` into a comparison of released rows.
 * @throws Refusal INVALID_INPUT for a field a release does not have
 */
export function compileSort(sort: unknown, fields: Fields): (a: ReaderRow, b: ReaderRow) => number {
  const keys = sortKeys(sort);
  for (const key of keys) assertSortable(key, fields);
  return compareRows(keys);
}
