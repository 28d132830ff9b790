/** So long nobody is reminded of the same run again, in hours. */
export const REMIND_HOURS = 4;

/** Whether a reminder at `last` (ISO 8601 UTC) was too lately for another one now (milliseconds). */
export function isTooSoon(last: string, now: number): boolean {
  return now - Date.parse(last) < REMIND_HOURS * 3_600_000;
}
