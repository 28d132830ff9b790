import type { ChannelReading, ThemeReading } from '../api/types';
import { FEWEST_POSTS_FOR_LEVELS, message, type Message, planItems } from './sentences';

/** A text into which an enumeration goes, as `{items}`. */
export interface ListMessage extends Message {
  items: Message[];
}

/** Whether there are enough posts for bars and colours; below that there are only numbers. */
export const isDrawn = ({ n }: Pick<ChannelReading, 'n'>): boolean => n >= FEWEST_POSTS_FOR_LEVELS;

const rounded = (value: number): number => Math.round(value * 100) / 100;

const listed = (id: string, items: Message[], values: Message['values'] = {}): ListMessage => ({
  ...message(id, values),
  items,
});

/** How many posts each theme has, those without any left out. */
function counted(themes: readonly ThemeReading[]): Message[] {
  return themes
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => message('summary.item', { name, posts: count }));
}

/**
 * A channel in one line: what it lacks most, or what would bring it back, or that all is within the plan.
 *
 * @param plans whether what would bring it back is said before what it lacks
 */
export function summaryOf(reading: ChannelReading, plans = false): ListMessage {
  const { n, unlabelled, themes, plan, reachable } = reading;
  if (n === 0) return listed(unlabelled > 0 ? 'summary.onlyUnlabelled' : 'summary.empty', [], { unlabelled });
  if (!isDrawn(reading)) return listed('summary.few', counted(themes), { n });
  const short = themes.filter(({ level }) => level !== 'ok').sort((a, b) => b.gap - a.gap);
  if (short.length > 0 && !(plans && plan.length > 0)) {
    const items = short.map(({ name, gap }) => message('summary.item', { name, posts: rounded(gap) }));
    return listed('summary.lacking', items);
  }
  if (plan.length > 0) return listed('summary.plan', planItems(reading));
  return listed(reachable ? 'summary.within' : 'summary.unreachable', []);
}

/** The parts of a channel's bar in words: each theme with its share and target. */
export function stackItems(themes: readonly ThemeReading[]): Message[] {
  return themes.map(({ name, share, target }) =>
    message('stack.item', { name, share: Math.round(share * 1000) / 10, target }),
  );
}

/** What a sparkline shows, in words: lowest, highest and newest index. Null while there is none. */
export function historyDescription(points: readonly { index: number | null }[]): Message | null {
  const indices = points.flatMap(({ index }) => (index === null ? [] : [index]));
  const last = indices.at(-1);
  if (last === undefined) return null;
  return message('spark.desc', { lowest: Math.min(...indices), highest: Math.max(...indices), last });
}
