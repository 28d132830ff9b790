import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import type { ChannelFacts, FreshnessFacts, ReportFacts, ReviewFacts, WordCheckFacts } from '../core/report/facts';
import { type Period, periodBefore, periodState } from '../core/report/period';
import type { Window } from '../core/window';
import { offsetsOf } from '../core/zone';
import { reportPort } from '../ports-report';

const iso = (instant: number): string => new Date(instant).toISOString();

/** Gathers what a report is written from: the meter's readings, and what the other plugins know of the period. */
export const reportFacts = ({ strapi }: { strapi: Core.Strapi }) => {
  const readings = (window: Window) =>
    balance(strapi, 'meter').overview({ from: iso(window.from), to: iso(window.to) });

  /** The channels in the period and the one before, with the targets that were in force when it began. */
  async function channelsOf(period: Period, before: Period): Promise<Pick<ReportFacts, 'index' | 'channels'>> {
    const [now, then] = [await readings(period.window), await readings(before.window)];
    const earlier = new Map(then.channels.map((reading) => [reading.channel, reading]));
    const channels: ChannelFacts[] = [];
    for (const reading of now.channels) {
      // In force at the very moment it began.
      const begin = new Date(period.window.from + 1);
      const { targets, tolerance } = await balance(strapi, 'targets').inForce(reading.channel, begin);
      const { n, index, themes } = earlier.get(reading.channel) ?? { n: 0, index: null, themes: [] };
      channels.push({ reading, before: { n, index, themes }, atBegin: { targets, tolerance } });
    }
    return { index: now.index, channels };
  }

  async function reviewOf(window: Window): Promise<ReviewFacts | null> {
    const figures = reportPort(strapi, 'review', 'statistics');
    if (figures === null) return null;
    const stretch = { from: iso(window.from), to: iso(window.to) };
    return {
      turnaround: await figures.turnaround(stretch),
      returns: await figures.returns(stretch),
      findings: await figures.findings(stretch),
      corrections: await figures.corrections(stretch),
      recalls: await figures.recalls(stretch),
    };
  }

  async function wordCheckOf(window: Window): Promise<WordCheckFacts | null> {
    const figures = reportPort(strapi, 'word-check', 'statistics');
    if (figures === null) return null;
    const rescan = await figures.lastRescan({ from: iso(window.from), to: iso(window.to) });
    return { categories: figures.categoryWords(), rescan };
  }

  /** How columns and accounts stood at the end. */
  async function freshnessOf({ to }: Window): Promise<FreshnessFacts | null> {
    const board = await reportPort(strapi, 'balance', 'freshness')?.board({ at: iso(to) });
    if (!board) return null;
    const rows = [...board.columns, ...board.accounts].map(({ name, state, last, deadline }) => ({
      ...{ name, state, lastAt: last?.at ?? null, dueAt: deadline },
    }));
    return { at: board.at, rows };
  }

  return {
    /** The facts of a period that has begun, as of now. */
    async of(period: Period): Promise<ReportFacts> {
      const { timeZone } = balanceConfig(strapi);
      const now = balance(strapi, 'clock').now().getTime();
      const before = periodBefore(period, offsetsOf(timeZone));
      // What is open or overdue is as of now while the period is running.
      const soFar = { from: period.window.from, to: Math.min(period.window.to, Math.max(now, period.window.from + 1)) };
      return {
        ...{ period, before, timeZone, state: periodState(period, now), madeAt: iso(now) },
        ...(await channelsOf(period, before)),
        review: await reviewOf(soFar),
        wordCheck: await wordCheckOf(soFar),
        freshness: await freshnessOf(soFar),
      };
    },
  };
};
