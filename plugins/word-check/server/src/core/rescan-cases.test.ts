import { mendsOf } from './rescan-cases';
import type { ListedFinding } from './rescan-result';

const finding = (text: string, rest: Partial<ListedFinding> = {}): ListedFinding => ({
  ...{ path: 'body', start: 0, end: text.length, text, ruleId: 'r', pack: 'p', severity: 'block' as const },
  ...{ message: 'm', suggestions: ['对'], fresh: true as const },
  ...rest,
});

it('puts new findings together by rule and phrase, each release once with its paths', () => {
  const found = [
    { number: 7, findings: [finding('甲乙'), finding('甲乙', { start: 9 }), finding('甲乙', { path: 'title' })] },
    { number: 9, findings: [finding('甲乙'), finding('甲乙', { ruleId: 's', suggestions: [] })] },
  ];
  const places = [
    { release: 7, paths: ['body', 'title'] },
    { release: 9, paths: ['body'] },
  ];
  expect(mendsOf(found)).toEqual([
    { rule: 'p/r', wrong: '甲乙', right: '对', message: 'm', places },
    { rule: 'p/s', wrong: '甲乙', right: '', message: 'm', places: [{ release: 9, paths: ['body'] }] },
  ]);
});

it('leaves out what was known, and the phrase where it is hidden, in a picture, or nothing', () => {
  const { fresh: _, ...known } = finding('甲乙');
  const findings = [known, finding('1**2', { masked: true }), finding('甲乙', { picture: true }), finding('')];
  expect(mendsOf([{ number: 1, findings }])).toEqual([
    { rule: 'p/r', wrong: null, right: null, message: 'm', places: [{ release: 1, paths: ['body'] }] },
  ]);
});
