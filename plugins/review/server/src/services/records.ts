import type { Core } from '@strapi/strapi';
import { Refusal, type Language } from '../core/errors';
import { entryOf, entryWords, type Wording } from '../core/ledger-entry';
import { panelFor, type Panel } from '../core/panel';
import {
  standingOf,
  type RecordDecision,
  type RecordGroup,
  type RecordLevel,
  type RecordPerson,
  type RecordRelease,
  type RecordRow,
  type ReviewRecord,
} from '../core/record';
import {
  proofCapacities,
  recordCapacities,
  recordRounds,
  recordWaivers,
  submittedWaivers,
  type KeptCapacity,
} from '../core/record-proofs';
import { quorumWords, RUN_STATE_WORDS } from '../core/record-words';
import { isOpen } from '../core/situation';
import type { Workflow } from '../core/workflow';
import { proofReadingOf } from '../record-proof';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type DecisionRow, type ReleaseRow, type RunRow } from '../tables';
import type { Key } from './lineages';

/** Rows of the ledger on one form; a document with more shows the newest. */
const ROWS = 2000;

interface Names {
  get(code: string): { name: string; unit: string | null; post: string | null } | undefined;
}

/** The review form (审校单): everything on record about one run of a document and locale, put together. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const whereOf = ({ uid, documentId, locale }: Key) => ({ uid, document: documentId, language: locale });

  /** What levels are called, in any workflow and in this one. */
  async function levelNames(pinned: Workflow | null): Promise<Map<string, string>> {
    const workflows = [...(await review(strapi, 'workflows').list()), ...(pinned ? [pinned] : [])];
    return new Map(workflows.flatMap(({ levels }) => levels.map(({ key, name }) => [key, name] as const)));
  }

  /** The newest run, or the one asked for. @throws Refusal NOT_FOUND when this document and locale has no such run */
  async function runOf(key: Key, wanted: number | undefined): Promise<RunRow | null> {
    const where = { ...whereOf(key), ...(wanted === undefined ? {} : { id: wanted }) };
    const [run = null] = await table(strapi, 'run').findMany({ where, orderBy: { id: 'desc' }, limit: 1 });
    if (wanted !== undefined && run === null) throw new Refusal('NOT_FOUND');
    return run;
  }

  const personOf = (code: string, names: Names): RecordPerson => ({
    name: names.get(code)?.name ?? code,
    unit: names.get(code)?.unit ?? null,
    post: names.get(code)?.post ?? null,
  });

  function groupsOf(panel: Panel, names: Names): RecordGroup[] {
    return panel.groups.map(({ key, kind, needed, size }) => ({
      isExtra: key !== 'own',
      rule: quorumWords(kind, needed, size),
      people: panel.seats
        .filter(({ group }) => group === key)
        .map(({ person, hasVeto }) => ({ ...personOf(person, names), hasVeto })),
    }));
  }

  function decisionOf(row: DecisionRow, run: { digest: string; isVoid: boolean }, names: Names): RecordDecision {
    const lender = row.forPerson;
    return {
      by: row.by,
      for: lender === null ? null : personOf(lender, names),
      kind: row.kind,
      standing: standingOf({ digest: row.digest, takenBack: Boolean(row.takenBack) }, run),
      comment: row.comment,
      at: iso(row.at) ?? '',
    };
  }

  /** Every level with who was asked and what was decided, and what was decided outside of them. */
  async function signaturesOf(run: RunRow, workflow: Workflow, isCurrent: boolean) {
    const rows = await table(strapi, 'decision').findMany({
      where: { run: run.id },
      orderBy: { id: 'asc' },
    });
    const panels = workflow.levels.map((level) => panelFor(level, run.facets ?? {}));
    const lenders = rows.flatMap((row) => (row.forPerson === null ? [] : [row.forPerson]));
    const codes = [...panels.flatMap(({ seats }) => seats.map(({ person }) => person)), ...lenders];
    const names = await review(strapi, 'actors').byCodes(codes);
    const fact = { digest: run.digest, isVoid: run.state === 'void' || (isOpen(run) && !isCurrent) };
    const isOutside = (row: DecisionRow): boolean => row.kind === 'break-glass';
    const levels = workflow.levels.map((level, index): RecordLevel => {
      const own = rows.filter((row) => !isOutside(row) && Number(row.level) === index);
      return {
        name: level.name,
        groups: groupsOf(panels[index] as Panel, names),
        decisions: own.map((row) => decisionOf(row, fact, names)),
      };
    });
    const { personNow } = await review(strapi, 'actors').accounts();
    const signed = rows.filter(({ kind, digest, takenBack }) => {
      return kind === 'approve' && standingOf({ digest, takenBack: Boolean(takenBack) }, fact) === 'valid';
    });
    const capacities = signed.map(({ person, by, levelName, levelKey }): KeptCapacity => {
      return { person: personNow(person), by, kind: 'review', name: levelName ?? levelKey };
    });
    return { levels, outside: rows.filter(isOutside).map((row) => decisionOf(row, fact, names)), capacities };
  }

  /** What proofreading came to in the run: rounds, waivers, and who signed in which capacity. */
  async function proofOf(run: RunRow, workflow: Workflow, isCurrent: boolean, reviewers: readonly KeptCapacity[]) {
    const reading = await proofReadingOf(strapi, run, run.state === 'void' || (isOpen(run) && !isCurrent));
    return {
      rounds: recordRounds(workflow.proof, reading),
      waivers: recordWaivers(reading),
      capacities: recordCapacities([...reviewers, ...proofCapacities(reading)]),
    };
  }

  /** Everything that people signed in a run; nothing where there is none. */
  async function signedIn(run: RunRow | null, workflow: Workflow | null, isCurrent: boolean) {
    if (!run || !workflow) return { levels: [], outside: [], rounds: [], waivers: [], capacities: [] };
    const { capacities, ...signatures } = await signaturesOf(run, workflow, isCurrent);
    const { waivers, ...proof } = await proofOf(run, workflow, isCurrent, capacities);
    return { ...signatures, ...proof, waivers: [...submittedWaivers(run.findings ?? []), ...waivers] };
  }

  async function receiptsOf(release: number): Promise<RecordRelease['receipts']> {
    const receipts = await review(strapi, 'receipts').of(release);
    const facets = review(strapi, 'registry').facets();
    const names = (await facets.find(({ key }) => key === 'channel')?.names?.()) ?? {};
    return receipts.map(({ channel, endpoint, kind, at }) => ({
      channel: names[channel] ?? channel,
      endpoint,
      kind,
      at,
    }));
  }

  async function releaseOf(run: RunRow): Promise<RecordRelease | null> {
    const [row] = await table(strapi, 'release').findMany({
      where: { run: run.id },
      orderBy: { id: 'desc' },
      limit: 1,
    });
    if (!row) return null;
    return {
      id: row.id,
      at: iso(row.releasedAt) ?? '',
      by: row.byName,
      state: row.state,
      recall: recallOf(row),
      emergency: row.emergency && {
        by: row.emergency.by,
        dueAt: iso(row.reviewDueAt) ?? '',
        reviewedAt: iso(row.reviewedAt),
      },
      receipts: await receiptsOf(row.id),
    };
  }

  function recallOf({ state, recalledAt, recalledByName, recallReason }: ReleaseRow): RecordRelease['recall'] {
    if (state !== 'recalled') return null;
    return { at: iso(recalledAt) ?? '', by: recalledByName ?? '', reason: recallReason ?? '' };
  }

  /** The ledger's rows of a run, with what names no run at all. */
  async function rowsOf(key: Key, run: number | null, wording: Wording): Promise<RecordRow[]> {
    const where = whereOf(key);
    const newest = await table(strapi, 'ledger-entry').findMany({ where, orderBy: { seq: 'desc' }, limit: ROWS });
    return newest
      .reverse()
      .map((row) => ({ row, entry: entryOf(row.line) }))
      .filter(({ entry }) => entry.run === undefined || entry.run === run)
      .map(({ row, entry }) => ({
        seq: Number(row.seq),
        hash: row.hash,
        at: entry.at,
        by: entry.actor?.name ?? null,
        words: entryWords(entry, wording),
      }));
  }

  return {
    levelNames,
    runOf,

    /**
     * The form of one run, by default the newest one; of a document that was never submitted what there is.
     * @throws Refusal NOT_FOUND for a document that is not there and has no run, or for another document's run
     */
    async of(key: Key, wanted: number | undefined, language: Language): Promise<ReviewRecord> {
      const [run, reading] = [
        await runOf(key, wanted),
        await review(strapi, 'contents').draft(key.uid, key.documentId, key.locale),
      ];
      if (!run && !reading) throw new Refusal('NOT_FOUND');
      const { timeZone } = settings(strapi).anchors;
      const workflow = run
        ? await review(strapi, 'workflows').version(run.workflowKey, Number(run.workflowVersion))
        : null;
      const isCurrent = run === null || reading?.digest === run.digest;
      const title = settings(strapi).governed[key.uid]?.title ?? '';
      return {
        park: settings(strapi).organisation,
        type: strapi.getModel(key.uid as 'admin::user').info.displayName,
        title: run?.title ?? String(reading?.content.fields[title] ?? ''),
        ...key,
        digest: run?.digest ?? reading?.digest ?? '',
        isCurrent,
        run: run &&
          workflow && {
            id: run.id,
            state: RUN_STATE_WORDS[run.state],
            workflow: { key: workflow.key, name: workflow.name, version: workflow.version },
            submittedBy: run.submitterName,
            submittedAt: iso(run.submittedAt) ?? '',
            endedAt: iso(run.endedAt),
          },
        ...(await signedIn(run, workflow, isCurrent)),
        findings: run?.findings ?? [],
        release: run ? await releaseOf(run) : null,
        rows: await rowsOf(key, run?.id ?? null, { language, timeZone, levels: await levelNames(workflow) }),
        head: await review(strapi, 'ledger').head(),
        madeAt: review(strapi, 'clock').now().toISOString(),
        timeZone,
      };
    },
  };
};
