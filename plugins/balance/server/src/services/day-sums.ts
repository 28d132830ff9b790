import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { UIDS } from '../content-types';
import { type DaySum, DaySums } from '../core/day-sums';
import type { DaySpan } from '../core/days';
import type { Window } from '../core/window';
import type { Run } from '../ports';

/** A statement takes so many sums; SQLite allows 32,766 values in one. */
const BATCH = 500;

type Row = Record<string, unknown>;

/** PostgreSQL gives sums as text, and an empty text may come back as nothing. */
const sumOf = (row: Row): DaySum => ({
  channel: String(row.channel),
  day: String(row.day),
  theme: String(row.theme ?? ''),
  permille: Number(row.permille),
});

/** The daily sums: what the meter adds up for every whole day. */
export const daySums = ({ strapi }: { strapi: Core.Strapi }) => {
  const tableOf = (uid: string): string => `"${strapi.db.metadata.get(uid).tableName}"`;

  /** Runs one after the other in the open transaction, or in one of their own. */
  const run: Run = async (statements) => {
    const outcomes: { rows: Row[]; count: number }[] = [];
    await strapi.db.transaction(async ({ trx }) => {
      for (const { sql, bindings } of statements) {
        const answer = (await trx.raw(sql, bindings as never)) as Row[] | { rows?: Row[] };
        const rows = Array.isArray(answer) ? answer : (answer.rows ?? []);
        outcomes.push({ rows, count: rows.length });
      }
    });
    return outcomes;
  };

  async function read(sql: string, bindings: unknown[]): Promise<Row[]> {
    const [answer] = await run([{ sql, bindings }]);
    return answer?.rows ?? [];
  }

  return {
    run,

    /**
     * Adds changes to the sums, inside the transaction of the act. The database adds, so that two acts that change one sum
     * at the same time lose nothing; and in one order, so that they never wait for each other in a ring.
     */
    async apply(changes: DaySums, by: Run = run): Promise<void> {
      const sums = changes.list();
      const table = tableOf(UIDS.day);
      for (let from = 0; from < sums.length; from += BATCH) {
        const batch = sums.slice(from, from + BATCH);
        const sql =
          `insert into ${table} ("channel", "day", "theme", "permille") values ${batch.map(() => '(?, ?, ?, ?)').join(', ')} ` +
          `on conflict ("channel", "day", "theme") do update set "permille" = ${table}."permille" + excluded."permille"`;
        const bindings = batch.flatMap(({ channel, day, theme, permille }) => [channel, day, theme, permille]);
        await by([{ sql, bindings }]);
      }
    },

    /** All sums that are not zero. */
    async all(): Promise<DaySums> {
      const rows = await read(`select "channel", "day", "theme", "permille" from ${tableOf(UIDS.day)}`, []);
      const sums = new DaySums();
      for (const row of rows) sums.add(sumOf(row));
      return sums;
    },

    /** The sums of one channel, day by day, oldest first. */
    async days(channel: string, { from, to }: DaySpan): Promise<DaySum[]> {
      const sql =
        `select "channel", "day", "theme", "permille" from ${tableOf(UIDS.day)} ` +
        `where "channel" = ? and "day" >= ? and "day" < ? and "permille" <> 0 order by "day"`;
      return (await read(sql, [channel, from, to])).map(sumOf);
    },

    /** The channels anything was ever counted on. */
    async channels(): Promise<string[]> {
      const rows = await read(`select distinct "channel" from ${tableOf(UIDS.day)} order by "channel"`, []);
      return rows.map((row) => String(row.channel));
    },

    /** The day anything was first counted, on any channel. */
    async first(): Promise<string | null> {
      const [row] = await read(`select min("day") as "day" from ${tableOf(UIDS.day)} where "permille" <> 0`, []);
      return typeof row?.day === 'string' ? row.day : null;
    },

    /** Thousandths of a post by theme in whole days and in edges, as one statement sees them. */
    async total(channel: string, days: DaySpan | null, edges: readonly Window[]): Promise<Map<string, number>> {
      const parts = edges.map(({ from, to }) => ({
        sql:
          `select "theme", "permille" from ${tableOf(UIDS.exposureTheme)} ` +
          `where "channel" = ? and "first_released_at" >= ? and "first_released_at" < ?`,
        bindings: [channel, new Date(from), new Date(to)] as unknown[],
      }));
      if (days) {
        const sql = `select "theme", "permille" from ${tableOf(UIDS.day)} where "channel" = ? and "day" >= ? and "day" < ?`;
        parts.push({ sql, bindings: [channel, days.from, days.to] });
      }
      const sql =
        `select "theme", sum("permille") as "permille" from (${parts.map((part) => part.sql).join(' union all ')}) as "parts" ` +
        `group by "theme" having sum("permille") <> 0`;
      const rows = await read(
        sql,
        parts.flatMap((part) => part.bindings),
      );
      return new Map(rows.map((row) => [String(row.theme ?? ''), Number(row.permille)]));
    },

    /** Keeps everybody from changing sums until the transaction ends; on SQLite nobody else can anyway. */
    async lock(): Promise<void> {
      if (strapi.db.dialect.client !== 'postgres') return;
      await run([{ sql: `lock table ${tableOf(UIDS.day)} in share row exclusive mode`, bindings: [] }]);
    },

    /** Makes everything that is read in this transaction, of which nothing was read yet, be of one moment. */
    async freeze(trx: Knex.Transaction): Promise<void> {
      if (strapi.db.dialect.client !== 'postgres') return;
      await trx.raw('set transaction isolation level repeatable read');
    },
  };
};
