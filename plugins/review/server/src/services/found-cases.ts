import type { Core } from '@strapi/strapi';
import { correctionDue } from '../core/corrections';
import { caseOf, decided, subjectOf, type CaseBefore, type FoundWrong } from '../core/found-cases';
import { review } from '../review-services';
import { iso, table, type CorrectionCaseRow, type CorrectionPlaceRow, type ReleaseRow } from '../tables';

/** A finding in what is live: which check found it, what it says, and in which releases, with their paths. */
export interface FoundCase extends FoundWrong {
  check: string;
  message: string;
  places: readonly { release: number; paths: readonly string[] }[];
}

/** The case a finding is in now, and whether it was opened for it. */
export interface FoundAnswer {
  case: number | null;
  opened: boolean;
}

type Place = Omit<CorrectionPlaceRow, 'id' | 'caseId'>;

/** Who opens cases where no person does. */
const SYSTEM = { key: 'system', name: '系统' };

const OPEN = { closedAt: { $null: true } };
const CLOSED = { closedAt: { $notNull: true } };

/**
 * Cases that a check opens by itself, because what is live does not pass it any more. They are tasks for people: nothing
 * is taken down or changed.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const cases = () => table(strapi, 'correction-case');
  const places = () => table(strapi, 'correction-place');

  const channelsOf = async (digest: string): Promise<string[]> => {
    const facets = review(strapi, 'registry').facets();
    const facet = facets.find(({ key }) => key === 'channel');
    return facet ? facet.values(await review(strapi, 'releases').contentOf(digest)) : [];
  };

  async function openCases({ rule, wrong }: FoundWrong): Promise<CaseBefore[]> {
    const phrases = wrong === null ? [] : await cases().findMany({ where: { ...OPEN, kind: 'phrase' } });
    return [...phrases, ...(await cases().findMany({ where: { ...OPEN, kind: 'finding', rule } }))];
  }

  /** Of the releases named, those that are live still and in no case yet, open or closed, of the same subject. */
  async function newOnes(subject: FoundWrong, { places: named }: FoundCase, open: CaseBefore | undefined) {
    const where = { id: { $in: named.map(({ release }) => release) }, state: 'live' };
    const live = await table(strapi, 'release').findMany({ where, orderBy: { id: 'asc' } });
    const closed = await cases().findMany({ where: { ...CLOSED, kind: 'finding', rule: subject.rule } });
    const before = [...decided(subject, closed), ...(open ? [open] : [])].map(({ id }) => id);
    if (before.length === 0 || live.length === 0) return live;
    const release = { $in: live.map(({ id }) => id) };
    const known = await places().findMany({ where: { caseId: { $in: before }, release } });
    const listed = new Set(known.map((place) => Number(place.release)));
    return live.filter(({ id }) => !listed.has(id));
  }

  async function toPlace({ id, uid, document, language, title, digest }: ReleaseRow, found: FoundCase): Promise<Place> {
    const paths = found.places.find(({ release }) => release === id)?.paths ?? [];
    const channels = await channelsOf(digest);
    return { uid, document, language, release: id, title: title ?? '', channels, paths: [...paths] };
  }

  async function openCase(at: string, { rule, wrong, right }: FoundWrong, { message }: FoundCase) {
    const due = correctionDue(await review(strapi, 'calendars').current(), at);
    const data: Omit<CorrectionCaseRow, 'id'> = {
      ...{ kind: 'finding', origin: 'check', rule, wrong, right: wrong === null ? null : (right ?? '') },
      ...{ report: message, notice: null, capture: null, uid: null, document: null, language: null },
      ...{ openedByKey: SYSTEM.key, openedByName: SYSTEM.name, openedAt: at },
      ...{ dueAt: due.ok ? due.value : null, dueProvisional: due.ok && due.provisional },
      ...{ closedAt: null, closedByKey: null, closedByName: null, closeComment: null },
      scannedTo: await review(strapi, 'correctionPlaces').newestRelease(),
    };
    return cases().create({ data });
  }

  /** A document is in a case once: by its newest release. */
  async function addPlaces(caseId: number, list: readonly Place[]): Promise<void> {
    for (const place of list) {
      const { uid, document, language } = place;
      await places().deleteMany({ where: { caseId, uid, document, language } });
      await places().create({ data: { ...place, caseId } });
    }
  }

  return {
    /**
     * Puts a finding in what is live on somebody's desk: into the open case about it, or into a new one, on record. What
     * is listed already, or was decided when a case was closed, stays as it is.
     */
    async report(found: FoundCase): Promise<FoundAnswer> {
      return strapi.db.transaction(async (): Promise<FoundAnswer> => {
        // The chain's lock: of two processes with the same finding one opens the case, and the other one sees it.
        const at = await review(strapi, 'ledger').time();
        const open = await openCases(found);
        const subject = subjectOf(found, open);
        const known = caseOf(subject, open);
        // Somebody's own case lists every place of its phrase by itself.
        if (known?.kind === 'phrase') return { case: known.id, opened: false };
        const releases = await newOnes(subject, found, known);
        if (releases.length === 0) return { case: known?.id ?? null, opened: false };
        const made = known ? null : await openCase(at, subject, found);
        const id = made?.id ?? known?.id ?? 0;
        const list = [];
        for (const release of releases) list.push(await toPlace(release, found));
        await addPlaces(id, list);
        const named = list.map(({ uid, document: documentId, language: locale, release }) => ({
          ...{ uid, documentId, locale, release },
        }));
        const record = { at, origin: found.check, actor: null, reason: found.message };
        const details = { case: id, rule: subject.rule, places: named };
        const { wrong, right } = subject;
        if (made) {
          const opening = { ...details, kind: 'finding', wrong, right, found: 'check', dueAt: iso(made.dueAt) };
          await review(strapi, 'ledger').append({ ...record, act: 'correction-opened', details: opening });
        } else await review(strapi, 'ledger').append({ ...record, act: 'correction-added', details });
        return { case: id, opened: made !== null };
      });
    },
  };
};
