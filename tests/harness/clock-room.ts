/** A park whose clock a test moves on, and what its levels' clocks tell whom. */
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { NewNotice } from '../../plugins/review/server/src/core/notices';
import { ROOT } from './ground';
import { sql } from './guards';
import type { Newsroom } from './newsroom';
import { offstage } from './offstage';
import { startPark, type Park } from './park';

/** A time of Beijing, `2026-02-13 16:00`, as ISO 8601 UTC. */
export const beijing = (text: string): string => new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString();

/** What clocks tell. */
const CLOCK_KINDS: ReadonlySet<string> = new Set(['reminder', 'escalation', 'calendar']);

interface Relay {
  tick(): Promise<void>;
}

/** What the service for notices was asked to tell. */
export interface Told {
  kind: string;
  person: string;
  documentId?: string;
  percent?: number;
  missingYear?: number;
}

/** A level's clock as the routes show it. */
export interface Clock {
  state: string;
  dueAt: string | null;
  leftMinutes: number | null;
  pausedSince: string | null;
  overdue: boolean;
  missingYear: number | null;
  provisional: boolean;
}

/** A row of the ledger. */
export interface Entry {
  seq: number;
  act: string;
  origin: string;
  actor: { key: string } | null;
  documentId?: string;
  level?: string;
  details: Record<string, unknown>;
}

/** A level that one person signs in so many working minutes; its superior hears of it when it is an hour late. */
export const timedLevel = (key: string, name: string, signer: string, minutes: number, to = 'admin') => ({
  ...{ key, name, signers: [signer], quorum: { kind: 'any' } },
  clock: { limitMinutes: minutes, escalation: { to, afterMinutes: 60 } },
});

/** A park at a time of Beijing, which only goes on, as the ledger wants it. */
export async function startClockRoom(from: string, levels: object[]) {
  const park: Park = await startPark();
  const room: Newsroom = offstage(park);
  const told: Told[] = [];
  const messages: { topic: string; payload: Record<string, unknown> }[] = [];
  let now = Date.parse(beijing(from));
  const service = <T>(name: string): T => park.strapi.plugin('review').service(name) as T;
  park.strapi.get('services').set('plugin::review.clock', () => ({ now: () => new Date(now) }));
  const heard = ({ kind, to, about, facts }: NewNotice): Told[] =>
    [to].flat().map((person) => ({
      ...{ kind, person },
      ...(about ? { documentId: about.documentId } : {}),
      ...(facts?.percent === undefined ? {} : { percent: facts.percent }),
      ...(facts?.year === undefined ? {} : { missingYear: facts.year }),
    }));
  // What acts tell people is another test's affair.
  const notices = () => ({
    tell: async (news: NewNotice | NewNotice[]) =>
      void told.push(
        ...[news]
          .flat()
          .flatMap(heard)
          .filter(({ kind }) => CLOCK_KINDS.has(kind)),
      ),
    settle: async () => undefined,
  });
  park.strapi.get('services').set('plugin::review.notices', notices);
  const sink = { key: 'test', deliver: async (message: (typeof messages)[number]) => void messages.push(message) };
  service<{ registerSink(sink: object): void }>('registry').registerSink(sink);
  const recallRoles = ['strapi-super-admin'];
  await service<{ save(workflow: object): Promise<unknown> }>('workflows').save({
    ...{ key: 'sanshen', name: '三审', levels, recallRoles },
  });

  return {
    park,
    room,
    told,
    messages,
    service,

    /** Goes on to a time of Beijing. */
    at(text: string): void {
      const next = Date.parse(beijing(text));
      if (next < now) throw new Error(`${text} is over.`);
      now = next;
    },

    tick: (): Promise<void> => service<Relay>('clockRelay').tick(),

    /** The relay as another process has it. */
    otherProcess(): Relay {
      const file = path.join(ROOT, 'plugins/review/dist/server/services/clock-relay.js');
      const { default: relay } = jest.requireActual<{ default: (given: { strapi: Core.Strapi }) => Relay }>(file);
      return relay({ strapi: park.strapi });
    },

    /** The task about a document, as everybody sees it. */
    async taskOf(documentId: string): Promise<{ dueAt: string | null; overdue: boolean; clock: Clock | null }> {
      const { body } = await (await park.as('auditor')).get('/review/tasks?scope=all&pageSize=100').expect(200);
      return body.results.find((task: { documentId: string }) => task.documentId === documentId);
    },

    /** The clock on the reviewing page. */
    async clockOf(documentId: string): Promise<Clock | null> {
      const { run } = (await room.view(documentId, 'auditor')) as unknown as { run: { clock: Clock | null } };
      return run.clock;
    },

    /** Rows of the ledger of one kind, perhaps about one document. */
    async entries(act: string, documentId?: string): Promise<Entry[]> {
      const rows = await sql<{ line: string }>(park, 'SELECT line FROM review_ledger WHERE act = ? ORDER BY seq', [
        act,
      ]);
      const all = rows.map(({ line }) => JSON.parse(line) as Entry);
      return all.filter((entry) => documentId === undefined || entry.documentId === documentId);
    },

    /** A new draft under review. */
    async submitted(): Promise<string> {
      const documentId = await room.draft();
      await room.act(documentId, 'editor1', 'submit');
      return documentId;
    },
  };
}
