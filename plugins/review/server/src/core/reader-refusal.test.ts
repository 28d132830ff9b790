import { messageOf, Refusal } from './errors';
import { isGroup, refuseParameter } from './reader-refusal';

it('a refused parameter is named, with the reason', () => {
  let refusal: unknown;
  try {
    refuseParameter('filters.secret', 'cannot be asked about');
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Refusal);
  const { code, details } = refusal as Refusal;
  expect([code, details]).toEqual([
    'INVALID_INPUT',
    { fields: [{ path: 'filters.secret', reason: 'cannot be asked about' }] },
  ]);
  expect(messageOf(refusal as Refusal, 'en')).toBe('The request is not valid: filters.secret: cannot be asked about');
});

it.each<[unknown, boolean]>([
  [{}, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['x', false],
])('%j is a group: %s', (value, expected) => expect(isGroup(value)).toBe(expected));
