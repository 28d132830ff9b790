import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { UIDS } from '../content-types';
import { port } from '../ports';
import { dayOf } from '../core/days';
import { invalidInput } from '../core/errors';
import { checkTargets, DEFAULT_TOLERANCE, defaultTargets, inForceAt, type TargetsByCode } from '../core/targets';
import { parseInstant } from '../core/window';
import { parkZone } from '../park-zone';

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
  /** The day they are in force from, `YYYY-MM-DD` in the park's zone: today or later. */
  from?: string | undefined;
}

type Row = ChannelTargets & { effectiveFrom: string };

/** The targets of a channel, row by row. */
const whereOf = (channel: string) => ({ channel, withdrawnAt: null });

/** What each channel wants, and since when. */
export const targets = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.target);
  const now = (): Date => balance(strapi, 'clock').now();

  /** The last row before `end`; for a window older than any row the oldest, because no plan at all would say nothing. */
  async function rowAt(channel: string, end: Date): Promise<Row | null> {
    const before = { ...whereOf(channel), effectiveFrom: { $lt: end } };
    const last = await rows().findOne({ where: before, orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }] });
    const begun = { ...whereOf(channel), effectiveFrom: { $lte: now() } };
    return last ?? rows().findOne({ where: begun, orderBy: [{ effectiveFrom: 'asc' }, { id: 'asc' }] });
  }

  async function shown(channel: string, row: Row | null): Promise<ChannelTargets> {
    if (row === null) {
      const codes = (await balance(strapi, 'themes').list()).map(({ code }) => code);
      return { channel, targets: defaultTargets(codes), tolerance: DEFAULT_TOLERANCE, weight: 1, effectiveFrom: null };
    }
    const { tolerance, weight } = row;
    const effectiveFrom = new Date(row.effectiveFrom).toISOString();
    return { channel, targets: row.targets, tolerance, weight, effectiveFrom };
  }

  /** The targets in force at the end of a window (exclusive). */
  async function inForce(channel: string, end: Date): Promise<ChannelTargets> {
    return shown(channel, await rowAt(channel, end));
  }

  /** The targets in force now, this very moment included. */
  async function current(channel: string): Promise<ChannelTargets> {
    return inForce(channel, new Date(now().getTime() + 1));
  }

  /** Since when what is set now is in force: from now on, or from a day that is to come. Refuses a day that is past. */
  function beginning(from: string | undefined): Date {
    if (from === undefined) return now();
    const offsetAt = parkZone(strapi);
    const begin = parseInstant(from, offsetAt);
    const today = dayOf(now().getTime(), offsetAt);
    if (begin === null || from < today)
      throw invalidInput([{ path: 'from', reason: 'expected today or a later day, YYYY-MM-DD' }]);
    // From today on means from now on: what was in force this morning stays what it was.
    return from === today ? now() : new Date(begin);
  }

  return {
    inForce,
    current,

    /** What is in force at the end of any window of a channel, read once. */
    async over(channel: string): Promise<(end: number) => TargetsByCode> {
      const orderBy = [{ effectiveFrom: 'asc' }, { id: 'asc' }];
      const found: Row[] = await rows().findMany({ where: whereOf(channel), orderBy });
      const dated = found.map((row) => ({ ...row, effectiveFrom: new Date(row.effectiveFrom).toISOString() }));
      const none = (await shown(channel, null)).targets;
      return (end) => inForceAt(dated, end, now().getTime())?.targets ?? none;
    },

    /**
     * Adds a row in force from now on or from a day to come, on record with review where it is installed; refuses with
     * INVALID_TARGETS. Earlier rows stay as they are. `userId` is the admin account of whoever sets them. Answers the
     * targets in force now.
     */
    async set(channel: string, input: TargetsInput, userId: number | null): Promise<ChannelTargets> {
      const codes = (await balance(strapi, 'themes').list()).map(({ code }) => code);
      const since = beginning(input.from);
      checkTargets(input.targets, codes);
      const before = await inForce(channel, new Date(since.getTime() + 1));
      const row = {
        channel,
        effectiveFrom: since.toISOString(),
        targets: input.targets,
        tolerance: input.tolerance ?? before.tolerance,
        weight: input.weight ?? before.weight,
      };
      const byName = await balance(strapi, 'targetHistory').nameOf(userId);
      // A copy: the query adds its own fields to what it is given.
      await strapi.db.transaction(async () => {
        await rows().create({ data: { ...row, byName } });
        const details = { ...row, before: before.targets };
        await port(strapi, 'review', 'settingActs')?.record({ act: 'targets-change', userId, details });
      });
      return current(channel);
    },
  };
};
