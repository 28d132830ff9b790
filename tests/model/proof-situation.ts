/** Situations of a document that is proofread by three rounds, for tests of the rules. */
import { allChecked, type ProofCommand } from '../../plugins/review/server/src/core/proof';
import type { ProofFact, ProofFinding, ProofSignature } from '../../plugins/review/server/src/core/proof-state';
import type { RunFact, Situation } from '../../plugins/review/server/src/core/situation';
import { threeProofs, type ProofPeople } from '../../plugins/review/server/src/core/templates-proof';
import type { Workflow } from '../../plugins/review/server/src/core/workflow';
import { BEFORE, NOW, signedRun, situation, WORKFLOW } from './review-situation';

/** Two proofreaders of the first round, one of each other. */
export const OWN: ProofPeople = { rounds: [['p1', 'q1'], ['p2'], ['p3']] };
/** The same, and documents of the major class are read aloud. */
export const ALOUD: ProofPeople = { ...OWN, readAloud: { when: { facet: 'theme', values: ['major'] } } };
/** Three levels and these rounds. */
export const workflowOf = (people: ProofPeople): Workflow => ({ ...WORKFLOW, proof: threeProofs(people) });

/** Something that `p1` found in the text before this one. */
export const finding = (extra: Partial<ProofFinding> = {}): ProofFinding => ({
  ...{ id: 1, round: 'proof-1', person: 'p1', name: '甲', digest: BEFORE, severity: 'block', closed: null },
  ...{ path: 'title', start: 0, end: 2, quote: '食堂', note: '应为餐厅' },
  ...extra,
});
/** A signature on the text as it stands. */
export const signature = (
  person: string,
  round: string | null,
  extra: Partial<ProofSignature> = {},
): ProofSignature => ({
  ...{ person, name: `name of ${person}`, round, digest: NOW, isVoid: false },
  ...extra,
});
/** Every round signed. */
export const ALL = [signature('p1', 'proof-1'), signature('p2', 'proof-2'), signature('p3', 'proof-3')];

/** A document that every level has signed, unless said otherwise. */
export function here(fact: Partial<ProofFact> = {}, people = OWN, runFact: Partial<RunFact> | null = {}): Situation {
  const workflow = workflowOf(people);
  return situation({
    workflow,
    active: new Set(['ed', 'r1', 'r2', 'r3', 'p1', 'q1', 'p2', 'p3']),
    run: runFact && signedRun({ workflow, ...runFact }),
    proof: { findings: [], signatures: [], facets: { theme: ['major'] }, ...fact },
  });
}
/** Signs a round with everything on its checklist looked at. */
export const sign = (round: string, people = OWN): ProofCommand => ({
  ...{ act: 'sign', digest: NOW, round },
  checklist: allChecked(threeProofs(people).rounds.find(({ key }) => key === round) ?? { checklist: [] }),
});
/** Closes the finding. */
export const close = (how: 'fixed' | 'kept', comment?: string): ProofCommand => ({
  ...{ act: 'close', digest: NOW, finding: 1, how },
  ...(comment ? { comment } : {}),
});
