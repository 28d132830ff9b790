import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { anchorFile } from '../anchor-file';
import { isAnchorDue, type Anchor } from '../core/anchors';
import { sha256 } from '../core/digest';
import { GENESIS } from '../core/ledger';
import { review } from '../review-services';
import { settings } from '../settings';

const TICK_MS = 60_000;
const LISTED = 100;

/**
 * Notes the head of the ledger where whoever rules the database does not: in a file, and by e-mail. The file itself
 * says when that was last done; a claim in the database would be under the control of the one who is watched.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let timer: NodeJS.Timeout | undefined;
  let unsent: Anchor | null = null;
  let working: Promise<unknown> = Promise.resolve();
  let lastWithoutFile: Anchor | null = null;
  let warned = 0;

  const file = () => {
    const name = settings(strapi).anchors.file;
    return name === null ? null : anchorFile(path.resolve(strapi.dirs.app.root, name));
  };

  /** Says aloud when a row that was anchored is not what it was: the chain was cut, rewritten, or is another one. */
  async function compare(anchor: Anchor): Promise<void> {
    if (warned === anchor.seq) return;
    const [row] = await review(strapi, 'ledger').page(anchor.seq - 1, 1);
    if (row?.seq === anchor.seq && row.hash === anchor.hash && sha256(row.line) === anchor.hash) return;
    warned = anchor.seq;
    strapi.log.error(
      `review: row ${anchor.seq} of the ledger is not what was anchored on ${anchor.at} (${anchor.hash}). Somebody changed ` +
        'the ledger, or this is another database: verify an export with the anchor file, and give every database an anchor file of its own.',
    );
  }

  /** Appends the head. With `due`, only when that says so. @returns what was appended, or null */
  async function append(due: (before: Anchor | null, next: Anchor) => boolean): Promise<Anchor | null> {
    const make = async (before: Anchor | null): Promise<Anchor | null> => {
      if (before && before.seq > 0) await compare(before);
      const next = { at: review(strapi, 'clock').now().toISOString(), ...(await review(strapi, 'ledger').head()) };
      return due(before, next) ? next : null;
    };
    const store = file();
    const made = store ? await store.append(make) : await make(lastWithoutFile);
    if (made) {
      lastWithoutFile = made;
      unsent = made;
    }
    return made;
  }

  /** Sends the newest anchor; one that could not be sent stays, until a newer one, which covers it, takes its place. */
  async function send(): Promise<void> {
    const { email } = settings(strapi).anchors;
    const anchor = unsent;
    if (!email || !anchor) return void (unsent = null);
    const mark = `${anchor.seq}:${anchor.hash}`;
    await strapi
      .plugin('email')
      .service('email')
      .send({
        to: email,
        subject: `责任台账锚点 / Ledger anchor ${anchor.seq}`,
        text: `${anchor.at}\n${mark}\n\n请妥善保存。核对 / Keep this. To verify an export:\nnpm run ledger:verify -- ledger.jsonl --anchor ${mark}\n`,
      });
    if (unsent === anchor) unsent = null;
  }

  async function logged(what: string, work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => strapi.log.error(`review: ${what}: ${String(error)}`));
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = working.then(work);
    working = turn.catch(() => undefined);
    return turn;
  };

  const tick = (): Promise<void> =>
    inTurn(async () => {
      const { timeZone } = settings(strapi).anchors;
      await logged('the ledger could not be anchored', () =>
        append((before, next) => isAnchorDue(before, next, next.at, timeZone)),
      );
      await logged('the ledger anchor could not be sent and will be tried again', send);
    });

  return {
    tick,

    /** Notes the head now, if it moved since it was last noted. @returns the new anchor, or null @throws when it cannot be written */
    now: (): Promise<Anchor | null> =>
      inTurn(async () => {
        const made = await append((before, next) => next.seq > (before?.seq ?? 0));
        await logged('the ledger anchor could not be sent and will be tried again', send);
        return made;
      }),

    /** The last hundred anchors of the file, oldest first. */
    list: async (): Promise<Anchor[]> => (await file()?.last(LISTED)) ?? [],

    /** Looks once a minute whether the day has changed. Without a file the first day's anchor is the next midnight's. */
    start(): void {
      const { file: name, email } = settings(strapi).anchors;
      if (timer || (name === null && !email)) return;
      if (name === null) {
        const at = review(strapi, 'clock').now().toISOString();
        lastWithoutFile = { at, seq: 0, hash: GENESIS };
      }
      timer = setInterval(() => void tick(), TICK_MS);
      timer.unref();
    },

    /** Stops looking, and waits for what is under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      timer = undefined;
      await working;
    },
  };
};
