import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Json } from '../core/canonical-json';
import { Refusal } from '../core/errors';
import { isRecorded, isSameAttempt, REFUSED_WINDOW_MS, refusedRecord, type Attempt } from '../core/refused';
import { review } from '../review-services';
import { table } from '../tables';

/** Runs work outside every transaction: taken when this file is loaded, where none is open. */
const outside = AsyncLocalStorage.snapshot();

const orNull = (value: string | undefined) => (value === undefined ? { $null: true } : value);

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const pending = new Set<Promise<void>>();

  function logFailure(error: unknown): void {
    strapi.log.error(`review: a refused attempt could not be recorded: ${String(error)}`);
  }

  async function isKnown(attempt: Attempt): Promise<boolean> {
    const since = new Date(review(strapi, 'clock').now().getTime() - REFUSED_WINDOW_MS).toISOString();
    const { uid, documentId, locale } = attempt;
    const rows = await table(strapi, 'ledger-entry').findMany({
      where: { act: 'refused', uid, document: orNull(documentId), language: orNull(locale), at: { $gt: since } },
      select: ['line'],
    });
    return rows.some((row) => isSameAttempt(row.line, attempt));
  }

  async function exists(uid: string, documentId: string): Promise<boolean> {
    return (await strapi.db.query(uid as 'admin::user').count({ where: { documentId } as never })) > 0;
  }

  /** Looks twice: once without the chain's lock, which a script that hammers must not hold, and once under it. */
  async function record(attempt: Attempt): Promise<void> {
    if (await isKnown(attempt)) return;
    await strapi.db.transaction(async () => {
      const at = await review(strapi, 'ledger').time();
      if (!(await isKnown(attempt))) await review(strapi, 'ledger').append(refusedRecord(attempt, at));
    });
  }

  /**
   * Puts a refused attempt on record in a transaction of its own. Never throws: the caller's refusal stands, recorded or
   * not. Inside a transaction it does not wait: with one connection the row can only be written when that has ended.
   */
  async function note(attempt: Attempt): Promise<void> {
    if (!isRecorded(attempt.code)) return;
    const inside = strapi.db.inTransaction();
    const work: Promise<void> = outside(() => record(attempt))
      .catch(logFailure)
      .finally(() => pending.delete(work));
    pending.add(work);
    if (!inside) await work;
  }

  return {
    note,

    /** Does an act; when it is refused, the attempt is on record before the caller hears of it. */
    async watching<T>(attempt: Omit<Attempt, 'code' | 'because'>, act: () => Promise<T>): Promise<T> {
      try {
        return await act();
      } catch (error) {
        if (error instanceof Refusal) {
          const because = error.details.because as Json | undefined;
          await note({ ...attempt, code: error.code, ...(because === undefined ? {} : { because }) });
        }
        throw error;
      }
    },

    /** Notes a write that the gate turned away, in the name of whoever the request belongs to. */
    async noteWrite(
      write: { uid: string; action: string; documentId?: unknown; locales: () => Promise<string[]> },
      code: Attempt['code'],
    ): Promise<void> {
      try {
        const { person, origin } = await review(strapi, 'actors').writer();
        // Invented ids count as none, or whoever invents them could grow the chain without limit.
        const known = typeof write.documentId === 'string' && (await exists(write.uid, write.documentId));
        const locales = await write.locales();
        await note({
          action: write.action,
          code,
          actor: person,
          origin,
          uid: write.uid,
          ...(known ? { documentId: String(write.documentId) } : {}),
          locale: locales.length === 1 ? String(locales[0]) : '*',
        });
      } catch (error) {
        logFailure(error);
      }
    },

    /** Resolves when everything noted so far is written or has failed. */
    async settled(): Promise<void> {
      await Promise.all(pending);
    },
  };
};
