import type { Core } from '@strapi/strapi';
import type { NewNotice } from './core/notices';
import { review } from './review-services';
import type { Key } from './services/lineages';

/** What a clock tells people: a level waits, a level is late, or the calendar does not reach far enough. */
export type ClockTelling =
  | ({ kind: 'reminder'; percent: number } & LevelTelling)
  | ({ kind: 'escalation'; waiting: string } & LevelTelling)
  | { kind: 'calendar'; missingYear: number; ledgerSeq: number };

interface LevelTelling extends Key {
  run: number;
  title: string;
  level: { key: string; name: string };
  dueAt: string | null;
  /** The ledger row of this telling: its number makes it one that can be told once. */
  ledgerSeq: number;
}

function noticeOf(people: readonly string[], what: ClockTelling): NewNotice {
  const once = `clock:${what.ledgerSeq}`;
  if (what.kind === 'calendar') return { kind: 'calendar', to: people, facts: { year: what.missingYear }, once };
  const { uid, documentId, locale, title, run } = what;
  const due = what.dueAt === null ? {} : { at: what.dueAt };
  const facts =
    what.kind === 'reminder'
      ? { percent: what.percent, ...due }
      : { level: what.level.name, ...due, ...(what.waiting === '' ? {} : { who: what.waiting }) };
  return { kind: what.kind, to: people, about: { uid, documentId, locale, title, run }, facts, once };
}

/** Tells people, by their person's code, in the transaction that puts it on record. */
export const tellByClock = (strapi: Core.Strapi, people: readonly string[], what: ClockTelling): Promise<void> =>
  review(strapi, 'notices').tell(noticeOf(people, what));
