import type { Core } from '@strapi/strapi';
import { UIDS } from '../content-types';
import type { PlayEvent } from '../core/plays';
import type { ReceiptKind, ScreenReceipt } from '../core/screen-receipts';

/** A receipt as it is kept: with what counting needs of its item. */
export type KeptReceipt = PlayEvent & Pick<ScreenReceipt, 'seq'>;

interface Row {
  digest: string;
  kind: ReceiptKind;
  at: string;
  durationMs: number;
  theme: string | null;
}

const EVENT = ['digest', 'kind', 'at', 'durationMs', 'theme'];
const eventOf = ({ at, ...row }: Row): PlayEvent => ({ ...row, at: Date.parse(at) });

/** All queries about what screens reported. */
export function screenReceipts(strapi: Core.Strapi) {
  const rows = () => strapi.db.query(UIDS.screenReceipt);

  /** The time of the last `shown` before, or of the first after a moment; that moment where there is none. */
  async function shownBeside(screen: number, at: Date, side: '$lt' | '$gt'): Promise<Date> {
    const found: Row | null = await rows().findOne({
      where: { screen, kind: 'shown', at: { [side]: at } },
      select: ['at'],
      orderBy: [{ at: side === '$lt' ? 'desc' : 'asc' }],
    });
    return found === null ? at : new Date(found.at);
  }

  return {
    /** What is known of a screen around a time, as far as receipts in it can change what was played. */
    async around(screen: number, from: number, to: number): Promise<PlayEvent[]> {
      const first = await shownBeside(screen, new Date(from), '$lt');
      const last = await shownBeside(screen, new Date(to), '$gt');
      const found: Row[] = await rows().findMany({
        where: { screen, at: { $gte: first, $lte: last } },
        select: EVENT,
      });
      return found.map(eventOf);
    },

    /** Keeps receipts that are not known yet. */
    async add(screen: number, receipts: readonly KeptReceipt[]): Promise<void> {
      const data = receipts.map(({ at, seq, ...receipt }) => ({
        ...{ ...receipt, screen, at: new Date(at).toISOString(), manifestSeq: seq },
      }));
      await rows().createMany({ data });
    },

    /** Forgets what a screen showed before a time; what it removed stays, as the proof of a recall. */
    async forgetShown(screen: number, before: number): Promise<void> {
      await rows().deleteMany({ where: { screen, kind: 'shown', at: { $lt: new Date(before) } } });
    },

    /** When screens last said that they removed an item: by digest, then by screen (milliseconds since 1970). */
    async removals(digests: readonly string[]): Promise<Map<string, Map<number, number>>> {
      const found: (Row & { screen: number })[] =
        digests.length === 0
          ? []
          : await rows().findMany({
              where: { digest: { $in: [...digests] }, kind: 'removed' },
              select: ['digest', 'screen', 'at'],
            });
      const removals = new Map<string, Map<number, number>>();
      for (const { digest, screen, at } of found) {
        const times = removals.get(digest) ?? new Map<number, number>();
        times.set(screen, Math.max(Date.parse(at), times.get(screen) ?? 0));
        removals.set(digest, times);
      }
      return removals;
    },
  };
}
