import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { weightedMean } from '../core/balance-index';
import { type MeterReading, readMeter, type Tally } from '../core/meter';
import { TREND_DAYS } from '../core/trend';
import { daysBefore, type Window, windowFrom, type WindowQuery } from '../core/window';
import { offsetsOf } from '../core/zone';
import { port } from '../ports';
import type { Channel } from './channels';

/** A reading with what it is about. Times are ISO 8601. */
export interface ChannelReading extends MeterReading {
  channel: string;
  name: string;
  weight: number;
  from: string;
  to: string;
  /** IANA zone whose midnights dates without a time mean. */
  timeZone: string;
  /** Since when the targets it was measured against are in force; null: equal shares, nobody has set any. */
  targetsFrom: string | null;
}

/** All channels: the weighted mean of their indices, and each reading. */
export interface Overview {
  index: number | null;
  from: string;
  to: string;
  timeZone: string;
  channels: ChannelReading[];
}

/** The meter: what was released in a window against what was planned. */
export const meter = ({ strapi }: { strapi: Core.Strapi }) => {
  const tally = (channel: string, window: Window): Promise<Tally> =>
    port(strapi, 'review', 'registry') === null
      ? balance(strapi, 'published').tally(channel, window)
      : balance(strapi, 'tallies').tally(channel, window);

  function windowOf(query: WindowQuery): Window {
    const now = balance(strapi, 'clock').now().getTime();
    return windowFrom(query, now, offsetsOf(balanceConfig(strapi).timeZone));
  }

  /** The 30 days up to the end of the window, or up to now while it is running, and the 30 before. */
  function trendWindows(window: Window): { recent: Window; before: Window } {
    const recent = daysBefore(Math.min(window.to, balance(strapi, 'clock').now().getTime()), TREND_DAYS);
    return { recent, before: daysBefore(recent.from, TREND_DAYS) };
  }

  const about = (window: Window) => ({
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
    timeZone: balanceConfig(strapi).timeZone,
  });

  async function readingOf({ code, name }: Channel, window: Window): Promise<ChannelReading> {
    const inForce = await balance(strapi, 'targets').inForce(code, new Date(window.to));
    const { recent, before } = trendWindows(window);
    const reading = readMeter({
      themes: await balance(strapi, 'themes').list(),
      targets: inForce.targets,
      tolerance: inForce.tolerance,
      tally: await tally(code, window),
      recent: await tally(code, recent),
      before: await tally(code, before),
    });
    const { weight, effectiveFrom: targetsFrom } = inForce;
    return { channel: code, name, weight, ...about(window), targetsFrom, ...reading };
  }

  return {
    /** One channel's reading; refuses with NOT_FOUND and INVALID_INPUT. */
    async channel(code: string, query: WindowQuery): Promise<ChannelReading> {
      const window = windowOf(query);
      return readingOf(await balance(strapi, 'channels').get(code), window);
    },

    /** Every channel's reading and their weighted mean. */
    async overview(query: WindowQuery): Promise<Overview> {
      const window = windowOf(query);
      const channels: ChannelReading[] = [];
      for (const channel of await balance(strapi, 'channels').list()) channels.push(await readingOf(channel, window));
      return { index: weightedMean(channels), ...about(window), channels };
    },
  };
};
