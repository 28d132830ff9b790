import { isTooSoon, REMIND_HOURS } from './reminding';

it('is too soon for so many hours', () => {
  const now = Date.parse('2027-01-01T12:00:00.000Z');
  const before = (ms: number) => new Date(now - ms).toISOString();
  const span = REMIND_HOURS * 3_600_000;
  expect([0, span - 1, span, -1].map((ms) => isTooSoon(before(ms), now))).toEqual([true, true, false, false]);
});
