import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { daysOf } from '../core/day-span';
import type { Sums } from '../core/exposure-lines';
import type { Window } from '../core/window';
import { offsetsOf } from '../core/zone';
import type { PlayChange } from '../ports';

const byDayAndTheme = (a: PlayChange, b: PlayChange): number =>
  `${a.day} ${a.theme ?? ''}` < `${b.day} ${b.theme ?? ''}` ? -1 : 1;

/** What screens really played, by day and theme, as `delivery` tells it from their receipts. */
export const plays = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The table in the open transaction or a new one: on SQLite a second connection would wait for ever. */
  async function inTable<T>(use: (table: Knex.QueryBuilder, name: string) => Knex.QueryBuilder): Promise<T> {
    const { tableName } = strapi.db.metadata.get(UIDS.play);
    const result = await strapi.db.transaction(({ trx }) =>
      use(strapi.db.getConnection(tableName), tableName).transacting(trx as Knex.Transaction),
    );
    return result as T;
  }

  const rowOf = ({ channel, day, theme, ms }: PlayChange) => {
    const key = JSON.stringify([channel, day, theme]);
    // Strapi's own engine would have made one; a row without is not carried by an export.
    const document_id = createHash('sha256').update(key).digest('hex').slice(0, 24);
    return { document_id, channel, day, theme: theme ?? '', ms };
  };

  return {
    /** Adds changes to what is kept, in the transaction of the receipts they come from. */
    async onPlayed(changes: readonly PlayChange[]): Promise<void> {
      if (changes.length === 0) return;
      // In one order everywhere, so that two screens that report at once wait for each other instead of for ever.
      const rows = [...changes].sort(byDayAndTheme).map(rowOf);
      await inTable((table, name) =>
        table
          .insert(rows)
          .onConflict(['channel', 'day', 'theme'])
          .merge({ ms: strapi.db.connection.raw('?? + excluded.ms', [`${name}.ms`]) }),
      );
    },

    /** Milliseconds by theme of the days that begin in a window. */
    async tally(channel: string, window: Window): Promise<Sums> {
      const { from, to } = daysOf(window, offsetsOf(balanceConfig(strapi).timeZone));
      const found = await inTable<{ theme: string; ms: string | number }[]>((table) =>
        table
          .select('theme')
          .sum({ ms: 'ms' })
          .where('channel', channel)
          .andWhere('day', '>=', from)
          .andWhere('day', '<', to)
          .groupBy('theme'),
      );
      return new Map(found.map(({ theme, ms }) => [theme, BigInt(ms)]));
    },
  };
};
