import type { ChannelReading, ThemeReading } from '../api/types';

/** A text to be formatted: the key of the translation and what goes into it. */
export interface Message {
  id: string;
  values: Record<string, string | number>;
}

/** Below so many posts the server gives no levels: numbers are shown, and nothing is drawn or coloured. */
export const FEWEST_POSTS_FOR_LEVELS = 5;

/** A message of the plugin by its key without the prefix. */
export const message = (id: string, values: Message['values'] = {}): Message => ({ id: `balance.${id}`, values });

/** The stretch of time that is read, in words, and whether it goes on. */
export interface PeriodName {
  name: string;
  running: boolean;
}

/** The one sentence of the meter, or that there is nothing to measure yet. */
export function headline(
  { index, n, unlabelled }: Pick<ChannelReading, 'index' | 'n' | 'unlabelled'>,
  { name: period, running }: PeriodName,
): Message {
  if (index === null || n === 0) {
    if (unlabelled > 0) return message('headline.onlyUnlabelled', { unlabelled, period });
    return message(running ? 'headline.empty' : 'headline.emptyPast', { period });
  }
  const off = Math.round((100 - index) * 100) / 100;
  return off === 0
    ? message('headline.balanced', { index, period })
    : message('headline.index', { index, off, period });
}

/** The themes that lack posts by the server's judgement, the one that lacks most first. */
export function lacking(themes: readonly ThemeReading[]): Message[] {
  return themes
    .filter(({ level }) => level !== 'ok')
    .sort((a, b) => b.gap - a.gap)
    .map(({ name, gap }) => message('lacking', { name, gap }));
}

/** One entry per theme of the plan: so many posts of that name. */
export function planItems({ plan, themes }: Pick<ChannelReading, 'plan' | 'themes'>): Message[] {
  const names = new Map(themes.map(({ code, name }) => [code, name]));
  return plan.map(({ code, posts }) => message('plan.item', { posts, name: names.get(code) ?? code }));
}

/** What stands where the plan would: nothing to do, or nothing that would help. Null when there is a plan. */
export function noPlan(
  { plan, n, reachable }: Pick<ChannelReading, 'plan' | 'n' | 'reachable'>,
  { running }: Pick<PeriodName, 'running'>,
): Message | null {
  if (n === 0 || plan.length > 0) return null;
  if (!reachable) return message('plan.unreachable');
  return message(running ? 'plan.none' : 'plan.nonePast');
}

/** The small print: what is reachable, what was left out, why there are no levels, what changed. */
export function notes(reading: ChannelReading): Message[] {
  const { n, best, unlabelled, trend, targetsFrom } = reading;
  return [
    ...(best === null ? [] : [message('note.best', { best, n })]),
    ...(n > 0 && n < FEWEST_POSTS_FOR_LEVELS ? [message('note.few', { fewest: FEWEST_POSTS_FOR_LEVELS })] : []),
    ...(n > 0 && unlabelled > 0 ? [message('note.unlabelled', { unlabelled })] : []),
    ...(trend === null
      ? []
      : [message(trend.delta > 0 ? 'note.rose' : 'note.fell', { ...trend, delta: Math.abs(trend.delta) })]),
    ...(targetsFrom === null ? [message('note.noTargets')] : []),
  ];
}

/** What a bar shows, in words, for people who do not see it. */
export function barDescription(theme: ThemeReading, tolerance: number): Message {
  const { name, target, count, gap } = theme;
  const values = { name, target, count, tolerance, share: Math.round(theme.share * 1000) / 10, gap: Math.abs(gap) };
  return message(gap > 0 ? 'bar.lacks' : gap < 0 ? 'bar.exceeds' : 'bar.meets', values);
}

/** The four lines of arithmetic behind the index, with this reading's numbers. None while there is no index. */
export function arithmetic({ themes, index, n }: Pick<ChannelReading, 'themes' | 'index' | 'n'>): Message[] {
  if (index === null) return [];
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  const off = themes.map(({ share, target }) => Math.abs(share * 100 - target));
  const shares = themes.map(({ count, share }) => `${count} → ${rounded(share * 100)} %`);
  const distances = themes.map(({ target }, i) => `${rounded(off[i] ?? 0)} (${target} %)`);
  const sum = rounded(off.reduce((total, value) => total + value, 0));
  // From the server's index, so that the last line comes out even where both would be rounded up.
  const half = rounded(100 - index);
  return [
    message('how.share', { n, parts: shares.join('; ') }),
    message('how.off', { parts: distances.join('; ') }),
    message('how.sum', { sum, half }),
    message('how.index', { half, index }),
  ];
}
