import { sha256 } from './digest';
import { isSampled, refuseSecondReading, sampleBound, type SecondReading } from './second-reading';

const digests = Array.from({ length: 2000 }, (_, index) => sha256(String(index)));

it('is off at 0, all at 100, and about as many as asked for between', () => {
  const share = (percent: number) => digests.filter((digest) => isSampled(digest, percent)).length / digests.length;
  expect([share(0), share(-1), share(NaN), share(100)]).toEqual([0, 0, 0, 1]);
  for (const percent of [1, 5, 20, 50, 99]) expect(Math.abs(share(percent) * 100 - percent)).toBeLessThan(3);
});

it('a larger sample holds the smaller one', () => {
  const inFive = digests.filter((digest) => isSampled(digest, 5));
  expect(inFive.every((digest) => isSampled(digest, 6))).toBe(true);
  expect([sampleBound(50), sampleBound(5), sampleBound(0.001)]).toEqual(['80000000', '0ccccccc', '0000a7c5']);
});

const asked = (extra: Partial<SecondReading> = {}): SecondReading => ({
  ...{ person: 'second', digest: 'd', released: 'd', verdict: 'fine', comment: '', doneBy: null },
  hands: new Set(['ed', 'r1']),
  ...extra,
});

it.each<[string, Partial<SecondReading>, string | null]>([
  ['by somebody else', {}, null],
  ['by its author', { person: 'ed' }, 'SEPARATION_OF_DUTIES'],
  ['by a signer', { person: 'r1' }, 'SEPARATION_OF_DUTIES'],
  ['twice', { doneBy: '甲' }, 'ALREADY_DECIDED'],
  ['of another text', { digest: 'e' }, 'STALE_DIGEST'],
  ['a fault without a word', { verdict: 'fault', comment: ' ' }, 'REASON_REQUIRED'],
  ['a fault', { verdict: 'fault', comment: '第二段数字有误' }, null],
])('%s', (_, extra, code) => {
  expect(refuseSecondReading(asked(extra))?.code ?? null).toBe(code);
});
