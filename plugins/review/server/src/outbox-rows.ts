import type { Message, Notice, Queued } from './core/outbox';
import { iso, type OutboxRow, type ReleaseRow } from './tables';

const ms = (value: unknown): number => Date.parse(iso(value) ?? '');

/** A row as its place in the queue, with the row itself. The row's number is its `seq`: numbers are given in order. */
export function toQueued(row: OutboxRow): Queued & { row: OutboxRow } {
  return {
    seq: Number(row.id),
    sink: row.sink,
    lineage: Number(row.lineage),
    state: row.state,
    nextAt: ms(row.nextAt),
    claimedUntil: row.claimedUntil === null ? null : ms(row.claimedUntil),
    row,
  };
}

/** A row as the message a sink gets. */
export function toMessage({ key, topic, lineage, id, uid, document, language, payload }: OutboxRow): Message {
  const about = { uid, documentId: document, locale: language };
  return { id: key, topic, lineage: Number(lineage), seq: Number(id), payload: { ...about, ...payload } };
}

/** What the outside is told of a release, when it goes live and when it is recalled. */
export function releaseNotice(row: ReleaseRow, ledgerSeq: number): Notice {
  return {
    ledgerSeq,
    release: row.id,
    title: row.title ?? '',
    digest: row.digest,
    releasedAt: iso(row.releasedAt) ?? '',
    firstReleasedAt: iso(row.firstReleasedAt) ?? '',
    ...(row.emergency ? { emergency: true, reviewDueAt: iso(row.reviewDueAt) } : {}),
  };
}
