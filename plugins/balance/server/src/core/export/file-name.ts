import { dayAt, type OffsetAt } from '../zone';

const two = (value: number): string => String(value).padStart(2, '0');

/** `YYYY-MM-DD HH:MM` on the park's clock. */
export function localTime(iso: string, offsetAt: OffsetAt): string {
  const instant = new Date(iso).getTime();
  const { year, month, day } = dayAt(instant, offsetAt);
  const local = new Date(instant + offsetAt(instant));
  return `${year}-${two(month)}-${two(day)} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** A file's name without its ending: the first and the last day of the window, and the channel where it is about one. */
export function meterFileName(
  window: { from: string; to: string },
  channel: string | undefined,
  offsetAt: OffsetAt,
): string {
  const last = new Date(new Date(window.to).getTime() - 1).toISOString();
  const days = [window.from, last].map((iso) => localTime(iso, offsetAt).slice(0, 10));
  return ['balance', ...(channel === undefined ? [] : [channel.replace(/[^\w-]+/g, '_')]), ...days].join('-');
}
