import type { Core } from '@strapi/strapi';
import { GENESIS, nextLine, type LedgerHead, type LedgerRecord } from '../core/ledger';
import { iso, lockRow, table } from '../tables';

const HEAD = 'main';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = () => table(strapi, 'ledger-entry');
  const heads = () => table(strapi, 'ledger-head');
  const clock = () => strapi.plugin('review').service('clock') as { now(): Date };

  return {
    /** Creates the head row of an empty chain. */
    async prepare(): Promise<void> {
      const data = { name: HEAD, seq: 0, hash: GENESIS, at: null };
      if (!(await heads().findOne({ where: { name: HEAD } }))) {
        await heads()
          .create({ data })
          .catch(async (error: unknown) => {
            if (!(await heads().findOne({ where: { name: HEAD } }))) throw error;
          });
      }
    },

    /**
     * The time of the act being recorded: the clock's, but never before the last row's. Takes the chain's lock, so
     * call it inside the act's transaction, after the lineage is locked.
     */
    async time(): Promise<string> {
      const head = await lockRow(strapi, 'ledger-head', { name: HEAD });
      if (!head) throw new Error('The ledger has no head row; review was not bootstrapped.');
      const now = clock().now().toISOString();
      const last = iso(head.at);
      return last && last > now ? last : now;
    },

    /**
     * Appends a row to the chain. Part of the act's own transaction: if it cannot be recorded, it does not happen.
     * @returns the row's sequence number
     */
    async append(record: LedgerRecord): Promise<number> {
      if (!strapi.db.inTransaction()) throw new Error('A ledger row belongs to the transaction of its act.');
      const head = await lockRow(strapi, 'ledger-head', { name: HEAD });
      if (!head) throw new Error('The ledger has no head row; review was not bootstrapped.');
      const { seq, line, hash } = nextLine({ seq: Number(head.seq), hash: head.hash }, record);
      // The head first: the database takes a row only where the head already stands.
      const moved = await heads().updateMany({
        where: { id: head.id, seq: head.seq },
        data: { seq, hash, at: record.at },
      });
      if (moved.count !== 1) throw new Error('The ledger moved while a row was being appended.');
      await entries().create({
        data: {
          seq,
          at: record.at,
          act: record.act,
          line,
          hash,
          ...(record.uid ? { uid: record.uid } : {}),
          ...(record.documentId ? { document: record.documentId } : {}),
          ...(record.locale ? { language: record.locale } : {}),
        } as never,
      });
      return seq;
    },

    /** The end of the chain. */
    async head(): Promise<LedgerHead> {
      const head = await heads().findOne({ where: { name: HEAD } });
      return head ? { seq: Number(head.seq), hash: head.hash } : { seq: 0, hash: GENESIS };
    },

    /** Rows after a sequence number, oldest first. */
    async page(after: number, limit: number): Promise<{ seq: number; line: string; hash: string }[]> {
      const rows = await entries().findMany({ where: { seq: { $gt: after } }, orderBy: { seq: 'asc' }, limit });
      return rows.map(({ seq, line, hash }) => ({ seq: Number(seq), line, hash }));
    },
  };
};
