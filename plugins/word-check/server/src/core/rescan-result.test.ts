import type { Finding } from './finding';
import { contentResult } from './rescan-result';

const finding = (text: string, rest: Partial<Finding> = {}): Finding => ({
  ...{ path: 'body', start: 0, end: text.length, text, ruleId: 'r', pack: 'p', category: 'c' },
  ...{ severity: 'block' as const, message: 'm', suggestions: ['对'] },
  ...rest,
});
const result = (found: Finding[], known: Finding[] = [], most = 10) => contentResult(found, { known, most });

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

it.each<[string, Finding]>([
  ['another field', finding('甲', { path: 'title' })],
  ['another rule', finding('甲', { ruleId: 'other' })],
  ['another pack', finding('甲', { pack: 'other' })],
  ['a mere warning then', finding('甲', { severity: 'warn' })],
])('what was known in %s is not known', (_case, known) => expect(result([finding('甲')], [known]).fresh).toBe(1));

it('twice is not known by having been shown once', () => {
  expect(result([finding('甲'), finding('甲', { start: 5, end: 6 })], [finding('甲')]).fresh).toBe(1);
});

it('a waived finding neither counts nor is new, and is shown as such', () => {
  const waived = { id: 1, by: { name: '王芳' }, at: '2026-01-01T00:00:00.000Z', reason: '名称', seq: 1 };
  const { blocks, fresh, findings } = result([finding('甲', { waived })]);
  expect([blocks, fresh, findings[0]?.waived]).toEqual([0, 0, true]);
});

const number = { text: '11010519491231002X', masked: '110***********002X' };

it('what a rule hides is kept with its middle hidden, without suggestions', () => {
  const { findings } = result([finding(number.text, number)]);
  expect(findings).toMatchObject([{ text: number.masked, masked: true, suggestions: [] }]);
  expect(JSON.stringify(findings)).not.toContain(number.text);
});

it('is kept in both languages, what is hidden in neither', () => {
  const said = (en: string) => ({ said: { zh: 'm', en } });
  const english = (one: Finding) => result([one]).findings[0]?.messageEn;
  expect([english(finding('甲', said('wrong'))), english(finding('甲', said('m'))), english(finding('甲'))]).toEqual([
    'wrong',
    undefined,
    undefined,
  ]);
  expect(english(finding(number.text, { ...number, ...said(`${number.text} is one`) }))).toBe(
    `${number.masked} is one`,
  );
});

it('knows what a rule hides by what was shown of it', () => {
  for (const shown of [number.text, number.masked])
    expect(result([finding(number.text, number)], [finding(shown)]).fresh).toBe(0);
  expect(result([finding(number.text, number)], [finding('110***********0021')]).fresh).toBe(1);
  expect(result([finding(number.text, number), finding(number.text, number)], [finding(number.masked)]).fresh).toBe(1);
});

it('keeps what matters most when there is too much', () => {
  const found = [finding('甲', { severity: 'info' }), finding('乙', { severity: 'warn' }), finding('丙')];
  const { findings, infos } = result(found, [], 2);
  expect([findings.map(({ text }) => text), infos]).toEqual([['丙', '乙'], 1]);
});
