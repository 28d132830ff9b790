import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { weightedMean } from '../core/balance-index';
import { type MeterReading, readMeter, type Tally } from '../core/meter';
import { roomLeft } from '../core/forecast';
import { askedWindow, type AskedWindow, measuredAt, trendWindows } from '../core/periods';
import type { Window } from '../core/window';
import { parkZone } from '../park-zone';
import { port } from '../ports';
import type { Channel } from './channels';
import type { Closed } from './closings';
import type { ExposureLines } from './exposure-lines';
import type { Outlook } from './forecast';

/** A reading with what it is about. Times are ISO 8601. */
export interface ChannelReading extends MeterReading, ExposureLines {
  channel: string;
  name: string;
  weight: number;
  from: string;
  to: string;
  /** IANA zone whose midnights dates without a time mean. */
  timeZone: string;
  /** Since when the targets it was measured against are in force; null: equal shares, nobody has set any. */
  targetsFrom: string | null;
  /** Of a month or quarter that was closed: its figures as they were then, whatever was recalled or relabelled since. */
  closed: Closed | null;
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

  const now = (): number => balance(strapi, 'clock').now().getTime();
  const windowOf = (asked: AskedWindow): Window => askedWindow(asked, now(), parkZone(strapi));

  const about = (window: Window) => ({
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
    timeZone: balanceConfig(strapi).timeZone,
  });

  async function readingOf(of: Channel, window: Window, outlook: Outlook): Promise<ChannelReading> {
    const { code, name } = of;
    const inForce = await balance(strapi, 'targets').inForce(code, new Date(measuredAt(window, now())));
    const { recent, before } = trendWindows(window, now(), parkZone(strapi));
    const reading = readMeter({
      themes: await balance(strapi, 'themes').list(),
      targets: inForce.targets,
      tolerance: inForce.tolerance,
      tally: await tally(code, window),
      recent: await tally(code, recent),
      before: await tally(code, before),
      scheduled: outlook.within(code, window, now()),
      room: roomLeft(balanceConfig(strapi).capacity, window, now()),
    });
    const { weight, effectiveFrom: targetsFrom } = inForce;
    const lines = await balance(strapi, 'exposureLines').of(of, window, reading.themes);
    const closed = await balance(strapi, 'closings').of(code, window);
    return { channel: code, name, weight, ...about(window), targetsFrom, closed, ...reading, ...lines };
  }

  return {
    /** What was counted on a channel in a window. */
    tally,
    windowOf,

    /** One channel's reading of a window. */
    async read(of: Channel, window: Window): Promise<ChannelReading> {
      return readingOf(of, window, await balance(strapi, 'forecast').look());
    },

    /** One channel's reading; refuses with NOT_FOUND and INVALID_INPUT. */
    async channel(code: string, query: AskedWindow): Promise<ChannelReading> {
      const window = windowOf(query);
      const outlook = await balance(strapi, 'forecast').look();
      return readingOf(await balance(strapi, 'channels').get(code), window, outlook);
    },

    /** Every channel's reading and their weighted mean. */
    async overview(query: AskedWindow): Promise<Overview> {
      const window = windowOf(query);
      const channels: ChannelReading[] = [];
      const outlook = await balance(strapi, 'forecast').look();
      for (const channel of await balance(strapi, 'channels').list())
        channels.push(await readingOf(channel, window, outlook));
      return { index: weightedMean(channels), ...about(window), channels };
    },
  };
};
