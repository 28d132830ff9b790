const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * A time as seen from `now`, in words of the given language ("3 小时前", "in 2 days"): the largest unit that fits, cut
 * off, not rounded up. Below a minute it says "now". An unreadable time gives an empty string.
 */
export function relativeTime(iso: string, now: Date, language: string): string {
  const seconds = (Date.parse(iso) - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return '';
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', Infinity];
  return format.format(Math.trunc(seconds / size), unit);
}
