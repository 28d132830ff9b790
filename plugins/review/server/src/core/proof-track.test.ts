import { proofFaults, type ProofTrack } from './proof-track';
import { SANSHEN_SANJIAO, threeProofs } from './templates-proof';
import { faultsOf } from './workflow';

const good = threeProofs({ rounds: [['p1'], ['p2'], ['p3']] });
const paths = (track: ProofTrack): string[] => proofFaults(track, 'proof').map(({ path }) => path);
const withRound = (changes: object): ProofTrack => ({
  ...good,
  rounds: [{ ...good.rounds[0], ...changes } as ProofTrack['rounds'][number], ...good.rounds.slice(1)],
});

it('the template needs people and nothing else', () => {
  expect(proofFaults(good, 'proof')).toStrictEqual([]);
  expect(faultsOf({ ...SANSHEN_SANJIAO, version: 1 }).map(({ path }) => path)).toEqual([
    ...[0, 1, 2].map((index) => `levels.${index}.quorum`),
    ...[0, 1, 2].map((index) => `proof.rounds.${index}.proofreaders`),
  ]);
  const levels = SANSHEN_SANJIAO.levels.map((level, index) => ({ ...level, signers: [`r${index}`] }));
  expect(faultsOf({ ...SANSHEN_SANJIAO, levels, proof: good, version: 1 })).toStrictEqual([]);
});

it.each<[string, ProofTrack, string[]]>([
  ['no round', { ...good, rounds: [] }, ['proof.rounds']],
  ['a key that is none', withRound({ key: '一校' }), ['proof.rounds.0.key']],
  ['a key with something before it', withRound({ key: '1-a' }), ['proof.rounds.0.key']],
  ['a key with something after it', withRound({ key: 'a校' }), ['proof.rounds.0.key']],
  ['an item of white space', withRound({ checklist: [{ key: 'a', text: ' ' }] }), ['proof.rounds.0.checklist.0.text']],
  ['nothing: all of them sign', withRound({ quorum: { kind: 'all' } }), []],
  [
    'nothing: two read aloud',
    { ...good, rounds: good.rounds.slice(0, 2), readAloud: { when: { facet: 'theme', values: ['x'] } } },
    [],
  ],
  ['a key twice', withRound({ key: 'proof-2' }), ['proof.rounds.1.key']],
  ['no name', withRound({ name: ' ' }), ['proof.rounds.0.name']],
  ['nobody', withRound({ proofreaders: [] }), ['proof.rounds.0.proofreaders']],
  ['a person twice', withRound({ proofreaders: ['p1', 'p1'] }), ['proof.rounds.0.proofreaders']],
  ['another quorum', withRound({ quorum: { kind: 'count', count: 1 } }), ['proof.rounds.0.quorum']],
  [
    'an item twice',
    withRound({ checklist: ['a', 'a'].map((key) => ({ key, text: '查' })) }),
    ['proof.rounds.0.checklist.1.key'],
  ],
  ['an item without text', withRound({ checklist: [{ key: 'a', text: '' }] }), ['proof.rounds.0.checklist.0.text']],
  ['no word on people', { ...good, sharesPeople: undefined as unknown as boolean }, ['proof.sharesPeople']],
  ['reading aloud without a condition', { ...good, readAloud: { when: [] } }, ['proof.readAloud.when']],
  [
    'reading aloud alone',
    { ...good, rounds: good.rounds.slice(0, 1), readAloud: { when: { facet: 'theme', values: ['x'] } } },
    ['proof.readAloud'],
  ],
])('%s is a fault', (_, track, expected) => {
  expect(paths(track)).toEqual(expected);
});
