import { ARTICLE, newsroom } from './newsroom';
import type { Park } from './park';

/** One difference, as the drift watch reports it. */
export interface Found {
  kind: string;
  documentId: string;
  rows: number[];
  expected: string | null;
  actual: string | null;
  paths: string[];
  ledgerSeq: number;
}

/** What a round reports, as far as tests look at it. */
export interface Report {
  rows: number;
  found: Found[];
  voided: number;
  failed: number;
}

/** A row of the ledger, read from its line. */
export interface Entry {
  seq: number;
  act: string;
  actor: unknown;
  origin: string;
  reason: string;
  details: Record<string, unknown>;
}

/** The newsroom with somebody in it who has the database's password, and the watch that looks after them. */
export function driftRoom(park: Park) {
  const room = newsroom(park);
  const knex = () => park.strapi.db.connection;
  const service = <T>(name: string): T => park.strapi.plugin('review').service(name) as T;
  return {
    ...room,
    knex,
    service,

    /** One round of the drift watch, now. */
    check: (): Promise<Report> => service<{ check(): Promise<Report> }>('drift').check(),

    /** A new released document, with what readers get of it. */
    async released(changes: Record<string, unknown> = {}) {
      const documentId = await room.draft(changes);
      await room.release(documentId);
      const item = await room.item(documentId).expect(200);
      const digest = (await room.view(documentId)).release?.digest ?? '';
      return { documentId, item: item.body.data as unknown, digest };
    },

    /** The live rows of a document, for raw SQL. */
    live: (documentId: string) => knex()('articles').where({ document_id: documentId }).whereNotNull('published_at'),

    /** Puts a live row into the table, past everything. */
    async insertLive(documentId: string | null, locale: string | null = 'zh-Hans'): Promise<void> {
      const now = new Date();
      const times = { created_at: now, updated_at: now, published_at: now };
      await knex()('articles').insert({ document_id: documentId, locale, title: '塞进来的标题', ...times });
    },

    /** Ledger rows of one act on a document, oldest first. */
    async ledgerOf(documentId: string, act = 'drift'): Promise<Entry[]> {
      const rows = await knex()('review_ledger').where({ act, uid: ARTICLE, document: documentId }).orderBy('seq');
      return (rows as { line: string }[]).map(({ line }) => JSON.parse(line) as Entry);
    },

    /** Readers still get what they got, and nobody recalled it. */
    async expectStill(documentId: string, item: unknown): Promise<void> {
      expect((await room.item(documentId).expect(200)).body.data).toEqual(item);
      expect((await room.view(documentId)).release).not.toHaveProperty('recalledAt');
    },

    /** Keeps the alarms of a test out of its output. @returns the mock, to be restored */
    quiet: () => jest.spyOn(park.strapi.log, 'error').mockImplementation(),
  };
}
