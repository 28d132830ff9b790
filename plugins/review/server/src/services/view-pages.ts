import type { Core } from '@strapi/strapi';
import { asksReading } from '../core/reading-proof';
import type { StandIn } from '../core/review';
import type { Workflow } from '../core/workflow';
import { editsOf } from '../database/page-reads';
import { review } from '../review-services';
import { table, type LineageRow, type ReleaseRow, type RunRow } from '../tables';
import type { Reading } from './contents';
import type { Key, LineageRows, View } from './lineages';
import type { ViewSources } from './view-sources';

/** A document of a page, as far as it has been read. */
interface Item {
  key: Key;
  reading: Reading;
  lineage: LineageRow;
}

/** The same with its lineage's rows, and the version its newest run is pinned to. */
interface Read extends Item {
  rows: LineageRows;
  pinned: Workflow | null;
}

/** A document and locale as text. */
export const keyText = ({ uid, documentId, locale }: Key): string => `${uid} ${documentId} ${locale}`;

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Things by one of their members. */
function grouped<T, K>(things: readonly T[], nameOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) groups.set(nameOf(thing), [...(groups.get(nameOf(thing)) ?? []), thing]);
  return groups;
}

/**
 * Many documents as `lineages.read` reads one, by a set of statements that does not grow with the documents, only with
 * the types, languages and workflow versions among them. The rules see the same facts, made by the same code.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** The drafts, type by type; documents without one are left out. */
  async function readingsOf(keys: readonly Key[]): Promise<{ key: Key; reading: Reading }[]> {
    const found: { key: Key; reading: Reading }[] = [];
    for (const [uid, own] of grouped(keys, (key) => key.uid)) {
      const readings = await review(strapi, 'contents').drafts(uid, own);
      own.forEach((key, index) => {
        const reading = readings[index];
        if (reading) found.push({ key, reading });
      });
    }
    return found;
  }

  /** Their lineages. One that nobody has looked at before is made on the way, as it is for one document. */
  async function withLineages(read: readonly { key: Key; reading: Reading }[]): Promise<Item[]> {
    if (read.length === 0) return [];
    const rows = await table(strapi, 'lineage').findMany({
      where: { document: { $in: [...new Set(read.map(({ key }) => key.documentId))] } },
    });
    const known = new Map(
      rows.map((row) => [keyText({ uid: row.uid, documentId: row.document, locale: row.language }), row]),
    );
    const items: Item[] = [];
    for (const { key, reading } of read) {
      const lineage = known.get(keyText(key)) ?? (await review(strapi, 'lineages').ensure(key));
      items.push({ key, reading, lineage });
    }
    return items;
  }

  async function runsOf(items: readonly Item[]): Promise<Map<number, RunRow>> {
    const ids = items.map(({ lineage }) => lineage.run).filter(isNumber);
    const rows = ids.length > 0 ? await table(strapi, 'run').findMany({ where: { id: { $in: ids } } }) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }

  async function releasesOf(items: readonly Item[]): Promise<Map<number, ReleaseRow>> {
    const ids = items.map(({ lineage }) => lineage.release).filter(isNumber);
    const rows = ids.length > 0 ? await table(strapi, 'release').findMany({ where: { id: { $in: ids } } }) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }

  async function decisionsOf(items: readonly Item[]) {
    const ids = items.map(({ lineage }) => lineage.run).filter(isNumber);
    if (ids.length === 0) return new Map<number, LineageRows['decisions']>();
    const where = { run: { $in: ids } };
    const rows = await table(strapi, 'decision').findMany({ where, orderBy: { id: 'asc' } });
    return grouped(rows, ({ run }) => Number(run));
  }

  /** The rows of all lineages, as the lineages would read each its own. */
  async function withRows(items: readonly Item[], caller: string): Promise<Read[]> {
    const accounts = review(strapi, 'actors').accounts();
    const uids = [...new Set(items.map(({ key }) => key.uid))];
    const byType = async <T>(work: (uid: string) => Promise<T>): Promise<Map<string, T>> =>
      new Map(await Promise.all(uids.map(async (uid) => [uid, await work(uid)] as const)));
    const [runs, releases, decisions, edits, workflows, standIns, known] = await Promise.all([
      runsOf(items),
      releasesOf(items),
      decisionsOf(items),
      editsOf(
        strapi,
        items.map(({ lineage }) => lineage.id),
      ).then((rows) => grouped(rows, (row) => Number(row.lineage))),
      byType((uid) => review(strapi, 'workflows').forType(uid)),
      byType<StandIn[]>((uid) => review(strapi, 'delegations').standInsOf(caller, uid, accounts)),
      accounts,
    ]);
    const read: Read[] = [];
    for (const item of items) {
      const { lineage, key } = item;
      const run = runs.get(lineage.run ?? 0) ?? null;
      const own = edits.get(lineage.id) ?? [];
      const rows: LineageRows = {
        run,
        decisions: decisions.get(lineage.run ?? 0) ?? [],
        release: releases.get(lineage.release ?? 0) ?? null,
        edits: own,
        workflow: workflows.get(key.uid) as Workflow,
        accounts: known,
        lastEdit: own.at(-1)?.id ?? Number(lineage.authorsFrom ?? 0),
        standIns: standIns.get(key.uid) ?? [],
      };
      const pinned = run && (await review(strapi, 'workflows').version(run.workflowKey, Number(run.workflowVersion)));
      read.push({ ...item, rows, pinned });
    }
    return read;
  }

  /** What the views of all of them may ask for, read before they ask. */
  async function sourcesFor(page: readonly Read[]): Promise<ViewSources> {
    const marks = review(strapi, 'marks');
    const asking = page.filter(({ rows, pinned }) => asksReading(pinned?.levels[Number(rows.run?.level)]));
    const proofread = page.filter(({ rows, pinned }) => pinned?.proof ?? rows.workflow.proof);
    const live = asking.flatMap(({ rows }) => (rows.release?.state === 'live' ? [rows.release.digest] : []));
    const idsOf = (some: readonly Read[]): number[] => some.map(({ lineage }) => lineage.id);
    const [touches, readings, proof, gone] = await Promise.all([
      review(strapi, 'touches').page(
        page.flatMap(({ reading }) => reading.references),
        page.flatMap(({ reading }) => reading.files.map(({ id }) => id)),
      ),
      review(strapi, 'readings').page(idsOf(asking), live),
      review(strapi, 'proofFacts').page(idsOf(proofread)),
      marks.goneAmong(page.flatMap(({ lineage, reading }) => marks.lost(lineage, reading))),
    ]);
    return { touches, readings, proof, gone: async (refs) => new Set(refs.filter((ref) => gone.has(ref))) };
  }

  return {
    /**
     * What the rules need of each of these documents, by {@link keyText}; documents without a draft in the locale are
     * left out. `caller` is the person whose delegations count.
     */
    async read(keys: readonly Key[], caller: string): Promise<Map<string, View>> {
      const wanted = [...new Map(keys.map((key) => [keyText(key), key])).values()];
      const page = await withRows(await withLineages(await readingsOf(wanted)), caller);
      const from = await sourcesFor(page);
      const views = new Map<string, View>();
      for (const { key, lineage, reading, rows } of page)
        views.set(keyText(key), await review(strapi, 'lineages').view(lineage, reading, rows, from));
      return views;
    },
  };
};
