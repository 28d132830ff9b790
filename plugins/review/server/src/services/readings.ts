import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { Refusal } from '../core/errors';
import type { ReadingChange } from '../core/reading-list';
import {
  asksReading,
  readingState,
  type ReadingFact,
  type ReadingReceipt,
  type ReadingState,
  type ReadVersion,
} from '../core/reading-proof';
import { refuse, type RunFact } from '../core/review';
import { review } from '../review-services';
import { iso, table, type LineageRow, type ReadingReceiptRow, type ReleaseRow, type RunRow } from '../tables';
import type { Acting } from './actors';
import type { Reading } from './contents';
import type { Key, View } from './lineages';
import type { SignedVersion, ViewSources } from './view-sources';

/** What of a view decides whether anybody has to have read. */
interface Asked {
  lineage: LineageRow;
  reading: Reading;
  run: RunRow | null;
  fact: RunFact | null;
  release: ReleaseRow | null;
}

/** What somebody has read now. */
export type NewlyRead = Pick<ReadingReceipt, 'seen' | 'answered' | 'opened'>;

const union = <T>(before: readonly T[], more: readonly T[], keyOf: (one: T) => string): T[] => [
  ...new Map([...before, ...more].map((one) => [keyOf(one), one])).values(),
];

const NOT_LISTED = {
  zh: '其中有不在本稿待读清单上的内容，请刷新后再看。',
  en: 'It names places that are not on the list of this text. Refresh and read on.',
};

/** Receipts of what was read, for levels that ask for them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const receipts = () => table(strapi, 'reading-receipt');

  const toReceipt = (row: ReadingReceiptRow): ReadingReceipt => ({
    person: row.person,
    run: Number(row.run),
    digest: row.digest,
    base: row.base,
    startedAt: iso(row.startedAt) ?? '',
    endedAt: iso(row.endedAt),
    seen: row.seen,
    answered: row.answered,
    opened: row.opened,
  });

  /** The version everybody approved last, with its content where that was kept; by lineage, then by person. */
  async function signedVersions(lineages: readonly number[]): Promise<Map<number, Map<string, SignedVersion>>> {
    const where = { lineage: lineages.length === 1 ? lineages[0] : { $in: [...lineages] } };
    const runs = await table(strapi, 'run').findMany({ where, select: ['id', 'lineage'] });
    const lineageOf = new Map(runs.map(({ id, lineage }) => [id, Number(lineage)]));
    const decisions = await table(strapi, 'decision').findMany({
      where: { run: { $in: runs.map(({ id }) => id) }, kind: 'approve' },
      orderBy: { id: 'asc' },
    });
    const last = new Map(decisions.map((one) => [`${lineageOf.get(Number(one.run))} ${one.person}`, one]));
    const kept = await contentsOf([...last.values()].map(({ digest }) => digest));
    const found = new Map(lineages.map((lineage) => [lineage, new Map<string, SignedVersion>()]));
    for (const { run, person, digest, at } of last.values())
      found
        .get(lineageOf.get(Number(run)) ?? 0)
        ?.set(person, { digest, at: iso(at) ?? '', content: kept.get(digest) ?? null });
    return found;
  }

  async function receiptsOf(where: object): Promise<(ReadingReceipt & { lineage: number })[]> {
    const rows = await receipts().findMany({ where: { ...where }, orderBy: { id: 'asc' } });
    return rows.map((row) => ({ ...toReceipt(row), lineage: Number(row.lineage) }));
  }

  /** What is asked of one document, when it is asked. */
  const source: ViewSources['readings'] = {
    signed: async (lineage) => (await signedVersions([lineage])).get(lineage) ?? new Map(),
    kept: (digest) => review(strapi, 'lineages').kept(digest),
    receipts: (lineage) => receiptsOf({ lineage }),
  };

  async function contentsOf(digests: readonly string[]): Promise<Map<string, Content>> {
    if (digests.length === 0) return new Map();
    const rows = await table(strapi, 'snapshot').findMany({ where: { digest: { $in: [...new Set(digests)] } } });
    return new Map(rows.map(({ digest, content }) => [digest, JSON.parse(content) as Content]));
  }

  async function versionOf(
    release: ReleaseRow | null,
    kept: ViewSources['readings']['kept'],
  ): Promise<ReadVersion | null> {
    if (release?.state !== 'live') return null;
    return { digest: release.digest, content: await kept(release.digest) };
  }

  /** The state for somebody who might approve now, and why they could not if that has nothing to do with reading. */
  function stateFor({ situation }: View, actor: Acting, digest: string): ReadingState | Refusal {
    const refusal = refuse(situation, actor, { action: 'approve', digest, comment: '…' });
    if (refusal && refusal.code !== 'READING_REQUIRED') return refusal;
    if (!situation.reading) {
      const reason = { zh: '这一审级不要求审读记录。', en: 'This level does not ask for a receipt of reading.' };
      return new Refusal('INVALID_INPUT', { fields: [{ path: 'level', reason: reason.en }] }, { reason });
    }
    return readingState(situation.reading, actor.key);
  }

  /** What is sent has to be on the list: a receipt holds places of this text and nothing else. */
  function assertListed(state: ReadingState, { seen, answered, opened }: NewlyRead): void {
    const places = new Set(state.changes.map(({ path, digest }) => `${path} ${digest}`));
    const findings = new Set(state.findings.map(({ digest }) => digest));
    const files = new Set(state.files.map(({ sha256 }) => sha256));
    const isListed =
      seen.every(({ path, digest }) => places.has(`${path} ${digest}`)) &&
      answered.every((one) => findings.has(one)) &&
      opened.every((one) => files.has(one));
    if (!isListed)
      throw new Refusal('INVALID_INPUT', { fields: [{ path: 'seen', reason: NOT_LISTED.en }] }, { reason: NOT_LISTED });
  }

  async function write(view: View, actor: Acting, read: NewlyRead, base: string | null): Promise<ReadingReceiptRow> {
    const { situation, lineage, run } = view;
    const key = { run: run?.id ?? 0, level: Number(run?.level), person: actor.key, digest: situation.digest };
    const before = await receipts().findOne({ where: key });
    const data = {
      seen: union(before?.seen ?? [], read.seen, ({ path, digest }) => `${path} ${digest}`),
      answered: union(before?.answered ?? [], read.answered, String),
      opened: union(before?.opened ?? [], read.opened, String),
    };
    const sizeOf = (one: NewlyRead): number => one.seen.length + one.answered.length + one.opened.length;
    // Who sends the same again has read nothing new, and leaves no later time.
    if (before && sizeOf(before) === sizeOf(data)) return before;
    if (before) return { ...before, ...((await receipts().update({ where: { id: before.id }, data })) ?? data) };
    const startedAt = review(strapi, 'clock').now().toISOString();
    return receipts().create({ data: { lineage: lineage.id, ...key, base, startedAt, endedAt: null, ...data } });
  }

  /** Whoever has read everything has done so once: the time is noted, and the ledger says so. */
  async function finish(key: Key, view: View, actor: Acting, row: ReadingReceiptRow, state: ReadingState) {
    const at = await review(strapi, 'ledger').time();
    await receipts().update({ where: { id: row.id }, data: { endedAt: at } });
    const { run, situation } = view;
    const level = situation.run?.workflow.levels[situation.run.level];
    await review(strapi, 'ledger').append({
      at,
      origin: actor.origin,
      act: 'reading',
      actor: actor.snapshot,
      capacity: level?.name ?? '',
      ...key,
      digest: situation.digest,
      ...(run ? { run: run.id, workflow: { key: run.workflowKey, version: Number(run.workflowVersion) } } : {}),
      ...(level ? { level: level.key } : {}),
      details: {
        base: state.base.digest,
        changes: state.changes.length,
        findings: state.findings.length,
        files: state.files.length,
        startedAt: iso(row.startedAt),
      },
    });
  }

  /** The fact once a receipt stands, for the same rule that decides the approval. */
  function withReceipt(fact: ReadingFact, row: ReadingReceiptRow): ReadingFact {
    const others = fact.receipts.filter(
      ({ person, run, digest }) => person !== row.person || run !== Number(row.run) || digest !== row.digest,
    );
    return { ...fact, receipts: [...others, toReceipt(row)] };
  }

  const shown = ({ path, digest, block, entries }: ReadingChange, seen: boolean) => ({
    path,
    digest,
    block,
    entries,
    seen,
  });

  return {
    source,

    /** The same for many lineages at once: their readings, and the versions that are live; answered without a look. */
    async page(lineages: readonly number[], live: readonly string[]): Promise<ViewSources['readings']> {
      if (lineages.length === 0) return source;
      const [signed, kept, rows] = await Promise.all([
        signedVersions(lineages),
        contentsOf(live),
        receiptsOf({ lineage: { $in: [...lineages] } }),
      ]);
      return {
        signed: async (lineage) => signed.get(lineage) ?? new Map<string, SignedVersion>(),
        kept: async (digest) => kept.get(digest) ?? null,
        receipts: async (lineage) => rows.filter((row) => row.lineage === lineage),
      };
    },

    /** What the rule about reading looks at, where the open level asks; no query where it does not. */
    async asked({ lineage, reading, run, fact, release }: Asked, from = source): Promise<{ reading?: ReadingFact }> {
      if (!run || !fact || fact.state !== 'in_review' || fact.digest !== reading.digest) return {};
      if (!asksReading(fact.workflow.levels[fact.level])) return {};
      const [signed, live, rows] = await Promise.all([
        from.signed(lineage.id),
        versionOf(release, from.kept),
        from.receipts(lineage.id),
      ]);
      return {
        reading: {
          run: run.id,
          digest: reading.digest,
          content: reading.content,
          findings: run.findings ?? [],
          live,
          signed,
          receipts: rows,
        },
      };
    },

    /** What this person has to read before they may approve, and how far they are; whether there is anything to that. */
    async show(key: Key, actor: Acting) {
      const view = await review(strapi, 'lineages').read(key);
      if (!view) throw new Refusal('NOT_FOUND');
      const { digest } = view.situation;
      const state = stateFor(view, actor, digest);
      if (state instanceof Refusal) return { required: false as const, digest };
      const { base, left, begun, complete, findings, files } = state;
      const changes = state.changes.map((one) => shown(one, one.seen));
      return { required: true as const, digest, base: base.kind, left, begun, complete, changes, findings, files };
    },

    /**
     * Notes what a person has read, on top of what they had. @returns what is left
     * @throws Refusal what an approval by them would be refused with, but for the reading itself
     */
    async save(key: Key, actor: Acting, digest: string, read: NewlyRead) {
      return strapi.db.transaction(async () => {
        const view = await review(strapi, 'lineages').readLocked(key, {
          person: actor.snapshot,
          origin: actor.origin,
        });
        if (!view) throw new Refusal('NOT_FOUND');
        const before = stateFor(view, actor, digest);
        if (before instanceof Refusal) throw before;
        assertListed(before, read);
        const row = await write(view, actor, read, before.base.digest);
        const after = readingState(withReceipt(view.situation.reading as ReadingFact, row), actor.key);
        if (after.complete && !row.endedAt) await finish(key, view, actor, row, after);
        return { digest, left: after.left, complete: after.complete };
      });
    },
  };
};
