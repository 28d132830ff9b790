import { Refusal, type Bilingual } from './errors';
import type { Finding } from './findings';
import type { Level } from './level';
import {
  asksReading,
  blockingFindings,
  firstUnsigned,
  isRoundSigned,
  readers,
  roundSignatures,
  standsOpen,
  type Closing,
  type ProofFact,
  type ProofFinding,
  type ProofGround,
  type ProofSignature,
} from './proof-state';
import { proofreadersOf, READ_ALOUD_PEOPLE, type ProofRound, type ProofTrack } from './proof-track';
import {
  barredBy,
  documentState,
  handsOf,
  openRun,
  proofGround,
  STATE_WORDS,
  type Actor,
  type DecisionFact,
  type Situation,
} from './situation';

/** An answer to an item of a checklist: looked at, or there is nothing of the kind in this text. */
export const CHECK_ANSWERS = ['yes', 'not-applicable'] as const;
/** An answer of {@link CHECK_ANSWERS}. */
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

/** An act of a proofreader as requested. `digest` is what the caller saw. */
export type ProofCommand = { digest: string } & (
  | { act: 'find'; round: string; note: string }
  | { act: 'close'; finding: number; how: Closing; comment?: string }
  | { act: 'reopen'; finding: number; comment?: string }
  | { act: 'sign'; round: string; checklist: Readonly<Record<string, CheckAnswer>> }
  | { act: 'read-aloud' }
);

/** Who acts: nothing but who somebody is decides what they may proofread. */
type Proofreader = Pick<Actor, 'key'>;

/** The acts of proofreaders. */
export type ProofAct = ProofCommand['act'];

/** A document that is proofread: its situation, track and fact, read together. */
export interface Desk {
  situation: Situation;
  track: ProofTrack;
  fact: ProofFact;
  ground: ProofGround;
}

/** The desk of a situation; null where the workflow has no proof rounds. */
export function deskOf(situation: Situation): Desk | null {
  const track = (openRun(situation)?.workflow ?? situation.workflow).proof;
  if (!track || !situation.proof) return null;
  const signers = levelSignatures(situation).flatMap(handsOf);
  return { situation, track, fact: situation.proof, ground: proofGround(situation, signers) };
}

/** What stands signed under the levels of the open run. */
function levelSignatures(situation: Situation): DecisionFact[] {
  return (openRun(situation)?.decisions ?? []).filter((d) => d.kind === 'approve' && !d.void);
}

/** Findings as checks report them, so that a refusal names them in the one shape callers know. */
export function asFindings(findings: readonly ProofFinding[]): Finding[] {
  return findings.map((one) => ({
    path: one.path,
    start: one.start,
    end: one.end,
    text: one.quote,
    ruleId: `proof-${one.id}`,
    pack: 'proof',
    category: 'proof',
    severity: one.severity === 'block' ? 'block' : 'warn',
    message: one.note,
    suggestions: [],
  }));
}

/** A refusal that names open findings. */
export function blockedBy(findings: readonly ProofFinding[]): Refusal {
  return new Refusal('BLOCKING_FINDINGS', { findings: asFindings(findings) }, { count: findings.length });
}

function wrongState({ situation }: Desk, reason: Bilingual): Refusal {
  const { state } = documentState(situation);
  return new Refusal(
    'WRONG_STATE',
    { state },
    { stateZh: STATE_WORDS[state].zh, stateEn: STATE_WORDS[state].en, reason },
  );
}

const decided = ({ name }: { name: string }): Refusal => new Refusal('ALREADY_DECIDED', { by: name }, { byName: name });

const roundOf = ({ track }: Desk, key: string): ProofRound | undefined => track.rounds.find((one) => one.key === key);

const findingOf = ({ fact }: Desk, id: number): ProofFinding | undefined => fact.findings.find((one) => one.id === id);

/** Acts on a round or finding that is not there, and checklists that do not answer what is asked. */
function refuseTarget(desk: Desk, command: ProofCommand): Refusal | null {
  if ('finding' in command) return findingOf(desk, command.finding) ? null : new Refusal('NOT_FOUND');
  if (!('round' in command)) return null;
  const round = roundOf(desk, command.round);
  if (!round) return new Refusal('NOT_FOUND');
  return command.act === 'sign' ? refuseChecklist(round, command.checklist) : null;
}

function refuseChecklist({ checklist }: ProofRound, answers: Readonly<Record<string, CheckAnswer>>): Refusal | null {
  const asked = checklist.map(({ key }) => key);
  const fields = [
    ...checklist
      .filter(({ key }) => !Object.hasOwn(answers, key))
      .map(({ key }) => ({ path: `checklist.${key}`, reason: 'not answered' })),
    ...Object.keys(answers)
      .filter((key) => !asked.includes(key))
      .map((key) => ({ path: `checklist.${key}`, reason: 'not on the checklist' })),
  ];
  if (fields.length === 0) return null;
  const reason = { zh: '请逐项答复校对清单。', en: 'Answer every item of the checklist, and no others.' };
  return new Refusal('INVALID_INPUT', { fields }, { reason });
}

function refuseDecided(desk: Desk, actor: Proofreader, command: ProofCommand): Refusal | null {
  const { track, fact, ground, situation } = desk;
  switch (command.act) {
    case 'sign': {
      const given = roundSignatures(track, fact, ground).get(command.round) as ProofSignature[];
      const own = given.find((one) => one.person === actor.key);
      const last = given.at(-1);
      if (own) return decided(own);
      return last && isRoundSigned(roundOf(desk, command.round) as ProofRound, given) ? decided(last) : null;
    }
    case 'read-aloud': {
      const given = readers(track, fact, ground);
      const own = given.find((one) => one.person === actor.key);
      if (own) return decided(own);
      return given.length >= READ_ALOUD_PEOPLE ? decided(given.at(-1) as ProofSignature) : null;
    }
    case 'close': {
      const finding = findingOf(desk, command.finding) as ProofFinding;
      return finding.closed && !standsOpen(finding, situation.digest) ? decided(finding.closed) : null;
    }
    case 'find':
    case 'reopen':
      return null;
  }
}

const NOT_SUBMITTED: Bilingual = {
  zh: '稿件提交审核后，各校次才能签字。',
  en: 'Rounds are signed once it has been submitted for review.',
};

function refuseState(desk: Desk, command: ProofCommand): Refusal | null {
  const { situation } = desk;
  switch (command.act) {
    case 'sign': {
      const order = refuseOrder(desk, command.round);
      return openRun(situation) ? order : wrongState(desk, NOT_SUBMITTED);
    }
    case 'read-aloud':
      return openRun(situation) ? refuseEarlyReading(desk) : wrongState(desk, NOT_SUBMITTED);
    case 'find': {
      const { state, modified } = documentState(situation);
      if (state !== 'released' || modified) return null;
      const reason = {
        zh: '内容与线上版本一致。如有错误，请更正后重新提交，或先撤稿。',
        en: 'It is what is live. If something is wrong, mend it and submit it again, or recall it.',
      };
      return wrongState(desk, reason);
    }
    case 'close': {
      const finding = findingOf(desk, command.finding) as ProofFinding;
      if (command.how !== 'fixed' || finding.digest !== situation.digest) return null;
      const reason = { zh: '发现问题以来，稿件还没有改动。', en: 'The text is still the one in which it was found.' };
      return wrongState(desk, reason);
    }
    case 'reopen': {
      const finding = findingOf(desk, command.finding) as ProofFinding;
      if (!standsOpen(finding, situation.digest)) return null;
      return wrongState(desk, { zh: '这个问题尚未关闭。', en: 'This finding is open.' });
    }
  }
}

/** Rounds are signed one after the other: each starts on what the one before has left clean. */
function refuseOrder(desk: Desk, key: string): Refusal | null {
  const { track, fact, ground } = desk;
  const first = track.rounds[firstUnsigned(track, fact, ground)];
  if (!first || track.rounds.findIndex((one) => one.key === key) <= track.rounds.indexOf(first)) return null;
  const reason = {
    zh: `“${first.name}”还没有在这一版上签字，请按校次顺序办理。`,
    en: `Round “${first.name}” has not signed this text yet; rounds go in their order.`,
  };
  return wrongState(desk, reason);
}

function refuseEarlyReading(desk: Desk): Refusal | null {
  const { track, fact, ground } = desk;
  if (!asksReading(track, fact))
    return wrongState(desk, { zh: '这一稿不要求诵读。', en: 'This document need not be read aloud.' });
  const first = track.rounds[firstUnsigned(track, fact, ground)];
  if (!first) return null;
  const reason = {
    zh: `“${first.name}”签字之后才能诵读。`,
    en: `It is read aloud after round “${first.name}” has signed.`,
  };
  return wrongState(desk, reason);
}

/** Whoever has a hand in the content signs nothing of it and closes no finding; otherwise one duty for one person. */
function refuseSameHand(desk: Desk, actor: Proofreader, command: ProofCommand): Refusal | null {
  if (command.act === 'find' || command.act === 'reopen') return null;
  const barred = barredBy(desk.situation, actor.key);
  if (barred.length > 0) {
    const paths = barred.flatMap((one) => one.paths ?? []).slice(0, 3);
    const where = paths.length > 0 ? ` (${paths.join(', ')})` : '';
    const reason = { zh: `您改动或提交过这一稿${where}`, en: `you changed or submitted it${where}` };
    return new Refusal('SEPARATION_OF_DUTIES', { because: barred }, { reason });
  }
  if (command.act === 'close') return null;
  return refuseLevelSigner(desk, actor) ?? (command.act === 'sign' ? refuseOtherRound(desk, actor) : null);
}

/** Whoever signed a level, and whoever somebody else signed it for. */
function refuseLevelSigner({ situation, track }: Desk, actor: Proofreader): Refusal | null {
  const signed = levelSignatures(situation).find((one) => handsOf(one).includes(actor.key));
  if (track.sharesPeople || !signed) return null;
  const { key, name } = openRun(situation)?.workflow.levels[signed.level] as Level;
  const reason = { zh: `您已签过“${name}”`, en: `you have signed level “${name}” of this run` };
  return new Refusal('SEPARATION_OF_DUTIES', { because: [{ kind: 'signed', level: key }] }, { reason });
}

/** Another round that this person has signed; who has signed this very one is told so before. */
function refuseOtherRound(desk: Desk, actor: Proofreader): Refusal | null {
  const { track, fact, ground } = desk;
  const given = [...roundSignatures(track, fact, ground).values()].flat();
  const own = given.find((one) => one.person === actor.key);
  return own ? proofedBefore(roundOf(desk, own.round as string) as ProofRound) : null;
}

/** Refuses who has signed this round of the same content. */
export function proofedBefore({ key, name }: Pick<ProofRound, 'key' | 'name'>): Refusal {
  const reason = { zh: `您已签过“${name}”`, en: `you have signed round “${name}” of this text` };
  return new Refusal('SEPARATION_OF_DUTIES', { because: [{ kind: 'proofed', round: key }] }, { reason });
}

function refuseStranger(desk: Desk, actor: Proofreader, command: ProofCommand): Refusal | null {
  return mayAct(desk, actor.key, command) ? null : new Refusal('NOT_SIGNER');
}

/** Whether the act is a person's to do: rights that are lent do not come in here, delegates are no proofreaders. */
function mayAct(desk: Desk, person: string, command: ProofCommand): boolean {
  const { track } = desk;
  switch (command.act) {
    case 'find':
    case 'sign':
      return (roundOf(desk, command.round) as ProofRound).proofreaders.includes(person);
    case 'close': {
      const finding = findingOf(desk, command.finding) as ProofFinding;
      const from = track.rounds.findIndex(({ key }) => key === finding.round);
      return finding.person === person || track.rounds.slice(from + 1).some((one) => one.proofreaders.includes(person));
    }
    case 'reopen':
    case 'read-aloud':
      return proofreadersOf(track).includes(person);
  }
}

function refuseSilence(command: ProofCommand): Refusal | null {
  if (command.act === 'find') return command.note.trim() ? null : new Refusal('REASON_REQUIRED');
  const asks = command.act === 'reopen' || (command.act === 'close' && command.how === 'kept');
  return asks && !command.comment?.trim() ? new Refusal('REASON_REQUIRED') : null;
}

function refuseFindings({ track, fact, situation }: Desk, command: ProofCommand): Refusal | null {
  if (command.act !== 'sign' && command.act !== 'read-aloud') return null;
  const upTo = command.act === 'sign' ? track.rounds.findIndex(({ key }) => key === command.round) : undefined;
  const findings = blockingFindings(track, fact, situation.digest, upTo);
  return findings.length > 0 ? blockedBy(findings) : null;
}

/** Why an act of proofreading is refused, or null: the first rule that applies, in the contract's order. */
export function refuseProof(situation: Situation, actor: Proofreader, command: ProofCommand): Refusal | null {
  const desk = deskOf(situation);
  if (!desk) return new Refusal('NOT_FOUND');
  return (
    refuseTarget(desk, command) ??
    refuseDecided(desk, actor, command) ??
    refuseState(desk, command) ??
    refuseSameHand(desk, actor, command) ??
    refuseStranger(desk, actor, command) ??
    (command.digest === situation.digest
      ? null
      : new Refusal('STALE_DIGEST', { expected: situation.digest, actual: command.digest })) ??
    refuseSilence(command) ??
    refuseFindings(desk, command)
  );
}

/** A checklist on which everything was looked at. */
export const allChecked = ({ checklist }: Pick<ProofRound, 'checklist'>): Record<string, CheckAnswer> =>
  Object.fromEntries(checklist.map(({ key }) => [key, 'yes' as const]));
