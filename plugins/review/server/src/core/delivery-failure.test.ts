import { FAILURE, failureWords } from './delivery-failure';

it.each([
  [FAILURE.answered(503), /出错/],
  [FAILURE.answered(404), /不接受/],
  [FAILURE.answered(307), /不接受/],
  [FAILURE.noAnswer(10), /没有及时应答/],
  [FAILURE.tooSlow(20), /没有及时应答/],
  [FAILURE.noConnection('ECONNREFUSED'), /连不上/],
  [FAILURE.forbidden, /内部网络/],
  [FAILURE.noSink('webhook:old.example:12ab34cd'), /没有这个接收方/],
  [FAILURE.neverEnded, /没有结束/],
])('“%s” is told in plain words', (text, zh) => {
  expect(failureWords(text, 'zh')).toMatch(zh);
  expect(failureWords(text, 'en')).toMatch(/^[A-Z][^\p{Script=Han}\d()]+\.$/u);
});

it('what only its sink knows stays as it is', () => {
  expect(failureWords('certificate has expired', 'zh')).toBeNull();
});
