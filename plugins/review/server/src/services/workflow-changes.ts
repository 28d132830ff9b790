import type { Core } from '@strapi/strapi';
import { canonicalJson, type Json } from '../core/canonical-json';
import { sha256 } from '../core/digest';
import { refuseUnsignable } from '../core/eligibility';
import { Refusal } from '../core/errors';
import { isOpen, OPEN_STATES, waitingFor, type RunFact } from '../core/review';
import { afterChange } from '../core/workflow-change';
import { definitionChanges } from '../core/workflow-diff';
import { impactOf, isAnswered, type Choice, type ImpactGroup, type PinnedRun } from '../core/workflow-impact';
import type { Workflow } from '../core/workflow';
import { together } from '../database/round-trip';
import { withNames } from '../refusal-names';
import { followRestart } from '../restart-followers';
import { review } from '../review-services';
import { lockRow, table, type RunRow } from '../tables';
import type { Acting } from './actors';
import type { Key } from './lineages';

/** A workflow as somebody wants it to be. */
export type Definition = Omit<Workflow, 'version'>;

/** A change as it is asked for: on top of which version, and what becomes of the runs that were shown. */
export interface Change {
  version: number;
  definition: Definition;
  groups: Record<string, Choice>;
  comment?: string | undefined;
}

const keyOf = ({ uid, documentId, locale }: PinnedRun): Key => ({ uid, documentId, locale });

/** What a definition says, for the ledger: two versions with one digest say the same. */
const digestOf = ({ version: _, ...definition }: Definition & { version?: number }): string =>
  sha256(canonicalJson(definition as unknown as Json));

const RUNS =
  'select "id", "uid", "document", "language", "title", "state", "level", "workflow_version", "emergency_release" ' +
  `from "review_runs" where "workflow_key" = ? and "state" in (${OPEN_STATES.map(() => '?').join(', ')}) order by "id"`;
const WAITED_FOR =
  'select a."run", a."person" from "review_assignments" a join "review_runs" r on r."id" = a."run" ' +
  `where r."workflow_key" = ? and r."state" in (${OPEN_STATES.map(() => '?').join(', ')}) order by a."id"`;

/** New versions of workflows: what they mean for runs under way, and what becomes of those. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const workflows = () => review(strapi, 'workflows');

  /** Every open run of a workflow, whatever version it is pinned to. */
  async function pinnedRuns(key: string): Promise<PinnedRun[]> {
    const bindings = [key, ...OPEN_STATES];
    const [runs, assigned] = await together(strapi, [
      { sql: RUNS, bindings },
      { sql: WAITED_FOR, bindings },
    ]);
    const waited = new Map<number, string[]>();
    for (const { run, person } of assigned?.rows ?? [])
      waited.set(Number(run), [...(waited.get(Number(run)) ?? []), String(person)]);
    return (runs?.rows ?? []).map((row) => ({
      id: Number(row.id),
      uid: String(row.uid),
      documentId: String(row.document),
      locale: String(row.language),
      title: String(row.title ?? ''),
      state: row.state as PinnedRun['state'],
      level: Number(row.level),
      version: Number(row.workflow_version),
      isLiveEarly: row.emergency_release !== null,
      waitingFor: waited.get(Number(row.id)) ?? [],
    }));
  }

  async function impact(definition: Definition): Promise<{ groups: ImpactGroup[]; runs: PinnedRun[] }> {
    const runs = await pinnedRuns(definition.key);
    const versions = new Map<number, Workflow>();
    for (const { version } of runs)
      if (!versions.has(version)) versions.set(version, await workflows().version(definition.key, version));
    return { groups: impactOf(runs, versions, definition), runs };
  }

  /** Everybody who saves this workflow waits here, so that the newest version is the newest until the end. */
  async function held(key: string): Promise<Workflow> {
    const before = await workflows().newest(key);
    if (!before) throw new Refusal('NOT_FOUND');
    await lockRow(strapi, 'workflow', { key, version: before.version });
    return (await workflows().newest(key)) ?? before;
  }

  function refuseStale(current: Workflow, version: number): void {
    if (current.version === version) return;
    const reason = {
      zh: `这个流程已有第 ${current.version} 版，您改的是第 ${version} 版。`,
      en: `The workflow has a version ${current.version} by now; you changed version ${version}.`,
    };
    throw new Refusal('STALE_VERSION', { expected: current.version, actual: version, current }, { reason });
  }

  function refuseOtherImpact(groups: readonly ImpactGroup[], choices: Change['groups']): void {
    if (isAnswered(groups, choices)) return;
    const reason = {
      zh: '在审的稿件与您选择时不同，请看过新的影响，重新选择。',
      en: 'Runs under way are not as they were when you chose. Look at the new impact and choose again.',
    };
    throw new Refusal('STALE_VERSION', { impact: { groups } }, { reason });
  }

  /** The runs to begin again, held; nobody can act on them until the change is made or given up. */
  async function holdRestarts(change: Change): Promise<{ groups: ImpactGroup[]; restarts: PinnedRun[] }> {
    const shown = await impact(change.definition);
    refuseOtherImpact(shown.groups, change.groups);
    const restarted = new Set(shown.groups.filter(({ key }) => change.groups[key] === 'restart').map(placeOf));
    const restarts = shown.runs.filter((run) => restarted.has(placeOfRun(run)));
    if (restarts.length === 0) return { groups: shown.groups, restarts };
    const inOrder = [...restarts].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
    for (const run of inOrder) await review(strapi, 'lineages').lock(keyOf(run));
    const again = await impact(change.definition);
    refuseOtherImpact(again.groups, change.groups);
    return { groups: again.groups, restarts };
  }

  /** A change in the ledger: what the definition was and is by digest, what differs, what became of the runs. */
  async function recordChange(before: Workflow | null, after: Workflow, actor: Acting, more: object): Promise<number> {
    return review(strapi, 'ledger').append({
      at: await review(strapi, 'ledger').time(),
      origin: actor.origin,
      act: 'workflow-save',
      actor: actor.snapshot,
      capacity: 'administrator',
      workflow: { key: after.key, version: after.version },
      details: {
        before: before ? digestOf(before) : null,
        after: digestOf(after),
        changes: before ? (definitionChanges(before, after) as unknown as Json) : [],
        ...(more as Record<string, Json>),
      },
    });
  }

  async function save(before: Workflow | null, definition: Definition, actor: Acting, more: object): Promise<Workflow> {
    const at = await review(strapi, 'ledger').time();
    const after = await workflows().save(definition, { at, by: actor.snapshot });
    await recordChange(before, after, actor, more);
    return after;
  }

  /** What a run that begins again takes along: content, findings and facets, nothing that anybody has signed. */
  async function begin(run: RunRow, next: Omit<RunFact, 'id'>, at: string): Promise<number> {
    const { lineage, uid, document, language, title, findings, facets, blockCount, warnCount, infoCount } = run;
    const made = await table(strapi, 'run').create({
      data: {
        ...{ lineage, uid, document, language, title, findings, facets, blockCount, warnCount, infoCount },
        workflowKey: next.workflow.key,
        workflowVersion: next.workflow.version,
        state: next.state,
        level: next.level,
        digest: next.digest,
        submitterKey: run.submitterKey,
        submitterName: run.submitterName,
        submittedAt: at,
        levelStartedAt: at,
        touchesFrom: run.touchesFrom,
        lastByKey: run.submitterKey,
        lastByName: run.submitterName,
      },
    });
    for (const [facet, values] of Object.entries(facets ?? {}))
      for (const value of new Set(values))
        await table(strapi, 'run-facet').create({ data: { run: made.id, facet, value } });
    await table(strapi, 'lineage').update({ where: { id: lineage }, data: { run: made.id } });
    return made.id;
  }

  /** Begins a run again under a new version. A run whose content has gone in the meantime is only void. */
  async function restart(pinned: PinnedRun, workflow: Workflow, actor: Acting): Promise<boolean> {
    const key = keyOf(pinned);
    const writer = { person: actor.snapshot, origin: actor.origin };
    const view = await review(strapi, 'lineages').readLocked(key, writer);
    const fact = view?.situation.run;
    if (!view?.run || !fact || view.run.id !== pinned.id || !isOpen(view.run)) return false;
    const { next } = afterChange(fact, workflow, 'restart');
    if (!next) return false;
    const submitter = { ...fact.submittedBy, roles: [], maySubmit: true };
    const refusal = refuseUnsignable({ ...view.situation, workflow }, submitter);
    if (refusal) throw await withDocument(refusal, pinned);
    const why = `workflow ${workflow.key} has a new version ${workflow.version}: the review begins again under it`;
    await review(strapi, 'lineages').voidRun(key, view.run, writer, why);
    const at = await review(strapi, 'ledger').time();
    const run = await begin(view.run, next, at);
    await review(strapi, 'ledger').append({
      at,
      origin: actor.origin,
      act: 'restart',
      actor: actor.snapshot,
      capacity: 'administrator',
      ...key,
      digest: next.digest,
      run,
      workflow: { key: workflow.key, version: workflow.version },
      reason: why,
      details: { instead: pinned.id, submitter: { key: fact.submittedBy.key, name: fact.submittedBy.name } },
    });
    const after = await review(strapi, 'lineages').again(key, view);
    await review(strapi, 'reviews').assign(key, writer, after);
    const { title } = pinned;
    const signed = fact.decisions.filter((one) => !one.void).map(({ person }) => person);
    const waitedFor = waitingFor(after.situation);
    await followRestart(strapi, { key, title, actor, before: view, after, at, signed, waitedFor });
    return true;
  }

  /** Says of which run it is that it could not be signed under the new version. */
  async function withDocument(refusal: Refusal, { uid, documentId, locale, title }: PinnedRun): Promise<Refusal> {
    const { code, details, words } = await withNames(strapi, refusal);
    const name = String(words.levelName ?? '');
    const levelName = { zh: `${name}（《${title}》重新审）`, en: `${name} (“${title}”, begun again)` };
    return new Refusal(code, { ...details, run: { uid, documentId, locale, title } }, { ...words, levelName });
  }

  return {
    /** What a definition would mean for the runs under way. */
    impact: async (definition: Definition): Promise<ImpactGroup[]> => (await impact(definition)).groups,

    /**
     * The first version of a new workflow.
     * @throws Refusal STALE_VERSION when somebody else was quicker to use its key
     */
    async create(definition: Definition, actor: Acting): Promise<Workflow> {
      return strapi.db.transaction(async () => {
        await review(strapi, 'ledger').time(); // Whoever saves holds the ledger's head: nobody else looks meanwhile.
        const taken = await workflows().newest(definition.key);
        if (taken) refuseStale(taken, 0);
        return save(null, definition, actor, {});
      });
    },

    /**
     * A new version on top of the one that was looked at, with one answer for each group of runs under way. All of it
     * happens or none.
     * @throws Refusal STALE_VERSION with the newest version, or with the impact as it is now
     */
    async change(change: Change, actor: Acting): Promise<{ workflow: Workflow; restarted: number }> {
      return strapi.db.transaction(async () => {
        const before = await held(change.definition.key);
        refuseStale(before, change.version);
        const { groups, restarts } = await holdRestarts(change);
        const choices = groups.map(({ level, state, version, runs, key }) => {
          return { level: level.key, state, version, runs, choice: change.groups[key] ?? 'keep' };
        });
        const reason = change.comment?.trim();
        const more = { groups: choices, ...(reason ? { reason } : {}) };
        const workflow = await save(before, change.definition, actor, more);
        let restarted = 0;
        for (const run of restarts) if (await restart(run, workflow, actor)) restarted += 1;
        return { workflow, restarted };
      });
    },

    /** Holds several workflows at once, for `amend`: in one order, so that nobody waits for each other. */
    async hold(keys: readonly string[]): Promise<void> {
      for (const key of [...keys].sort()) await held(key);
    },

    /** A new version that leaves all runs where they are, inside somebody's transaction: `make` says what it is to be. */
    async amend(key: string, make: (current: Workflow) => Definition, actor: Acting, more: object): Promise<Workflow> {
      const before = await held(key);
      return save(before, make(before), actor, more);
    },
  };
};

const placeOf = ({ version, level, state, isLiveEarly }: ImpactGroup): string =>
  [version, level.index, state, isLiveEarly].join(' ');
const placeOfRun = ({ version, level, state, isLiveEarly }: PinnedRun): string =>
  [version, level, state, isLiveEarly].join(' ');
const sortKey = ({ uid, documentId, locale }: PinnedRun): string => [uid, documentId, locale].join(' ');
