import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import type { DaySum } from '../core/day-sums';
import { beginOf, dayOf, daysAfter, type DaySpan } from '../core/days';
import { type FieldProblem, invalidInput } from '../core/errors';
import { type HistoryPoint, historyPoints, type Step, stretches, usualSpan, weeklyTrend } from '../core/history';
import type { LongTrend } from '../core/trend';
import { parseInstant, type WindowQuery } from '../core/window';
import { parkZone } from '../park-zone';
import { port } from '../ports';

/** Which history is asked for. Days, or instants, of which the day counts. */
export interface HistoryQuery extends WindowQuery {
  step: Step;
}

/** What a channel's posts were from stretch to stretch. */
export interface History {
  channel: string;
  step: Step;
  timeZone: string;
  points: HistoryPoint[];
  /** Over the whole weeks of the same time, whatever the step; null below six weeks with posts. */
  trend: LongTrend | null;
}

/** Index and counts over time: one query a channel over the daily sums. */
export const history = ({ strapi }: { strapi: Core.Strapi }) => {
  const now = (): number => balance(strapi, 'clock').now().getTime();

  /** The days asked for. Refuses with INVALID_INPUT what it cannot read. */
  function spanOf({ step, from, to }: HistoryQuery): DaySpan {
    const offsetAt = parkZone(strapi);
    const problems: FieldProblem[] = [];
    const read = (path: 'from' | 'to', text: string | undefined): number | null => {
      const instant = text === undefined ? null : parseInstant(text, offsetAt);
      const reason = 'expected YYYY-MM-DD or an ISO 8601 date and time with Z or an offset';
      if (text !== undefined && instant === null) problems.push({ path, reason });
      return instant;
    };
    const [begin, end] = [read('from', from), read('to', to)];
    if (problems.length > 0) throw invalidInput(problems);
    const last = dayOf(end === null ? now() : end - 1, offsetAt);
    const span = { from: begin === null ? '' : dayOf(begin, offsetAt), to: daysAfter(last, 1) };
    if (begin === null) return usualSpan(span.to, step);
    if (span.from >= span.to) throw invalidInput([{ path: 'to', reason: 'must be after from' }]);
    return span;
  }

  async function sumsOf(channel: string, { from, to }: DaySpan): Promise<DaySum[]> {
    if (port(strapi, 'review', 'registry') !== null) return balance(strapi, 'daySums').days(channel, { from, to });
    const offsetAt = parkZone(strapi);
    const window = { from: beginOf(from, offsetAt), to: beginOf(to, offsetAt) };
    return balance(strapi, 'published').days(channel, window);
  }

  return {
    /** The history of a channel; refuses with NOT_FOUND and INVALID_INPUT. */
    async of(code: string, query: HistoryQuery): Promise<History> {
      const channel = (await balance(strapi, 'channels').get(code)).code;
      const { step } = query;
      const span = spanOf(query);
      stretches(span, step); // refuses too many before they are read
      const input = {
        ...{ span, step, sums: await sumsOf(channel, span), offsetAt: parkZone(strapi) },
        themes: (await balance(strapi, 'themes').list()).map(({ code: theme, name }) => ({ code: theme, name })),
        targetsAt: await balance(strapi, 'targets').over(channel),
      };
      const { timeZone } = balanceConfig(strapi);
      return { channel, step, timeZone, points: historyPoints(input), trend: weeklyTrend(input, now()) };
    },
  };
};
