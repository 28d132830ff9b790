import type { Core } from '@strapi/strapi';
import { failureWords } from '../core/delivery-failure';
import { Refusal, type Language } from '../core/errors';
import { UNFINISHED } from '../core/outbox';
import { iso, table, type OutboxRow } from '../tables';
import { review } from '../review-services';
import type { Acting } from './actors';

/** A question for messages that were not delivered. `page` starts at 1. */
export interface OutboxQuery {
  state?: 'dead' | 'waiting' | undefined;
  page: number;
  pageSize: number;
}

const titleOf = ({ payload }: OutboxRow): string => (typeof payload.title === 'string' ? payload.title : '');

/** What people do about messages that do not get through: look, try again, give up. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const messages = () => table(strapi, 'outbox-message');
  const now = () => review(strapi, 'clock').now().toISOString();

  /** The numbers of the messages that are first in their queue, among the queues of some rows. */
  async function heads(rows: OutboxRow[]): Promise<Set<number>> {
    const found = (await strapi.db
      .connection('review_outbox')
      .whereIn('state', UNFINISHED)
      .whereIn(
        'lineage',
        rows.map((row) => row.lineage),
      )
      .groupBy('lineage', 'sink')
      .min('id as id')) as { id: number }[];
    return new Set(found.map(({ id }) => Number(id)));
  }

  const toEntry = (row: OutboxRow, first: boolean, language: Language) => ({
    id: row.id,
    topic: row.topic,
    sink: row.sink,
    uid: row.uid,
    documentId: row.document,
    locale: row.language,
    title: titleOf(row),
    state: row.state,
    // Its own time does not matter while an earlier message of the same document is not delivered.
    behind: !first,
    attempts: Number(row.attempts),
    lastError: row.lastError ?? null,
    problem: row.lastError ? failureWords(row.lastError, language) : null,
    at: iso(row.at),
    nextAt: row.state === 'waiting' && first ? iso(row.nextAt) : null,
  });

  /** A message that nobody is delivering just now. */
  const idle = (id: number) => ({
    id,
    state: { $in: [...UNFINISHED] },
    $or: [{ claimedUntil: { $null: true } }, { claimedUntil: { $lte: now() } }],
  });

  async function found(id: number): Promise<OutboxRow> {
    const row = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? await messages().findOne({ where: { id } }) : null;
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  return {
    /** One page of messages that were not delivered, oldest first. */
    async list({ state, page, pageSize }: OutboxQuery, language: Language) {
      const where = { state: state ?? { $in: [...UNFINISHED] } };
      const total = await messages().count({ where });
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = await messages().findMany({ where, orderBy: { id: 'asc' }, ...slice });
      const first = await heads(rows);
      return {
        results: rows.map((row) => toEntry(row, first.has(Number(row.id)), language)),
        pagination: { page, pageSize, total },
      };
    },

    /** Starts a message's attempts afresh, now. @throws Refusal STALE_VERSION when it is done or being delivered */
    async retry(id: number) {
      await found(id);
      const data: Partial<OutboxRow> = {
        state: 'waiting',
        attempts: 0,
        nextAt: now(),
        claimedBy: null,
        claimedUntil: null,
      };
      const { count } = await messages().updateMany({ where: idle(id), data });
      if (count !== 1) throw new Refusal('STALE_VERSION');
      return { id, state: 'waiting' as const };
    },

    /** Gives a message up, for a reason that goes on record; what waits behind it goes on. */
    async drop(id: number, actor: Acting, reason: string | undefined) {
      const row = await found(id);
      if (!reason?.trim()) throw new Refusal('REASON_REQUIRED');
      const key = { uid: row.uid, documentId: row.document, locale: row.language };
      const ledgerSeq = await strapi.db.transaction(async () => {
        // An e-mail is about no document.
        if (row.uid) await review(strapi, 'lineages').lock(key);
        const data: Partial<OutboxRow> = { state: 'dropped', doneAt: now(), claimedBy: null, claimedUntil: null };
        const { count } = await messages().updateMany({ where: idle(id), data });
        if (count !== 1) throw new Refusal('STALE_VERSION');
        const at = await review(strapi, 'ledger').time();
        const details = { message: row.key, topic: row.topic, sink: row.sink, attempts: Number(row.attempts) };
        return review(strapi, 'ledger').append({
          ...{ at, origin: actor.origin, act: 'outbox-drop', actor: actor.snapshot, ...(row.uid ? key : {}) },
          ...{ reason: reason.trim(), details },
        });
      });
      return { id, state: 'dropped' as const, ledgerSeq };
    },
  };
};
