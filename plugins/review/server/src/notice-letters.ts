import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { letterOf, type Letter, type LetterNotice } from './core/notice-letters';
import type { Language } from './core/errors';
import { review } from './review-services';
import { settings } from './settings';
import { iso, type NoticeRow, type OutboxRow } from './tables';

/** The outbox's name for e-mail. */
export const MAIL_SINK = 'email';

/** Where the page of notices is, below the panel's plugins. */
const INBOX = 'review-notices';

/**
 * An e-mail as it waits in the outbox: the same bytes and the same Message-ID at every attempt, so that one that comes
 * twice can be told. `title` is what whoever manages the outbox sees of it: not the person's notices.
 */
export interface StoredLetter extends Letter {
  to: string[];
  messageId: string;
  title: string;
  /** No act of its own. */
  ledgerSeq: 0;
}

/** Who an e-mail goes to: addresses of one person, in one language. */
export interface Address {
  to: string[];
  language: Language;
}

const panel = (strapi: Core.Strapi, path: string): string =>
  `${String(strapi.config.get('admin.absoluteUrl'))}/plugins/${path}`;

function toLetterNotice(strapi: Core.Strapi, row: NoticeRow): LetterNotice {
  const { uid, document, language, kind, title, facts } = row;
  const search = new URLSearchParams({ locale: language ?? '' }).toString();
  const link = uid && document && language ? panel(strapi, `review/${uid}/${document}?${search}`) : null;
  return { kind, title, facts, at: iso(row.at) ?? '', link };
}

/**
 * The outbox row of an e-mail about some notices of one person. `key` names it: the outbox takes no second one of that
 * name. `day` is that of a digest, null for what goes at once.
 */
export function letterRow(
  strapi: Core.Strapi,
  rows: readonly NoticeRow[],
  { to, language }: Address,
  { key, day }: { key: string; day: string | null },
): Partial<OutboxRow> {
  const at = review(strapi, 'clock').now().toISOString();
  const frame = { language, timeZone: settings(strapi).anchors.timeZone, inbox: panel(strapi, INBOX), day };
  const notices = rows.map((row) => toLetterNotice(strapi, row));
  const messageId = `<${randomUUID()}@sanshen.invalid>`;
  const payload: StoredLetter = { ...letterOf(notices, frame), to, messageId, title: to.join(', '), ledgerSeq: 0 };
  return {
    key,
    sink: MAIL_SINK,
    topic: 'mail',
    // Queues go by lineage, and those are positive: an e-mail is a queue of its own and holds up no other.
    lineage: -Math.max(...rows.map(({ id }) => Number(id))),
    uid: '',
    document: '',
    language,
    payload: { ...payload },
    state: 'waiting',
    attempts: 0,
    at,
    nextAt: at,
  };
}
