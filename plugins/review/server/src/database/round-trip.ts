import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { settings } from '../settings';

type Knex = Core.Strapi['db']['connection'];

/** SQL with `?` for each of its bindings. Dates are bound as dates. */
export interface Statement {
  sql: string;
  bindings: readonly unknown[];
}

/** What one statement gave: its rows, and how many it read or changed. */
export interface Outcome {
  rows: Record<string, unknown>[];
  count: number;
}

/** The part of the driver's connection that a batch talks to. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parsedStatements: Record<string, string>;
  close(what: { type: 'S'; name: string }): void;
  sync(): void;
}

/** The driver's own query, as far as a batch uses it. */
interface DriverQuery {
  name?: string;
  text: string;
  callback: (error: Error | null, result: { rows: Outcome['rows']; rowCount: number | null }) => void;
  prepare(wire: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
}

interface Driver {
  Query: new (config: {
    text: string;
    values: readonly unknown[];
    name?: string | undefined;
    queryMode: 'extended';
  }) => DriverQuery;
}

interface DriverConnection {
  query(batch: Batch): void;
}

/**
 * Several statements with their bindings, sent together and answered together: the protocol allows it, and the driver
 * takes any object with these methods for a query. The first statement that fails ends the batch.
 */
class Batch {
  /** Also called by the driver's connection, should that break. */
  callback: (error: Error | null) => void = () => undefined;
  #at = 0;

  constructor(private readonly queries: readonly DriverQuery[]) {}

  submit(wire: Wire): null {
    // Each query would end with a sync of its own, and the driver would take the first answer for the last one.
    const withoutSync = Object.create(wire, { sync: { value: () => undefined } }) as Wire;
    wire.stream.cork();
    try {
      for (const query of this.queries) this.#prepare(query, wire, withoutSync);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    return null;
  }

  #prepare(query: DriverQuery, wire: Wire, withoutSync: Wire): void {
    const { name, text } = query;
    // A name that an earlier, failed batch may have left behind is given up first; the server minds no unknown one.
    if (name && wire.parsedStatements[name] !== text) wire.close({ type: 'S', name });
    query.prepare(withoutSync);
    if (name) wire.parsedStatements[name] = text;
  }

  handleRowDescription(message: unknown): void {
    this.queries[this.#at]?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.queries[this.#at]?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    this.queries[this.#at]?.handleCommandComplete(message, wire);
    this.#at += 1;
  }

  handleReadyForQuery(wire: Wire): void {
    for (const query of this.queries) query.handleReadyForQuery(wire);
    this.callback(null);
  }

  handleError(error: Error, wire: Wire): void {
    for (const { name } of this.queries) if (name) delete wire.parsedStatements[name];
    this.callback(error);
  }
}

/** So many statements have a name: those of a plugin are few, and the server keeps each for as long as a connection. */
const MOST_NAMES = 500;
const names = new Map<string, { text: string; name: string }>();

/** PostgreSQL's way of writing a statement, and its name: what has one is parsed and planned once for a connection. */
function nativeOf(sql: string): { text: string; name?: string } {
  const known = names.get(sql);
  if (known) return known;
  let bound = 0;
  const text = sql.replace(/\?/g, () => `$${(bound += 1)}`);
  if (names.size >= MOST_NAMES) return { text };
  const named = { text, name: `review_${createHash('sha256').update(text).digest('hex').slice(0, 24)}` };
  names.set(sql, named);
  return named;
}

function run(
  strapi: Core.Strapi,
  driver: Driver,
  connection: DriverConnection,
  statements: readonly Statement[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let failure: Error | null = null;
  const keepsStatements = settings(strapi).preparedStatements;
  const queries = statements.map(({ sql, bindings }) => {
    const { text, name } = nativeOf(sql);
    const query = new driver.Query({
      text,
      values: bindings,
      name: keepsStatements ? name : undefined,
      queryMode: 'extended',
    });
    query.callback = (error, result) => {
      failure ??= error;
      outcomes.push({ rows: result?.rows ?? [], count: result?.rowCount ?? 0 });
    };
    return query;
  });
  return new Promise((resolve, reject) => {
    const batch = new Batch(queries);
    batch.callback = (error) => {
      failure ??= error;
      if (failure) reject(failure);
      else resolve(outcomes);
    };
    connection.query(batch);
  });
}

async function onConnectionOf(strapi: Core.Strapi, knex: Knex, statements: readonly Statement[]): Promise<Outcome[]> {
  const client = knex.client as {
    driver: Driver;
    acquireConnection(): Promise<DriverConnection>;
    releaseConnection(connection: DriverConnection): Promise<void>;
    emit(event: 'query', query: { sql: string; bindings: readonly unknown[] }): boolean;
  };
  const connection = await client.acquireConnection();
  try {
    // Its connection may serve somebody else by now.
    if ('isCompleted' in knex && (knex as { isCompleted(): boolean }).isCompleted())
      throw new Error('review: the transaction of this statement is over.');
    // Whoever listens to the query builder's statements, to log or count them, hears of these too.
    for (const statement of statements) client.emit('query', { ...statement });
    return await run(strapi, client.driver, connection, statements);
  } finally {
    await client.releaseConnection(connection);
  }
}

/** One after the other: where the database is in the process, a round trip costs nothing. */
async function oneByOne(knex: Knex, statements: readonly Statement[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { sql, bindings } of statements) {
    const answer = (await knex.raw(sql, bindings as never)) as Outcome['rows'] | { changes: number };
    outcomes.push(Array.isArray(answer) ? { rows: answer, count: answer.length } : { rows: [], count: answer.changes });
  }
  return outcomes;
}

/** What is about to leave for a transaction's connection. */
interface Departure {
  statements: Statement[];
  outcomes: Promise<Outcome[]>;
}
const departures = new WeakMap<Knex, Departure>();

/** Sends statements with all the others that are asked for at this moment in this transaction. */
async function onNextTrip(strapi: Core.Strapi, trx: Knex, statements: readonly Statement[]): Promise<Outcome[]> {
  const waiting = departures.get(trx);
  const from = waiting?.statements.length ?? 0;
  if (waiting) waiting.statements.push(...statements);
  const departure = waiting ?? depart(strapi, trx, [...statements]);
  return (await departure.outcomes).slice(from, from + statements.length);
}

function depart(strapi: Core.Strapi, trx: Knex, statements: Statement[]): Departure {
  const outcomes = new Promise<void>((resolve) => process.nextTick(resolve)).then(() => {
    departures.delete(trx);
    return onConnectionOf(strapi, trx, statements);
  });
  const departure = { statements, outcomes };
  departures.set(trx, departure);
  return departure;
}

/**
 * Runs statements in their order and in one round trip, in the transaction that is open, if one is; there, calls that
 * are made at the same time share it. Most of what a short statement costs on PostgreSQL is the way there and back, and
 * being parsed and planned.
 * @throws the database's error about the first statement that failed; none after it has run
 */
export async function together(strapi: Core.Strapi, statements: readonly Statement[]): Promise<Outcome[]> {
  if (statements.length === 0) return [];
  const inProcess = strapi.db.dialect.client !== 'postgres';
  if (!strapi.db.inTransaction())
    return (inProcess ? oneByOne : (knex: Knex) => onConnectionOf(strapi, knex, statements))(
      strapi.db.connection,
      statements,
    );
  let outcomes: Outcome[] = [];
  await strapi.db.transaction(async ({ trx }) => {
    outcomes = await (inProcess ? oneByOne(trx, statements) : onNextTrip(strapi, trx, statements));
  });
  return outcomes;
}
