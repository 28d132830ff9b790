import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { type LabelFields, labelsOf, WHOLE_POST } from '../core/labels';
import type { Tally } from '../core/meter';
import type { Window } from '../core/window';

type Row = Record<string, unknown>;

/**
 * Counting in an app without `review`: published entries by their publishing time. Strapi keeps only the last one, so
 * publishing again moves an entry, and unpublishing takes it out of past windows too.
 */
export const published = ({ strapi }: { strapi: Core.Strapi }) => {
  const has = (uid: string, name: string | undefined): name is string =>
    name !== undefined && strapi.contentTypes[uid as keyof typeof strapi.contentTypes]?.attributes[name] !== undefined;

  async function entriesOf(uid: string, names: LabelFields, channel: string, window: Window): Promise<Row[]> {
    const byChannel = has(uid, names.channels) ? { [names.channels]: { code: channel } } : {};
    const populate = {
      ...(has(uid, names.theme) ? { [names.theme]: { select: ['code'] } } : {}),
      ...(has(uid, names.weights) ? { [names.weights]: { populate: { theme: { select: ['code'] } } } } : {}),
    };
    const publishedAt = { $gte: new Date(window.from), $lt: new Date(window.to) };
    return strapi.db.query(uid).findMany({ where: { publishedAt, ...byChannel }, populate });
  }

  return {
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
