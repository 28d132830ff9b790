import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { FAILURE } from '../core/delivery-failure';
import { backOff, failureText, goNext, isDead, messageId, UNFINISHED, type Notice, type Topic } from '../core/outbox';
import { toMessage, toQueued } from '../outbox-rows';
import { settings } from '../settings';
import { table, type OutboxRow } from '../tables';
import { review } from '../review-services';
import type { Key } from './lineages';

/** So many queues of a sink are looked at together, and so many are delivered to at a time. */
const BATCH = 20;
const AT_A_TIME = 4;
/** A sink has so long for one message. */
const DELIVERY_MS = 20_000;
/** A process that dies in a delivery holds up the queue for so long. More than a delivery can take. */
const CLAIM_MS = 60_000;
const KEPT_MS = 30 * 86_400_000;
const CLEANING_MS = 3_600_000;

type Patch = Partial<OutboxRow>;
const FREE: Patch = { claimedBy: null, claimedUntil: null };

/**
 * The outbox: what others must hear of is a row in the act's own transaction, and leaves after it, at least once and
 * in order for each lineage and sink. Several processes may relay at once: only the first unfinished message of a queue
 * can be claimed, by a compare-and-set that one of them wins.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const messages = () => table(strapi, 'outbox-message');
  const now = () => review(strapi, 'clock').now().getTime();
  const time = (ms: number) => new Date(ms).toISOString();
  const lanes = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let cleanedAt = 0;

  /** The first unfinished message of each queue to a sink, if it is due; found in the database, decided by the core. */
  async function dueHeads(sink: string): Promise<OutboxRow[]> {
    const at = now();
    const db = strapi.db.connection;
    const heads = db('review_outbox').where({ sink }).whereIn('state', UNFINISHED).groupBy('lineage').min('id');
    const due = (await db('review_outbox')
      .whereIn('id', heads)
      .where({ state: 'waiting' })
      .where('next_at', '<=', new Date(at))
      .where((free) => void free.whereNull('claimed_until').orWhere('claimed_until', '<=', new Date(at)))
      .orderBy('id')
      .limit(BATCH)
      .select('id')) as { id: number }[];
    const rows = await messages().findMany({ where: { id: { $in: due.map(({ id }) => id) } } });
    return goNext(rows.map(toQueued), at).map(({ row }) => row);
  }

  /** Takes a message for delivery. The number of attempts is part of the compare, so of two callers one gets it. */
  async function claim(row: OutboxRow): Promise<OutboxRow | null> {
    const at = now();
    const mine = { attempts: Number(row.attempts) + 1, claimedBy: randomUUID() };
    const free = { $or: [{ claimedUntil: { $null: true } }, { claimedUntil: { $lte: time(at) } }] };
    const { count } = await messages().updateMany({
      where: { id: row.id, state: 'waiting', attempts: row.attempts, ...free },
      data: { ...mine, claimedUntil: time(at + CLAIM_MS) },
    });
    return count === 1 ? { ...row, ...mine } : null;
  }

  /** Writes what became of a claimed message; nothing when the claim ran out and somebody else has it. */
  async function settle({ id, claimedBy }: OutboxRow, data: Patch): Promise<void> {
    const where = { id, state: 'waiting', claimedBy };
    const { count } = await messages().updateMany({ where, data: { ...data, ...FREE } });
    if (count !== 1) strapi.log.warn(`review: outbox message ${id} was taken over while it was being delivered.`);
  }

  async function failed(row: OutboxRow, error: unknown): Promise<void> {
    const secrets = settings(strapi).webhooks.map(({ secret }) => secret);
    const lastError = failureText(error, secrets);
    if (!isDead(row.attempts, settings(strapi).outboxAttempts))
      return settle(row, { lastError, nextAt: time(now() + backOff(row.attempts)) });
    strapi.log.error(`review: outbox message ${row.key} is dead after ${row.attempts} attempts: ${lastError}`);
    return settle(row, { lastError, state: 'dead' });
  }

  async function deliver(row: OutboxRow): Promise<void> {
    // Every attempt is counted before it is made: a message that ends the process each time comes to an end too.
    if (isDead(row.attempts - 1, settings(strapi).outboxAttempts)) throw new Error(FAILURE.neverEnded);
    const sinks = [...review(strapi, 'registry').sinks(), review(strapi, 'noticeMail').sink];
    const sink = sinks.find(({ key }) => key === row.sink);
    if (!sink) throw new Error(FAILURE.noSink(row.sink));
    const limit = AbortSignal.timeout(DELIVERY_MS);
    const tooLate = new Promise<never>((_, reject) =>
      limit.addEventListener('abort', () => reject(new Error(FAILURE.tooSlow(DELIVERY_MS / 1000)))),
    );
    await Promise.race([sink.deliver(toMessage(row), limit), tooLate]);
  }

  /** Tries one message; whether it was this process's turn. A failing write leaves the claim to run out: once more. */
  async function attempt(row: OutboxRow): Promise<boolean> {
    const claimed = stopping ? null : await claim(row);
    if (!claimed) return false;
    const error = await deliver(claimed).then(
      () => null,
      (reason: unknown) => ({ reason }),
    );
    if (error) await failed(claimed, error.reason);
    else await settle(claimed, { state: 'delivered', doneAt: time(now()) });
    return true;
  }

  /** Everything that is due for one sink, queue by queue. */
  async function work(sink: string): Promise<void> {
    for (;;) {
      const heads = await dueHeads(sink);
      let tried = 0;
      const next = heads.values();
      const hand = async (): Promise<void> => {
        for (const row of next) tried += Number(await attempt(row));
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, hand));
      if (tried === 0) return;
    }
  }

  /** One at a time for each sink in this process; a slow sink keeps no other waiting. */
  function lane(sink: string): Promise<void> {
    const running = lanes.get(sink);
    if (running) return running;
    const started = work(sink).finally(() => lanes.delete(sink));
    lanes.set(sink, started);
    return started;
  }

  async function waitingSinks(): Promise<string[]> {
    const rows = (await strapi.db.connection('review_outbox').where({ state: 'waiting' }).distinct('sink')) as {
      sink: string;
    }[];
    return rows.map(({ sink }) => sink);
  }

  async function clean(): Promise<void> {
    if (now() - cleanedAt < CLEANING_MS) return;
    cleanedAt = now();
    const old = { $lt: time(cleanedAt - KEPT_MS) };
    await messages().deleteMany({ where: { state: { $in: ['delivered', 'dropped'] }, doneAt: old } });
  }

  return {
    /**
     * Puts a message for every sink into the act's transaction, after the act's ledger row: no act without its message,
     * no message without its act.
     * @throws Error outside a transaction
     */
    async put(topic: Topic, key: Key, payload: Notice): Promise<void> {
      if (!strapi.db.inTransaction()) throw new Error('An outbox message belongs to the transaction of its act.');
      const sinks = review(strapi, 'registry').sinks();
      if (sinks.length === 0) return;
      // Rows of one lineage are numbered under its lock, so that their numbers follow the order of the acts.
      const lineage = await review(strapi, 'lineages').lock(key);
      const at = time(now());
      const { uid, documentId: document, locale: language } = key;
      const row: Patch = {
        topic,
        lineage: lineage.id,
        uid,
        document,
        language,
        payload,
        state: 'waiting',
        attempts: 0,
      };
      const data = sinks.map(({ key: sink }) => ({
        ...row,
        key: messageId(topic, payload, sink),
        sink,
        at,
        nextAt: at,
      }));
      await messages().createMany({ data });
    },

    /** Delivers what is due, and tidies up. Outside any transaction, for a receiver may take its time. */
    async relay(): Promise<void> {
      if (strapi.db.inTransaction()) throw new Error('The outbox delivers outside any transaction.');
      await clean();
      const outcomes = await Promise.allSettled((await waitingSinks()).map(lane));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },

    /** Relays every few seconds once everything is up, when every sink has been registered. */
    start(): void {
      const seconds = settings(strapi).outboxSeconds;
      if (seconds <= 0 || timer) return;
      const look = (): void => {
        if (!strapi.isLoaded) return;
        this.relay().catch((error: unknown) => strapi.log.error(`review: outbox: ${String(error)}`));
      };
      timer = setInterval(look, seconds * 1000);
      timer.unref();
    },

    /** Stops the timer and waits for the deliveries under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      timer = undefined;
      stopping = true;
      await Promise.allSettled([...lanes.values()]);
      stopping = false;
    },
  };
};
