import type { Core } from '@strapi/strapi';
import type { Json } from './core/canonical-json';
import type { Content } from './core/content';
import { Refusal } from './core/errors';
import { PANEL_ACTS } from './core/panel-events';
import { countFindings, waiversOf, type Finding } from './core/findings';
import type { LedgerRecord } from './core/ledger';
import { breakGlassSignatures, isGlassBroken } from './core/break-glass';
import {
  afterApproval,
  isFullySigned,
  levelEvent,
  levelState,
  refuseContent,
  waitingFor,
  withdrawalLevel,
  type Command,
  type DecisionFact,
  type DecisionKind,
  type RunFact,
} from './core/review';
import { BREAK_GLASS_PEOPLE } from './core/workflow';
import { withNames } from './refusal-names';
import { settings } from './settings';
import { iso, table, type RunRow } from './tables';
import { review } from './review-services';
import type { Acting } from './services/actors';
import type { Key, View } from './services/lineages';

/** An act under way: its view under the lock, its time, and who acts. */
export interface Act {
  key: Key;
  view: View;
  actor: Acting;
  command: Command;
  at: string;
}

/** The ledger's record of an act, before what is special to it. */
export function record({ key, view, actor, at, command }: Act, extra: Partial<LedgerRecord>): LedgerRecord {
  const run = view.run;
  return {
    at,
    origin: actor.origin,
    act: command.action,
    actor: actor.snapshot,
    ...key,
    digest: view.situation.digest,
    ...(run ? { run: run.id, workflow: { key: run.workflowKey, version: Number(run.workflowVersion) } } : {}),
    ...(command.comment?.trim() ? { reason: command.comment.trim() } : {}),
    ...extra,
  };
}

/** The values of a content that tasks are filtered by and extra signers depend on. */
function facetsOf(strapi: Core.Strapi, content: Content, findings: readonly Finding[]): Record<string, string[]> {
  const facets = review(strapi, 'registry')
    .facets()
    .map((facet) => [facet.key, facet.values(content)] as const);
  return { ...Object.fromEntries(facets), category: [...new Set(findings.map(({ category }) => category))] };
}

/** The ledger's rows of the waivers that a content is submitted with: whoever signs it signs those. */
function waiverRows(findings: readonly Finding[]): { waived?: number[] } {
  const rows = waiversOf(findings).flatMap(({ waived: { seq } }) => (seq === undefined ? [] : [seq]));
  return rows.length > 0 ? { waived: rows } : {};
}

export async function submit(strapi: Core.Strapi, act: Act, findings: Finding[]): Promise<number> {
  const { key, view, actor, at, command } = act;
  const { content } = view.reading;
  const facets = facetsOf(strapi, content, findings);
  const refusal = refuseContent(view.situation, actor, command, findings, facets);
  if (refusal) throw await withNames(strapi, refusal);
  const digest = await review(strapi, 'lineages').keep(content);
  await review(strapi, 'media').keep(view.reading.files);
  const workflow = view.situation.workflow;
  const counts = countFindings(findings);
  const title = String(content.fields[settings(strapi).governed[key.uid]?.title ?? ''] ?? '').slice(0, 250);
  const run = await table(strapi, 'run').create({
    data: {
      lineage: view.lineage.id,
      uid: key.uid,
      document: key.documentId,
      language: key.locale,
      title,
      workflowKey: workflow.key,
      workflowVersion: workflow.version,
      state: 'in_review',
      level: 0,
      digest,
      submitterKey: actor.key,
      submitterName: actor.name,
      submittedAt: at,
      levelStartedAt: at,
      touchesFrom: await review(strapi, 'touches').latest(),
      findings,
      facets,
      blockCount: counts.block,
      warnCount: counts.warn,
      infoCount: counts.info,
      lastByKey: actor.key,
      lastByName: actor.name,
    },
  });
  for (const [facet, values] of Object.entries(facets)) {
    for (const value of new Set(values))
      await table(strapi, 'run-facet').create({ data: { run: run.id, facet, value } });
  }
  await table(strapi, 'lineage').update({ where: { id: view.lineage.id }, data: { run: run.id, digest } });
  return review(strapi, 'ledger').append(
    record(act, {
      run: run.id,
      workflow: { key: workflow.key, version: workflow.version },
      capacity: 'submitter',
      details: { findings: { ...counts }, ...waiverRows(findings) },
    }),
  );
}

/** A step of a level, besides who takes it: about which seat, in whose name, whom it brings in. */
type Step = Pick<DecisionFact, 'seat' | 'for' | 'to' | 'ref'>;

async function decide(strapi: Core.Strapi, act: Act, kind: DecisionKind, step: Step = {}): Promise<string> {
  const { view, actor, at, command } = act;
  const run = view.run as RunRow;
  const level = view.situation.run?.workflow.levels[Number(run.level)];
  await table(strapi, 'decision').create({
    data: {
      run: run.id,
      level: Number(run.level),
      levelKey: level?.key ?? '',
      levelName: level?.name ?? '',
      person: actor.key,
      by: actor.snapshot,
      kind,
      digest: view.situation.digest,
      comment: command.comment?.trim() ?? null,
      at,
      takenBack: false,
      seat: step.seat ?? null,
      forPerson: step.for ?? null,
      toPerson: step.to ?? null,
      ref: step.ref ?? null,
    },
  });
  return level?.key ?? '';
}

/** The step that an act is on the open level. */
function stepOf({ view, actor, command }: Act, fact: RunFact): Step & { kind: DecisionKind } {
  const { event, for: holder } = levelEvent(view.situation, fact, actor, command);
  if ('person' in event) throw new Error('Nobody leaves a level by an act.');
  return {
    kind: command.action === 'return' ? 'return' : event.kind,
    seat: event.seat,
    ...(holder === null ? {} : { for: holder }),
    ...('to' in event ? { to: event.to } : {}),
    ...('id' in event ? { ref: event.id } : {}),
  };
}

/** In which capacity somebody acts on a level, and for whom: «复审», «复审（代 李四）». */
function capacityAt({ view }: Act, fact: RunFact, step: Step & { kind: DecisionKind }): Partial<LedgerRecord> {
  const { names } = view.situation;
  const { key = '', name = '' } = fact.workflow.levels[fact.level] ?? {};
  const called = (person: string) => ({ key: person, name: names?.get(person) ?? person });
  const details = {
    ...(step.for === undefined ? {} : { for: called(step.for) }),
    ...(step.to === undefined ? {} : { to: called(step.to) }),
    ...(step.kind === 'add-before' || step.kind === 'add-after' ? { position: step.kind.slice('add-'.length) } : {}),
  };
  return {
    level: key,
    capacity: step.for === undefined ? name : `${name}（代${called(step.for).name}）`,
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

async function moveRun(strapi: Core.Strapi, act: Act, data: Partial<RunRow>): Promise<void> {
  const run = act.view.run as RunRow;
  // The row is locked; the compare is the second line of defence, so that correctness does not rest on locks alone.
  const moved = await table(strapi, 'run').updateMany({
    where: { id: run.id, state: run.state, level: run.level, digest: run.digest },
    data: { ...data, lastByKey: act.actor.key, lastByName: act.actor.name },
  });
  if (moved.count !== 1) throw new Refusal('ALREADY_DECIDED', {}, { byName: { zh: '其他人', en: 'somebody else' } });
}

/** The act once the person's decision stands on the run, for the rules that count signatures. */
function withDecision(
  act: Act,
  fact: RunFact,
  kind: DecisionKind,
  { step = {}, changes = {} }: { step?: Step; changes?: Partial<RunFact> } = {},
): Act {
  const { actor, view } = act;
  const { key: person, name } = actor;
  const decision = { ...step, person, name, level: fact.level, kind, digest: view.situation.digest, void: false };
  const run: RunFact = { ...fact, ...changes, decisions: [...fact.decisions, decision] };
  return { ...act, view: { ...view, situation: { ...view.situation, run } } };
}

export async function approve(strapi: Core.Strapi, act: Act): Promise<number> {
  const fact = act.view.situation.run;
  if (!fact) throw new Refusal('WRONG_STATE');
  const step = stepOf(act, fact);
  await decide(strapi, act, 'approve', step);
  const signed = withDecision(act, fact, 'approve', { step });
  const to = afterApproval(signed.view.situation.run as RunFact, act.view.situation.digest);
  await moveRun(strapi, act, {
    state: to.state,
    level: to.level,
    ...(to.level === fact.level ? {} : { levelStartedAt: act.at }),
  });
  const seq = await review(strapi, 'ledger').append(record(act, capacityAt(act, fact, step)));
  if (!fact.isLiveEarly || to.state !== 'approved') return seq;
  // The last signature of an after-review: what it would allow has happened already, and is in order now.
  const run = { ...(act.view.run as RunRow), state: to.state };
  const last = withDecision(act, fact, 'approve', { step, changes: to });
  return review(strapi, 'releases').confirm(
    { ...last, view: { ...last.view, run } },
    record(act, { act: 'after-review', capacity: 'after-review' }),
  );
}

/** A vote against (驳回). Once the level is rejected by its own counting rule, the run goes back to the author. */
export async function reject(strapi: Core.Strapi, act: Act): Promise<number> {
  const fact = act.view.situation.run;
  if (!fact) throw new Refusal('WRONG_STATE');
  const step = stepOf(act, fact);
  await decide(strapi, act, 'reject', step);
  const { situation } = withDecision(act, fact, 'reject', { step }).view;
  const state = levelState(situation, situation.run as RunFact, fact.level);
  const isOver = state?.status === 'rejected';
  await moveRun(strapi, act, isOver ? { state: 'returned', endedAt: act.at } : {});
  const { details, ...entry } = capacityAt(act, fact, step);
  const outcome = isOver ? { rejected: state.why ?? '' } : {};
  return review(strapi, 'ledger').append(record(act, { ...entry, details: { ...(details as object), ...outcome } }));
}

/** A step of a level that is no vote: handing over, adding, asking, answering, taking back, filling a seat. */
export async function stepOnLevel(strapi: Core.Strapi, act: Act): Promise<number> {
  const fact = act.view.situation.run;
  if (!fact) throw new Refusal('WRONG_STATE');
  const step = stepOf(act, fact);
  await decide(strapi, act, step.kind, step);
  // Whoever has a task may not have had one before; the run itself goes nowhere.
  return review(strapi, 'ledger').append(record(act, capacityAt(act, fact, step)));
}

/** Asks those the run waits for to get on with it (催办). It gives nobody a right and decides nothing. */
export async function remind(strapi: Core.Strapi, act: Act): Promise<number> {
  const fact = act.view.situation.run;
  if (!fact) throw new Refusal('WRONG_STATE');
  const level = await decide(strapi, act, 'remind');
  const details = { people: waitingFor(act.view.situation) };
  return review(strapi, 'ledger').append(record(act, { level, details }));
}

/**
 * One of the two signatures of an emergency release. The first is put on record and asks the others; with the second
 * the content goes live, and the levels sign afterwards.
 */
export async function breakGlass(strapi: Core.Strapi, act: Act): Promise<number> {
  const fact = act.view.situation.run;
  if (!fact) throw new Refusal('WRONG_STATE');
  await decide(strapi, act, 'break-glass');
  const signed = withDecision(act, fact, 'break-glass');
  const { situation } = signed.view;
  const given = breakGlassSignatures(situation);
  const details = { signature: given.length, of: BREAK_GLASS_PEOPLE, by: given.map(({ name }) => name) };
  const entry = record(act, { capacity: 'break-glass', details });
  strapi.log.warn(
    `review: emergency release of «${act.view.run?.title ?? act.key.documentId}», signature ${given.length} of ${BREAK_GLASS_PEOPLE}, by ${act.actor.name}.`,
  );
  if (!isGlassBroken(situation)) return review(strapi, 'ledger').append(entry);
  const decisions = await table(strapi, 'decision').findMany({
    where: { run: fact.id, kind: 'break-glass', takenBack: false },
    orderBy: { id: 'asc' },
  });
  const by = decisions.map(({ by: person, comment, at }) => ({
    name: person.name,
    ...(person.post ? { post: person.post } : {}),
    ...(person.unit ? { unit: person.unit } : {}),
    reason: comment ?? '',
    at: iso(at) ?? '',
  }));
  return review(strapi, 'releases').release(signed, entry, { by });
}

export async function sendBack(strapi: Core.Strapi, act: Act): Promise<number> {
  const fact = act.view.situation.run;
  if (!fact) throw new Refusal('WRONG_STATE');
  const { to } = act.command;
  const step = stepOf(act, fact);
  await decide(strapi, act, 'return', step);
  const key = typeof to === 'object' && 'level' in to ? to.level : null;
  const target = key === null ? -1 : fact.workflow.levels.findIndex((level) => level.key === key);
  // What was done at these levels is over: whoever was added or put in somebody's place was so for the old round.
  await table(strapi, 'decision').updateMany({
    where: { run: fact.id, kind: { $in: [...PANEL_ACTS] }, level: { $gte: Math.max(target, 0) } },
    data: { takenBack: true },
  });
  // Whoever wanted it out at once wanted this text out: after a return they have to want it again.
  if (!fact.isLiveEarly)
    await table(strapi, 'decision').updateMany({
      where: { run: fact.id, kind: 'break-glass' },
      data: { takenBack: true },
    });
  if (target < 0) await moveRun(strapi, act, { state: 'returned', endedAt: act.at });
  else {
    // The return itself has done its work; left standing it would count as this level's decision.
    await table(strapi, 'decision').updateMany({
      where: { run: fact.id, kind: 'return' },
      data: { takenBack: true },
    });
    await moveRun(strapi, act, { level: target, levelStartedAt: act.at });
  }
  const { details, ...entry } = capacityAt(act, fact, step);
  const goal = target < 0 ? 'author' : (key ?? '');
  return review(strapi, 'ledger').append(record(act, { ...entry, details: { ...(details as object), to: goal } }));
}

export async function withdraw(strapi: Core.Strapi, act: Act): Promise<number> {
  const fact = act.view.situation.run;
  const back = fact ? withdrawalLevel(fact, act.actor.key) : null;
  if (!fact || back === null) throw new Refusal('WRONG_STATE');
  if (back < 0) {
    await moveRun(strapi, act, { state: 'withdrawn', endedAt: act.at });
    return review(strapi, 'ledger').append(record(act, { capacity: 'submitter' }));
  }
  await table(strapi, 'decision').updateMany({
    where: { run: fact.id, person: act.actor.key, level: back, kind: { $in: ['approve', 'reject'] } },
    data: { takenBack: true },
  });
  await moveRun(strapi, act, {
    state: 'in_review',
    level: back,
    ...(back === fact.level ? {} : { levelStartedAt: act.at }),
    scheduledAt: null,
    scheduledBy: null,
    heldReason: null,
  });
  return review(strapi, 'ledger').append(
    record(act, { level: fact.workflow.levels[back]?.key ?? '', capacity: fact.workflow.levels[back]?.name ?? '' }),
  );
}

/** A named person takes responsibility for changes that came from a token or an import. */
export async function adopt(strapi: Core.Strapi, act: Act): Promise<number> {
  const { lineage, situation } = act.view;
  const where = { lineage: lineage.id, person: null, adoptedBy: null, id: { $gt: Number(lineage.authorsFrom ?? 0) } };
  const adopted = await table(strapi, 'edit').updateMany({ where, data: { adoptedBy: act.actor.key } });
  if (adopted.count < situation.unattributed.length) await adoptTouches(strapi, act);
  return review(strapi, 'ledger').append(
    record(act, {
      capacity: 'editor',
      details: { changes: situation.unattributed.map(({ origin, at }) => ({ origin, at })) },
    }),
  );
}

/** Files changed by nobody: whoever adopts that is an author like one who had changed them. */
async function adoptTouches(strapi: Core.Strapi, { view, actor, at }: Act): Promise<void> {
  const { lineage, situation } = view;
  await table(strapi, 'edit').create({
    data: {
      lineage: lineage.id,
      person: actor.key,
      name: actor.name,
      origin: actor.origin,
      at,
      digest: situation.digest,
      paths: [],
    },
  });
  const touchesAdopted = await review(strapi, 'touches').latest();
  await table(strapi, 'lineage').update({ where: { id: lineage.id }, data: { touchesAdopted } });
}

/** Puts a fully signed run on the clock: it is released then, if it is still signed. */
export async function schedule(strapi: Core.Strapi, act: Act): Promise<number> {
  const at = act.command.at ?? '';
  if (!isFullySigned(act.view.situation)) throw new Refusal('NOT_RELEASABLE');
  await moveRun(strapi, act, { state: 'scheduled', scheduledAt: at, scheduledBy: act.actor.userId, heldReason: null });
  return review(strapi, 'ledger').append(record(act, { capacity: 'releaser', details: { at } }));
}

/** Takes a run off the clock; it stays signed. */
export async function unschedule(strapi: Core.Strapi, act: Act, details: Json = {}): Promise<number> {
  await moveRun(strapi, act, { state: 'approved', scheduledAt: null, scheduledBy: null });
  return review(strapi, 'ledger').append(record(act, { capacity: 'releaser', details }));
}
