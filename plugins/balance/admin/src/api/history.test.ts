import { offsetsOf } from '../../../server/src/core/zone';
import { historyPath } from './history';

const path = (to: string, now: string): string =>
  historyPath('a b', { to }, Date.parse(now), offsetsOf('Asia/Shanghai'));

it('asks for the half year up to today, or up to the end of a window that is over, from a Monday on', () => {
  const query = (from: string, to: string) => `/balance/history?channel=a%20b&step=week&from=${from}&to=${to}`;
  expect(path('2026-11-30T16:00:00Z', '2026-11-26T15:59:59Z')).toBe(query('2026-06-01', '2026-11-27'));
  expect(path('2026-11-30T16:00:00Z', '2026-11-26T16:00:00Z')).toBe(query('2026-06-01', '2026-11-28'));
  expect(path('2026-09-30T16:00:00Z', '2026-11-26T16:00:00Z')).toBe(query('2026-04-06', '2026-10-01'));
});
