import type { ProofDefinition } from '../api/workflows';
import {
  faultyRounds,
  NEW_PROOF,
  withChangedRound,
  withItem,
  withItemText,
  withMovedRound,
  withoutRound,
  withProof,
  withReadAloud,
  withRound,
} from './proof-draft';
import { fromTemplate, type Draft } from './workflow-draft';

const draft: Draft = { name: '流程', levels: [], recallRoles: [] };
const three = [1, 2, 3].reduce((proof) => withRound(proof), NEW_PROOF);
const keys = ({ rounds }: ProofDefinition) => rounds.map(({ key }) => key);

it('rounds come, go and move; each has a key of its own', () => {
  expect(keys(three)).toEqual(['proof-1', 'proof-2', 'proof-3']);
  expect(keys(withRound(withoutRound(three, 0)))).toEqual(['proof-2', 'proof-3', 'proof-4']);
  expect(keys(withMovedRound(three, 2, -1))).toEqual(['proof-1', 'proof-3', 'proof-2']);
  const named = withChangedRound(three, 1, { name: '二校', proofreaders: ['ann'] });
  expect(named.rounds.map(({ name }) => name)).toEqual(['', '二校', '']);
});

it('an item keeps its key when its words change, and a new one takes none that is there', () => {
  const list = withItemText(withItem(withItem([])), 0, '逐字核对');
  expect(list).toEqual([
    { key: 'item-1', text: '逐字核对' },
    { key: 'item-2', text: '' },
  ]);
  expect(withItem(list.slice(1)).map(({ key }) => key)).toEqual(['item-2', 'item-3']);
});

it('a track that is given up leaves no trace, nor does reading aloud', () => {
  expect(withProof(withProof(draft, three), null)).toStrictEqual(draft);
  const aloud = withReadAloud(three, { when: [{ facet: 'theme', values: ['x'] }] });
  expect(aloud.readAloud?.when).toEqual([{ facet: 'theme', values: ['x'] }]);
  expect(withReadAloud(aloud, null)).toStrictEqual(three);
});

it('a template with rounds asks for their people', () => {
  const round = {
    key: 'proof-1',
    name: '一校',
    quorum: { kind: 'any' as const },
    checklist: [{ key: 'a', text: '字' }],
  };
  const made = fromTemplate({ key: 't', name: '三审三校', about: '', levels: [], rounds: [round] });
  expect(made.proof).toEqual({ rounds: [{ ...round, proofreaders: [] }], sharesPeople: false });
});

it('finds rounds with faults', () =>
  expect([
    ...faultyRounds([
      { path: 'proof.rounds.1.proofreaders', reason: '' },
      { path: 'proof.rounds.10.checklist.0.text', reason: '' },
      { path: 'levels.2.name', reason: '' },
    ]),
  ]).toEqual([1, 10]));
