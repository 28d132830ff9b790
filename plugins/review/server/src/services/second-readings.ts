import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import { isSampled, refuseSecondReading, sampleBound, type SecondReading } from '../core/second-reading';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type ReleaseRow } from '../tables';
import type { Acting } from './actors';

/** So many are listed, the newest ones. */
const LISTED = 50;

/** A sample of what is live is read again by somebody who had no hand in it. Off unless the configuration says so. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const percent = (): number => settings(strapi).secondReadingPercent;
  const done = () => table(strapi, 'second-reading');

  /** Ids of live releases in the sample that nobody has read again, the newest first. */
  async function openIds(bound: string): Promise<number[]> {
    const db = strapi.db.connection;
    const rows = (await db('review_releases as r')
      .leftJoin('review_second_readings as s', 's.release', 'r.id')
      .where('r.state', 'live')
      .where('r.digest', '<', bound)
      .whereNull('s.id')
      .orderBy('r.id', 'desc')
      .limit(LISTED)
      .select('r.id')) as { id: number }[];
    return rows.map(({ id }) => Number(id));
  }

  /** Everybody who had a hand in a release: writers, the submitter, signers, whoever released it. */
  async function handsOf({ lineage, run: id, byKey }: ReleaseRow): Promise<Set<string>> {
    const [run, decisions, edits] = await Promise.all([
      table(strapi, 'run').findOne({ where: { id } }),
      table(strapi, 'decision').findMany({ where: { run: id } }),
      table(strapi, 'edit').findMany({ where: { lineage } }),
    ]);
    const recorded = [
      byKey,
      run?.submitterKey,
      ...decisions.map(({ person }) => person),
      ...edits.map(({ person, adoptedBy }) => person ?? adoptedBy),
    ];
    const accounts = await review(strapi, 'actors').accounts();
    return new Set(recorded.flatMap((key) => (key ? [accounts.personNow(key)] : [])));
  }

  async function toItem(release: ReleaseRow, actor: Acting) {
    return {
      id: release.id,
      uid: release.uid,
      documentId: release.document,
      locale: release.language,
      title: release.title ?? '',
      digest: release.digest,
      releasedAt: iso(release.releasedAt),
      mayRead: !(await handsOf(release)).has(actor.key),
    };
  }

  return {
    /** What is to be read again. */
    async list(actor: Acting) {
      const bound = sampleBound(percent());
      if (bound === null) return [];
      const ids = await openIds(bound);
      const rows = await table(strapi, 'release').findMany({ where: { id: { $in: ids } }, orderBy: { id: 'desc' } });
      return Promise.all(rows.map((row) => toItem(row, actor)));
    },

    /** Records a second reading. @throws Refusal NOT_FOUND for what is not live or not in the sample */
    async record(id: number, actor: Acting, asked: Pick<SecondReading, 'digest' | 'verdict' | 'comment'>) {
      const found = await table(strapi, 'release').findOne({ where: { id } });
      if (!found) throw new Refusal('NOT_FOUND');
      const key = { uid: found.uid, documentId: found.document, locale: found.language };
      return strapi.db.transaction(async () => {
        await review(strapi, 'lineages').lock(key);
        const release = await table(strapi, 'release').findOne({ where: { id, state: 'live' } });
        if (!release || !isSampled(release.digest, percent())) throw new Refusal('NOT_FOUND');
        const earlier = await done().findOne({ where: { release: id } });
        const { key: person } = actor;
        const hands = await handsOf(release);
        const doneBy = earlier?.by.name ?? null;
        const refusal = refuseSecondReading({ ...asked, person, hands, released: release.digest, doneBy });
        if (refusal) throw refusal;
        const at = await review(strapi, 'ledger').time();
        const comment = asked.comment.trim();
        const { digest, verdict } = asked;
        await done().create({ data: { release: id, person, by: actor.snapshot, verdict, comment, digest, at } });
        const ledgerSeq = await review(strapi, 'ledger').append({
          at,
          origin: actor.origin,
          act: 'second-reading',
          actor: actor.snapshot,
          capacity: 'second-reader',
          ...key,
          digest,
          run: release.run,
          release: id,
          ...(comment ? { reason: comment } : {}),
          details: { verdict },
        });
        return { id, verdict, ledgerSeq };
      });
    },
  };
};
