import type { Core } from '@strapi/strapi';
import { PassThrough } from 'node:stream';
import { deliveryConfig } from '../config';
import { Refusal } from '../core/errors';
import { eventsBetween, eventText, openingText, type ChannelEvent } from '../core/events';
import { MAX_EVENTS, readItems, type Place } from '../repositories/items';
import { service } from '../service';

const POLL_MS = 500;
const HEARTBEAT_MS = 20_000;
const RETRY_MS = 3_000;
/** A listener that lets this much pile up is gone or stuck; it comes back with the last event it saw. */
const MAX_BACKLOG_BYTES = 256 * 1024;

interface Listener {
  place: Place;
  seen: number;
  stream: PassThrough;
}

/**
 * Open event streams. While there are any, the epoch row is read twice a second; it is the same on every process, so
 * a release on one of them wakes the listeners of all.
 */
export const listeners = ({ strapi }: { strapi: Core.Strapi }) => {
  const items = readItems(strapi);
  const open = new Set<Listener>();
  let timers: NodeJS.Timeout[] = [];
  let isPolling = false;

  /** What happened in a place; too much to list becomes one "look again". */
  async function events(place: Place, since: number, until: number): Promise<ChannelEvent[]> {
    if (since >= until) return [];
    const rows = await items.changed(place, since, until);
    if (rows.length > MAX_EVENTS) return [{ id: until, kind: 'notice', data: { reason: 'resync' } }];
    const found = eventsBetween(rows, since, until);
    const { channel, locale } = place;
    const registry = service(strapi, 'registry');
    const isReordered = await registry.ask((orderer) => orderer.changed?.(channel, { locale, since, until }), false);
    return isReordered ? [...found, { id: until, kind: 'notice', data: { reason: 'reordered' } }] : found;
  }

  function write(listener: Listener, text: string): void {
    if (listener.stream.writableLength > MAX_BACKLOG_BYTES) listener.stream.destroy();
    else listener.stream.write(text);
  }

  async function tell(epoch: number): Promise<void> {
    const answers = new Map<string, ChannelEvent[]>();
    for (const listener of [...open]) {
      const { place, seen } = listener;
      const key = JSON.stringify([place.channel, place.locale, seen]);
      const news = answers.get(key) ?? (await events(place, seen, epoch));
      answers.set(key, news);
      // A listener that just connected may already be further on.
      if (listener.seen !== seen || seen >= epoch) continue;
      listener.seen = epoch;
      for (const event of news) write(listener, eventText(event));
    }
  }

  async function poll(): Promise<void> {
    if (isPolling) return;
    isPolling = true;
    try {
      await tell(await service(strapi, 'epochs').current());
    } catch (error) {
      strapi.log.warn(`delivery: events could not be read, trying again: ${String(error)}`);
    } finally {
      isPolling = false;
    }
  }

  function stopTimers(): void {
    for (const timer of timers) clearInterval(timer);
    timers = [];
  }

  function startTimers(): void {
    if (timers.length > 0) return;
    const beat = (): void => open.forEach((listener) => write(listener, ': still here\n\n'));
    timers = [setInterval(() => void poll(), POLL_MS), setInterval(beat, HEARTBEAT_MS)];
    for (const timer of timers) timer.unref();
  }

  function add(listener: Listener): void {
    open.add(listener);
    startTimers();
    listener.stream.once('close', () => {
      open.delete(listener);
      if (open.size === 0) stopTimers();
    });
  }

  return {
    /** How many streams are open. */
    count(): number {
      return open.size;
    },

    /**
     * Opens a stream.
     *
     * @param epoch The present epoch.
     * @param lastSeen The epoch a returning listener saw last; null for a new one.
     * @throws Refusal TOO_MANY.
     */
    async listen(place: Place, epoch: number, lastSeen: number | null): Promise<PassThrough> {
      if (open.size >= deliveryConfig(strapi).listeners) throw new Refusal('TOO_MANY');
      const stream = new PassThrough();
      const listener: Listener = { place, seen: epoch, stream };
      add(listener);
      stream.write(openingText(lastSeen ?? epoch, RETRY_MS));
      const missed = lastSeen === null ? [] : await events(place, lastSeen, epoch);
      for (const event of missed) write(listener, eventText(event));
      return stream;
    },

    /** Ends every stream. */
    close(): void {
      stopTimers();
      for (const { stream } of open) stream.end();
      open.clear();
    },
  };
};
