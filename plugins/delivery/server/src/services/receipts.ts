import type { Core } from '@strapi/strapi';
import { UIDS } from '../content-types';
import { stayMs, type ShownWords } from '../core/answers';
import type { ItemRow } from '../core/item';
import { daysIn } from '../core/park-day';
import { changeOf, type PlayEvent } from '../core/plays';
import {
  OLDEST_RECEIPT_MS,
  receiptKey,
  receiptProblem,
  type ReceiptProblem,
  type ScreenReceipt,
} from '../core/screen-receipts';
import { review } from '../ports';
import { type KeptReceipt, screenReceipts } from '../repositories/receipts';
import { service } from '../service';

/** What became of the receipts of one request, by their places in it. */
export interface ReceiptsAnswer {
  accepted: number;
  /** Those that were known already. */
  known: number;
  refused: (ReceiptProblem & { index: number })[];
}

/** A screen as its receipts are counted. */
interface Reporting {
  id: number;
  name: string;
  channel: string;
}

/** What counting and proving need of a released item. */
type KnownItem = ShownWords & Pick<ItemRow, 'digest' | 'releaseId' | 'state' | 'themeCode'>;

const KNOWN = ['digest', 'releaseId', 'state', 'themeCode', 'title', 'summary', 'excerpt', 'aiLabel'];

/** A day longer than receipts are believed, so that what may still change is never forgotten. */
const KEEP_SHOWN_MS = OLDEST_RECEIPT_MS + 86_400_000;

/** What screens reported, and what follows from it. */
export const receipts = ({ strapi }: { strapi: Core.Strapi }) => {
  const kept = screenReceipts(strapi);

  /** The newest row of each digest that was ever released in a channel. */
  async function itemsOf(channel: string, digests: readonly string[]): Promise<Map<string, KnownItem>> {
    const rows: KnownItem[] = await strapi.db.query(UIDS.item).findMany({
      where: { channel, digest: { $in: [...new Set(digests)] } },
      select: KNOWN,
      orderBy: [{ releaseId: 'asc' }],
    });
    return new Map(rows.map((row) => [row.digest, row]));
  }

  async function tell(channel: string, known: readonly PlayEvent[], further: readonly PlayEvent[]): Promise<void> {
    for (const listener of service(strapi, 'registry').playListeners()) {
      const changes = changeOf(known, further, daysIn(listener.timeZone));
      if (changes.length > 0) await listener.onPlayed(changes.map((change) => ({ channel, ...change })));
    }
  }

  /** The proof that a recalled item is gone from a screen goes where the other proofs of its release are. */
  async function prove(screen: Reporting, further: readonly KeptReceipt[], items: ReadonlyMap<string, KnownItem>) {
    const { id, name, channel } = screen;
    for (const { digest, kind, at } of further) {
      const row = items.get(digest);
      if (kind !== 'removed' || row?.state !== 'recalled') continue;
      const receipt = { channel, endpoint: `screen-${id} ${name}`, kind, at: new Date(at).toISOString() };
      await review(strapi, 'receipts')?.record(row.releaseId, [receipt]);
    }
  }

  /** Keeps what is new of sound receipts, and what follows from it, in one transaction that has the screen to itself. */
  async function keep(screen: Reporting, sound: readonly KeptReceipt[], items: ReadonlyMap<string, KnownItem>) {
    const times = sound.map(({ at }) => at);
    return strapi.db.transaction(async ({ trx }) => {
      const own = strapi.db.queryBuilder(UIDS.screen).where({ id: screen.id }).select(['id']);
      await own.first().transacting(trx).forUpdate().execute();
      const known = await kept.around(screen.id, Math.min(...times), Math.max(...times));
      const seen = new Set(known.map(receiptKey));
      const further = sound.filter((receipt) => !seen.has(receiptKey(receipt)));
      if (further.length === 0) return 0;
      await kept.add(screen.id, further);
      await tell(screen.channel, known, further);
      await prove(screen, further, items);
      await kept.forgetShown(screen.id, service(strapi, 'clock').now().getTime() - KEEP_SHOWN_MS);
      return further.length;
    });
  }

  return {
    /** Takes what a screen reported: each receipt once, sound ones only; what is played changes with them or not at all. */
    async record(screen: Reporting, given: readonly ScreenReceipt[]): Promise<ReceiptsAnswer> {
      const now = service(strapi, 'clock').now().getTime();
      const items = await itemsOf(
        screen.channel,
        given.map(({ digest }) => digest),
      );
      const refused: ReceiptsAnswer['refused'] = [];
      const sound = new Map<string, KeptReceipt>();
      given.forEach((receipt, index) => {
        const row = items.get(receipt.digest);
        const problem = receiptProblem(receipt, now, row !== undefined);
        if (problem !== null || row === undefined) {
          if (problem !== null) refused.push({ index, ...problem });
          return;
        }
        sound.set(receiptKey(receipt), { ...receipt, durationMs: stayMs(row), theme: row.themeCode });
      });
      const accepted = sound.size === 0 ? 0 : await keep(screen, [...sound.values()], items);
      return { accepted, known: given.length - refused.length - accepted, refused };
    },
  };
};
