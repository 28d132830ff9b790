import { createHmac } from 'node:crypto';
import type { Json } from './canonical-json';

/**
 * What a message tells: a release, a recall, a schedule that was held, a live row that differed from its release, an
 * after-review that is overdue, a level whose clock reminds its signers (`remind`) or goes to a superior (`escalate`).
 * `mail` is an e-mail to one person about their notices; it goes to no other sink.
 */
export type Topic = 'release' | 'recall' | 'hold' | 'drift' | 'overdue' | 'remind' | 'escalate' | 'mail';

/** `waiting` and `dead` hold back what follows in their queue; `delivered` and `dropped` are done. */
export type MessageState = 'waiting' | 'delivered' | 'dead' | 'dropped';

/** The states that hold back later messages of the same queue. */
export const UNFINISHED: readonly MessageState[] = ['waiting', 'dead'];

/**
 * What a message is about. `ledgerSeq` is the ledger row of the act; `release` its release, if it has one. Everything
 * in it leaves the house: no reasons, no names, no content.
 */
export interface Notice {
  ledgerSeq: number;
  release?: number;
  [fact: string]: Json | undefined;
}

/**
 * A message as a sink gets it. `id` is the idempotency key: the same message may come more than once, always with the
 * same id. `lineage` is the ordering key: within one lineage `seq` only grows, so a receiver ignores a lower one.
 */
export interface Message {
  id: string;
  topic: Topic;
  lineage: number;
  seq: number;
  payload: Notice;
}

/** A message in its queue. Times are milliseconds since 1970; `claimedUntil` is set while somebody delivers it. */
export interface Queued {
  seq: number;
  sink: string;
  lineage: number;
  state: MessageState;
  nextAt: number;
  claimedUntil: number | null;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const BACK_OFF: readonly number[] = [SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR];

/** Longest text of an error that is kept, in characters. */
export const ERROR_LENGTH = 500;

/** How long to wait after so many failed attempts (1 or more), in milliseconds; never more than an hour. */
export function backOff(attempts: number): number {
  return BACK_OFF[Math.min(Math.max(attempts, 1), BACK_OFF.length) - 1] ?? HOUR;
}

/** Whether a message is given up after so many attempts; a person decides then. */
export function isDead(attempts: number, limit: number): boolean {
  return attempts >= limit;
}

/**
 * The idempotency key of a message for one sink: by its release where that happens once to a release, else by the
 * ledger row of the act.
 */
export function messageId(topic: Topic, notice: Notice, sink: string): string {
  const once = topic === 'release' || topic === 'recall';
  return `${topic}:${(once ? notice.release : undefined) ?? notice.ledgerSeq}:${sink}`;
}

/**
 * The messages that may be delivered now, oldest first: of every queue (one lineage to one sink) the first unfinished
 * one, if it is due and nobody is at it. A message that fails or is dead holds back its own queue and no other.
 * @param messages every unfinished message of the queues in question
 * @param now milliseconds since 1970
 */
export function goNext<M extends Queued>(messages: readonly M[], now: number): M[] {
  const heads = new Map<string, M>();
  for (const message of messages) {
    if (!UNFINISHED.includes(message.state)) continue;
    const queue = `${message.lineage} ${message.sink}`;
    const head = heads.get(queue);
    if (!head || message.seq < head.seq) heads.set(queue, message);
  }
  return [...heads.values()].filter((head) => isDue(head, now)).sort((a, b) => a.seq - b.seq);
}

function isDue({ state, nextAt, claimedUntil }: Queued, now: number): boolean {
  return state === 'waiting' && nextAt <= now && (claimedUntil === null || claimedUntil <= now);
}

/**
 * HMAC-SHA256 over `id.timestamp.body`, 64 lower-case hex characters. The timestamp (seconds since 1970, as it is sent)
 * is signed too, so that a receiver can refuse an old recording.
 */
export function signature(secret: string, id: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('hex');
}

/**
 * Why a delivery failed, fit to be stored and shown: one line of at most {@link ERROR_LENGTH} characters without the
 * given secrets, without bearer tokens, and without what addresses carry before `@` or after `?`.
 */
export function failureText(error: unknown, secrets: readonly string[]): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  const hidden = secrets.filter((secret) => secret !== '').reduce((all, secret) => all.replaceAll(secret, '***'), text);
  return hidden
    .slice(0, 10 * ERROR_LENGTH)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***')
    .replace(/\b(\w{1,10}:\/\/)[^\s/@]*@/g, '$1')
    .replace(/\b(\w{1,10}:\/\/[^\s?#]*)[?#]\S*/g, '$1')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, ERROR_LENGTH);
}
