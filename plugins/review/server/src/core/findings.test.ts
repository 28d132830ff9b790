import { asSubmitted, countFindings, stoppingFindings, waiversOf, type Finding, type Severity } from './findings';

const finding = (severity: Severity): Finding => ({
  path: 'title',
  start: 0,
  end: 1,
  text: 'x',
  ruleId: 'r',
  pack: 'p',
  category: 'c',
  severity,
  message: '',
  suggestions: [],
});

it('counts findings of each severity, and none as 0', () => {
  expect(countFindings([])).toEqual({ block: 0, warn: 0, info: 0 });
  expect(countFindings((['warn', 'block', 'warn'] as const).map(finding))).toEqual({ block: 1, warn: 2, info: 0 });
});

const WAIVED = { by: { name: '甲' }, at: '2026-11-26T00:00:00.000Z', reason: '是机构名', seq: 3 };
const waived = (severity: Severity, more: Partial<Finding> = {}): Finding => ({
  ...finding(severity),
  waived: WAIVED,
  ...more,
});

describe('what is waived', () => {
  it('stops nothing, and counts no more', () => {
    const findings = [waived('block'), finding('block'), finding('warn'), waived('warn')];
    expect(stoppingFindings(findings)).toEqual([finding('block')]);
    expect(countFindings(findings)).toEqual({ block: 1, warn: 1, info: 0 });
    expect(waiversOf(findings)).toEqual([waived('block'), waived('warn')]);
  });
});

describe('what was submitted', () => {
  const found = { ...finding('block'), meaning: 'm' };

  it('keeps the waivers it was submitted with, though they are withdrawn', () =>
    expect(asSubmitted([found], [{ ...found, waived: WAIVED }])).toEqual([{ ...found, waived: WAIVED }]));

  it('gets none that was given since', () =>
    expect(asSubmitted([{ ...found, waived: WAIVED }], [found])).toEqual([found]));

  it.each<[string, Partial<Finding>]>([
    ['at another place', { start: 1 }],
    ['that ends elsewhere', { end: 2 }],
    ['in another field', { path: 'body' }],
    ['of another rule', { ruleId: 's' }],
    ['of another pack', { pack: 'q' }],
    ['of a rule that means something else by now', { meaning: 'n' }],
    ['of another severity', { severity: 'warn' }],
    ['with another message', { message: 'x' }],
  ])('has none for a finding %s', (_name, more) =>
    expect(asSubmitted([{ ...found, ...more }], [{ ...found, waived: WAIVED }])).toEqual([{ ...found, ...more }]),
  );
});
