import { Refusal } from './errors';
import { barredBy, openRun, type Actor, type DecisionFact, type RunFact, type Situation } from './situation';
import { BREAK_GLASS_PEOPLE, type Workflow } from './workflow';

/** Signatures of an emergency release that stand on exactly the current content, one for each person. */
export function breakGlassSignatures(situation: Situation): DecisionFact[] {
  const run = openRun(situation);
  if (!run?.workflow.breakGlass) return [];
  const { signers } = run.workflow.breakGlass;
  const people = new Map<string, DecisionFact>();
  for (const decision of run.decisions) {
    const counts =
      decision.kind === 'break-glass' &&
      !decision.void &&
      decision.digest === situation.digest &&
      signers.includes(decision.person) &&
      barredBy(situation, decision.person).length === 0;
    if (counts) people.set(decision.person, decision);
  }
  return [...people.values()];
}

/**
 * The second way to live, which a workflow version has to offer: an open run on exactly this content, and two different
 * named people without a hand in it. The levels sign afterwards.
 */
export function isGlassBroken(situation: Situation): boolean {
  const run = openRun(situation);
  return run?.state === 'in_review' && breakGlassSignatures(situation).length >= BREAK_GLASS_PEOPLE;
}

/** The workflow whose emergency rule applies: that of the run under way, else the newest. */
export const glassOf = (situation: Situation): Workflow['breakGlass'] =>
  (openRun(situation)?.workflow ?? situation.workflow).breakGlass;

/** Refuses who is not named for emergency releases. */
export function refuseGlassStranger(situation: Situation, actor: Actor): Refusal | null {
  return glassOf(situation)?.signers.includes(actor.key) ? null : new Refusal('NOT_SIGNER');
}

/** A standing emergency signature of the person on this run. */
export function ownGlassSignature(run: RunFact, person: string): DecisionFact | undefined {
  return run.decisions.find((d) => d.kind === 'break-glass' && !d.void && d.person === person);
}

/** Who is asked for the second signature once the first stands: everybody else who may give it. */
export function askedToBreakGlass(situation: Situation): string[] {
  const run = openRun(situation);
  if (run?.state !== 'in_review' || run.isLiveEarly) return [];
  const [first] = breakGlassSignatures(situation);
  if (!first) return [];
  return (glassOf(situation)?.signers ?? []).filter(
    (person) => person !== first.person && barredBy(situation, person).length === 0,
  );
}

/** When the after-review of an emergency release is due, ISO 8601 UTC. `at` is the time of the release. */
export function afterReviewDue(at: string, { reviewHours }: { reviewHours: number }): string {
  return new Date(Date.parse(at) + reviewHours * 3_600_000).toISOString();
}
