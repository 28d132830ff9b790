import type { WhatIf } from '../api/forecast-types';
import type { ChannelReading } from '../api/types';
import type { Message } from './sentences';

const message = (id: string, values: Message['values'] = {}): Message => ({ id: `balance.${id}`, values });

/** What a post does to one channel, in the same words whether the index rises or falls. */
export function effectWords({ name, index, indexAfter, best, changes }: WhatIf): Message {
  if (changes === 'nothing' || indexAfter === null)
    return index === null ? message('editor.nothingYet', { name }) : message('editor.nothing', { name, index });
  if (index === null) return message('editor.first', { name, after: indexAfter, best: best ?? indexAfter });
  if (index === indexAfter) return message('editor.same', { name, index });
  return message(`editor.${changes}`, { name, index, after: indexAfter });
}

/** What a channel lacks, the most first. */
export function lackingWords({ lacking }: Pick<WhatIf, 'lacking'>): Message[] {
  return lacking.map(({ name, gap }) => message('editor.lackingItem', { name, gap }));
}

/** What is scheduled in a reading, and what it makes of the index; none without anything scheduled. */
export function scheduledWords({ scheduled }: Pick<ChannelReading, 'scheduled'>): Message[] {
  if (scheduled === undefined || scheduled.posts === 0) return [];
  const { posts, indexAfter } = scheduled;
  return [message('scheduled.posts', { posts, after: indexAfter ?? '–' })];
}

/** What can still be reached where the plan is too long: the sentence and its items. Null where the plan is in reach. */
export function reachWords({
  withinReach,
  themes,
}: Pick<ChannelReading, 'withinReach' | 'themes'>): { sentence: Message; items: Message[] } | null {
  if (withinReach === undefined || withinReach === null) return null;
  const { posts, plan, index } = withinReach;
  const nameOf = (code: string): string => themes.find((theme) => theme.code === code)?.name ?? code;
  const items = plan.map((line) => message('plan.item', { name: nameOf(line.code), posts: line.posts }));
  const id = plan.length === 0 ? 'reach.nothing' : 'reach.plan';
  return { sentence: message(id, { posts, index: index ?? '–' }), items };
}
