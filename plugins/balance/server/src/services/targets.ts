import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { UIDS } from '../content-types';
import { port } from '../ports';
import { checkTargets, DEFAULT_TOLERANCE, defaultTargets, type TargetsByCode } from '../core/targets';

/** The targets of a channel, as answered by the API. */
export interface ChannelTargets {
  channel: string;
  targets: TargetsByCode;
  tolerance: number;
  weight: number;
  /** Since when they are in force, ISO 8601; null while nobody has set any (then they are equal shares). */
  effectiveFrom: string | null;
}

/** What a caller may set. What is left out stays as it is. */
export interface TargetsInput {
  targets: TargetsByCode;
  tolerance?: number | undefined;
  weight?: number | undefined;
}

type Row = ChannelTargets & { effectiveFrom: string };

/** What each channel wants, and since when. */
export const targets = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.target);

  /** The last row before `end`; for a window older than any row the oldest, because no plan at all would say nothing. */
  async function rowAt(channel: string, end: Date): Promise<Row | null> {
    const before = { channel, effectiveFrom: { $lt: end } };
    const last = await rows().findOne({ where: before, orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }] });
    return last ?? rows().findOne({ where: { channel }, orderBy: [{ effectiveFrom: 'asc' }, { id: 'asc' }] });
  }

  /** The targets in force at the end of a window (exclusive). */
  async function inForce(channel: string, end: Date): Promise<ChannelTargets> {
    const row = await rowAt(channel, end);
    if (row === null) {
      const codes = (await balance(strapi, 'themes').list()).map(({ code }) => code);
      return { channel, targets: defaultTargets(codes), tolerance: DEFAULT_TOLERANCE, weight: 1, effectiveFrom: null };
    }
    const { tolerance, weight, effectiveFrom } = row;
    return { channel, targets: row.targets, tolerance, weight, effectiveFrom };
  }

  /** The targets in force now, this very moment included. */
  async function current(channel: string): Promise<ChannelTargets> {
    return inForce(channel, new Date(balance(strapi, 'clock').now().getTime() + 1));
  }

  return {
    inForce,
    current,
    /**
     * Adds a row in force from now on, on record with review where it is installed; refuses with INVALID_TARGETS. Earlier
     * rows stay as they are. `userId` is the admin account of whoever sets them.
     */
    async set(channel: string, input: TargetsInput, userId: number | null): Promise<ChannelTargets> {
      const codes = (await balance(strapi, 'themes').list()).map(({ code }) => code);
      checkTargets(input.targets, codes);
      const before = await current(channel);
      const row = {
        channel,
        effectiveFrom: balance(strapi, 'clock').now().toISOString(),
        targets: input.targets,
        tolerance: input.tolerance ?? before.tolerance,
        weight: input.weight ?? before.weight,
      };
      // A copy: the query adds its own fields to what it is given.
      await strapi.db.transaction(async () => {
        await rows().create({ data: { ...row } });
        const details = { ...row, before: before.targets };
        await port(strapi, 'review', 'settingActs')?.record({ act: 'targets-change', userId, details });
      });
      return row;
    },
  };
};
