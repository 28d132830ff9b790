import type { Client } from './client';
import type { DocumentRef } from './types';

/** The states a message can be in on this page; delivered ones are gone. */
export type OutboxState = 'dead' | 'waiting';

/** A message that was not delivered, as the server lists it. */
export interface OutboxEntry extends DocumentRef {
  readonly id: number;
  readonly topic: string;
  readonly sink: string;
  readonly locale: string;
  readonly title: string;
  readonly state: string;
  /** An earlier message about the same document has to go first. */
  readonly behind: boolean;
  readonly attempts: number;
  /** Why the last attempt failed, for whoever mends it. */
  readonly lastError: string | null;
  /** The same in plain words of the caller's language, where the server has some. */
  readonly problem?: string | null;
  readonly at: string;
  readonly nextAt: string | null;
}

/** One page of messages. */
export interface OutboxPageAnswer {
  readonly results: readonly OutboxEntry[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
  /** Whether the reader may do something about them. */
  readonly mayManage?: boolean;
}

/** What a person can do about a message. */
export type OutboxAct = 'retry' | 'drop';

/** How many messages one page holds. */
export const OUTBOX_PAGE_SIZE = 20;

/** Reads one page of messages that were not delivered; an empty `state` means all of them. */
export async function loadOutbox(
  client: Pick<Client, 'get'>,
  { state, page }: { state: OutboxState | ''; page: number },
  pageSize: number = OUTBOX_PAGE_SIZE,
): Promise<OutboxPageAnswer> {
  const params = { ...(state === '' ? {} : { state }), page, pageSize };
  const { data } = await client.get<OutboxPageAnswer>('/review/outbox', { params });
  return data;
}

/** Tries a message again, or gives it up for a reason. */
export async function actOnMessage(
  client: Pick<Client, 'post'>,
  id: number,
  act: OutboxAct,
  reason: string,
): Promise<void> {
  await client.post(`/review/outbox/${id}/${act}`, act === 'drop' ? { reason } : {});
}
