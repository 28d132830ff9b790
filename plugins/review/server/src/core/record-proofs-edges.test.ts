/** Which proof signatures and findings belong on a run's form, to the very moment, and what is said of them. */
import { proofCapacities, recordCapacities, recordRounds, recordWaivers } from './record-proofs';
import type { KeptFinding, KeptSignature, ProofReading } from './record-proofs';
import { threeProofs } from './templates-proof';

const DIGEST = 'd'.repeat(64);
const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T01:00:00.000Z`;
const named = (name: string) => ({ name });
const kept = (at: string): KeptFinding['closed'] => ({ how: 'kept', by: named('校对乙'), note: '原文如此', at });

const signature = (changes: Partial<KeptSignature> = {}): KeptSignature => ({
  ...{ run: 7, round: 'proof-1', roundName: '一校', person: 'p1', by: named('校对甲') },
  ...{ digest: DIGEST, at: day(12), checklist: [], editsFrom: 5 },
  ...changes,
});
const finding = (changes: Partial<KeptFinding> = {}): KeptFinding => ({
  ...{ round: 'proof-1', roundName: '一校', by: named('校对甲'), quote: '食堂', note: '应为饭堂' },
  ...{ at: day(12), closed: null },
  ...changes,
});
const run = { id: 7, digest: DIGEST, isVoid: false, submittedAt: day(10), endedAt: null };
const reading = (changes: Partial<ProofReading> = {}): ProofReading => ({
  run,
  ...{ facets: {}, signatures: [], findings: [], releasedAt: null, editBefore: 5, recalls: [], called: named },
  ...changes,
});
const track = threeProofs({ rounds: [['p1'], ['p2'], ['p3', 'p4']] });
const rounds = (changes: Partial<ProofReading>) => recordRounds(track, reading(changes));
const standings = (changes: Partial<ProofReading>) =>
  rounds(changes).flatMap(({ signatures }) => signatures.map(({ standing }) => standing));
const found = (changes: Partial<ProofReading>) =>
  rounds(changes).flatMap(({ findings }) => findings.map(({ text, closed }) => [text, closed?.at ?? null]));

it.each<[string, Partial<KeptSignature>, Partial<ProofReading>, string[]]>([
  [
    'of the run counts whatever was recalled and edited',
    { editsFrom: 1 },
    { editBefore: 5, recalls: [day(12)] },
    ['valid'],
  ],
  ['is gone with a recall at the very moment it was given', { run: 6, at: day(8) }, { recalls: [day(8)] }, []],
  ['is gone with a recall as late as the submit', { run: 6, at: day(8) }, { recalls: [day(10)] }, []],
  ['stands when the recall came after the submit', { run: 6, at: day(8) }, { recalls: [day(11)] }, ['valid']],
  ['is gone when one recall of two was since', { run: 6, at: day(8) }, { recalls: [day(7), day(9)] }, []],
  ['of before is not on the form of a run that is void', { run: 6 }, { run: { ...run, isVoid: true } }, []],
  ['of the run stays on its form as void', {}, { run: { ...run, isVoid: true } }, ['void']],
])('a signature %s', (_, changes, more, expected) =>
  expect(standings({ ...more, signatures: [signature(changes)] })).toEqual(expected),
);

describe('a finding', () => {
  const text = '“食堂” 应为饭堂';

  it('of the moment the run ended is one of the run, and what was settled then is settled', () => {
    const ended = { ...run, endedAt: day(20) };
    expect(found({ run: ended, findings: [finding({ at: day(20), closed: kept(day(20)) })] })).toEqual([
      [text, day(20)],
    ]);
    expect(found({ run: ended, findings: [finding({ closed: kept(day(21)) })] })).toEqual([[text, null]]);
  });

  it('settled while the run is open is settled', () =>
    expect(found({ findings: [finding({ closed: kept(day(25)) })] })).toEqual([[text, day(25)]]));

  it('settled when the release went out is no matter of the next run, one settled after it is', () => {
    const closed = (at: string) => found({ releasedAt: day(13), findings: [finding({ closed: kept(at) })] });
    expect([closed(day(13)), closed(day(14))]).toEqual([[], [[text, day(14)]]]);
  });

  it('that is open says so, on a run that has ended too', () =>
    expect(found({ run: { ...run, endedAt: day(20) }, findings: [finding()] })).toEqual([[text, null]]));

  it('about no passage is its note alone', () =>
    expect(found({ findings: [finding({ quote: '' })] })).toEqual([['应为饭堂', null]]));

  it('stands with its own round', () => {
    const both = rounds({ findings: [finding(), finding({ round: 'proof-2', note: '二' })] });
    expect(both.map(({ findings }) => findings.map((one) => one.text))).toEqual([[text], ['“食堂” 二'], []]);
  });
});

it('a round that there is no more has nobody asked and nobody signed', () => {
  expect(rounds({ findings: [finding({ round: 'old', roundName: '旧校' })] }).at(-1)).toEqual({
    ...{ name: '旧校', people: [], rule: null, signatures: [] },
    findings: [{ text: '“食堂” 应为饭堂', by: named('校对甲'), closed: null }],
  });
});

it('a workflow without proofreading tells of nothing but what was done', () => {
  const reading7 = reading({ signatures: [signature({ round: null })], findings: [finding()] });
  expect(recordRounds(undefined, reading7)).toEqual([
    { name: '诵读', people: [], rule: expect.anything(), signatures: [expect.anything()], findings: [] },
    { name: '一校', people: [], rule: null, signatures: [], findings: [expect.anything()] },
  ]);
  expect(recordRounds(undefined, reading())).toStrictEqual([]);
});

it('the reading aloud has no findings of its own and names who may read', () => {
  const major = threeProofs({
    rounds: [['p1'], ['p2'], ['p3']],
    readAloud: { when: { facet: 'theme', values: ['major'] } },
  });
  const last = recordRounds(major, reading({ facets: { theme: ['major'] } })).at(3);
  expect(last).toMatchObject({ name: '诵读', signatures: [], findings: [] });
  expect(last?.people).toEqual(['p1', 'p2', 'p3'].map(named));
});

it('what is open, or was mended, is left as it is by nobody', () =>
  expect(recordWaivers(reading({ findings: [finding()] }))).toStrictEqual([]));

it('a capacity is named once, however often it was signed', () => {
  const twice = reading({ signatures: [signature(), signature({ at: day(13) }), signature({ roundName: '二校' })] });
  expect(proofCapacities(twice).map(({ kind }) => kind)).toEqual(['proof', 'proof', 'proof']);
  expect(recordCapacities(proofCapacities(twice))).toEqual([
    { by: named('校对甲'), reviews: [], proofs: ['一校', '二校'] },
  ]);
});
