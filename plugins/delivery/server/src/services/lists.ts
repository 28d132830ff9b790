import type { Core } from '@strapi/strapi';
import { deliveryConfig } from '../config';
import { manifestItem } from '../core/answers';
import type { ItemRow } from '../core/item';
import { readItems, type Place, type TitledRow } from '../repositories/items';
import { service } from '../service';

/** An item that a list is made from, before it is put in order. */
export interface Candidate {
  id: string;
  uid: string;
  title: string;
  theme: string | null;
  releasedAt: string;
  /** How long a screen shows it; null in a feed. */
  durationMs: number | null;
}

/** What the lists of a channel are made from: for the lists themselves, and for plugins that explain their order. */
export const lists = ({ strapi }: { strapi: Core.Strapi }) => {
  const items = readItems(strapi);
  const now = (): Date => service(strapi, 'clock').now();

  /** The newest items, and older ones that the orderer wants there. */
  async function playable(place: Place, at: Date): Promise<ItemRow[]> {
    const newest = await items.newest(place, at, deliveryConfig(strapi).manifestItems);
    const { channel, locale } = place;
    const registry = service(strapi, 'registry');
    const wanted = await registry.ask((orderer) => orderer.wanted?.(channel, { locale, now: at }), []);
    const known = new Set(newest.map(({ document }) => document));
    const missing = wanted.filter((document) => !known.has(document));
    return [...newest, ...(await items.ofDocuments(place, at, missing))];
  }

  return {
    playable,

    /** What a feed or a playlist is made from now, newest first; null where there is no such channel or locale. */
    async candidates(kind: 'feed' | 'playlist', place: Place): Promise<Candidate[] | null> {
      const { channels, locales } = await service(strapi, 'site').at(await service(strapi, 'epochs').current());
      if (!channels.has(place.channel) || !locales.codes.includes(place.locale)) return null;
      if (kind === 'feed') return (await items.titled(place, now())).map((row) => candidateOf(row, null));
      const rows = await playable(place, now());
      return rows.map((row) => candidateOf(row, manifestItem(row).durationMs));
    },

    /** What a document is called where it is live now; null where it is not. */
    async live(place: Place, document: string): Promise<{ uid: string; title: string } | null> {
      const [row] = await items.ofDocuments(place, now(), [document]);
      return row === undefined ? null : { uid: row.uid, title: row.title };
    },
  };
};

function candidateOf(row: TitledRow, durationMs: number | null): Candidate {
  const { document: id, uid, title, themeCode: theme, firstReleasedAt: releasedAt } = row;
  return { id, uid, title, theme, releasedAt, durationMs };
}
