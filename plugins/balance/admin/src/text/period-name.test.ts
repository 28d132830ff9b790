import { periodName } from './period-name';

test.each([
  ['2026-10', { id: 'balance.report.month', values: { year: '2026', month: '10' } }],
  ['2026-03', { id: 'balance.report.month', values: { year: '2026', month: '3' } }],
  ['2026-Q4', { id: 'balance.report.quarter', values: { year: '2026', quarter: '4' } }],
])('%s', (key, message) => expect(periodName(key)).toEqual(message));
