/** A date and time as the browser's input gives it: no zone, to the minute (seconds are ignored). */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(:\d{2}(\.\d+)?)?$/;

const PARTS: Intl.DateTimeFormatOptions = {
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
};

/** What a clock on the wall of a zone shows at an instant (ms), as an input of type `datetime-local` takes it. */
export function wallClock(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { ...PARTS, timeZone }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

const asUtc = (local: string): number => Date.parse(`${local.slice(0, 16)}Z`);

/**
 * The instant at which a clock in the zone shows a local date and time, as ISO 8601 UTC; the earlier one where the
 * clock shows it twice. Null for what is no time, or one the clock leaps over.
 */
export function instantOf(local: string, timeZone: string): string | null {
  const wanted = asUtc(local);
  if (!LOCAL.test(local) || Number.isNaN(wanted)) return null;
  // The zone's offset is that of an instant nearby; no offset lasts less than a day, or is more than a day.
  const offsets = [-1, 0, 1].map((days) => wanted + days * 86_400_000).map((at) => asUtc(wallClock(at, timeZone)) - at);
  const found = offsets.map((offset) => wanted - offset).filter((at) => wallClock(at, timeZone) === local.slice(0, 16));
  return found.length === 0 ? null : new Date(Math.min(...found)).toISOString();
}

/** Whether clocks in two zones show the same at an instant (ms). */
export const clocksAgree = (instant: number, one: string, other: string): boolean =>
  wallClock(instant, one) === wallClock(instant, other);

/** The name of a zone in words of a language at an instant (ms): "中国标准时间". */
export function zoneName(instant: number, timeZone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
