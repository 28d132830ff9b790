import type { Core } from '@strapi/strapi';
import { digestOf } from '../core/digest';
import { isOpen, OPEN_STATES } from '../core/review';
import { guarded, PAGE, type DriftReport, type GoOn } from '../drift-report';
import { review } from '../review-services';
import { table, type RunRow } from '../tables';
import type { Reading } from './contents';
import { UNKNOWN, type Key } from './lineages';

/** Finds drafts under review that are no longer what was submitted although no write was noted. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const runs = () => table(strapi, 'run');

  const draftOf = ({ uid, documentId, locale }: Key): Promise<Reading | null> =>
    review(strapi, 'contents').draft(uid, documentId, locale);

  /** Whether a run is about content that is no longer there, or that was something else in between. */
  async function isStale(run: RunRow, draft: Reading | null): Promise<boolean> {
    if (!draft || digestOf(draft.content) !== run.digest) return true;
    return review(strapi, 'touches').isAny(draft.references, Number(run.touchesFrom ?? 0));
  }

  /** Looks again under the lineage's lock; if the draft is another one, the run ends as void, and that is recorded. */
  async function settle(key: Key): Promise<boolean> {
    return strapi.db.transaction(async () => {
      const locked = await review(strapi, 'lineages').lock(key);
      const run = locked.run ? await runs().findOne({ where: { id: locked.run } }) : null;
      if (!run || !isOpen(run)) return false;
      const draft = await draftOf(key);
      if (!(await isStale(run, draft))) return false;
      const digest = draft ? digestOf(draft.content) : null;
      const { lineage, paths } = await review(strapi, 'lineages').noteUnnoted(locked, draft);
      const data = draft ? { digest } : { digest, marks: null };
      await table(strapi, 'lineage').update({ where: { id: lineage.id }, data });
      const why = paths ? 'the content changed past the editor' : 'a file or a related entry of the content changed';
      await review(strapi, 'lineages').voidRun(
        key,
        run,
        UNKNOWN,
        draft ? why : 'the draft was deleted past the editor',
      );
      return true;
    });
  }

  async function compare(run: RunRow, report: DriftReport): Promise<void> {
    const key = { uid: run.uid, documentId: run.document, locale: run.language };
    await guarded(strapi, report, key, async () => {
      if (!(await isStale(run, await draftOf(key)))) return;
      if (!(await settle(key))) return;
      report.voided += 1;
      strapi.log.warn(`review: run ${run.id} is void: its draft was changed past the Document Service.`);
    });
  }

  return {
    /** Compares the draft of every open run of a type with what was submitted, and adds to the report. */
    async check(uid: string, report: DriftReport, goOn: GoOn): Promise<void> {
      for (let last = 0; await goOn(); ) {
        const where = { uid, state: { $in: OPEN_STATES }, id: { $gt: last } };
        const page = await runs().findMany({ where, orderBy: { id: 'asc' }, limit: PAGE });
        if (page.length === 0) return;
        last = page.at(-1)?.id ?? last;
        report.drafts += page.length;
        for (const run of page) if (await goOn()) await compare(run, report);
      }
    },
  };
};
