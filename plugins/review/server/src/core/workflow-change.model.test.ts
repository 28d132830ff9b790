/**
 * No changed workflow leads to «approved»: random definitions, a document somewhere in its review, and random changes
 * of its workflow with a random answer each. What may be live is looked up by the real rules after each.
 */
import fc from 'fast-check';
import { PEOPLE, workflows } from '../../../../../tests/model/review-histories';
import { ReviewDesk } from '../../../../../tests/model/review-desk';
import { isFullySigned, waitingFor, type RunFact } from './review';
import { afterChange } from './workflow-change';
import { CHOICES } from './workflow-impact';

const CASES = process.env.SANSHEN_DEEP === '1' ? 100_000 : 3_000;

const actor = (key: string) => ({ key, name: key, roles: [], maySubmit: true });

/** Somebody who may sign now signs, so often. */
function signOn(desk: ReviewDesk, times: number): void {
  for (let i = 0; i < times; i += 1) {
    const [next] = waitingFor(desk.situation());
    if (next === undefined || desk.run?.state !== 'in_review') return;
    desk.act(actor(next), { action: 'approve', digest: desk.content });
  }
}

const changes = fc.array(fc.tuple(workflows, fc.constantFrom(...CHOICES), fc.nat(3)), { minLength: 1, maxLength: 4 });

it('a change keeps a run exactly as it is, or begins it again without a signature', () => {
  let [kept, restarted, approved] = [0, 0, 0];
  fc.assert(
    fc.property(workflows, fc.nat(6), changes, (first, signatures, steps) => {
      const desk = new ReviewDesk('text', first, PEOPLE);
      desk.act(actor('clerk'), { action: 'submit', digest: 'text' });
      signOn(desk, signatures);
      steps.forEach(([workflow, choice, more], index) => {
        const before = desk.run;
        if (!before) return;
        const wasSigned = isFullySigned(desk.situation());
        desk.workflow = { ...workflow, version: index + 2 };
        const { run, next } = afterChange(before, desk.workflow, choice);
        desk.run = next ? { id: 100 + index, ...next } : run;
        const after = desk.run as RunFact;
        if (choice === 'keep') {
          expect(after).toBe(before);
          expect(isFullySigned(desk.situation())).toBe(wasSigned);
          kept += 1;
        } else {
          expect(run.state).toBe('void');
          expect([after.state, after.level, after.decisions, after.digest]).toEqual([
            'in_review',
            0,
            [],
            before.digest,
          ]);
          expect([after.workflow, after.submittedBy]).toEqual([desk.workflow, before.submittedBy]);
          expect(isFullySigned(desk.situation())).toBe(false);
          restarted += 1;
        }
        signOn(desk, more);
        const now = desk.run;
        if (now?.state !== 'approved') return;
        approved += 1;
        // Approved by decisions of this very run, on every level of the version it is pinned to.
        for (const level of now.workflow.levels.keys())
          expect(now.decisions.some((one) => one.level === level && !one.void && one.digest === 'text')).toBe(true);
      });
    }),
    { numRuns: CASES },
  );
  // The draws reach what they are to reach.
  expect(Math.min(kept, restarted)).toBeGreaterThan(CASES / 4);
  expect(approved).toBeGreaterThan(CASES / 50);
});
