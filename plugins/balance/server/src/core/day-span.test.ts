import { daysOf } from './day-span';
import { offsetsOf } from './zone';

const shanghai = offsetsOf('Asia/Shanghai');
const days = (from: string, to: string): string => {
  const span = daysOf({ from: Date.parse(from), to: Date.parse(to) }, shanghai);
  return `${span.from} ${span.to}`;
};

test.each([
  ['a month', '2026-02-28T16:00:00.000Z', '2026-03-31T16:00:00.000Z', '2026-03-01 2026-04-01'],
  [
    'a moment later the first day no longer begins in it',
    '2026-02-28T16:00:00.001Z',
    '2026-03-31T16:00Z',
    '2026-03-02 2026-04-01',
  ],
  [
    'a moment more and one day more begins in it',
    '2026-02-28T16:00Z',
    '2026-03-31T16:00:00.001Z',
    '2026-03-01 2026-04-02',
  ],
  ['the end of a year', '2025-12-31T16:00Z', '2026-12-31T15:59:59.999Z', '2026-01-01 2027-01-01'],
  ['part of a day', '2026-03-01T01:00Z', '2026-03-01T02:00Z', '2026-03-02 2026-03-02'],
])('%s', (_, from, to, expected) => expect(days(from, to)).toBe(expected));

test('the span is of the zone', () => {
  const span = daysOf({ from: Date.parse('2026-03-01T00:00Z'), to: Date.parse('2026-03-02T00:00Z') }, offsetsOf('UTC'));
  expect(span).toEqual({ from: '2026-03-01', to: '2026-03-02' });
});
