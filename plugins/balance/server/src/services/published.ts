import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { channelsOf, type LabelFields, labelsOf, WHOLE_POST } from '../core/labels';
import type { Tally } from '../core/meter';
import type { Window } from '../core/window';
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
      let unlabelled = 0;
      for (const [uid, names] of Object.entries(balanceConfig(strapi).types)) {
        const elsewhere = !has(uid, names.channels) && channel !== balance(strapi, 'channels').everything;
        if (elsewhere || !(uid in strapi.contentTypes)) continue;
        for (const entry of await entriesOf(uid, names, channel, window)) {
          const labels = Object.entries(labelsOf(entry, names));
          if (labels.length === 0) unlabelled += WHOLE_POST;
          for (const [code, permille] of labels) labelled.set(code, (labelled.get(code) ?? 0) + permille);
        }
      }
      return { labelled, unlabelled: unlabelled / WHOLE_POST };
    },
  };
};
