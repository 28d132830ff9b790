import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { UIDS } from '../content-types';
import { endedPeriods, type Period, periodOf, periodWindow } from '../core/periods';
import type { Window } from '../core/window';
import { parkZone } from '../park-zone';
import type { Channel } from './channels';

/** The figures of a month or quarter as they were when it was closed. `at` is ISO 8601: later than its end if nothing ran. */
export interface Closed {
  at: string;
  /** Posts with a theme, and those without. */
  n: number;
  unlabelled: number;
  index: number | null;
  themes: { code: string; count: number }[];
}

interface Row {
  channel: string;
  period: Period;
  closedAt: string;
  n: number;
  unlabelled: number;
  balance: number | null;
  themes: Closed['themes'];
}

/** Keeps the figures of months and quarters as they were at their end. */
export const closings = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.closing);
  const find = (where: object): Promise<Row | null> => rows().findOne({ where });

  async function close(channel: Channel, period: Period): Promise<void> {
    const window = periodWindow(period, parkZone(strapi));
    if (!window) return;
    const { n, unlabelled, index, themes } = await balance(strapi, 'meter').read(channel, window);
    const figures = { n, unlabelled, balance: index, themes: themes.map(({ code, count }) => ({ code, count })) };
    const data = { channel: channel.code, period, closedAt: balance(strapi, 'clock').now(), ...figures };
    try {
      await rows().create({ data });
    } catch (error) {
      // Another process has closed it meanwhile: the first one stands.
      if (!(await find({ channel: channel.code, period }))) throw error;
    }
  }

  return {
    /** The closed figures of a window that is a month or quarter; null for any other, and while it is open. */
    async of(channel: string, window: Window): Promise<Closed | null> {
      const period = periodOf(window, parkZone(strapi));
      const row = period === null ? null : await find({ channel, period });
      if (!row) return null;
      const { n, unlabelled, themes } = row;
      const index = row.balance === null ? null : Number(row.balance);
      return { at: new Date(row.closedAt).toISOString(), n, unlabelled, index, themes };
    },

    /** Closes what is over and still open, on every channel. */
    async tick(): Promise<void> {
      const first = await balance(strapi, 'daySums').first();
      if (first === null) return;
      const over = endedPeriods(first, balance(strapi, 'clock').now().getTime(), parkZone(strapi));
      const known: Row[] = await rows().findMany({ select: ['channel', 'period'] });
      const closed = new Set(known.map(({ channel, period }) => `${channel} ${period}`));
      for (const channel of await balance(strapi, 'channels').list())
        for (const period of over) if (!closed.has(`${channel.code} ${period}`)) await close(channel, period);
    },
  };
};
