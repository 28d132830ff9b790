import type { ChecklistItem, DefinitionFault, ProofDefinition, RoundDefinition } from '../api/workflows';
import { freeKey, moved, type Draft } from './workflow-draft';

/** What the second track begins with: no rounds, and nobody may hold both. */
export const NEW_PROOF: ProofDefinition = { rounds: [], sharesPeople: false };

/** The draft with another second track, or without one. */
export function withProof({ proof: _, ...draft }: Draft, proof: ProofDefinition | null): Draft {
  return proof === null ? draft : { ...draft, proof };
}

/** The track with one more round at its end. */
export const withRound = (proof: ProofDefinition): ProofDefinition => ({
  ...proof,
  rounds: [
    ...proof.rounds,
    { key: freeKey(proof.rounds, 'proof'), name: '', proofreaders: [], quorum: { kind: 'any' }, checklist: [] },
  ],
});

/** The track without a round. */
export const withoutRound = (proof: ProofDefinition, index: number): ProofDefinition => ({
  ...proof,
  rounds: proof.rounds.filter((_, at) => at !== index),
});

/** The track with a round moved forward or back. */
export const withMovedRound = (proof: ProofDefinition, index: number, by: 1 | -1): ProofDefinition => ({
  ...proof,
  rounds: moved(proof.rounds, index, by),
});

/** The track with some members of a round changed. */
export const withChangedRound = (
  proof: ProofDefinition,
  index: number,
  patch: Partial<RoundDefinition>,
): ProofDefinition => ({
  ...proof,
  rounds: proof.rounds.map((round, at) => (at === index ? { ...round, ...patch } : round)),
});

/** A checklist with one more item, which is still to be written. */
export const withItem = (checklist: readonly ChecklistItem[]): ChecklistItem[] => [
  ...checklist,
  { key: freeKey(checklist, 'item'), text: '' },
];

/** A checklist with an item in other words; its key stays, for it is the same question. */
export const withItemText = (checklist: readonly ChecklistItem[], index: number, text: string): ChecklistItem[] =>
  checklist.map((item, at) => (at === index ? { ...item, text } : item));

/** The track with reading aloud for what meets these conditions, or without. */
export function withReadAloud(
  { readAloud: _, ...proof }: ProofDefinition,
  readAloud: ProofDefinition['readAloud'] | null,
): ProofDefinition {
  return readAloud ? { ...proof, readAloud } : proof;
}

/** Rounds in which something is wrong, by index. */
export const faultyRounds = (faults: readonly DefinitionFault[]): ReadonlySet<number> =>
  new Set(faults.flatMap(({ path }) => /^proof\.rounds\.(\d+)/.exec(path)?.[1] ?? []).map(Number));
