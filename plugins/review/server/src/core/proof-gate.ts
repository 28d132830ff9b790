import { Refusal } from './errors';
import { blockedBy, deskOf, proofedBefore } from './proof';
import { proofGap } from './proof-state';
import { proofreadersOf } from './proof-track';
import { openRun, type Actor, type Command, type Situation } from './situation';

/**
 * Refuses what would make content live, or put that on the clock, before it is proofread. An emergency release waits for
 * no round, but open findings stop it like those of any check; the last level of its after-review comes after the rounds.
 */
export function refuseUnproofed(situation: Situation, { action }: Command): Refusal | null {
  const isEarly = action === 'break-glass';
  const desk =
    action === 'release' || action === 'schedule' || isEarly || endsAfterReview(situation, action)
      ? deskOf(situation)
      : null;
  if (!desk) return null;
  const { findings, round, needsReading } = proofGap(desk.track, desk.fact, desk.ground);
  if (findings.length > 0) return blockedBy(findings);
  if (isEarly) return null;
  if (round) {
    const reason = {
      zh: `“${round.name}”还没有在这一版上签字。`,
      en: `Proof round “${round.name}” has not signed this text.`,
    };
    return new Refusal('NOT_RELEASABLE', { proof: { round: { key: round.key, name: round.name } } }, { reason });
  }
  if (!needsReading) return null;
  const reason = {
    zh: '这一稿还须由两人诵读并签字。',
    en: 'Two people have to read it aloud and sign for that first.',
  };
  return new Refusal('NOT_RELEASABLE', { proof: { readAloud: true } }, { reason });
}

function endsAfterReview(situation: Situation, action: Command['action']): boolean {
  const run = openRun(situation);
  return action === 'approve' && run?.isLiveEarly === true && run.level === run.workflow.levels.length - 1;
}

/** Acts by which a person signs a level or stands for the whole. */
const LEVEL_ACTS: ReadonlySet<Command['action']> = new Set(['approve', 'release', 'schedule']);

/** Unless the same people may hold both, whoever proofread this content signs no level of it. */
export function refuseProofreader(situation: Situation, actor: Actor, { action }: Command): Refusal | null {
  const desk = LEVEL_ACTS.has(action) ? deskOf(situation) : null;
  if (!desk || desk.track.sharesPeople || !proofreadersOf(desk.track).includes(actor.key)) return null;
  const own = desk.fact.signatures.find(
    (one) => one.person === actor.key && !one.isVoid && one.digest === situation.digest,
  );
  if (!own) return null;
  const round = desk.track.rounds.find(({ key }) => key === own.round);
  return proofedBefore(round ?? { key: 'read-aloud', name: '诵读' });
}
