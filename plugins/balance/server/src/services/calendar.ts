import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { daysOf, MOST_DAYS, readingsByDay } from '../core/calendar';
import { invalidInput } from '../core/errors';
import { sumOfDeltas } from '../core/forecast';
import { heaviestFirst } from '../core/labels';
import type { Window, WindowQuery } from '../core/window';
import { offsetsOf } from '../core/zone';
import type { UpcomingPost } from './forecast';

/** A post of the calendar. `title` is null for whoever may not read such entries; `theme` the code of its heaviest one. */
export interface CalendarPost {
  uid: string;
  documentId: string;
  locale: string;
  title: string | null;
  theme: string | null;
  /** ISO 8601; null while nobody has set a time. */
  at: string | null;
}

/** A day: what is scheduled, and what the channel has at its end. Both null on days that are over. */
export interface DayView {
  day: string;
  posts: CalendarPost[];
  n: number | null;
  index: number | null;
}

/** What is scheduled on a channel, day by day. */
export interface CalendarView {
  channel: string;
  name: string;
  timeZone: string;
  /** The day it is in that zone. */
  today: string;
  days: DayView[];
  /** Signed by everybody, without a time yet. */
  undated: CalendarPost[];
}

/** The calendar of what is scheduled. */
export const calendar = ({ strapi }: { strapi: Core.Strapi }) => {
  async function targetsOf(channel: string, window: Window): Promise<{ codes: string[]; targets: number[] }> {
    const { targets } = await balance(strapi, 'targets').inForce(channel, new Date(window.to));
    const listed = (await balance(strapi, 'themes').list()).map(({ code }) => code);
    const codes = [...new Set([...listed, ...Object.keys(targets)])];
    return { codes, targets: codes.map((code) => (Object.hasOwn(targets, code) ? (targets[code] ?? 0) : 0)) };
  }

  return {
    /**
     * One channel; without dates the running month. Refuses with NOT_FOUND and INVALID_INPUT.
     *
     * @param mayRead whether the caller may read entries of a type
     */
    async of(code: string, query: WindowQuery, mayRead: (uid: string) => boolean): Promise<CalendarView> {
      const { code: channel, name } = await balance(strapi, 'channels').get(code);
      const window = balance(strapi, 'meter').windowOf(query);
      const { timeZone } = balanceConfig(strapi);
      const days = daysOf(window, offsetsOf(timeZone));
      if (days.length > MOST_DAYS) throw invalidInput([{ path: 'to', reason: `at most ${MOST_DAYS} days after from` }]);

      const now = balance(strapi, 'clock').now().getTime();
      const outlook = await balance(strapi, 'forecast').look();
      const here = outlook.posts.filter(({ channels }) => channels.includes(channel));
      const isOn = (at: number | null, { from, to }: Window): boolean => at !== null && at >= from && at < to;
      const { codes, targets } = await targetsOf(channel, window);
      const tally = await balance(strapi, 'meter').tally(channel, window);
      const deltas = days.map((day) => {
        // A post that leaves the channel changes it too.
        const due = outlook.posts.filter(({ at }) => isOn(at, day));
        return sumOfDeltas(due.map((post) => outlook.effect(post, channel, window).delta));
      });
      const readings = readingsByDay(tally, deltas, codes, targets);
      const toView = ({ uid, documentId, locale, title, labels, at }: UpcomingPost): CalendarPost => ({
        ...{ uid, documentId, locale, title: mayRead(uid) ? title : null },
        theme: heaviestFirst(labels)[0] ?? null,
        at: at === null ? null : new Date(at).toISOString(),
      });
      return {
        channel,
        name,
        timeZone,
        today: daysOf({ from: now, to: now + 1 }, offsetsOf(timeZone))[0]?.day ?? '',
        days: days.map(({ day, ...times }, i) => ({
          day,
          posts: here.filter(({ at }) => isOn(at, times)).map(toView),
          ...(times.to <= now ? { n: null, index: null } : (readings[i] ?? { n: null, index: null })),
        })),
        undated: here.filter(({ at }) => at === null).map(toView),
      };
    },
  };
};
