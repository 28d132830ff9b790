import type { Core } from '@strapi/strapi';
import type { Key } from './services/lineages';

/** What a clock tells people: a level waits, a level is late, or the calendar does not reach far enough. */
export type ClockTelling =
  | ({ kind: 'reminder'; percent: number } & LevelTelling)
  | ({ kind: 'escalation' } & LevelTelling)
  | { kind: 'calendar'; missingYear: number; lastDay: string; ledgerSeq: number };

interface LevelTelling extends Key {
  run: number;
  title: string;
  level: { key: string; name: string };
  dueAt: string | null;
  /** The ledger row of this telling: its number makes it one that can be told once. */
  ledgerSeq: number;
}

/** The part of the service `notices` that clocks use; where it is not registered, nobody is told but by the outbox. */
interface Notices {
  tell(notice: ClockTelling & { person: string }): Promise<unknown>;
}

/**
 * Tells people, by their person's code, in the transaction that puts it on record. The one place where clocks meet the
 * service for notices.
 */
export async function tellByClock(strapi: Core.Strapi, people: readonly string[], what: ClockTelling): Promise<void> {
  const notices = strapi.service('plugin::review.notices' as 'admin::user') as unknown as Notices | undefined;
  if (!notices) return;
  for (const person of people) await notices.tell({ ...what, person });
}
