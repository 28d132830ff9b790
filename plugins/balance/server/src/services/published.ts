import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { type DaySum, DaySums } from '../core/day-sums';
import { dayReader } from '../core/days';
import { channelsOf, type LabelFields, labelsOf, WHOLE_POST } from '../core/labels';
import type { Tally } from '../core/meter';
import type { Window } from '../core/window';
import { parkZone } from '../park-zone';
import { type Standing, standingOf, type StandingRow } from './forecast';

type Row = Record<string, unknown>;

/**
 * Counting in an app without `review`: published entries by their publishing time. Strapi keeps only the last one, so
 * publishing again moves an entry, and unpublishing takes it out of past windows too.
 */
export const published = ({ strapi }: { strapi: Core.Strapi }) => {
  const has = (uid: string, name: string | undefined): name is string =>
    name !== undefined && strapi.contentTypes[uid as keyof typeof strapi.contentTypes]?.attributes[name] !== undefined;

  const labelsIn = (uid: string, names: LabelFields): Record<string, object> => ({
    ...(has(uid, names.theme) ? { [names.theme]: { select: ['code'] } } : {}),
    ...(has(uid, names.weights) ? { [names.weights]: { populate: { theme: { select: ['code'] } } } } : {}),
  });

  async function entriesOf(uid: string, names: LabelFields, channel: string, window: Window): Promise<Row[]> {
    const byChannel = has(uid, names.channels) ? { [names.channels]: { code: channel } } : {};
    const publishedAt = { $gte: new Date(window.from), $lt: new Date(window.to) };
    const populate = labelsIn(uid, names);
    return strapi.db.query(uid).findMany({ where: { publishedAt, ...byChannel }, populate });
  }

  /** What the entries of a channel and window add up to, entry by entry. */
  async function* partsOf(
    channel: string,
    window: Window,
  ): AsyncGenerator<{ at: number; theme: string; permille: number }> {
    for (const [uid, names] of Object.entries(balanceConfig(strapi).types)) {
      const elsewhere = !has(uid, names.channels) && channel !== balance(strapi, 'channels').everything;
      if (elsewhere || !(uid in strapi.contentTypes)) continue;
      for (const entry of await entriesOf(uid, names, channel, window)) {
        const at = new Date(entry.publishedAt as string).getTime();
        const labels = Object.entries(labelsOf(entry, names));
        for (const [theme, permille] of labels.length > 0 ? labels : [['', WHOLE_POST] as const])
          yield { at, theme, permille };
      }
    }
  }

  async function standingRows(uid: string, documentIds: readonly string[]): Promise<StandingRow[]> {
    const names = balanceConfig(strapi).types[uid] ?? {};
    const withChannels = has(uid, names.channels) ? { [names.channels]: { select: ['code'] } } : {};
    const where = { documentId: { $in: [...documentIds] }, publishedAt: { $notNull: true } };
    const populate = { ...labelsIn(uid, names), ...withChannels };
    const rows: Row[] = await strapi.db.query(uid).findMany({ where, populate });
    const everything = balance(strapi, 'channels').everything;
    return rows.flatMap((row) =>
      (has(uid, names.channels) ? channelsOf(row, names) : [everything]).map((channel) => ({
        ...{ uid, documentId: String(row.documentId), locale: String(row.locale ?? ''), channel },
        ...{ labels: labelsOf(row, names), since: new Date(row.publishedAt as string).getTime() },
      })),
    );
  }

  return {
    /** How these documents count now. */
    async standing(documentIds: readonly string[]): Promise<Standing> {
      const rows: StandingRow[] = [];
      if (documentIds.length > 0)
        for (const uid of Object.keys(balanceConfig(strapi).types))
          if (uid in strapi.contentTypes) rows.push(...(await standingRows(uid, documentIds)));
      return standingOf(rows);
    },

    /** Adds up one channel and window over the configured types. */
    async tally(channel: string, window: Window): Promise<Tally> {
      const labelled = new Map<string, number>();
      for await (const { theme, permille } of partsOf(channel, window))
        labelled.set(theme, (labelled.get(theme) ?? 0) + permille);
      const unlabelled = (labelled.get('') ?? 0) / WHOLE_POST;
      labelled.delete('');
      return { labelled, unlabelled };
    },

    /** The same, day by day, oldest first. */
    async days(channel: string, window: Window): Promise<DaySum[]> {
      const dayAt = dayReader(parkZone(strapi));
      const sums = new DaySums();
      for await (const { at, ...part } of partsOf(channel, window)) sums.add({ channel, day: dayAt(at), ...part });
      return sums.list();
    },
  };
};
