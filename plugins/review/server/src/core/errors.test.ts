import { ERRORS, messageOf, Refusal, type ErrorCode } from './errors';

const codes = Object.keys(ERRORS) as ErrorCode[];
const places = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();

it.each(codes)('%s is a sentence in each language', (code) => {
  const { zh, en, status } = ERRORS[code];
  expect(zh).toMatch(/^.*\p{Script=Han}.*[。}]$/u);
  expect(en).toMatch(/^[A-Z{][^\p{Script=Han}]*[.}]$/u);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

it('both sentences have room for the same words, but for what is named in each language', () => {
  const common = codes.map((code) => [places(ERRORS[code].zh), places(ERRORS[code].en)]);
  for (const [zh, en] of common) expect(zh?.map((place) => place.replace('Zh}', 'En}'))).toEqual(en);
});

it('a refusal is an error with its code', () => {
  const refusal = new Refusal('NOT_FOUND');
  expect(refusal).toBeInstanceOf(Error);
  expect([refusal.name, refusal.message, refusal.details, refusal.words]).toEqual(['Refusal', 'NOT_FOUND', {}, {}]);
});

it('words are filled in, in the language of the sentence', () => {
  const levelName = '终审';
  const refusal = new Refusal('NO_ELIGIBLE_SIGNER', {}, { levelName, who: { zh: '甲改过这一稿', en: 'A edited it' } });
  expect(messageOf(refusal, 'zh')).toContain('“终审”');
  expect(messageOf(refusal, 'zh')).toContain('甲改过这一稿');
  expect(messageOf(refusal, 'en')).toContain('A edited it');
  expect(messageOf(new Refusal('BLOCKING_FINDINGS', {}, { count: 2 }), 'en')).toBe(
    '2 finding(s) must be mended first.',
  );
});

it('words nobody gave leave nothing behind', () => {
  expect(messageOf(new Refusal('FORBIDDEN'), 'en')).toBe('You are not allowed to do this.');
  expect(messageOf(new Refusal('FORBIDDEN', {}, { reason: '' }), 'en')).toBe('You are not allowed to do this.');
});

it('who may not publish by hand is told what to do instead, unless there is more to say', () => {
  const words = (refusal: Refusal) => [messageOf(refusal, 'zh'), messageOf(refusal, 'en')];
  expect(words(new Refusal('NOT_RELEASABLE'))).toEqual([
    '稿件须经全部审级签字后由终审人签发，不能直接发布。请先保存草稿，再提交审核。',
    'Content goes live only by a release after every level has signed. Save the draft and submit it for review.',
  ]);
});
