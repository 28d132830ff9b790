import { Refusal, type Bilingual } from './errors';
import type { Finding } from './findings';
import { nobodyLeft } from './nobody-left';
import { neededSignatures, unfillableLevel, type Level, type Workflow } from './workflow';

/** State of a document in one locale, as everybody sees it. */
export type DocumentState = 'draft' | 'in_review' | 'returned' | 'approved' | 'scheduled' | 'released' | 'recalled';

/** State of one run (审核轮次). Those of {@link OPEN_STATES} are open; the others are over. */
export type RunState = 'in_review' | 'approved' | 'scheduled' | 'returned' | 'withdrawn' | 'void' | 'released';

/** States of a run that still waits for something. */
export const OPEN_STATES: readonly RunState[] = ['in_review', 'approved', 'scheduled'];

/** Whether a run still waits for something: an edit makes it void, a new one cannot start beside it. */
export function isOpen(run: { state: RunState } | null | undefined): boolean {
  return run != null && OPEN_STATES.includes(run.state);
}

/** The acts on a run that this version offers. */
export const ACTIONS = [
  'submit',
  'withdraw',
  'approve',
  'return',
  'release',
  'schedule',
  'unschedule',
  'recall',
  'adopt',
] as const;
export type Action = (typeof ACTIONS)[number];

/** A person who acts: `key` names the human being, whichever account they use. */
export interface Actor {
  key: string;
  name: string;
  roles: readonly string[];
  /** Whether the account may submit documents for review. */
  maySubmit: boolean;
}

/** A decision (意见) on the run, as far as the rules need it. */
export interface DecisionFact {
  person: string;
  name: string;
  level: number;
  kind: 'approve' | 'return';
  digest: string;
  /** A return to this level or an earlier one, or the signer's own withdrawal, took it back. */
  void: boolean;
}

/** The newest run of a document and locale. */
export interface RunFact {
  id: number;
  state: RunState;
  level: number;
  digest: string;
  submittedBy: { key: string; name: string };
  /** Who ended it or moved it last, for «who won». */
  lastBy: { key: string; name: string } | null;
  workflow: Workflow;
  decisions: DecisionFact[];
}

/** The last release of a document and locale, recalled or not. */
export interface ReleaseFact {
  id: number;
  digest: string;
  recalled: boolean;
  by: { key: string; name: string };
  recalledBy: { key: string; name: string } | null;
}

/** Why a person is an author of the current version. */
export interface Authorship {
  kind: 'edited' | 'uploaded' | 'submitted';
  at: string;
  paths?: string[];
}

/** Everything the rules look at: one consistent reading of a document in one locale. */
export interface Situation {
  digest: string;
  run: RunFact | null;
  release: ReleaseFact | null;
  workflow: Workflow;
  /** Whoever changed a byte since the last release, by person key. */
  authors: ReadonlyMap<string, Authorship[]>;
  /** Changes since the last release that no person stands behind (token, cron, import), not yet adopted. */
  unattributed: readonly { origin: string; at: string }[];
  /** People who exist and have an active account, by key. */
  active: ReadonlySet<string>;
}

/** An act as requested. `digest` is what the caller saw. */
export interface Command {
  action: Action;
  digest: string;
  comment?: string;
  /** Level meant by the caller; default: the one open now. */
  level?: string;
  /** For `return`: a level's key, or the author. */
  to?: 'author' | { level: string };
  /** For `schedule`: when to release, ISO 8601 UTC. */
  at?: string;
}

const STATE_WORDS: Record<DocumentState, Bilingual> = {
  draft: { zh: '草稿', en: 'draft' },
  in_review: { zh: '审核中', en: 'in review' },
  returned: { zh: '已退回', en: 'returned' },
  approved: { zh: '已通过', en: 'approved' },
  scheduled: { zh: '已定时', en: 'scheduled' },
  released: { zh: '已发布', en: 'released' },
  recalled: { zh: '已撤稿', en: 'recalled' },
};

/** The run, if it is open and still about the current content. An edit makes it void whoever has noticed so far. */
export function openRun(situation: Situation): RunFact | null {
  const { run, digest } = situation;
  return run && isOpen(run) && run.digest === digest ? run : null;
}

/** True when an open run is about content that is no longer there: it must be recorded as void. */
export function isStaleRun(situation: Situation): boolean {
  const { run, digest } = situation;
  return run !== null && isOpen(run) && run.digest !== digest;
}

/** The state everybody sees, and whether a live release differs from the draft. */
export function documentState(situation: Situation): { state: DocumentState; modified: boolean } {
  const { run, release, digest } = situation;
  const live = release !== null && !release.recalled;
  const modified = live && release.digest !== digest;
  const open = openRun(situation);
  if (open) return { state: open.state as DocumentState, modified };
  if (run?.state === 'returned') return { state: 'returned', modified };
  if (live) return { state: 'released', modified };
  return { state: release ? 'recalled' : 'draft', modified };
}

/** Signatures of a level that count: approvals on exactly the current content, not taken back. */
export function validApprovals(run: RunFact, level: number, digest: string): DecisionFact[] {
  return run.decisions.filter((d) => d.kind === 'approve' && !d.void && d.level === level && d.digest === digest);
}

/** True when a level has the signatures it needs, each by a different person. */
export function isLevelSigned(run: RunFact, index: number, digest: string): boolean {
  const level = run.workflow.levels[index];
  if (!level) return false;
  const people = new Set(
    validApprovals(run, index, digest)
      .map((d) => d.person)
      .filter((person) => level.signers.includes(person)),
  );
  return people.size >= neededSignatures(level);
}

/**
 * The one place that says yes to going live: an approved run on exactly this content, every level of its workflow
 * version signed by enough different people, nobody twice, no author among them.
 */
export function isFullySigned(situation: Situation): boolean {
  const run = openRun(situation);
  if (!run || run.state === 'in_review') return false;
  const { levels } = run.workflow;
  if (!levels.every((_, index) => isLevelSigned(run, index, situation.digest))) return false;
  const signatures = levels.flatMap((_, index) => validApprovals(run, index, situation.digest).map((d) => d.person));
  return (
    new Set(signatures).size === signatures.length &&
    signatures.every((person) => barredBy(situation, person).length === 0)
  );
}

/** Why a person may sign no level of the current version: they changed it or submitted it. */
export function barredBy(situation: Situation, person: string): Authorship[] {
  return situation.authors.get(person) ?? [];
}

function stateRefusal(situation: Situation, reason: Bilingual = { zh: '', en: '' }): Refusal {
  const { state } = documentState(situation);
  const by = situation.run?.lastBy ?? situation.release?.recalledBy ?? situation.release?.by ?? null;
  return new Refusal(
    'WRONG_STATE',
    { state, ...(by ? { by: by.name } : {}) },
    { stateZh: STATE_WORDS[state].zh, stateEn: STATE_WORDS[state].en, reason },
  );
}

function alreadyDecided(by: { name: string } | null): Refusal {
  const name = by?.name ?? '';
  return new Refusal('ALREADY_DECIDED', { by: name }, { byName: name || { zh: '其他人', en: 'somebody else' } });
}

/** Whether a level of this run is closed already, by the caller or by another act. */
function refuseDecided(situation: Situation, actor: Actor, command: Command): Refusal | null {
  const { run } = situation;
  if (!run || run.state === 'void' || run.state === 'released' || isStaleRun(situation)) return null;
  if (command.action === 'withdraw') return refuseLateWithdrawal(situation, run, actor);
  if (command.action !== 'approve' && command.action !== 'return') return null;
  if (run.state !== 'in_review') return alreadyDecided(run.lastBy);
  const named = command.level === undefined ? run.level : run.workflow.levels.findIndex((l) => l.key === command.level);
  if (named !== run.level) {
    const closing = [...run.decisions].reverse().find((d) => d.level === named && !d.void);
    return closing ? alreadyDecided({ name: closing.name }) : stateRefusal(situation);
  }
  const own = run.decisions.find((d) => d.person === actor.key && d.level === run.level && !d.void);
  return own ? alreadyDecided(own) : null;
}

/** The submitter takes a run back before anybody has signed; a signer takes an approval back before the next level acts. */
function refuseLateWithdrawal(situation: Situation, run: RunFact, actor: Actor): Refusal | null {
  if (!openRun(situation) || withdrawalLevel(run, actor.key) !== null) return null;
  const last = [...run.decisions].reverse().find((d) => !d.void);
  return actor.key === run.submittedBy.key && last ? alreadyDecided(last) : null;
}

/** What a person's withdrawal would take back: `-1` the whole run, a level's index their approval of it, null nothing. */
export function withdrawalLevel(run: RunFact, person: string): number | null {
  const standing = run.decisions.filter((d) => !d.void);
  if (standing.length === 0) return run.submittedBy.key === person && run.state === 'in_review' ? -1 : null;
  const last = standing.at(-1);
  return last?.kind === 'approve' && last.person === person ? last.level : null;
}

function refuseState(situation: Situation, command: Command): Refusal | null {
  const open = openRun(situation);
  const live = situation.release !== null && !situation.release.recalled;
  switch (command.action) {
    case 'submit':
      if (open) return stateRefusal(situation);
      if (live && situation.release?.digest === situation.digest)
        return stateRefusal(situation, {
          zh: '内容与线上版本完全一致，无需再审。',
          en: 'It is identical to the live version; there is nothing to review.',
        });
      if (situation.unattributed.length > 0)
        return stateRefusal(situation, {
          zh: '稿件含有非人员账号（接口或导入）的改动，须先由责任编辑认领。',
          en: 'It holds changes by a caller without a person (token, import); an editor has to adopt them first.',
        });
      return null;
    case 'adopt':
      return situation.unattributed.length === 0 || open ? stateRefusal(situation) : null;
    case 'withdraw':
      return open ? null : stateRefusal(situation);
    case 'approve':
    case 'return':
      return open?.state === 'in_review' ? null : stateRefusal(situation);
    case 'release':
      return open?.state === 'approved' || open?.state === 'scheduled' ? null : stateRefusal(situation);
    case 'schedule':
      return open?.state === 'approved' ? null : stateRefusal(situation);
    case 'unschedule':
      return open?.state === 'scheduled' ? null : stateRefusal(situation);
    case 'recall':
      return live ? null : stateRefusal(situation);
  }
}

/** Acts by which a person stands for a content: nobody may do them on their own text. */
const SIGNING: ReadonlySet<Action> = new Set(['approve', 'return', 'release', 'schedule']);

/** Authors and earlier signers of the run may not sign; a release counts as signing. */
function refuseSameHand(situation: Situation, actor: Actor, command: Command): Refusal | null {
  if (!SIGNING.has(command.action)) return null;
  const barred = barredBy(situation, actor.key);
  if (barred.length > 0) {
    return new Refusal('SEPARATION_OF_DUTIES', { because: barred }, { reason: authorshipWords(barred) });
  }
  if (command.action !== 'approve') return null;
  const run = openRun(situation);
  const earlier = run?.decisions.find(
    (d) => d.person === actor.key && d.kind === 'approve' && !d.void && d.level !== run.level,
  );
  if (!run || !earlier) return null;
  const level = run.workflow.levels[earlier.level];
  return new Refusal(
    'SEPARATION_OF_DUTIES',
    { because: [{ kind: 'signed', level: level?.key }] },
    {
      reason: { zh: `您已签过“${level?.name ?? ''}”`, en: `you have signed level “${level?.name ?? ''}” of this run` },
    },
  );
}

function authorshipWords(authorships: Authorship[]): Bilingual {
  const first = authorships[0] as Authorship;
  const zh = { edited: '您改动过这一稿', uploaded: '您上传或替换过其中的图片或附件', submitted: '这一稿由您提交' }[
    first.kind
  ];
  const en = {
    edited: 'you edited it',
    uploaded: 'you uploaded or replaced a file in it',
    submitted: 'you submitted it',
  }[first.kind];
  const paths = first.paths?.length ? ` (${first.paths.slice(0, 3).join(', ')})` : '';
  return { zh: `${zh}${paths}`, en: `${en}${paths}` };
}

function lastLevel(workflow: Workflow): Level | undefined {
  return workflow.levels.at(-1);
}

function refuseStranger(situation: Situation, actor: Actor, command: Command): Refusal | null {
  const run = situation.run;
  const workflow = openRun(situation)?.workflow ?? situation.workflow;
  switch (command.action) {
    case 'submit':
    case 'adopt':
      return actor.maySubmit ? null : new Refusal('FORBIDDEN');
    case 'withdraw':
      return run && withdrawalLevel(run, actor.key) !== null ? null : new Refusal('NOT_SIGNER');
    case 'approve':
    case 'return':
      return run && workflow.levels[run.level]?.signers.includes(actor.key)
        ? null
        : new Refusal('NOT_SIGNER', { level: run?.level });
    case 'release':
    case 'schedule':
    case 'unschedule':
      return lastLevel(workflow)?.signers.includes(actor.key) ? null : new Refusal('NOT_SIGNER');
    case 'recall': {
      const may =
        lastLevel(workflow)?.signers.includes(actor.key) ||
        actor.roles.some((role) => workflow.recallRoles.includes(role));
      return may ? null : new Refusal('NOT_SIGNER');
    }
  }
}

function refuseStale(situation: Situation, command: Command): Refusal | null {
  const expected = command.action === 'recall' ? (situation.release?.digest ?? '') : situation.digest;
  return command.digest === expected ? null : new Refusal('STALE_DIGEST', { expected, actual: command.digest });
}

function refuseSilence(command: Command): Refusal | null {
  const needs = command.action === 'return' || command.action === 'recall';
  return needs && !command.comment?.trim() ? new Refusal('REASON_REQUIRED') : null;
}

function refuseTarget(situation: Situation, command: Command): Refusal | null {
  const run = openRun(situation);
  if (!run) return null;
  const indexOf = (key: string): number => run.workflow.levels.findIndex((level) => level.key === key);
  if (command.level !== undefined && indexOf(command.level) < 0) {
    const reason = { zh: '没有这个审级。', en: 'There is no such level.' };
    return new Refusal('INVALID_INPUT', { fields: [{ path: 'level', reason: reason.en }] }, { reason });
  }
  if (command.action !== 'return' || command.to === undefined || command.to === 'author') return null;
  const index = indexOf(command.to.level);
  if (index >= 0 && index < run.level) return null;
  const reason = {
    zh: '只能退回给作者或更早的审级。',
    en: 'It can go back to the author or to an earlier level only.',
  };
  return new Refusal('INVALID_INPUT', { fields: [{ path: 'to.level', reason: reason.en }] }, { reason });
}

/**
 * Why an act is refused, or null: the first rule that applies, in the contract's order. Findings and signers are
 * looked at for `submit` only, by {@link refuseContent}, because a check has to run first.
 */
export function refuse(situation: Situation, actor: Actor, command: Command): Refusal | null {
  return (
    refuseTarget(situation, command) ??
    refuseDecided(situation, actor, command) ??
    refuseState(situation, command) ??
    refuseSameHand(situation, actor, command) ??
    refuseStranger(situation, actor, command) ??
    refuseStale(situation, command) ??
    refuseSilence(command)
  );
}

/** The part of `submit`'s and `release`'s rules that looks at the content: blocking findings, then signers. */
export function refuseContent(
  situation: Situation,
  actor: Actor,
  command: Command,
  findings: readonly Finding[],
): Refusal | null {
  const blocking = findings.filter((finding) => finding.severity === 'block');
  if (blocking.length > 0) return new Refusal('BLOCKING_FINDINGS', { findings: blocking }, { count: blocking.length });
  if (command.action !== 'submit') return null;
  const eligible = new Set(
    [...situation.active].filter((key) => key !== actor.key && barredBy(situation, key).length === 0),
  );
  const missing = unfillableLevel(situation.workflow.levels, eligible);
  if (missing === null) return null;
  return nobodyLeft(situation.workflow.levels, missing, eligible, (person) => {
    if (!situation.active.has(person)) return 'inactive';
    return barredBy(situation, person)[0]?.kind ?? (person === actor.key ? 'submitted' : 'needed-elsewhere');
  });
}

/** One row of the list of actions: what a person may do now, and why not. */
export interface AllowedAction {
  name: Action;
  enabled: boolean;
  refusal?: Refusal;
}

/** Every action with whether this person may do it now. Computed from the same rules that decide the act. */
export function allowedActions(situation: Situation, actor: Actor): AllowedAction[] {
  return ACTIONS.filter((name) => name !== 'adopt' || situation.unattributed.length > 0).map((name) => {
    const digest = name === 'recall' ? (situation.release?.digest ?? '') : situation.digest;
    const refusal = refuse(situation, actor, { action: name, digest, comment: '…' });
    return refusal ? { name, enabled: false, refusal } : { name, enabled: true };
  });
}

/** Where an approval takes the run: the same level (more signatures needed), the next one, or fully signed. */
export function afterApproval(run: RunFact, digest: string): { state: 'in_review' | 'approved'; level: number } {
  if (!isLevelSigned(run, run.level, digest)) return { state: 'in_review', level: run.level };
  if (run.level + 1 < run.workflow.levels.length) return { state: 'in_review', level: run.level + 1 };
  return { state: 'approved', level: run.level };
}

/** People whose decision the run waits for: signers of the open level who may still sign, or who may release. */
export function waitingFor(situation: Situation): string[] {
  const run = openRun(situation);
  if (!run) return [];
  if (run.state === 'scheduled') return [];
  if (run.state === 'approved')
    return (lastLevel(run.workflow)?.signers ?? []).filter((key) => barredBy(situation, key).length === 0);
  const standing = run.decisions.filter((d) => !d.void && d.kind === 'approve').map((d) => d.person);
  return (run.workflow.levels[run.level]?.signers ?? []).filter(
    (key) => !standing.includes(key) && barredBy(situation, key).length === 0,
  );
}
