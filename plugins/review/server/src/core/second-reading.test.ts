import { sha256 } from './digest';
import { messageOf } from './errors';
import { isSampled, refuseSecondReading, sampleBound, type SecondReading } from './second-reading';

const digests = Array.from({ length: 2000 }, (_, index) => sha256(String(index)));

it('is off at 0, all at 100, and about as many as asked for between', () => {
  const share = (percent: number) => digests.filter((digest) => isSampled(digest, percent)).length / digests.length;
  expect([share(0), share(-1), share(NaN), share(100)]).toEqual([0, 0, 0, 1]);
  for (const percent of [1, 5, 20, 50, 99]) expect(Math.abs(share(percent) * 100 - percent)).toBeLessThan(3);
});

it('an empty sample has no bound, and a digest on the bound is outside', () => {
  expect([0, -1, NaN, 0.0000001].map(sampleBound)).toEqual([null, null, null, '00000004']);
  expect([isSampled('7fffffff', 50), isSampled('80000000', 50), isSampled('f'.repeat(64), 100)]).toEqual([
    ...[true, false, true],
  ]);
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

it.each<[string, Partial<SecondReading>, Record<string, unknown>, string, string]>([
  [
    'who did it',
    { doneBy: '甲' },
    { by: '甲' },
    '这一步已由甲办理，请刷新后查看。',
    'This step was already decided by 甲. Refresh to see it.',
  ],
  [
    'which other duty',
    { person: 'ed' },
    { because: [{ kind: 'signed' }] },
    '按“一人不得兼两职”的规定，不能这样办理：您写过、签过或签发过这一稿。请由其他审核人办理。',
    'Two duties must be two people, so this cannot be done: you wrote, signed or released it. Another reviewer has to.',
  ],
  [
    'which text is live',
    { digest: 'e' },
    { expected: 'd', actual: 'e' },
    '稿件内容已变化，您看到的不是最新版本。请刷新并重新核对后再办理。',
    'The content has changed since you read it. Refresh, read it again, then decide.',
  ],
])('a refusal says %s', (_, extra, details, zh, en) => {
  const refused = refuseSecondReading(asked(extra));
  expect(refused && [refused.details, messageOf(refused, 'zh'), messageOf(refused, 'en')]).toEqual([details, zh, en]);
});
