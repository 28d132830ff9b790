/** So long nobody is reminded of the same run again, in hours. */
export const REMIND_HOURS = 4;

/**
 * Whether a reminder at `last` (ISO 8601 UTC) was too lately for another one now (milliseconds). A clock that was set
 * back does not close the way for longer.
 */
export function isTooSoon(last: string, now: number): boolean {
  const passed = now - Date.parse(last);
  return passed >= 0 && passed < REMIND_HOURS * 3_600_000;
}
