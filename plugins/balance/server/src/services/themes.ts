import type { Core } from '@strapi/strapi';
import { UIDS } from '../content-types';
import type { Theme } from '../core/meter';

/** A theme as it is listed: its code and name, and a colour the host may have given it. */
export interface ListedTheme extends Theme {
  color: string | null;
}

interface Row extends ListedTheme {
  id: number;
  documentId: string;
  rank: number | null;
}

/** The themes posts are counted by. */
export const themes = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** All themes by rank, then in the order they were made. This order breaks ties everywhere. */
  async list(): Promise<ListedTheme[]> {
    const rows: Row[] = await strapi.db.query(UIDS.theme).findMany({ select: ['id', 'code', 'name', 'color', 'rank'] });
    // Sorted here because databases disagree on where an empty rank goes.
    return rows
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.id - b.id)
      .map(({ code, name, color }) => ({ code, name, color: color ?? null }));
  },
});
