import type { OutboxAct, OutboxEntry, OutboxState } from '../api/outbox';
import type { Tone } from './states';

/** The states one can look for, in order; the empty one is all. */
export const OUTBOX_STATES: readonly (OutboxState | '')[] = ['', 'dead', 'waiting'];

/** Topics that have a name in the translations. */
export const OUTBOX_TOPICS: readonly string[] = [
  'release',
  'recall',
  'hold',
  'drift',
  'overdue',
  'remind',
  'escalate',
  'mail',
];

/** What can be done about a message, in the order of the buttons. */
export const OUTBOX_ACTS: readonly OutboxAct[] = ['retry', 'drop'];

/** What the page's address asks for. */
export interface OutboxQuery {
  readonly state: OutboxState | '';
  readonly page: number;
}

/** Reads the page's address; whatever is missing or strange becomes the default. */
export function readOutboxQuery(search: URLSearchParams): OutboxQuery {
  const page = Number(search.get('page'));
  return {
    state: OUTBOX_STATES.find((state) => state === search.get('state')) ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a query; defaults are left out. */
export function writeOutboxQuery({ state, page }: OutboxQuery): URLSearchParams {
  return new URLSearchParams({ ...(state === '' ? {} : { state }), ...(page === 1 ? {} : { page: String(page) }) });
}

/** How a message stands: the key of its words, and the colour that goes with them. */
export function outboxStanding({ state, behind }: Pick<OutboxEntry, 'state' | 'behind'>): { key: string; tone: Tone } {
  if (state === 'dead') return { key: 'dead', tone: 'danger' };
  return behind ? { key: 'behind', tone: 'neutral' } : { key: 'waiting', tone: 'warning' };
}

/** Who gets a message: the host of a webhook, without the part that tells two on one host apart; else the sink's own key. */
export const receiverName = (sink: string): string => /^webhook:(.+):[0-9a-f]{8}$/.exec(sink)?.[1] ?? sink;

/** Whether what was typed is enough for an act: giving up takes a reason. */
export const isReasonMissing = (act: OutboxAct, reason: string): boolean => act === 'drop' && reason.trim() === '';
