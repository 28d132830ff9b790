import { lifeWords, playerAddress, recallWords } from './screen-words';

const NOW = Date.parse('2026-10-08T04:00:00.000Z');
const ago = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString();

test.each([
  ['never', null, 'life.never', {}],
  ['fresh', ago(170), 'life.fresh', {}],
  ['stale', ago(185), 'life.stale.minutes', { minutes: 3 }],
  ['stale', ago(7199), 'life.stale.minutes', { minutes: 119 }],
  ['stale', ago(7200), 'life.stale.hours', { hours: 2 }],
  ['stale', ago(-60), 'life.stale.minutes', { minutes: 0 }],
] as const)('%s since %s', (life, heardAt, key, values) =>
  expect(lifeWords({ life, heardAt }, NOW)).toEqual({ key: `screens.${key}`, values }),
);

test.each([
  [0, 0, 'noScreens'],
  [1, 3, 'some'],
  [3, 3, 'all'],
])('%i of %i screens have confirmed', (confirmed, screens, key) =>
  expect(recallWords({ confirmed, screens }).key).toBe(`screens.recall.${key}`),
);

test('the token stands behind the sign that no server is sent', () =>
  expect(playerAddress('https://park.example', 'lobby', { id: 3, token: 'abc' })).toBe(
    'https://park.example/screen/?channel=lobby#screen=3&token=abc',
  ));
