import { askedToBreakGlass, glassOf, ownGlassSignature, refuseGlassStranger } from './break-glass';
import { refuseUnsignable } from './eligibility';
import { Refusal, type Bilingual } from './errors';
import { stoppingFindings, type Finding } from './findings';
import { levelAsksReason } from './level-reasons';
import { refuseUnread } from './reading-proof';
import {
  authorshipWords,
  barrierAt,
  isLevelAction,
  isStandIn,
  levelRefusals,
  levelState,
  refuseLevelRequest,
  refuseOnLevel,
} from './level-acts';
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
  type Command,
  type DecisionFact,
  type RunFact,
  type Situation,
} from './situation';
import type { Facets } from './panel';
import type { Level } from './workflow';

export * from './situation';
export { levelEvent, levelState } from './level-acts';

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
  if (!isLevelAction(command.action)) return null;
  if (run.state !== 'in_review') return alreadyDecided(run.lastBy);
  const named = command.level === undefined ? run.level : run.workflow.levels.findIndex((l) => l.key === command.level);
  if (named !== run.level) {
    const closing = standing(run).findLast((d) => d.level === named);
    return closing ? alreadyDecided({ name: closing.name }) : stateRefusal(situation);
  }
  return command.level === undefined ? refuseLate(situation, run, actor) : null;
}

/** Whoever has no task at the open level, and one at an earlier level that others closed, comes too late for that. */
function refuseLate(situation: Situation, run: RunFact, actor: Actor): Refusal | null {
  const isTheirs = (index: number) => levelState(situation, run, index)?.seats.find((one) => one.person === actor.key);
  if (isTheirs(run.level)) return null;
  for (let index = run.level - 1; index >= 0; index -= 1) {
    const seat = isTheirs(index);
    if (seat?.status !== 'closed') continue;
    const closing = standing(run).findLast((one) => one.level === index && one.person === seat.closedBy);
    return alreadyDecided(closing ?? null);
  }
  return null;
}

/** What was done on levels and not taken back; an emergency signature or a reminder stands for no level. */
function standing(run: RunFact): DecisionFact[] {
  return run.decisions.filter((d) => !d.void && d.kind !== 'break-glass' && d.kind !== 'remind');
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

/** What a person's withdrawal would take back: `-1` the whole run, a level's index their vote on it, null nothing. */
export function withdrawalLevel(run: RunFact, person: string): number | null {
  const last = standing(run).at(-1);
  if (!last) return run.submittedBy.key === person && run.state === 'in_review' ? -1 : null;
  const isVote = last.kind === 'approve' || last.kind === 'reject';
  return isVote && last.person === person ? last.level : null;
}

function refuseState(situation: Situation, actor: Actor, command: Command): Refusal | null {
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
    case 'remind':
      return waitingFor(situation).some((person) => person !== actor.key) ? null : stateRefusal(situation);
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
    default:
      // An act on a level, and none is open: where one is, its panel answers.
      return stateRefusal(situation);
  }
}

/** Acts outside the levels by which a person stands for a content: nobody may do them on their own text. */
const SIGNING: ReadonlySet<Action> = new Set(['release', 'schedule', 'break-glass']);

/** Authors may not sign; a release counts as signing. */
function refuseSameHand(situation: Situation, actor: Actor, command: Command): Refusal | null {
  const barred = SIGNING.has(command.action) ? barredBy(situation, actor.key) : [];
  if (barred.length === 0) return null;
  const { zh, en } = authorshipWords(barred);
  return new Refusal('SEPARATION_OF_DUTIES', { because: barred }, { reason: { zh: `您${zh}`, en: `you ${en}` } });
}

/** People who may release a run that all levels have signed: who holds the last one's own seats; none of them an author. */
function releasers(situation: Situation, run: RunFact): string[] {
  const { seats = [] } = levelState(situation, run, run.workflow.levels.length - 1) ?? {};
  return seats
    .filter(({ group, added }) => group === 'own' && added === null)
    .map(({ person }) => person)
    .filter((person) => barredBy(situation, person).length === 0);
}

/** Whether the caller is one of these people, or stands in for one of them at the last level. */
function isAmong(people: readonly string[], situation: Situation, actor: Actor, level: Level | undefined): boolean {
  return people.some((one) => one === actor.key || isStandIn(situation, actor.key, one, level?.key));
}

function refuseStranger(situation: Situation, actor: Actor, command: Command): Refusal | null {
  const open = openRun(situation);
  const workflow = open?.workflow ?? situation.workflow;
  const last = workflow.levels.at(-1);
  const named = last?.signers ?? [];
  const stranger = (isOne: boolean): Refusal | null => (isOne ? null : new Refusal('NOT_SIGNER'));
  switch (command.action) {
    case 'submit':
    case 'adopt':
      return actor.maySubmit ? null : new Refusal('FORBIDDEN');
    case 'withdraw':
      return stranger(situation.run !== null && withdrawalLevel(situation.run, actor.key) !== null);
    case 'release':
    case 'schedule':
      return stranger(isAmong(open ? releasers(situation, open) : [], situation, actor, last));
    case 'unschedule':
      return stranger(isAmong(named, situation, actor, last));
    case 'recall':
      return stranger(
        isAmong(named, situation, actor, last) || actor.roles.some((role) => workflow.recallRoles.includes(role)),
      );
    case 'break-glass':
      return refuseGlassStranger(situation, actor);
    case 'remind':
      return stranger(actor.maySubmit || workflow.levels.some(({ signers }) => signers.includes(actor.key)));
    default:
      return null;
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
const REASONED: ReadonlySet<Action> = new Set(['return', 'reject', 'reply', 'recall', 'break-glass']);

/** Whether an act takes a reason now. */
function needsReason(situation: Situation, action: Action): boolean {
  return REASONED.has(action) || levelAsksReason(situation, action);
}

function refuseSilence(situation: Situation, command: Command): Refusal | null {
  return needsReason(situation, command.action) && !command.comment?.trim() ? new Refusal('REASON_REQUIRED') : null;
}

function refuseTarget(situation: Situation, command: Command): Refusal | null {
  const run = openRun(situation);
  if (!run) return null;
  const indexOf = (key: string): number => run.workflow.levels.findIndex((level) => level.key === key);
  if (command.level !== undefined && indexOf(command.level) < 0) {
    const reason = { zh: '没有这个审级。', en: 'There is no such level.' };
    return new Refusal('INVALID_INPUT', { fields: [{ path: 'level', reason: reason.en }] }, { reason });
  }
  if (command.action !== 'return' || typeof command.to !== 'object') return null;
  const index = 'level' in command.to ? indexOf(command.to.level) : -1;
  if (index >= 0 && index < run.level) return null;
  const reason = {
    zh: '只能退回给作者或更早的审级。',
    en: 'It can go back to the author or to an earlier level only.',
  };
  return new Refusal('INVALID_INPUT', { fields: [{ path: 'to.level', reason: reason.en }] }, { reason });
}

/** The run whose open level an act is about, or null. */
function runOnLevel(situation: Situation, action: Action): RunFact | null {
  const open = isLevelAction(action) ? openRun(situation) : null;
  return open?.state === 'in_review' ? open : null;
}

/** The rules on who may do what when, whomever it would bring in. `onLevel` are those of the open level's panel. */
function refuseCase(
  situation: Situation,
  actor: Actor,
  command: Command,
  onLevel: (run: RunFact) => Refusal | null,
): Refusal | null {
  const run = runOnLevel(situation, command.action);
  return (
    refuseDecided(situation, actor, command) ??
    (run
      ? (onLevel(run) ?? refuseProofreader(situation, actor, command))
      : (refuseState(situation, actor, command) ??
        refuseSameHand(situation, actor, command) ??
        refuseProofreader(situation, actor, command) ??
        refuseStranger(situation, actor, command)))
  );
}

/**
 * Why an act is refused, or null: the first rule that applies, in the contract's order. Findings and signers are
 * looked at for `submit` only, by {@link refuseContent}, because a check has to run first.
 */
export function refuse(situation: Situation, actor: Actor, command: Command): Refusal | null {
  const run = runOnLevel(situation, command.action);
  return (
    refuseTarget(situation, command) ??
    (run ? refuseLevelRequest(situation, run, actor, command) : null) ??
    refuseCase(situation, actor, command, (open) => refuseOnLevel(situation, open, actor, command)) ??
    refuseStale(situation, command) ??
    refuseHaste(situation, command) ??
    refuseUnread(situation, actor, command) ??
    refuseSilence(situation, command) ??
    refuseUnproofed(situation, command)
  );
}

/** People are reminded now and then, not all the time. */
function refuseHaste({ run }: Situation, { action }: Command): Refusal | null {
  return action === 'remind' && run?.isReminded ? new Refusal('TOO_MANY') : null;
}

/** The part of `submit`'s and `release`'s rules that looks at the content: blocking findings, then signers. */
export function refuseContent(
  situation: Situation,
  actor: Actor,
  command: Command,
  findings: readonly Finding[],
  facets: Facets = {},
): Refusal | null {
  const blocking = stoppingFindings(findings);
  if (blocking.length > 0) return new Refusal('BLOCKING_FINDINGS', { findings: blocking }, { count: blocking.length });
  if (command.action !== 'submit') return null;
  return refuseUnsignable(situation, actor, facets) ?? refuseUnproofable(situation, actor, facets);
}

/** One row of the list of actions: what a person may do now, and why not. */
export interface AllowedAction {
  name: Action;
  enabled: boolean;
  refusal?: Refusal;
  /** Whether it takes a reason. */
  comment?: 'required';
}

/** Some actions are listed only where they can mean something: changes to adopt, an emergency rule, a seat to fill. */
function isOffered(situation: Situation, actor: Actor, name: Action): boolean {
  if (name === 'adopt') return situation.unattributed.length > 0;
  if (name === 'substitute') return actor.mayArrange === true;
  return name !== 'break-glass' || glassOf(situation) !== undefined;
}

/** Every action with whether this person may do it now. Computed from the same rules that decide the act. */
export function allowedActions(situation: Situation, actor: Actor): AllowedAction[] {
  const run = runOnLevel(situation, 'approve');
  const onLevel = run ? levelRefusals(situation, run, actor) : null;
  return ACTIONS.filter((name) => isOffered(situation, actor, name)).map((name) => {
    const command = { action: name, digest: digestFor(situation, name) };
    const refusal =
      refuseCase(situation, actor, command, () => onLevel?.get(name) ?? null) ??
      refuseHaste(situation, command) ??
      refuseUnread(situation, actor, command) ??
      refuseUnproofed(situation, command);
    const comment = needsReason(situation, name) ? { comment: 'required' as const } : {};
    return refusal ? { name, enabled: false, refusal, ...comment } : { name, enabled: true, ...comment };
  });
}

/** Where an approval takes the run: the same level (more signatures needed), the next one, or fully signed. */
export function afterApproval(run: RunFact, digest: string): { state: 'in_review' | 'approved'; level: number } {
  if (!isLevelSigned(run, run.level, digest)) return { state: 'in_review', level: run.level };
  if (run.level + 1 < run.workflow.levels.length) return { state: 'in_review', level: run.level + 1 };
  return { state: 'approved', level: run.level };
}

/**
 * People the run waits for: whoever's turn it is at the open level or is asked for an opinion there and may still act,
 * or who may release.
 */
export function waitingFor(situation: Situation): string[] {
  const run = openRun(situation);
  if (!run || run.state === 'scheduled') return [];
  if (run.state === 'approved') return releasers(situation, run);
  const { turn = [], asked = [] } = levelState(situation, run, run.level) ?? {};
  const signers = turn
    .map(({ person }) => person)
    .filter((person) => barrierAt(situation, run, run.level, person) === null);
  return [...new Set([...signers, ...asked.map(({ person }) => person), ...askedToBreakGlass(situation)])];
}
