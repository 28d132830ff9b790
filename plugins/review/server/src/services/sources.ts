import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { sha256 } from '../core/digest';
import { Refusal, type Language } from '../core/errors';
import { invalidInput } from '../core/invalid-input';
import type { Json } from '../core/canonical-json';
import { parseUnits, type RowFault } from '../core/source-import';
import {
  diffLists,
  newestLists,
  reprintOf,
  sourceFacets,
  standingOf,
  type ListDiff,
  type SourceList,
  type SourceUnit,
} from '../core/sources';
import { foldName } from '../core/text-fold';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type SourceListRow } from '../tables';
import type { Acting } from './actors';

/** A file of units with what it is: which list, which version of it, and where that comes from. */
export interface SourceFile {
  list: string;
  version: string;
  name: string;
  origin?: string | undefined;
  sample?: boolean | undefined;
  format: 'csv' | 'json';
  text: string;
}

/** What importing a file would do. */
export interface ImportPreview extends ListDiff {
  /** The version that it is compared with; null when there is none before it. */
  before: string | null;
  units: number;
  faults: RowFault[];
}

const MOST_FOUND = 50;
const WHAT = ['id', 'list', 'version', 'name', 'origin', 'sample', 'unitCount', 'importedByName', 'importedAt'];

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => table(strapi, 'source-list');

  /** The lists as they were read last. Versions never change, and are added one after the other (`import`). */
  let kept: { stamp: number; lists: SourceList[] } = { stamp: 0, lists: [] };

  async function current(): Promise<{ stamp: number; lists: SourceList[] }> {
    const [newest] = await rows().findMany({ select: ['id'], orderBy: { id: 'desc' }, limit: 1 });
    const stamp = newest?.id ?? 0;
    if (stamp !== kept.stamp) {
      const all = await rows().findMany({ where: { id: { $lte: stamp } }, orderBy: { id: 'asc' } });
      kept = { stamp, lists: all.map(({ list, version, units }) => ({ list, version, units })) };
    }
    return kept;
  }

  const toEntry = (row: SourceListRow) => ({
    ...{ id: row.id, list: row.list, version: row.version, name: row.name, origin: row.origin ?? null },
    ...{ sample: Boolean(row.sample), units: Number(row.unitCount) },
    ...{ importedBy: row.importedByName, importedAt: iso(row.importedAt) },
  });

  /** The newest version of a list before another. */
  async function unitsBefore({ list, version }: Pick<SourceList, 'list' | 'version'>) {
    const [before] = await rows().findMany({
      where: { list, version: { $lt: version } },
      orderBy: { version: 'desc' },
      limit: 1,
    });
    return { before: before?.version ?? null, units: before?.units ?? [] };
  }

  async function previewOf(file: SourceFile): Promise<{ preview: ImportPreview; units: SourceUnit[] }> {
    const { units, faults } = parseUnits(file.format, file.text);
    const { before, units: old } = await unitsBefore(file);
    return { units, preview: { before, units: units.length, faults, ...diffLists(old, units) } };
  }

  async function assertNew({ list, version }: SourceFile): Promise<void> {
    if ((await rows().count({ where: { list, version } })) === 0) return;
    throw invalidInput('version', {
      zh: `名单“${list}”已有 ${version} 版。版本不能改动，请用新的版本号导入。`,
      en: `List “${list}” has a version ${version} already. A version never changes: import it under a new one.`,
    });
  }

  function faultsRefusal(faults: readonly RowFault[]): Refusal {
    const [first] = faults as [RowFault];
    const fields = faults.slice(0, 100).map(({ row, reason }) => ({ path: `row ${row}`, reason: reason.en }));
    const reason = {
      zh: `第 ${first.row} 行：${first.reason.zh}（共 ${faults.length} 处）`,
      en: `row ${first.row}: ${first.reason.en} (${faults.length} in all)`,
    };
    return new Refusal('INVALID_INPUT', { fields, faults }, { reason });
  }

  return {
    /** All versions of all lists, as of the newest. In an act, what is read here decides. */
    current,

    /** Values of the facet `source`, by the lists that were read last. */
    facetOf: (content: Content): string[] =>
      sourceFacets(reprintOf(content, settings(strapi).governed[content.uid]?.source), kept.lists),

    /** Every version, the newest first. */
    async versions() {
      const all = await rows().findMany({ select: WHAT, orderBy: [{ list: 'asc' }, { version: 'desc' }] });
      return all.map(toEntry);
    },

    /** One version with a page of its units, and what it changed. @throws Refusal NOT_FOUND */
    async version(id: number, { page, pageSize }: { page: number; pageSize: number }) {
      const row = await rows().findOne({ where: { id } });
      if (!row) throw new Refusal('NOT_FOUND');
      const { before, units: old } = await unitsBefore(row);
      const results = row.units.slice((page - 1) * pageSize, page * pageSize);
      const changes = { before, ...diffLists(old, row.units) };
      return { ...toEntry(row), changes, results, pagination: { page, pageSize, total: row.units.length } };
    },

    /** Where a unit stands, and units of the newest lists whose names hold what was asked for. */
    async search(asked: string) {
      const { lists } = await current();
      const folded = foldName(asked);
      const hits = newestLists(lists).flatMap(({ list, version, units }) =>
        units
          .filter(({ name, aliases }) => [name, ...aliases].some((one) => foldName(one).includes(folded)))
          .map((unit) => ({ list, version, ...unit })),
      );
      return { standing: standingOf(asked, lists), results: hits.slice(0, MOST_FOUND), total: hits.length };
    },

    /** What importing a file would do; nothing changes. @throws Refusal INVALID_INPUT for a version there is already */
    async preview(file: SourceFile, language: Language) {
      await assertNew(file);
      const { preview } = await previewOf(file);
      return { ...preview, faults: preview.faults.map(({ row, reason }) => ({ row, reason: reason[language] })) };
    },

    /**
     * Adds a version, on record. One after the other, by the chain's lock: whoever knows the newest knows all before it.
     * @throws Refusal INVALID_INPUT naming the rows at fault; nothing is imported then
     */
    async import(file: SourceFile, actor: Acting) {
      return strapi.db.transaction(async () => {
        const at = await review(strapi, 'ledger').time();
        await assertNew(file);
        const { preview, units } = await previewOf(file);
        if (preview.faults.length > 0) throw faultsRefusal(preview.faults);
        const { list, version, name, origin = null, sample = false } = file;
        const fileDigest = sha256(file.text);
        const row = await rows().create({
          data: {
            ...{ list, version, name, origin, sample, units, unitCount: units.length, fileDigest },
            ...{ importedByName: actor.name, importedAt: at },
          },
        });
        const { before, added, removed, changed } = preview;
        const details = { list, version, before, units: units.length, fileDigest };
        const ledgerSeq = await review(strapi, 'ledger').append({
          ...{ at, origin: actor.origin, act: 'sources-imported', actor: actor.snapshot },
          details: { ...details, added: added.length, removed, changed: changed.length } as Json,
        });
        return { ...toEntry(row), before, added, removed, changed, ledgerSeq };
      });
    },
  };
};
