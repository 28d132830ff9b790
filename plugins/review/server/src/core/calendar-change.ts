/** What saving a calendar means: what is wrong with it, whether it is still the one that was read, whom it moves. */
import type { Calendar } from './calendar';
import type { CalendarData } from './calendar-data';
import { calendarFaults, type CalendarFault } from './calendar-faults';
import { nextNoticeAt, type KeptClock } from './clock-course';
import { Refusal, type Bilingual, type Language } from './errors';
import { replan, type Replan } from './level-clock';

/** So many faults are named in the sentence; the details name all. */
const NAMED = 3;

const sentence = (faults: readonly CalendarFault[], language: Language): string =>
  faults
    .slice(0, NAMED)
    .map(({ path, reason }) => [path, reason[language]].join(language === 'zh' ? '：' : ': '))
    .join(language === 'zh' ? '；' : '; ') + (faults.length > NAMED ? ' …' : '');

/**
 * The calendar that somebody wants to save, as the version after the one in use.
 * @throws Refusal STALE_VERSION when somebody else has saved one since it was read, INVALID_INPUT naming every fault in
 *   the caller's language
 */
export function proposed(used: CalendarData, read: number, given: object, language: Language): CalendarData {
  if (read !== used.version) throw new Refusal('STALE_VERSION', { expected: used.version, actual: read });
  const data: unknown = { ...given, key: used.key, version: used.version + 1 };
  const faults = calendarFaults(data);
  if (faults.length === 0) return data as CalendarData;
  const fields = faults.map(({ path, reason }) => ({ path, reason: reason[language] }));
  const reason: Bilingual = { zh: sentence(faults, 'zh'), en: sentence(faults, 'en') };
  throw new Refusal('INVALID_INPUT', { fields }, { reason });
}

/** An open clock under another calendar: what changes of its due time (null: nothing), and when somebody is told next. */
export interface Moved {
  change: Replan | null;
  nextAt: string | null;
}

/** What another calendar makes of an open clock. */
export function movedBy(clock: KeptClock, was: Calendar, is: Calendar): Moved {
  return { change: replan(clock, was, is), nextAt: nextNoticeAt(is, clock) };
}
