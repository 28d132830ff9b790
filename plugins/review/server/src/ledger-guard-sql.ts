import { GENESIS } from './core/ledger';

const FIXED = 'review ledger: rows are never changed or removed';
const ORDER = 'review ledger: a row is appended only right behind its head, once, by the act it records';
const STEP = 'review ledger: the head moves by one, and only from a row that exists';
const START = 'review ledger: there is one head, and it starts at 0';

/** Whether a new row is the one the head stands at and takes nobody's place (SQLite's REPLACE fires no delete trigger). */
const FITS_HEAD =
  `EXISTS (SELECT 1 FROM review_ledger_heads h WHERE h.name = 'main' AND h.seq = NEW.seq AND h.hash = NEW.hash)` +
  ` AND NOT EXISTS (SELECT 1 FROM review_ledger l WHERE l.seq = NEW.seq OR l.id = NEW.id)`;
const IS_STEP =
  `NEW.id = OLD.id AND NEW.name = OLD.name AND NEW.seq = OLD.seq + 1` +
  ` AND (OLD.seq = 0 OR EXISTS (SELECT 1 FROM review_ledger l WHERE l.seq = OLD.seq AND l.hash = OLD.hash))`;
const IS_START =
  `NEW.name = 'main' AND NEW.seq = 0 AND NEW.hash = '${GENESIS}'` +
  ` AND NOT EXISTS (SELECT 1 FROM review_ledger_heads)`;

const refusing = (message: string, unless?: string) =>
  `${unless ? `WHEN (${unless}) IS NOT TRUE ` : ''}BEGIN SELECT RAISE(ABORT, '${message}'); END`;

/** The guards on SQLite by name, each the exact text that the database keeps. */
export const SQLITE_TRIGGERS: Record<string, string> = Object.fromEntries(
  [
    ['review_ledger_no_update', 'BEFORE UPDATE ON review_ledger', refusing(FIXED)],
    ['review_ledger_no_delete', 'BEFORE DELETE ON review_ledger', refusing(FIXED)],
    ['review_ledger_append', 'BEFORE INSERT ON review_ledger', refusing(ORDER, FITS_HEAD)],
    ['review_ledger_heads_no_delete', 'BEFORE DELETE ON review_ledger_heads', refusing(FIXED)],
    ['review_ledger_heads_step', 'BEFORE UPDATE ON review_ledger_heads', refusing(STEP, IS_STEP)],
    ['review_ledger_heads_start', 'BEFORE INSERT ON review_ledger_heads', refusing(START, IS_START)],
  ].map(([name, when, body]) => [name, `CREATE TRIGGER ${name} ${when} ${body}`]),
);

/** Functions on PostgreSQL by name: `body` is what the catalogue keeps and what is compared at boot. */
export const POSTGRES_FUNCTIONS: Record<string, { body: string; create: string }> = Object.fromEntries(
  [
    ['review_ledger_refuse', `BEGIN RAISE EXCEPTION '${FIXED}'; END`],
    ['review_ledger_append', checking(FITS_HEAD, ORDER)],
    ['review_ledger_step', checking(IS_STEP, STEP)],
    ['review_ledger_start', checking(IS_START, START)],
  ].map(([name, body]) => [
    name,
    {
      body,
      // The search path is fixed, so that a session with tables of the same names cannot mislead the check.
      create: `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $guard$${body}$guard$`,
    },
  ]),
);

function checking(condition: string, message: string): string {
  return `BEGIN IF (${condition}) IS NOT TRUE THEN RAISE EXCEPTION '${message}'; END IF; RETURN NEW; END`;
}

/** Bits of `pg_trigger.tgtype`. */
const ROW = 1;
const BEFORE = 2;
const EVENTS = { INSERT: 4, DELETE: 8, UPDATE: 16, TRUNCATE: 32 };

/** A guard on PostgreSQL: its name, table, function, and `kind` as the catalogue numbers it. */
export interface PostgresTrigger {
  name: string;
  table: string;
  runs: string;
  kind: number;
  create: string;
}

function trigger(name: string, event: keyof typeof EVENTS, table: string, runs: string): PostgresTrigger {
  const each = event === 'TRUNCATE' ? 'STATEMENT' : 'ROW';
  return {
    name,
    table,
    runs,
    kind: BEFORE | EVENTS[event] | (each === 'ROW' ? ROW : 0),
    create: `CREATE OR REPLACE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ${each} EXECUTE FUNCTION ${runs}()`,
  };
}

/** The guards on PostgreSQL. The heads come first: an act locks them first too, so installing cannot deadlock with it. */
export const POSTGRES_TRIGGERS: PostgresTrigger[] = [
  trigger('review_ledger_heads_no_delete', 'DELETE', 'review_ledger_heads', 'review_ledger_refuse'),
  trigger('review_ledger_heads_no_truncate', 'TRUNCATE', 'review_ledger_heads', 'review_ledger_refuse'),
  trigger('review_ledger_heads_step', 'UPDATE', 'review_ledger_heads', 'review_ledger_step'),
  trigger('review_ledger_heads_start', 'INSERT', 'review_ledger_heads', 'review_ledger_start'),
  trigger('review_ledger_no_update', 'UPDATE', 'review_ledger', 'review_ledger_refuse'),
  trigger('review_ledger_no_delete', 'DELETE', 'review_ledger', 'review_ledger_refuse'),
  trigger('review_ledger_no_truncate', 'TRUNCATE', 'review_ledger', 'review_ledger_refuse'),
  trigger('review_ledger_append', 'INSERT', 'review_ledger', 'review_ledger_append'),
];
