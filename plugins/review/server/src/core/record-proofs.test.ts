import {
  proofCapacities,
  recordCapacities,
  recordRounds,
  recordWaivers,
  type KeptFinding,
  type KeptSignature,
  type ProofReading,
} from './record-proofs';
import { threeProofs } from './templates-proof';

const DIGEST = 'd'.repeat(64);
const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T01:00:00.000Z`;
const named = (name: string) => ({ name });

const signature = (changes: Partial<KeptSignature> = {}): KeptSignature => ({
  ...{ run: 7, round: 'proof-1', roundName: '一校', person: 'p1', by: named('校对甲') },
  ...{ digest: DIGEST, at: day(12), checklist: [], editsFrom: 5 },
  ...changes,
});
const finding = (changes: Partial<KeptFinding> = {}): KeptFinding => ({
  ...{
    round: 'proof-1',
    roundName: '一校',
    by: named('校对甲'),
    quote: '食堂',
    note: '应为饭堂',
    at: day(12),
    closed: null,
  },
  ...changes,
});
const reading = (changes: Partial<ProofReading> = {}): ProofReading => ({
  run: { id: 7, digest: DIGEST, isVoid: false, submittedAt: day(10), endedAt: null },
  ...{ facets: {}, signatures: [], findings: [], releasedAt: null, editBefore: 5, recalls: [], called: named },
  ...changes,
});
const track = threeProofs({ rounds: [['p1'], ['p2'], ['p3', 'p4']] });
const signed = (changes: Partial<ProofReading>) =>
  recordRounds(track, reading(changes)).map(({ signatures }) => signatures.map(({ standing }) => standing));

it('lists every round with who was asked, who signed and what was found', () => {
  const closed = { how: 'fixed' as const, by: named('校对乙'), note: '', at: day(13) };
  const rounds = recordRounds(track, reading({ signatures: [signature()], findings: [finding({ closed })] }));
  expect(rounds.map(({ name, people }) => [name, people.map((one) => one.name)])).toEqual([
    ['一校', ['p1']],
    ['二校', ['p2']],
    ['三校', ['p3', 'p4']],
  ]);
  expect(rounds[0]?.signatures).toEqual([{ by: named('校对甲'), standing: 'valid', at: day(12), checklist: [] }]);
  expect(rounds[0]?.findings).toEqual([
    { text: '“食堂” 应为饭堂', by: named('校对甲'), closed: { how: 'fixed', by: named('校对乙'), at: day(13) } },
  ]);
  expect(recordRounds(undefined, reading())).toStrictEqual([]);
});

it.each<[string, Partial<ProofReading>, string[]]>([
  ['given in the run', { signatures: [signature()] }, ['valid']],
  ['given on another text', { signatures: [signature({ digest: 'e'.repeat(64) })] }, ['other-text']],
  ['gone with the run', { run: { ...reading().run, isVoid: true }, signatures: [signature()] }, ['void']],
  [
    'given on the same content before, nothing changed since',
    { signatures: [signature({ run: 6, at: day(8) })] },
    ['valid'],
  ],
  ['given before on another text', { signatures: [signature({ run: 6, digest: 'e'.repeat(64) })] }, []],
  ['given before an edit that was undone', { signatures: [signature({ run: 6 })], editBefore: 6 }, []],
  ['given before a recall', { signatures: [signature({ run: 6, at: day(8) })], recalls: [day(9)] }, []],
  [
    'given before, the recall was earlier',
    { signatures: [signature({ run: 6, at: day(8) })], recalls: [day(7)] },
    ['valid'],
  ],
  ['given in a later run', { signatures: [signature({ run: 8 })] }, []],
])('a signature %s', (_, changes, standings) => expect(signed(changes)).toEqual([standings, [], []]));

it('tells of the reading aloud where it is asked or was done', () => {
  const major = threeProofs({
    rounds: [['p1'], ['p2'], ['p3']],
    readAloud: { when: { facet: 'theme', values: ['major'] } },
  });
  const last = (facets: ProofReading['facets'], signatures: KeptSignature[] = []) =>
    recordRounds(major, reading({ facets, signatures })).at(3);
  expect(last({ theme: ['major'] })).toMatchObject({ name: '诵读', rule: { en: '2 of 3' }, signatures: [] });
  expect(last({ theme: ['daily'] })).toBeUndefined();
  expect(last({ theme: ['daily'] }, [signature({ round: null })])?.signatures).toHaveLength(1);
});

it('finds belong to the run in which they mattered, as they stood when it ended', () => {
  const ended = { ...reading().run, endedAt: day(20) };
  const closed = (at: string) => ({ how: 'kept' as const, by: named('校对乙'), note: '原文如此', at });
  const texts = (changes: Partial<ProofReading>) =>
    recordRounds(track, reading(changes))[0]?.findings.map((one) => one.closed?.how ?? 'open');
  expect(texts({ findings: [finding({ at: day(21) })], run: ended })).toStrictEqual([]);
  expect(texts({ findings: [finding({ closed: closed(day(21)) })], run: ended })).toEqual(['open']);
  expect(texts({ findings: [finding({ closed: closed(day(15)) })], run: ended })).toEqual(['kept']);
  expect(texts({ findings: [finding({ at: day(1), closed: closed(day(2)) })], releasedAt: day(3) })).toStrictEqual([]);
  expect(texts({ findings: [finding({ at: day(1) })], releasedAt: day(3) })).toEqual(['open']);
});

it('a finding of a round that there is no more is told of all the same', () => {
  const rounds = recordRounds(track, reading({ findings: [finding({ round: 'old', roundName: '旧校' })] }));
  expect(rounds.at(-1)).toMatchObject({ name: '旧校', rule: null, findings: [{ closed: null }] });
});

it('what was left as it is for a reason is a waiver, what was mended is not', () => {
  const kept = { how: 'kept' as const, by: named('校对乙'), note: '原文如此', at: day(13) };
  const waivers = recordWaivers(
    reading({ findings: [finding({ closed: kept }), finding({ closed: { ...kept, how: 'fixed' } }), finding()] }),
  );
  expect(waivers).toEqual([{ finding: '“食堂” 应为饭堂', reason: '原文如此', by: named('校对乙'), at: day(13) }]);
});

it('A5.3 whoever reviews and proofreads is listed once, with both capacities', () => {
  const proofs = proofCapacities(
    reading({ signatures: [signature({ person: 'both' }), signature({ digest: 'e'.repeat(64), person: 'late' })] }),
  );
  const reviews = ['初审', '终审'].map((name, index) => ({
    ...{ person: index === 0 ? 'both' : 'other', by: named(name), kind: 'review' as const, name },
  }));
  expect(recordCapacities([...reviews, ...proofs])).toEqual([
    { by: named('初审'), reviews: ['初审'], proofs: ['一校'] },
    { by: named('终审'), reviews: ['终审'], proofs: [] },
  ]);
});
