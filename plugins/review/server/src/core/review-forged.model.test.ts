/**
 * Rows nobody could have written through the rules (a forged decision, a run pushed to «approved»): whatever stands in
 * the tables, going live still takes enough different, named people without a hand in the content at each level.
 */
import fc from 'fast-check';
import { PEOPLE, toOracle, workflows } from '../../../../../tests/model/review-histories';
import { isGlassBroken } from './break-glass';
import { isFullySigned, type Authorship, type DecisionFact, type RunFact, type Situation } from './review';
import type { Workflow } from './workflow';

const DIGEST = 'd'.repeat(64);
const RUNS = process.env.SANSHEN_DEEP === '1' ? 500_000 : process.env.SANSHEN_MUTATION === '1' ? 500 : 5_000;

const people = fc.constantFrom(...PEOPLE);
const mostly = <T>(usual: T, other: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(other) });

const approval = (person: fc.Arbitrary<string>, level: fc.Arbitrary<number>): fc.Arbitrary<DecisionFact> =>
  fc.record({
    person,
    name: person,
    level,
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant<DecisionFact['kind']>('approve') },
      { weight: 1, arbitrary: fc.constantFrom<DecisionFact['kind']>('return', 'break-glass') },
    ),
    digest: mostly(DIGEST, 'e'.repeat(64)),
    void: mostly(false, true),
  });

/** One signature for each seat by a named signer as a rule, and a few rows from anywhere. */
const decisionsOf = ({ levels }: Workflow): fc.Arbitrary<DecisionFact[]> =>
  fc
    .tuple(
      fc.tuple(
        ...levels.flatMap(({ signers }, level) =>
          signers.map((signer) =>
            approval(fc.oneof({ weight: 9, arbitrary: fc.constant(signer) }, people), fc.constant(level)),
          ),
        ),
      ),
      fc.array(approval(people, fc.nat(levels.length - 1)), { maxLength: 1 }),
    )
    .map((parts) => parts.flat());

const disjoint = workflows.map(
  (workflow): Workflow => ({
    ...workflow,
    // Each level with people of its own, so that a full set of signatures is possible; strangers come in as forgeries.
    levels: workflow.levels.slice(0, 3).map((level, index) => ({
      ...level,
      signers: PEOPLE.slice(index * 2, index * 2 + 2),
      quorum: level.quorum.kind === 'count' ? { kind: 'any' } : level.quorum,
    })),
  }),
);

const situations: fc.Arbitrary<Situation> = fc.oneof(workflows, disjoint, disjoint).chain((workflow) =>
  fc
    .record({
      decisions: decisionsOf(workflow),
      authors: fc.oneof(fc.constant([]), fc.array(people, { maxLength: 2 })),
      submitter: people,
      level: fc.nat(workflow.levels.length - 1),
      state: mostly<RunFact['state']>('approved', 'in_review'),
      isTouched: mostly(false, true),
    })
    .map(({ decisions, authors, submitter, level, state, isTouched }): Situation => {
      const by = { key: submitter, name: submitter };
      const hands: [string, Authorship[]][] = [...authors, submitter].map((key) => [key, [{ kind: 'edited', at: '' }]]);
      const about = { digest: DIGEST, workflow, decisions, isTouched, isLiveEarly: false };
      const run: RunFact = { id: 1, state, level, submittedBy: by, lastBy: by, ...about };
      const authorship = new Map(hands);
      return {
        digest: DIGEST,
        run,
        release: null,
        workflow,
        authors: authorship,
        unattributed: [],
        active: new Set(PEOPLE),
      };
    }),
);

/** Everybody who counts at a level, by the words of the documents. */
function validAt({ run, authors }: Situation, index: number): Set<string> {
  const { signers } = toOracle((run as RunFact).workflow)[index] as { signers: readonly string[] };
  const counting = (run as RunFact).decisions.filter(
    (d) => d.level === index && d.kind === 'approve' && !d.void && d.digest === DIGEST,
  );
  return new Set(counting.map((d) => d.person).filter((person) => signers.includes(person) && !authors.has(person)));
}

it('no row, however it got there, stands in for a signature', () => {
  let live = 0;
  fc.assert(
    fc.property(situations, (situation) => {
      if (!isFullySigned(situation)) return;
      live += 1;
      expect((situation.run as RunFact).isTouched).toBe(false);
      const levels = toOracle((situation.run as RunFact).workflow);
      const valid = levels.map((_, index) => validAt(situation, index));
      levels.forEach(({ needed }, index) => expect(valid[index]?.size).toBeGreaterThanOrEqual(needed));
      const everybody = valid.flatMap((signers) => [...signers]);
      expect(new Set(everybody).size).toBe(everybody.length);
    }),
    { numRuns: RUNS },
  );
  expect(live).toBeGreaterThan(RUNS / 100);
});

it('nor for two people who break the glass', () => {
  let broken = 0;
  fc.assert(
    fc.property(situations, fc.array(approval(people, fc.constant(0)), { maxLength: 6 }), (situation, forged) => {
      const run = situation.run as RunFact;
      const wanted = forged.map((decision): DecisionFact => ({ ...decision, kind: 'break-glass' }));
      const named = { ...run.workflow, breakGlass: { signers: ['ann', 'bob', 'cai'], reviewHours: 24 } };
      const decisions = [...run.decisions, ...wanted];
      const forgery = { ...situation, run: { ...run, state: 'in_review' as const, workflow: named, decisions } };
      if (!isGlassBroken(forgery)) return;
      broken += 1;
      const counting = decisions.filter((d) => d.kind === 'break-glass' && !d.void && d.digest === DIGEST);
      const valid = counting.map((d) => d.person).filter((one) => named.breakGlass.signers.includes(one));
      expect(new Set(valid.filter((one) => !situation.authors.has(one))).size).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: RUNS },
  );
  expect(broken).toBeGreaterThan(RUNS / 500);
});
