import type { Core } from '@strapi/strapi';
import { RESCAN_UIDS } from '../content-types';
import { CATEGORY_WORDS } from '../core/category-words';

/** What the last rescan of a stretch of time found in what was live and pending. */
export interface RescanFigures {
  endedAt: string;
  total: number;
  /** Contents with findings. */
  items: number;
  block: number;
  warn: number;
  info: number;
}

interface Row {
  endedAt: string;
  total: number;
  items: number;
  blocks: number;
  warns: number;
  infos: number;
}

/** Figures for reports of other plugins; none of them about a person. */
export const statistics = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Categories of findings as people call them. */
  categoryWords: (): typeof CATEGORY_WORDS => CATEGORY_WORDS,

  /** The last rescan of everything that ended in [from, to), ISO 8601; null when there was none. */
  async lastRescan({ from, to }: { from: string; to: string }): Promise<RescanFigures | null> {
    const row = (await strapi.db.query(RESCAN_UIDS.rescan).findOne({
      where: { kind: 'rescan', state: 'done', endedAt: { $gte: new Date(from), $lt: new Date(to) } },
      orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
    })) as Row | null;
    if (!row) return null;
    const { blocks: block, warns: warn, infos: info, total, items } = row;
    return { endedAt: new Date(row.endedAt).toISOString(), total, items, block, warn, info };
  },
});
