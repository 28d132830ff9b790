import type { Finding, Severity } from '../api/types';
import { groupFindings, splitWaived, totalFindings } from './findings';

const finding = (severity: Severity, text: string): Finding => ({
  path: 'body',
  start: 0,
  end: text.length,
  text,
  ruleId: text,
  pack: 'demo',
  category: 'wording',
  severity,
  message: '',
  suggestions: [],
});

describe('groupFindings', () => {
  it('puts the most serious first and leaves empty groups out', () => {
    const groups = groupFindings([finding('info', 'a'), finding('block', 'b'), finding('info', 'c')]);
    expect(groups.map(({ severity, findings }) => [severity, findings.map(({ text }) => text)])).toEqual([
      ['block', ['b']],
      ['info', ['a', 'c']],
    ]);
  });
});

describe('totalFindings', () => {
  it('adds all severities', () => expect(totalFindings({ block: 1, warn: 2, info: 3 })).toBe(6));
});

describe('splitWaived', () => {
  it('tells what was waived from what is open', () => {
    const waived = { ...finding('block', 'b'), waived: { by: { name: '甲' }, at: '', reason: '人名' } };
    expect(splitWaived([finding('warn', 'a'), waived])).toEqual({ open: [finding('warn', 'a')], waived: [waived] });
  });
});
