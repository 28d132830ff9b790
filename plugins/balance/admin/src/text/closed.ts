import type { ChannelReading } from '../api/types';
import { message } from './sentences';
import type { ListMessage } from './summary';

/**
 * What a month or quarter was when it was closed: the same as now, or what was otherwise. Null while it is open.
 *
 * @param at when it was closed, in words
 */
export function closedSentence({ closed, n, index, themes }: ChannelReading, at: string): ListMessage | null {
  if (!closed) return null;
  const then = new Map(closed.themes.map(({ code, count }) => [code, count]));
  const names = new Map(themes.map(({ code, name }) => [code, name]));
  const now = new Map(themes.map(({ code, count }) => [code, count]));
  const codes = [...new Set([...now.keys(), ...then.keys()])];
  const changed = codes.filter((code) => (then.get(code) ?? 0) !== (now.get(code) ?? 0));
  if (changed.length === 0 && closed.n === n) return { ...message('closed.same', { at }), items: [] };
  const items = changed.map((code) =>
    message('closed.item', { name: names.get(code) ?? code, then: then.get(code) ?? 0, now: now.get(code) ?? 0 }),
  );
  // Two empty readings have no index to show; their counts say it.
  const values = { at, n: closed.n, now: n, index: closed.index ?? '–', indexNow: index ?? '–' };
  return { ...message('closed.changed', values), items };
}
