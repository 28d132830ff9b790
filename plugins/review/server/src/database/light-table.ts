import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Select, Table } from '../tables';
import { columnsOf, entryOf, toColumn, type Column } from './columns';
import { conditionsOf } from './conditions';
import { together, type Outcome, type Statement } from './round-trip';

type Entry = Record<string, unknown>;

/** What a query may say for us to answer it. `select` is a leave to give less, of which no use is made. */
const PLAIN = new Set(['where', 'orderBy', 'limit', 'select', 'forUpdate']);

/** The parts of SQL that do not change for a table. */
interface Shape {
  uid: string;
  table: string;
  /** Every column, for reading. */
  all: string;
  /** The columns that are written. */
  stored: Column[];
  named: Map<string, string>;
}

const shapes = new WeakMap<object, Shape>();

function shapeOf(strapi: Core.Strapi, uid: string): Shape {
  const metadata = strapi.db.metadata.get(uid);
  const known = shapes.get(metadata);
  if (known) return known;
  const columns = columnsOf(strapi, uid);
  const named = new Map(columns.map(([name, { columnName }]) => [name, `"${columnName}"`]));
  const shape = {
    uid,
    table: `"${metadata.tableName}"`,
    all: [...named.values()].join(', '),
    stored: columns.filter(([name]) => name !== 'id'),
    named,
  };
  shapes.set(metadata, shape);
  return shape;
}

/** An ordering as SQL, null when it is not about columns. */
function ordering({ named }: Shape, { orderBy }: Select): string | null {
  const parts = ([] as Record<string, string>[]).concat(orderBy ?? []).flatMap((one) => Object.entries(one));
  if (!parts.every(([name]) => named.has(name))) return null;
  const list = parts.map(([name, way]) => `${named.get(name)} ${way === 'desc' ? 'desc' : 'asc'}`);
  return list.length > 0 ? ` order by ${list.join(', ')}` : '';
}

function selection(strapi: Core.Strapi, shape: Shape, query: Select): Statement | null {
  const order = ordering(shape, query);
  const which = query.where ? conditionsOf(strapi, shape.uid, query.where) : { sql: '1 = 1', bindings: [] };
  if (order === null || !which || !Object.keys(query).every((name) => PLAIN.has(name))) return null;
  // Written out, not bound: for a number it does not know, PostgreSQL expects many rows, and would plan each time anew.
  const limit = query.limit === undefined ? '' : ` limit ${Math.trunc(query.limit)}`;
  const lock = query.forUpdate && strapi.db.dialect.client === 'postgres' ? ' for update' : '';
  return {
    sql: `select ${shape.all} from ${shape.table} where ${which.sql}${order}${limit}${lock}`,
    bindings: which.bindings,
  };
}

/** As long and as random as Strapi's own, whose way to make one takes as long as half a statement. */
const newDocumentId = (): string => `r${randomBytes(12).toString('hex').slice(1)}`;

const defaultOf = ({ default: value }: Column[1]): unknown => (typeof value === 'function' ? value() : value);

/** Whole rows: what is not said is as Strapi would fill it in. */
function insertion({ table, stored, named }: Shape, data: readonly Entry[], returning: string): Statement {
  const now = new Date();
  const stamps: Record<string, (() => unknown) | undefined> = {
    createdAt: () => now,
    updatedAt: () => now,
    documentId: newDocumentId,
  };
  const bindings = data.flatMap((entry) =>
    stored.map(([name, column]) => {
      return toColumn(column, entry[name] ?? stamps[name]?.() ?? defaultOf(column));
    }),
  );
  const row = `(${stored.map(() => '?').join(', ')})`;
  const names = stored.map(([name]) => named.get(name)).join(', ');
  const sql = `insert into ${table} (${names}) values ${data.map(() => row).join(', ')} returning ${returning}`;
  return { sql, bindings };
}

function change(strapi: Core.Strapi, shape: Shape, where: Entry, data: Entry): Statement | null {
  const which = conditionsOf(strapi, shape.uid, where);
  const changed = shape.stored.filter(([name]) => data[name] !== undefined);
  if (!which || changed.length === 0) return null;
  const assignments = changed.map(([name]) => `${shape.named.get(name)} = ?`).join(', ');
  const values = changed.map(([name, column]) => toColumn(column, data[name]));
  const sql = `update ${shape.table} set ${assignments} where ${which.sql}`;
  return { sql, bindings: [...values, ...which.bindings] };
}

/** The insertion of rows, which gives their ids in order. */
export function toInsert(strapi: Core.Strapi, uid: string, data: readonly Entry[]): Statement {
  return insertion(shapeOf(strapi, uid), data, '"id"');
}

/** A change of the rows that fit. @throws Error for a condition that is not about columns, or no change */
export function toUpdate(strapi: Core.Strapi, uid: string, where: Entry, data: Entry): Statement {
  const statement = change(strapi, shapeOf(strapi, uid), where, data);
  if (!statement) throw new Error(`review: not a simple change of ${uid}.`);
  return statement;
}

/** The removal of the rows that fit. @throws Error for a condition that is not about columns */
export function toDelete(strapi: Core.Strapi, uid: string, where: Entry): Statement {
  const which = conditionsOf(strapi, uid, where);
  if (!which) throw new Error(`review: not a simple removal from ${uid}.`);
  return { sql: `delete from ${shapeOf(strapi, uid).table} where ${which.sql}`, bindings: which.bindings };
}

/**
 * A table that answers simple queries with one plain statement each, and leaves the others to Strapi's query engine,
 * which takes several times as long over each of its own. Lifecycle hooks do not hear of them.
 */
export function lightTable<Row>(strapi: Core.Strapi, uid: string, engine: Table<Row>): Table<Row> {
  const shape = shapeOf(strapi, uid);
  const entries = (outcome: Outcome): Row[] => outcome.rows.map((row) => entryOf(strapi, uid, row) as Row);
  const run = async (statement: Statement): Promise<Outcome> => (await together(strapi, [statement]))[0] as Outcome;

  return {
    async findOne(query) {
      const statement = selection(strapi, shape, { ...query, limit: 1 });
      return statement ? (entries(await run(statement))[0] ?? null) : engine.findOne(query);
    },
    async findMany(query) {
      const statement = selection(strapi, shape, query);
      if (!statement && query.forUpdate) throw new Error(`review: rows of ${uid} cannot be held by such a query.`);
      return statement ? entries(await run(statement)) : engine.findMany(query);
    },
    count: (query) => engine.count(query),
    async create({ data }) {
      return entries(await run(insertion(shape, [data as Entry], shape.all)))[0] as Row;
    },
    async createMany({ data }) {
      const { rows } = await run(insertion(shape, data as Entry[], '"id"'));
      return { count: rows.length, ids: rows.map(({ id }) => Number(id)) };
    },
    update: (query) => engine.update(query),
    async updateMany(query) {
      const statement = change(strapi, shape, query.where, query.data as Entry);
      return statement ? { count: (await run(statement)).count } : engine.updateMany(query);
    },
    async deleteMany(query) {
      if (!conditionsOf(strapi, uid, query.where)) return engine.deleteMany(query);
      return { count: (await run(toDelete(strapi, uid, query.where))).count };
    },
  };
}
