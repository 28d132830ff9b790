import { byUrgency } from './urgency';

const one = (
  name: string,
  state: 'fresh' | 'soon' | 'late' | 'blank' | 'free',
  left: number | null,
  isLate = false,
) => ({
  ...{ name, state, left, isLate },
});

test('what is most urgent comes first, and without a limit last', () => {
  const all = [
    one('no limit', 'free', null),
    one('a month left', 'fresh', 30),
    one('blank without a limit', 'blank', null),
    one('late a little', 'late', -1, true),
    one('near', 'soon', 2),
    one('late long', 'late', -9, true),
    one('blank that should not be', 'blank', null, true),
    one('late by its own limit', 'late', -3),
    one('a week left', 'fresh', 7),
    one('no limit either', 'free', null),
  ];
  expect(byUrgency(all).map(({ name }) => name)).toEqual([
    'blank that should not be',
    'late long',
    'late by its own limit',
    'late a little',
    'near',
    'a week left',
    'a month left',
    'blank without a limit',
    'no limit',
    'no limit either',
  ]);
});
