import { countFindings, type Finding, type Severity } from './findings';

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
