import { dayOf } from './days';
import type { OffsetAt } from './zone';

/** Why the daily sums are counted again: they never were, the zone is another one, it is night, somebody asked. */
export type RecountReason = 'start' | 'zone' | 'night' | 'asked';

const HOUR = 3_600_000;

/** First hour of the park's night, and the one after its last. */
const NIGHT = { from: 2, to: 5 } as const;

/** Hours after which a recount is due at any time of the day: the server may be off at night. */
const LONGEST_WITHOUT = 36;

/** Whether the daily recount is due: once in the park's night, or when there was none for a day and a half. */
export function isRecountDue(now: number, last: number | null, offsetAt: OffsetAt): boolean {
  if (last === null || now - last > LONGEST_WITHOUT * HOUR) return true;
  const hour = new Date(now + offsetAt(now)).getUTCHours();
  return hour >= NIGHT.from && hour < NIGHT.to && dayOf(last, offsetAt) !== dayOf(now, offsetAt);
}

/** What has to be done before the sums can be used, given the zone of the last recount that came to its end. */
export function reasonAtStart(lastZone: string | null, zone: string): 'start' | 'zone' | null {
  if (lastZone === null) return 'start';
  return lastZone === zone ? null : 'zone';
}
