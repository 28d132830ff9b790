/** When an item may be shown: from `displayFrom` (inclusive) to `displayUntil` (exclusive), ISO 8601; null is open. */
export interface DisplayWindow {
  displayFrom: string | null;
  displayUntil: string | null;
}

/** Whether the item is shown at `now` (milliseconds since 1970). */
export function isShown(window: DisplayWindow, now: number): boolean {
  const begun = window.displayFrom === null || Date.parse(window.displayFrom) <= now;
  return begun && (window.displayUntil === null || now < Date.parse(window.displayUntil));
}

/**
 * The next moment after `now` at which one of the items appears or disappears, in milliseconds since 1970; null when
 * none will. An answer made at `now` may be kept until then and no longer.
 */
export function nextBoundary(windows: readonly DisplayWindow[], now: number): number | null {
  const times = windows
    .flatMap(({ displayFrom, displayUntil }) => [displayFrom, displayUntil])
    .flatMap((time) => (time === null ? [] : [Date.parse(time)]))
    .filter((time) => time > now);
  return times.length === 0 ? null : Math.min(...times);
}
