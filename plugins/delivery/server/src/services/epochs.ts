import type { Core } from '@strapi/strapi';
import { UIDS } from '../content-types';
import type { Run } from '../ports';

const KEY = 'delivery';

type Rows = Record<string, unknown>[];

/** The epoch row: one number that rises with everything readers can see. */
export const epochs = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.epoch);

  const runAlone: Run = async ([statement]) => {
    let rows: Rows = [];
    await strapi.db.transaction(async ({ trx }) => {
      const answer = (await trx.raw(statement?.sql ?? '', statement?.bindings as never)) as Rows | { rows: Rows };
      rows = Array.isArray(answer) ? answer : answer.rows;
    });
    return [{ rows, count: rows.length }];
  };

  async function current(): Promise<number> {
    const row: { number: number } | null = await rows().findOne({ where: { key: KEY }, select: ['number'] });
    return row?.number ?? 0;
  }

  return {
    /** The present epoch: one indexed query. Inside a transaction, the epoch that transaction sees. */
    current,

    /**
     * Raises the epoch by one and returns it. Call it inside the transaction of the act: the row stays locked until
     * the commit, so epochs become visible in their order, and nobody sees a new epoch with old rows.
     */
    async bump(run: Run = runAlone): Promise<number> {
      const sql = 'update "delivery_epochs" set "number" = "number" + 1 where "key" = ? returning "number"';
      const [answer] = await run([{ sql, bindings: [KEY] }]);
      return Number(answer?.rows[0]?.number ?? 0);
    },

    /** Creates the row once; of two processes that start together, one does. */
    async ensure(): Promise<void> {
      if ((await rows().findOne({ where: { key: KEY } })) !== null) return;
      try {
        await rows().create({ data: { key: KEY, number: 1 } });
      } catch (error) {
        if ((await rows().findOne({ where: { key: KEY } })) === null) throw error;
      }
    },
  };
};
