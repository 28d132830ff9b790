import type { ItemRow } from './item';

/** Columns of a row that tell what happened, and when. */
export type EventRow = Pick<ItemRow, 'document' | 'locale' | 'digest' | 'state' | 'liveEpoch' | 'endedEpoch'>;

/** Something a listener of a channel is told. It only says that something changed; the manifest or feed says what. */
export interface ChannelEvent {
  /** The epoch of the act; a listener that comes back sends the last one it saw. */
  id: number;
  kind: 'release' | 'recall' | 'notice';
  data: { documentId?: string; locale?: string; digest?: string; reason?: 'withdrawn' | 'resync' | 'reordered' };
}

function eventsOf(row: EventRow, isReplaced: (row: EventRow) => boolean): ChannelEvent[] {
  const data = { documentId: row.document, locale: row.locale, digest: row.digest };
  const begun: ChannelEvent = { id: row.liveEpoch, kind: 'release', data };
  if (row.endedEpoch === null) return [begun];
  if (row.state === 'recalled') return [begun, { id: row.endedEpoch, kind: 'recall', data }];
  if (isReplaced(row)) return [begun];
  // A later release left this channel out: nothing new to show, but something to remove.
  return [begun, { id: row.endedEpoch, kind: 'notice', data: { ...data, reason: 'withdrawn' } }];
}

/**
 * What happened in a channel after `since` and up to `until`, oldest first.
 *
 * @param rows Every row that went live or ended in that span, in any order.
 */
export function eventsBetween(rows: readonly EventRow[], since: number, until: number): ChannelEvent[] {
  const starts = new Set(rows.map((row) => `${row.liveEpoch} ${row.document}`));
  const isReplaced = (row: EventRow): boolean => starts.has(`${row.endedEpoch} ${row.document}`);
  return rows
    .flatMap((row) => eventsOf(row, isReplaced))
    .filter((event) => event.id > since && event.id <= until)
    .sort((a, b) => a.id - b.id);
}

/** An event as Server-Sent Events are written. The data is one line of JSON, so no text can end the event early. */
export function eventText(event: ChannelEvent): string {
  return `event: ${event.kind}\nid: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

/**
 * The opening of a stream: how long to wait before coming back (milliseconds), and the present epoch, so that a
 * listener whose line breaks before the first event still knows where it stood.
 */
export function openingText(epoch: number, retryMs: number): string {
  return `retry: ${retryMs}\nid: ${epoch}\n\n`;
}

/** The epoch a returning listener saw last; null when it says nothing that can be used. */
export function parseLastEventId(header: string | undefined, current: number): number | null {
  if (header === undefined || !/^[0-9]{1,15}$/.test(header)) return null;
  const id = Number(header);
  // A number from the future comes from another database, before a restore: it says nothing about this one.
  return id <= current ? id : null;
}
