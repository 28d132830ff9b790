import { openRun, type Situation } from './situation';

/** Whether the level a run is at wants a reason for an act, besides the acts that always take one. */
export function levelAsksReason(situation: Situation, action: string): boolean {
  const run = openRun(situation);
  const reasons: readonly string[] = run?.workflow.levels[run.level]?.reasons ?? [];
  return reasons.includes(action);
}
