import { arrangeByPins, freePlace, type Pin, untilProblem } from './pins';

const NOW = Date.parse('2026-06-15T00:00:00.000Z');
const HOUR = 3_600_000;
const pin = (id: number, document: string, kind: Pin['kind']): Pin => ({ id, document, kind, until: '2026-06-16' });

test.each([
  ['pinned', NOW + 14 * 24 * HOUR, null],
  ['pinned', NOW + 14 * 24 * HOUR + 1, 'must be within 336 hours'],
  ['emergency', NOW + 24 * HOUR, null],
  ['emergency', NOW + 24 * HOUR + 1, 'must be within 24 hours'],
  ['emergency', NOW + 1, null],
  ['pinned', NOW, 'must be in the future'],
  ['pinned', null, 'expected an ISO 8601 date and time with Z or an offset'],
] as const)('the end of %s at %s: %s', (kind, until, reason) => {
  expect(untilProblem(kind, until, NOW)).toEqual(reason === null ? null : { path: 'until', reason });
});

test.each([
  [[], 1],
  [[1], 2],
  [[2, null], 1],
  [[1, 2], null],
  [[null, null, null], 1],
] as const)('with places %j taken the next is %s', (taken, place) => {
  expect(freePlace(taken)).toBe(place);
});

test('emergency before pinned before the mix; a pin on what is not in the list does nothing', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const pins = [pin(3, 'd', 'emergency'), pin(1, 'gone', 'emergency'), pin(2, 'b', 'pinned')];
  const { emergency, pinned, mixed } = arrangeByPins(items, pins);
  expect([emergency, pinned, mixed].map((part) => part.map(({ id }) => id).join(''))).toEqual(['d', 'b', 'ac']);
  expect(arrangeByPins(items, []).mixed).toEqual(items);
});
