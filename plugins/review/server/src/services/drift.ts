import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { digestOf } from '../core/digest';
import { driftOf, outcomeOf } from '../core/drift';
import { guarded, nameOf, PAGE, type DriftFound, type DriftReport, type GoOn } from '../drift-report';
import { ownChanges } from '../own-changes';
import { review } from '../review-services';
import { settings } from '../settings';
import { table, type ReleaseRow } from '../tables';
import type { Key } from './lineages';

interface LiveId {
  id: number;
  documentId: string | null;
  locale: string | null;
}
type Finding = Omit<DriftFound, 'ledgerSeq'> & { release: ReleaseRow | null };
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = () => table(strapi, 'release');

  async function liveIds(uid: string, where: object, limit?: number): Promise<LiveId[]> {
    return (await strapi.db.query(uid as 'admin::user').findMany({
      where: { $and: [{ publishedAt: { $notNull: true } }, where] } as never,
      orderBy: { id: 'asc' } as never,
      select: ['id', 'documentId', 'locale'] as never,
      ...(limit === undefined ? {} : { limit }),
    })) as unknown as LiveId[];
  }

  /** A row written by raw SQL may lack its document id or locale; such rows have a key too, with empty text in it. */
  const keyOf = async (uid: string, row: LiveId): Promise<Key> => ({
    uid,
    documentId: row.documentId ?? '',
    locale: await review(strapi, 'languages').ofRow(uid, row.locale || null),
  });
  const isNothing = (field: string) => ({ $or: [{ [field]: null }, { [field]: '' }] });
  const is = (field: string, value: string) => (value === '' ? isNothing(field) : { [field]: value });

  async function rowsOf(key: Key): Promise<number[]> {
    const inLocale = is('locale', key.locale);
    const isUnnamed = key.locale === (await review(strapi, 'languages').ofRow(key.uid, null));
    const where = {
      $and: [is('documentId', key.documentId), isUnnamed ? { $or: [inLocale, isNothing('locale')] } : inLocale],
    };
    return (await liveIds(key.uid, where)).map((row) => row.id);
  }

  const releaseOf = ({ uid, documentId, locale }: Key) =>
    releases().findOne({ where: { uid, document: documentId, language: locale, state: 'live' } });

  /** A row that must go whatever it holds goes even when it cannot be read. */
  async function readLive(key: Key, isNeeded: boolean): Promise<Content | null> {
    try {
      return (await review(strapi, 'contents').published(key.uid, key.documentId, key.locale))?.content ?? null;
    } catch (error) {
      if (isNeeded) throw error;
      return null;
    }
  }

  /** Compares one document and locale; null when all is well, or only changed where its related entries changed. */
  async function look(key: Key, rows: number[], release: ReleaseRow | null): Promise<Finding | null> {
    const found = rows.length > 0 ? await readLive(key, rows.length === 1 && release !== null) : null;
    const actual = found ? digestOf(found) : null;
    const kind = driftOf(
      rows.map((id) => ({ id, digest: actual })),
      release?.digest ?? null,
    );
    if (kind === null) return null;
    const paths = kind === 'changed' && found && release ? await changedFrom(release, found) : [];
    if (kind === 'changed' && found && paths.length === 0) return null;
    return { ...key, kind, rows, expected: release?.digest ?? null, actual, paths, release };
  }

  async function changedFrom(release: ReleaseRow, found: Content): Promise<string[]> {
    const signed = await review(strapi, 'releases').contentOf(release.digest);
    return ownChanges(strapi, signed, found);
  }

  /** Whether it is on record already that this release has no live row: its drift row stays the last one. */
  async function isRecorded(key: Key, release: ReleaseRow | null): Promise<boolean> {
    const where = { act: 'drift', uid: key.uid, document: key.documentId, language: key.locale };
    const [last] = await table(strapi, 'ledger-entry').findMany({ where, orderBy: { seq: 'desc' }, limit: 1 });
    return last !== undefined && (JSON.parse(last.line) as { release?: number }).release === release?.id;
  }

  async function unpublish(key: Key): Promise<void> {
    const { uid, documentId, locale } = key;
    if (documentId === '' || locale === '') return;
    const documents = strapi.documents(uid as 'plugin::users-permissions.user') as unknown as {
      unpublish(params: { documentId: string; locale?: string }): Promise<unknown>;
    };
    await review(strapi, 'gate').permit({ ...key, act: 'unpublish' }, () =>
      documents.unpublish(review(strapi, 'languages').params(key)),
    );
  }

  /** Takes the live rows away: through the gate, and by id those that the Document Service cannot name or read. */
  async function pull(key: Key): Promise<void> {
    await unpublish(key).catch((error: unknown) =>
      strapi.log.warn(`review: ${nameOf(key)} could not be unpublished, its row goes by id: ${String(error)}`),
    );
    const left = await rowsOf(key);
    if (left.length > 0)
      await strapi.db.query(key.uid as 'admin::user').deleteMany({ where: { id: { $in: left } } as never });
  }

  async function recordDrift(key: Key, { release, kind, rows, expected, actual, paths }: Finding): Promise<number> {
    const { done, reason } = outcomeOf(kind);
    const digest = expected ?? actual;
    const seq = await review(strapi, 'ledger').append({
      at: await review(strapi, 'ledger').time(),
      origin: 'drift-watch',
      act: 'drift',
      actor: null,
      ...key,
      ...(digest === null ? {} : { digest }),
      ...(release ? { release: release.id } : {}),
      reason,
      details: { kind, rows, expected, actual, paths: paths.slice(0, 50), done },
    });
    const facts = { kind, expected, actual, ...(release ? { release: release.id } : {}) };
    await review(strapi, 'outbox').put('drift', key, { ledgerSeq: seq, ...facts });
    return seq;
  }

  /** Looks again under the lineage's lock, then pulls and records in one transaction. */
  async function settle(key: Key): Promise<DriftFound | null> {
    return strapi.db.transaction(async () => {
      await review(strapi, 'lineages').lock(key);
      const finding = await look(key, await rowsOf(key), await releaseOf(key));
      if (!finding) return null;
      if (finding.kind === 'missing' && (await isRecorded(key, finding.release))) return null;
      if (finding.kind !== 'missing') await pull(key);
      const { release: _, ...found } = finding;
      return { ...found, ledgerSeq: await recordDrift(key, finding) };
    });
  }

  async function compare(key: Key, rows: number[], release: ReleaseRow | null, report: DriftReport): Promise<void> {
    const finding = await look(key, rows, release);
    if (!finding || (finding.kind === 'missing' && (await isRecorded(key, release)))) return;
    const found = await settle(key);
    if (!found) return;
    report.found.push(found);
    strapi.log.error(
      `review: drift (${found.kind}) in ${nameOf(key)}, row ${found.rows.join(', ') || 'none'}: ` +
        `signed ${found.expected ?? 'nothing'}, found ${found.actual ?? 'nothing'}; ledger row ${found.ledgerSeq}.`,
    );
  }

  /** Every live row against its release, in pages by row id. */
  async function checkRows(uid: string, report: DriftReport, goOn: GoOn): Promise<void> {
    for (let last = 0; await goOn(); ) {
      const page = await liveIds(uid, { id: { $gt: last } }, PAGE);
      if (page.length === 0) return;
      last = page.at(-1)?.id ?? last;
      report.rows += page.length;
      const keys = new Map<string, Key>();
      for (const row of page) {
        const key = await keyOf(uid, row);
        keys.set(nameOf(key), key);
      }
      for (const key of keys.values()) {
        if (!(await goOn())) return;
        await guarded(strapi, report, key, async () => compare(key, await rowsOf(key), await releaseOf(key), report));
      }
    }
  }

  /** Every live release that has no row at all. */
  async function checkReleases(uid: string, report: DriftReport, goOn: GoOn): Promise<void> {
    for (let last = 0; await goOn(); ) {
      const where = { uid, state: 'live', id: { $gt: last } };
      const page = await releases().findMany({ where, orderBy: { id: 'asc' }, limit: PAGE });
      if (page.length === 0) return;
      last = page.at(-1)?.id ?? last;
      report.releases += page.length;
      const rows = await liveIds(uid, { documentId: { $in: page.map((release) => release.document) } });
      const present = new Set<string>();
      for (const row of rows) present.add(nameOf(await keyOf(uid, row)));
      for (const release of page) {
        const key = { uid, documentId: release.document, locale: release.language };
        if (!present.has(nameOf(key))) await guarded(strapi, report, key, () => compare(key, [], release, report));
      }
    }
  }

  const newReport = (): DriftReport => ({ rows: 0, releases: 0, drafts: 0, found: [], voided: 0, failed: 0 });

  return {
    /** The part of a round that looks at drafts under review. */
    async checkDrafts(goOn: GoOn = () => true): Promise<DriftReport> {
      const report = newReport();
      for (const uid of Object.keys(settings(strapi).governed))
        await review(strapi, 'staleDrafts').check(uid, report, goOn);
      return report;
    },

    /**
     * One round: compares every live row of every governed type with the releases, pulls what differs, and ends open
     * runs whose draft was changed past the Document Service. Safe at any time and in several processes at once: each
     * difference is looked at again under its lineage's lock and recorded once.
     */
    async check(goOn: GoOn = () => true): Promise<DriftReport> {
      const report = newReport();
      for (const uid of Object.keys(settings(strapi).governed)) {
        await checkRows(uid, report, goOn);
        await checkReleases(uid, report, goOn);
        await review(strapi, 'staleDrafts').check(uid, report, goOn);
      }
      return report;
    },
  };
};
