import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { UIDS } from '../content-types';
import { Refusal, wrongState } from '../core/errors';
import type { TargetsByCode } from '../core/targets';
import { port } from '../ports';

/** Targets as they were, are or will be. Times are ISO 8601. */
export interface PastTargets {
  id: number;
  since: string;
  targets: TargetsByCode;
  tolerance: number;
  weight: number;
  /** The name of whoever set them, as it was then; null for the server itself and for rows of before it was kept. */
  by: string | null;
  /** `past`, `current`, `coming`, or `withdrawn` before they were ever in force. */
  state: 'past' | 'current' | 'coming' | 'withdrawn';
  withdrawnAt: string | null;
  withdrawnBy: string | null;
}

interface Row extends Omit<PastTargets, 'since' | 'by' | 'state'> {
  channel: string;
  effectiveFrom: string;
  byName: string | null;
}

/** What each channel wanted, by whom, and what is to come. */
export const targetHistory = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.target);
  const now = (): Date => balance(strapi, 'clock').now();

  /** The name of an admin account: its person's where review knows one. */
  async function nameOf(userId: number | null): Promise<string | null> {
    if (userId === null) return null;
    const actor = await port(strapi, 'review', 'actors')?.ofUser(userId, 'admin');
    if (actor) return actor.snapshot.name;
    const user = (await strapi.db.query('admin::user').findOne({ where: { id: userId } })) as Record<string, string>;
    return [user?.firstname, user?.lastname].filter(Boolean).join(' ') || null;
  }

  return {
    nameOf,

    /** All rows of a channel, newest first. */
    async list(channel: string): Promise<PastTargets[]> {
      const orderBy = [{ effectiveFrom: 'desc' }, { id: 'desc' }];
      const found: Row[] = await rows().findMany({ where: { channel }, orderBy });
      const begun = (row: Row): boolean => new Date(row.effectiveFrom) <= now();
      const current = found.find((row) => row.withdrawnAt === null && begun(row));
      const stateOf = (row: Row): PastTargets['state'] => {
        if (row.withdrawnAt !== null) return 'withdrawn';
        return row === current ? 'current' : begun(row) ? 'past' : 'coming';
      };
      return found.map((row) => ({
        id: row.id,
        since: new Date(row.effectiveFrom).toISOString(),
        ...{ targets: row.targets, tolerance: row.tolerance, weight: row.weight, by: row.byName, state: stateOf(row) },
        withdrawnAt: row.withdrawnAt === null ? null : new Date(row.withdrawnAt).toISOString(),
        withdrawnBy: row.withdrawnBy,
      }));
    },

    /** Withdraws targets that are still to come, on record; refuses with NOT_FOUND and WRONG_STATE. */
    async withdraw(id: number, userId: number | null): Promise<void> {
      const row = (await rows().findOne({ where: { id } })) as Row | null;
      if (row === null) throw new Refusal('NOT_FOUND', { targets: id });
      const withdrawnBy = await nameOf(userId);
      await strapi.db.transaction(async () => {
        const at = now();
        const { count } = await rows().updateMany({
          where: { id, withdrawnAt: null, effectiveFrom: { $gt: at } },
          data: { withdrawnAt: at, withdrawnBy },
        });
        if (count !== 1) throw wrongState('settled', { targets: id });
        const effectiveFrom = new Date(row.effectiveFrom).toISOString();
        const details = { channel: row.channel, effectiveFrom, targets: row.targets };
        await port(strapi, 'review', 'settingActs')?.record({ act: 'targets-withdraw', userId, details });
      });
    },
  };
};
