import type { Aftermath, Bilingual, Board, BoardLine, FreshnessSum, Period } from '../api/freshness-types';
import type { Message } from './sentences';

const message = (id: string, values: Message['values'] = {}): Message => ({ id: `balance.${id}`, values });

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A column or account due within so many days is on the home page. */
export const WIDGET_DAYS = 3;
/** So many of them. */
export const WIDGET_LINES = 5;

/** The rules' words in the language of the panel. */
export const inLanguage = (words: Bilingual, locale: string): string => (locale.startsWith('zh') ? words.zh : words.en);

/** The time left, or by how much the limit is over, in whole days or hours; or that there is none. */
export function timeLeft({ state, left }: Pick<BoardLine, 'state' | 'left'>): Message {
  if (left === null) return message(state === 'blank' ? 'freshness.left.blank' : 'freshness.left.free');
  const [side, seconds] = left > 0 ? ['left', left] : ['over', -left];
  if (seconds >= DAY) return message(`freshness.${side}.days`, { days: Math.floor(seconds / DAY) });
  if (seconds >= HOUR) return message(`freshness.${side}.hours`, { hours: Math.floor(seconds / HOUR) });
  return message(`freshness.${side}.minutes`);
}

/** How long a limit is. */
export function periodWords(period: Period): Message {
  return 'days' in period
    ? message('freshness.period.days', { days: period.days })
    : message('freshness.period.months', { months: period.months });
}

/** What comes next: when, and whether that is soon enough. Nothing planned is said only where something should be done. */
export function nextWords({ next, state }: BoardLine): Message {
  if (next === null) return message(state === 'free' ? 'freshness.next.free' : 'freshness.next.none');
  if (next.at === null) return message('freshness.next.approved');
  return message(next.isInTime === false ? 'freshness.next.tooLate' : 'freshness.next.scheduled');
}

/** How near a threshold is, and what is to be done. */
export function sumWords({ state, count, atLeast, near, isReached, toUpdate, spare }: FreshnessSum): Message[] {
  if (isReached) return [message(`freshness.sum.reached.${state}`, { count, atLeast, toUpdate })];
  const standing = message('freshness.sum.below', { count, atLeast, spare });
  return near > 0 ? [standing, message('freshness.sum.near', { near })] : [standing];
}

/** What the home page shows: what is late, blank where something should be, or due within three days. */
export function urgentLines({ columns, accounts }: Pick<Board, 'columns' | 'accounts'>): BoardLine[] {
  const isUrgent = ({ state, isLate, left }: BoardLine): boolean =>
    state === 'late' || (state === 'blank' && isLate) || (left !== null && left <= WIDGET_DAYS * DAY);
  const left = (line: BoardLine): number => line.left ?? Number.MIN_SAFE_INTEGER;
  return [...columns, ...accounts].filter(isUrgent).sort((a, b) => left(a) - left(b));
}

/** Whether a threshold is reached, would be by what is near its limit, or is far. */
export function sumStanding({ isReached, count, near, atLeast }: FreshnessSum): 'reached' | 'close' | 'clear' {
  if (isReached) return 'reached';
  return count + near >= atLeast ? 'close' : 'clear';
}

/** What a recall does to one column or account; null where it stays as it is. */
export function aftermathWords({ name, kind, before, after }: Aftermath): Message | null {
  if (after.items === 0) return message(`freshness.recall.blank.${kind}`, { name });
  if (after.ageDays === null || (after.ageDays === before.ageDays && after.left === before.left)) return null;
  const values = { name, age: after.ageDays };
  if (after.left === null) return message('freshness.recall.older', values);
  const days = Math.floor(Math.abs(after.left) / DAY);
  return message(after.left > 0 ? 'freshness.recall.within' : 'freshness.recall.late', { ...values, days });
}
