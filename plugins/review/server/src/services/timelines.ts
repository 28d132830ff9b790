import type { Core } from '@strapi/strapi';
import type { Language } from '../core/errors';
import { entryOf, entryWords } from '../core/ledger-entry';
import { byRun } from '../core/timeline';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type RunRow } from '../tables';
import type { Key } from './lineages';

/** Rows shown at once, the newest ones. */
const ROWS = 500;

/** Who asks: in which language, and whether they may read the whole ledger. */
export interface Asking {
  language: Language;
  mayReadLedger: boolean;
}

/** Everything that happened to one document and locale, by run, from the ledger. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function runsById(key: Key): Promise<Map<number, RunRow>> {
    const where = { uid: key.uid, document: key.documentId, language: key.locale };
    const runs = await table(strapi, 'run').findMany({ where, orderBy: { id: 'desc' }, limit: ROWS });
    return new Map(runs.map((run) => [run.id, run]));
  }

  const headOf = (run: RunRow | undefined) =>
    run
      ? {
          state: run.state,
          digest: run.digest,
          workflow: { key: run.workflowKey, version: Number(run.workflowVersion) },
          startedAt: iso(run.submittedAt),
          endedAt: iso(run.endedAt),
        }
      : null;

  return {
    /** The newest run first, each oldest act first. Refused attempts are for those who may read the ledger. */
    async of(key: Key, { language, mayReadLedger }: Asking) {
      const where = {
        uid: key.uid,
        document: key.documentId,
        language: key.locale,
        ...(mayReadLedger ? {} : { act: { $ne: 'refused' } }),
      };
      const rows = await table(strapi, 'ledger-entry').findMany({
        where,
        orderBy: { seq: 'desc' },
        limit: ROWS + 1,
      });
      const wording = {
        language,
        timeZone: settings(strapi).anchors.timeZone,
        levels: await review(strapi, 'records').levelNames(null),
      };
      const runs = await runsById(key);
      const entries = rows
        .slice(0, ROWS)
        .reverse()
        .map(({ line }) => entryOf(line));
      return {
        runs: byRun(entries).map(({ run, entries: own }) => ({
          run,
          facts: headOf(run === null ? undefined : runs.get(run)),
          entries: own.map((entry) => ({
            seq: entry.seq,
            at: entry.at,
            act: entry.act,
            by: entry.actor
              ? { name: entry.actor.name, post: entry.actor.post ?? null, unit: entry.actor.unit ?? null }
              : null,
            digest: entry.digest ?? null,
            words: entryWords(entry, wording),
          })),
        })),
        /** Whether the caller may take an evidence pack: there is a run to prove, and its rows of the ledger are theirs to read. */
        mayTakeEvidence: mayReadLedger && runs.size > 0,
        /** Older rows that are not in the answer. */
        more: rows.length > ROWS,
      };
    },
  };
};
