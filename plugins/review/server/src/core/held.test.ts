import { ERRORS, type ErrorCode } from './errors';
import { clockFacts, heldText, heldWords, type Held } from './held';
import type { RunState } from './review';

const AT = '2026-11-02T01:00:00.000Z';

const REASONS: Held[] = [
  { at: AT, why: 'late', minutes: 61, allowed: 60 },
  { at: AT, why: 'left' },
  ...(Object.keys(ERRORS) as ErrorCode[]).map((code): Held => ({ at: AT, why: 'refused', code })),
];

it.each(REASONS)('%o is one sentence or two in each language, without codes', (held) => {
  expect(heldWords(held, 'zh')).toMatch(/^[^A-Za-z{}]+。$/);
  expect(heldWords(held, 'en')).toMatch(/^[^\p{Script=Han}{}_]+\.$/u);
});

it.each([
  [61, '61 分钟', '61 minutes'],
  [119, '119 分钟', '119 minutes'],
  [120, '2 小时', '2 hours'],
  [47 * 60 + 59, '47 小时', '47 hours'],
  [48 * 60, '2 天', '2 days'],
  [401 * 24 * 60, '401 天', '401 days'],
])('%i minutes late are %s', (minutes, zh, en) => {
  const held: Held = { at: AT, why: 'late', minutes, allowed: 60 };
  expect(heldWords(held, 'zh')).toContain(`晚了 ${zh}`);
  expect(heldWords(held, 'en')).toContain(`${en} late`);
});

it('a rule’s refusal names what the rule looks at', () => {
  const words = (code: ErrorCode) => heldWords({ at: AT, why: 'refused', code }, 'zh');
  expect(words('BLOCKING_FINDINGS')).toBe('到时间时，检查发现了必须改正的问题。请编辑改稿后重新提交审核。');
  expect(words('NOT_SIGNER')).toMatch(/不能签发/);
  expect(words('STALE_DIGEST')).toMatch(/已经变了/);
});

describe('what a run tells', () => {
  const heldReason = heldText({ at: AT, why: 'left' });
  const facts = (state: RunState, held: string | null = heldReason) =>
    clockFacts({ state, scheduledAt: AT, heldReason: held }, 'en');
  const none = { scheduledAt: null, heldReason: null, missedAt: null };
  it('is its time while it is on the clock', () => {
    expect(facts('scheduled')).toEqual({ ...none, scheduledAt: AT });
  });
  it('is the reason and the time it was meant for, while it waits for a decision', () => {
    expect(facts('approved')).toEqual({
      scheduledAt: null,
      heldReason: expect.stringMatching(/no longer active/),
      missedAt: AT,
    });
  });
  it.each(['released', 'void', 'in_review'] as const)('is nothing when it is %s', (state) => {
    expect(facts(state)).toEqual(none);
  });
  it('is nothing when nothing was held', () => {
    expect(facts('approved', null)).toEqual(none);
  });
  it('is that something had changed, when what is stored cannot be read', () => {
    expect(facts('approved', '61 minutes late')).toEqual({
      ...none,
      heldReason: expect.stringMatching(/had changed/),
    });
  });
  it('fits its column', () => {
    const longest = Math.max(...REASONS.map((held) => heldText(held).length));
    expect(longest).toBeLessThan(250);
  });
});
