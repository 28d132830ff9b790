import type { Core } from '@strapi/strapi';
import { GENESIS, nextLine, type LedgerHead, type LedgerRecord } from '../core/ledger';
import { toInsert, toUpdate } from '../database/light-table';
import { together, type Statement } from '../database/round-trip';
import { iso, lockRow, table, type LedgerHeadRow } from '../tables';

const HEAD = 'main';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = () => table(strapi, 'ledger-entry');
  const heads = () => table(strapi, 'ledger-head');
  const clock = () => strapi.plugin('review').service('clock') as { now(): Date };

  /** The head as each open transaction holds it: nobody else can move it then, so it is read once. */
  const held = new WeakMap<object, LedgerHeadRow>();

  /** Runs `work` with the head, which stays locked until the transaction ends; `move` notes where it stands now. */
  async function withHead<T>(
    work: (head: LedgerHeadRow, move: (to: LedgerHead & { at: string }) => void) => T | Promise<T>,
  ): Promise<T> {
    let result: T | undefined;
    await strapi.db.transaction(async ({ trx }) => {
      const head = held.get(trx) ?? (await lockRow(strapi, 'ledger-head', { name: HEAD }));
      if (!head) throw new Error('The ledger has no head row; review was not bootstrapped.');
      held.set(trx, head);
      result = await work(head, (to) => held.set(trx, { ...head, ...to }));
    });
    return result as T;
  }

  /** Moves the head and writes the row. The head first: the database takes a row only where the head already stands. */
  async function write(head: LedgerHeadRow, record: LedgerRecord, also: readonly Statement[]): Promise<LedgerHead> {
    const { seq, line, hash } = nextLine({ seq: Number(head.seq), hash: head.hash }, record);
    const { at, act, uid, documentId: document, locale: language } = record;
    const row = { seq, at, act, line, hash, uid, document, language };
    const [moved] = await together(strapi, [
      toUpdate(strapi, 'plugin::review.ledger-head', { id: head.id, seq: head.seq }, { seq, hash, at }),
      toInsert(strapi, 'plugin::review.ledger-entry', [row]),
      ...also,
    ]);
    if (moved?.count !== 1) throw new Error('The ledger moved while a row was being appended.');
    return { seq, hash };
  }

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
    time: (): Promise<string> =>
      withHead(({ at }) => {
        const now = clock().now().toISOString();
        const last = iso(at);
        return last && last > now ? last : now;
      }),

    /**
     * Appends a row to the chain. Part of the act's own transaction: if it cannot be recorded, it does not happen.
     * `also` is what else the act writes; it goes to the database in the same round trip.
     * @returns the row's sequence number
     */
    async append(record: LedgerRecord, also: readonly Statement[] = []): Promise<number> {
      if (!strapi.db.inTransaction()) throw new Error('A ledger row belongs to the transaction of its act.');
      return withHead(async (head, move) => {
        const to = await write(head, record, also);
        move({ ...to, at: record.at });
        return to.seq;
      });
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
