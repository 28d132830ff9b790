import { askedToBreakGlass, glassOf, ownGlassSignature, refuseGlassStranger } from './break-glass';
import { refuseUnsignable } from './eligibility';
import { Refusal, type Bilingual } from './errors';
import type { Finding } from './findings';
import { refuseProofreader, refuseUnproofed } from './proof-gate';
import { refuseUnproofable } from './proof-people';
import {
  ACTIONS,
  barredBy,
  documentState,
  isLevelSigned,
  isStaleRun,
  openRun,
  STATE_WORDS,
  type Action,
  type Actor,
  type Authorship,
  type Command,
  type RunFact,
  type Situation,
} from './situation';
import type { Level, Workflow } from './workflow';

export * from './situation';

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
  if (command.action === 'break-glass') return refuseSecondGlass(run, actor);
  if (command.action !== 'approve' && command.action !== 'return') return null;
  if (run.state !== 'in_review') return alreadyDecided(run.lastBy);
  const named = command.level === undefined ? run.level : run.workflow.levels.findIndex((l) => l.key === command.level);
  if (named !== run.level) {
    const closing = standing(run).findLast((d) => d.level === named);
    return closing ? alreadyDecided({ name: closing.name }) : stateRefusal(situation);
  }
  const own = standing(run).find((d) => d.person === actor.key && d.level === run.level);
  return own ? alreadyDecided(own) : null;
}

/** Decisions on levels that were not taken back; an emergency signature stands for no level. */
function standing(run: RunFact): RunFact['decisions'] {
  return run.decisions.filter((d) => !d.void && d.kind !== 'break-glass');
}

function refuseSecondGlass(run: RunFact, actor: Actor): Refusal | null {
  const own = ownGlassSignature(run, actor.key);
  return own ? alreadyDecided(own) : null;
}

/** The submitter takes a run back before anybody has signed; a signer takes an approval back before the next level acts. */
function refuseLateWithdrawal(situation: Situation, run: RunFact, actor: Actor): Refusal | null {
  if (!openRun(situation) || withdrawalLevel(run, actor.key) !== null) return null;
  const last = standing(run).at(-1);
  return actor.key === run.submittedBy.key && last ? alreadyDecided(last) : null;
}

/** What a person's withdrawal would take back: `-1` the whole run, a level's index their approval of it, null nothing. */
export function withdrawalLevel(run: RunFact, person: string): number | null {
  const last = standing(run).at(-1);
  if (!last) return run.submittedBy.key === person && run.state === 'in_review' ? -1 : null;
  return last.kind === 'approve' && last.person === person ? last.level : null;
}

function refuseState(situation: Situation, command: Command): Refusal | null {
  const open = openRun(situation);
  const live = situation.release?.recalled ? null : situation.release;
  switch (command.action) {
    case 'submit':
      if (open) return stateRefusal(situation);
      if (live?.digest === situation.digest && !live.awaitsAfterReview)
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
    case 'break-glass':
      if (open?.state !== 'in_review' || !glassOf(situation)) return stateRefusal(situation);
      return open.isLiveEarly
        ? stateRefusal(situation, {
            zh: '这一稿已紧急签发，正在补审。',
            en: 'It is live by an emergency release already; the after-review is under way.',
          })
        : null;
  }
}

/** Acts by which a person stands for a content: nobody may do them on their own text. */
const SIGNING: ReadonlySet<Action> = new Set(['approve', 'return', 'release', 'schedule', 'break-glass']);

/** Authors and earlier signers of the run may not sign; a release counts as signing. */
function refuseSameHand(situation: Situation, actor: Actor, command: Command): Refusal | null {
  if (!SIGNING.has(command.action)) return null;
  const barred = barredBy(situation, actor.key);
  if (barred.length > 0) {
    return new Refusal('SEPARATION_OF_DUTIES', { because: barred }, { reason: authorshipWords(barred) });
  }
  const run = openRun(situation);
  if (command.action !== 'approve' || !run) return null;
  const earlier = run.decisions.find((d) => d.person === actor.key && d.kind === 'approve' && !d.void);
  if (!earlier) return null;
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
    case 'break-glass':
      return refuseGlassStranger(situation, actor);
  }
}

/** The digest of what an act is about: for a recall what is live, else the text. */
function digestFor(situation: Situation, action: Action): string {
  return action === 'recall' ? (situation.release?.digest ?? '') : situation.digest;
}

function refuseStale(situation: Situation, command: Command): Refusal | null {
  const expected = digestFor(situation, command.action);
  return command.digest === expected ? null : new Refusal('STALE_DIGEST', { expected, actual: command.digest });
}

/** Acts that nobody does without saying why. */
const REASONED: ReadonlySet<Action> = new Set(['return', 'recall', 'break-glass']);

function refuseSilence(command: Command): Refusal | null {
  return REASONED.has(command.action) && !command.comment?.trim() ? new Refusal('REASON_REQUIRED') : null;
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
    refuseProofreader(situation, actor, command) ??
    refuseStranger(situation, actor, command) ??
    refuseStale(situation, command) ??
    refuseSilence(command) ??
    refuseUnproofed(situation, command)
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
  return refuseUnsignable(situation, actor) ?? refuseUnproofable(situation, actor);
}

/** One row of the list of actions: what a person may do now, and why not. */
export interface AllowedAction {
  name: Action;
  enabled: boolean;
  refusal?: Refusal;
}

/** Two actions are listed only where they can mean something: changes to adopt, an emergency rule in the workflow. */
function isOffered(situation: Situation, name: Action): boolean {
  if (name === 'adopt') return situation.unattributed.length > 0;
  return name !== 'break-glass' || glassOf(situation) !== undefined;
}

/** Every action with whether this person may do it now. Computed from the same rules that decide the act. */
export function allowedActions(situation: Situation, actor: Actor): AllowedAction[] {
  return ACTIONS.filter((name) => isOffered(situation, name)).map((name) => {
    const refusal = refuse(situation, actor, { action: name, digest: digestFor(situation, name), comment: '…' });
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
  const signed = run.decisions.filter((d) => !d.void && d.kind === 'approve').map((d) => d.person);
  const signers = (run.workflow.levels[run.level]?.signers ?? []).filter(
    (key) => !signed.includes(key) && barredBy(situation, key).length === 0,
  );
  return [...new Set([...signers, ...askedToBreakGlass(situation)])];
}
