import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { UIDS } from '../content-types';
import { WHOLE_POST } from '../core/labels';
import type { Tally } from '../core/meter';
import type { Window } from '../core/window';

/** Adds up in the database what was counted. */
export const tallies = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Runs an aggregate in the open transaction or a new one: on SQLite a second connection would wait for ever. */
  async function read<T>(uid: string, build: (table: Knex.QueryBuilder) => Knex.QueryBuilder): Promise<T> {
    const { tableName } = strapi.db.metadata.get(uid);
    const result = await strapi.db.transaction(({ trx }) =>
      build(strapi.db.getConnection(tableName)).transacting(trx as Knex.Transaction),
    );
    return result as T;
  }

  return {
    /** The channels anything was ever counted on. */
    async channels(): Promise<string[]> {
      const found = await read<{ channel: string }[]>(UIDS.exposure, (table) =>
        table.distinct('channel').orderBy('channel'),
      );
      return found.map(({ channel }) => channel);
    },

    /** One channel and window, answered from one index. */
    async tally(channel: string, window: Window): Promise<Tally> {
      const found = await read<{ theme: string; permille: string | number }[]>(UIDS.exposureTheme, (table) =>
        table
          .select('theme')
          .sum({ permille: 'permille' })
          .where('channel', channel)
          .andWhere('first_released_at', '>=', new Date(window.from))
          .andWhere('first_released_at', '<', new Date(window.to))
          .groupBy('theme'),
      );
      // PostgreSQL gives sums as text.
      const labelled = new Map(found.map((row) => [row.theme, Number(row.permille)]));
      const unlabelled = (labelled.get('') ?? 0) / WHOLE_POST;
      labelled.delete('');
      return { labelled, unlabelled };
    },
  };
};
