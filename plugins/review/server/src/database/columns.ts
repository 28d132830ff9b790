import type { Core } from '@strapi/strapi';

/** An attribute as Strapi's database layer describes it. */
export interface ColumnAttribute {
  type: string;
  columnName?: string;
  default?: unknown;
}

type Row = Record<string, unknown>;

const NUMBERS = new Set(['increments', 'integer', 'float', 'decimal', 'number']);
const MOMENTS = new Set(['datetime', 'timestamp']);
/** As the driver gives them. */
const AS_IS = new Set(['date', 'time']);

const TEXTS = new Set(['string', 'text', 'richtext', 'uid', 'email', 'enumeration']);

/** Whether a column is text in the database and for its readers. */
export const isText = ({ type }: ColumnAttribute): boolean => TEXTS.has(type);

/** An attribute that is a column of its own. */
export type Column = readonly [name: string, attribute: ColumnAttribute & { columnName: string }];
const known = new WeakMap<object, Column[]>();

/** Attributes of a type or component that are columns of its table. */
export function columnsOf(strapi: Core.Strapi, uid: string): Column[] {
  const metadata = strapi.db.metadata.get(uid) as unknown as { attributes: Record<string, ColumnAttribute> };
  const columns =
    known.get(metadata) ??
    Object.entries(metadata.attributes).filter(
      (entry): entry is [string, Column[1]] => entry[1].columnName !== undefined,
    );
  known.set(metadata, columns);
  return columns;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    const once: unknown = JSON.parse(value);
    // Early versions of Strapi 5 wrote some values as text within text.
    return typeof once === 'string' ? JSON.parse(once) : once;
  } catch {
    return value;
  }
}

function moment(value: unknown): Date | null {
  const date = value instanceof Date ? value : new Date(value as string | number);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A column's value as the attribute's, whichever driver read it: what Strapi's own queries give. */
export function fromColumn({ type }: ColumnAttribute, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (NUMBERS.has(type)) return Number(value);
  if (type === 'datetime') return moment(value)?.toISOString() ?? null;
  if (type === 'timestamp') return moment(value)?.getTime().toString() ?? null;
  if (type === 'boolean')
    return typeof value === 'boolean' ? value : ['0', '1'].includes(String(value)) ? String(value) === '1' : null;
  if (type === 'json' || type === 'blocks') return parsed(value);
  return AS_IS.has(type) ? value : String(value);
}

/** An attribute's value as its column takes it. */
export function toColumn({ type }: ColumnAttribute, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (MOMENTS.has(type)) return moment(value);
  return (type === 'json' || type === 'blocks') && typeof value === 'object' ? JSON.stringify(value) : value;
}

/** A row of the database as an entry of a type; columns that were not read stay away. */
export function entryOf(strapi: Core.Strapi, uid: string, row: Row): Row {
  const entry: Row = {};
  for (const [name, attribute] of columnsOf(strapi, uid)) {
    const value = row[attribute.columnName];
    if (value !== undefined) entry[name] = fromColumn(attribute, value);
  }
  return entry;
}
