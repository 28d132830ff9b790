import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { passagesWith, type Phrases } from '../core/corrections';
import { passagesOf, type Passage } from '../core/passages';
import { review } from '../review-services';
import { table, type CorrectionCaseRow, type CorrectionPlaceRow, type ReleaseRow } from '../tables';

/** A place of a case as it stands now. */
export interface PlaceNow extends Omit<CorrectionPlaceRow, 'id'> {
  live: boolean;
}

/** So many contents are read at a time. */
const CHUNK = 100;

/** Acts by which people let a content pass. */
const PASSING = new Set(['submit', 'approve', 'release', 'break-glass', 'after-review']);

/** A row of the ledger by which somebody let the error pass. */
export interface PassedBy {
  seq: number;
  act: string;
  at: string;
  by: string;
}

const placeKey = ({ uid, document, language }: Pick<ReleaseRow, 'uid' | 'document' | 'language'>): string =>
  `${uid} ${document} ${language}`;

const shortPath = ({ path, line }: Passage): string => (line === 0 ? path : `${path}:${line + 1}`);

/** Where phrases stand live, read from the releases' contents: every type, channel and language. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  function passages(content: Content): Passage[] {
    const { attributesOf } = review(strapi, 'contents');
    return passagesOf(content, attributesOf(content.uid), attributesOf);
  }

  async function contentsOf(releases: readonly ReleaseRow[]): Promise<Map<string, Content>> {
    const where = { digest: { $in: [...new Set(releases.map(({ digest }) => digest))] } };
    const snapshots = await table(strapi, 'snapshot').findMany({ where });
    return new Map(snapshots.map(({ digest, content }) => [digest, JSON.parse(content) as Content]));
  }

  /** The releases after one, of one state or of all, with their contents, a few at a time. */
  async function* releasesAfter(
    after: number,
    state?: ReleaseRow['state'],
  ): AsyncGenerator<{ release: ReleaseRow; content: Content }> {
    for (let from = after; ; ) {
      const where = { ...(state ? { state } : {}), id: { $gt: from } };
      const releases = await table(strapi, 'release').findMany({ where, orderBy: { id: 'asc' }, limit: CHUNK });
      const contents = await contentsOf(releases);
      for (const release of releases) {
        const content = contents.get(release.digest);
        if (!content) throw new Error(`The stored content of release ${release.digest} is missing.`);
        yield { release, content };
      }
      const last = releases.at(-1);
      if (!last || releases.length < CHUNK) return;
      from = last.id;
    }
  }

  function channelsOf(content: Content): string[] {
    const facet = review(strapi, 'registry')
      .facets()
      .find(({ key }) => key === 'channel');
    return facet?.values(content) ?? [];
  }

  function placeIn(release: ReleaseRow, content: Content, phrases: Phrases): Omit<PlaceNow, 'caseId'> | null {
    const found = passagesWith(passages(content), phrases);
    if (found.length === 0) return null;
    const { uid, document, language, title, state } = release;
    return {
      ...{ uid, document, language, release: release.id, title: title ?? '', live: state === 'live' },
      ...{ channels: channelsOf(content), paths: found.map(shortPath) },
    };
  }

  async function liveIds(places: readonly CorrectionPlaceRow[]): Promise<Set<number>> {
    if (places.length === 0) return new Set();
    const where = { state: 'live', id: { $in: places.map(({ release }) => release) } };
    const live = await table(strapi, 'release').findMany({ where, select: ['id'] });
    return new Set(live.map(({ id }) => id));
  }

  /** What has gone live with the phrase of an open case since it was looked for; each release is read once for all. */
  async function* newPlaces(open: readonly CorrectionCaseRow[]): AsyncGenerator<PlaceNow> {
    if (open.length === 0) return;
    const since = Math.min(...open.map(({ scannedTo }) => Number(scannedTo)));
    for await (const { release, content } of releasesAfter(since))
      for (const one of open) {
        const place = release.id > Number(one.scannedTo) ? placeIn(release, content, phrasesOf(one)) : null;
        if (place) yield { ...place, caseId: one.id };
      }
  }

  return {
    passages,

    /** Every live place of a phrase. */
    async find(phrases: Phrases): Promise<Omit<PlaceNow, 'caseId'>[]> {
      const found: Omit<PlaceNow, 'caseId'>[] = [];
      for await (const { release, content } of releasesAfter(0, 'live')) {
        const place = placeIn(release, content, phrases);
        if (place) found.push(place);
      }
      return found;
    },

    /** The newest release there is: what comes later has to be looked through. */
    async newestRelease(): Promise<number> {
      const [newest] = await table(strapi, 'release').findMany({ select: ['id'], orderBy: { id: 'desc' }, limit: 1 });
      return newest?.id ?? 0;
    },

    /**
     * The places of open cases as they are now: which of those known are live still, and what has gone live since with
     * the phrase. Each release since the oldest look is read once for all cases.
     */
    async now(cases: readonly CorrectionCaseRow[]): Promise<Map<number, PlaceNow[]>> {
      const ids = cases.map(({ id }) => id);
      const known =
        ids.length === 0
          ? []
          : await table(strapi, 'correction-place').findMany({
              where: { caseId: { $in: ids } },
              orderBy: { id: 'asc' },
            });
      const live = await liveIds(known);
      const places = new Map(ids.map((id) => [id, new Map<string, PlaceNow>()]));
      for (const { id: _, ...place } of known)
        places.get(Number(place.caseId))?.set(placeKey(place), { ...place, live: live.has(Number(place.release)) });
      for await (const place of newPlaces(cases.filter(({ kind, closedAt }) => kind === 'phrase' && closedAt === null)))
        places.get(place.caseId)?.set(placeKey(place), place);
      return new Map([...places].map(([id, found]) => [id, [...found.values()]]));
    },

    /** Keeps the places of a case as they are now. */
    async keep(caseId: number, places: readonly Omit<PlaceNow, 'caseId'>[]): Promise<void> {
      await table(strapi, 'correction-place').deleteMany({ where: { caseId } });
      for (const { live: _, ...place } of places)
        await table(strapi, 'correction-place').create({ data: { ...place, caseId } });
    },

    /** The ledger's rows by which people let each release pass, by the release's number. */
    async passedBy(releases: readonly number[]): Promise<Map<number, PassedBy[]>> {
      const rows =
        releases.length === 0 ? [] : await table(strapi, 'release').findMany({ where: { id: { $in: [...releases] } } });
      const passed = new Map<number, PassedBy[]>();
      for (const release of rows) {
        const where = { uid: release.uid, document: release.document, language: release.language };
        const entries = await table(strapi, 'ledger-entry').findMany({ where, orderBy: { seq: 'asc' } });
        const lines = entries.map(({ line }) => JSON.parse(line) as LedgerText);
        const own = lines.filter(
          ({ act, run, release: at }) => PASSING.has(act) && (run === release.run || at === release.id),
        );
        passed.set(
          release.id,
          own.map(({ seq, act, at, actor }) => ({ seq, act, at, by: actor?.name ?? '' })),
        );
      }
      return passed;
    },

    /** Whose texts they are: the name of whoever submitted each release, by its number. */
    async editors(releases: readonly number[]): Promise<Map<number, { key: string; name: string }>> {
      if (releases.length === 0) return new Map();
      const rows = await table(strapi, 'release').findMany({ where: { id: { $in: [...releases] } } });
      const runs = await table(strapi, 'run').findMany({ where: { id: { $in: rows.map(({ run }) => run) } } });
      const byRun = new Map(runs.map((run) => [run.id, { key: run.submitterKey, name: run.submitterName }]));
      return new Map(
        rows.flatMap(({ id, run }) => (byRun.has(run) ? [[id, byRun.get(run) ?? { key: '', name: '' }]] : [])),
      );
    },
  };
};

interface LedgerText {
  seq: number;
  act: string;
  at: string;
  run?: number;
  release?: number;
  actor?: { name: string } | null;
}

/** The phrases of a case. */
export function phrasesOf({ wrong, right }: Pick<CorrectionCaseRow, 'wrong' | 'right'>): Phrases {
  return { wrong: wrong ?? '', right: right ?? '' };
}
