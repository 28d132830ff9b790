import type { Core } from '@strapi/strapi';
import type { Receipt } from '../ports';
import { iso, table } from '../tables';

/** Receipts (回执): what each place of publication confirms, that it shows a release or has taken it down. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const receipts = () => table(strapi, 'receipt');

  return {
    /** Keeps receipts of a release, each once: of a repeated one the first time stands. */
    async record(release: number, given: readonly Receipt[]): Promise<void> {
      for (const { channel, endpoint, kind, at } of given) {
        const where = { release, channel, endpoint, kind };
        if (!(await receipts().findOne({ where }))) await receipts().create({ data: { ...where, at } });
      }
    },

    /** All receipts of a release, in the order they came. */
    async of(release: number): Promise<Receipt[]> {
      const rows = await receipts().findMany({ where: { release }, orderBy: { id: 'asc' } });
      return rows.map(({ channel, endpoint, kind, at }) => ({ channel, endpoint, kind, at: iso(at) ?? '' }));
    },
  };
};
