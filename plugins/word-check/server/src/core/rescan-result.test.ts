import type { Finding } from './finding';
import { contentResult, hidesText, type MaybeWaived } from './rescan-result';

const finding = (text: string, rest: Partial<MaybeWaived> = {}): MaybeWaived => ({
  ...{ path: 'body', start: 0, end: text.length, text, ruleId: 'r', pack: 'p', category: 'c' },
  ...{ severity: 'block' as const, message: 'm', suggestions: ['对'] },
  ...rest,
});
const result = (found: MaybeWaived[], known: MaybeWaived[] = [], hides = (_: Finding) => false, most = 10) =>
  contentResult(found, { known, hides, most });

it('is new when it blocks and nobody who signed was shown it', () => {
  const found = [finding('甲'), finding('乙'), finding('丙', { severity: 'warn' })];
  const { blocks, warns, infos, fresh, findings } = result(found, [finding('甲')]);
  expect({ blocks, warns, infos, fresh }).toEqual({ blocks: 2, warns: 1, infos: 0, fresh: 1 });
  expect(findings.map((one) => [one.text, one.fresh])).toEqual([
    ['乙', true],
    ['甲', undefined],
    ['丙', undefined],
  ]);
});

it.each<[string, MaybeWaived]>([
  ['another field', finding('甲', { path: 'title' })],
  ['another rule', finding('甲', { ruleId: 'other' })],
  ['another pack', finding('甲', { pack: 'other' })],
  ['a mere warning then', finding('甲', { severity: 'warn' })],
])('what was known in %s is not known', (_case, known) => expect(result([finding('甲')], [known]).fresh).toBe(1));

it('twice is not known by having been shown once', () => {
  expect(result([finding('甲'), finding('甲', { start: 5, end: 6 })], [finding('甲')]).fresh).toBe(1);
});

it('a waived finding neither counts nor is new, and is shown as such', () => {
  const { blocks, fresh, findings } = result([finding('甲', { waived: { by: '王芳', at: '', reason: '' } })]);
  expect([blocks, fresh, findings[0]?.waived]).toEqual([0, 0, true]);
});

it('what a rule hides is kept with its middle hidden, without suggestions', () => {
  const { findings } = result([finding('11010519491231002X')], [], () => true);
  expect(findings).toMatchObject([{ text: '110***********002X', masked: true, suggestions: [] }]);
  expect([hidesText({ message: '身份证号{masked}' }), hidesText({ message: '“{text}”' })]).toEqual([true, false]);
});

it('keeps what matters most when there is too much', () => {
  const found = [finding('甲', { severity: 'info' }), finding('乙', { severity: 'warn' }), finding('丙')];
  const { findings, infos } = result(found, [], () => false, 2);
  expect([findings.map(({ text }) => text), infos]).toEqual([['丙', '乙'], 1]);
});
