import { onRelease } from './exposure';
import { channelsOf, type Labels, labelsOf, themesOf } from './labels';

const NAMES = { theme: 'theme', weights: 'themeWeights', channels: 'channels' };
const theme = (code: string): { code: string; name: string } => ({ code, name: code });
const weight = (code: string, permille: number): unknown => ({ theme: theme(code), permille });

describe('labels of a post', () => {
  it.each([
    ['all on its theme', { theme: theme('industry') }, { industry: 1000 }],
    ['weights', { theme: theme('ideals'), themeWeights: [weight('a', 700), weight('b', 300)] }, { a: 700, b: 300 }],
    ['weights without a theme', { themeWeights: [weight('a', 1000)] }, { a: 1000 }],
    ['a theme named twice', { themeWeights: [weight('a', 600), weight('a', 400)] }, { a: 1000 }],
    ['a weight of 0 dropped', { themeWeights: [weight('a', 1000), weight('b', 0)] }, { a: 1000 }],
    ['a sum below 1000', { theme: theme('ideals'), themeWeights: [weight('a', 900)] }, { ideals: 1000 }],
    ['a negative weight', { theme: theme('x'), themeWeights: [weight('a', 1000), weight('b', -100)] }, { x: 1000 }],
    ['a broken weight', { theme: theme('x'), themeWeights: [weight('a', 999.5), weight('b', 0.5)] }, { x: 1000 }],
    ['a weight without theme', { theme: theme('x'), themeWeights: [{ permille: 1000 }] }, { x: 1000 }],
    ['an empty list', { theme: theme('x'), themeWeights: [] }, { x: 1000 }],
    ['no theme', {}, {}],
    ['a theme without code', { theme: { name: 'x' } }, {}],
  ])('%s', (_, fields, expected) => expect(labelsOf(fields, NAMES)).toEqual(expected));

  it('has none where the type names no fields', () => {
    expect(labelsOf({ theme: theme('a') }, {})).toEqual({});
    expect(channelsOf({ channels: [theme('website')] }, {})).toStrictEqual([]);
  });

  it('lists channels once, one or many', () => {
    expect(channelsOf({ channels: [theme('website'), theme('screen'), theme('website')] }, NAMES)).toEqual([
      'website',
      'screen',
    ]);
    expect(channelsOf({ channels: theme('wechat') }, NAMES)).toEqual(['wechat']);
    expect(channelsOf({ channels: null }, NAMES)).toStrictEqual([]);
  });

  it('orders themes heaviest first', () => {
    const fields = { themeWeights: [weight('c', 200), weight('b', 200), weight('a', 600)] };
    expect(themesOf(fields, NAMES)).toEqual(['a', 'b', 'c']);
  });
});

describe('what a release changes', () => {
  const row = (
    id: number,
    channel: string,
    recalledAt: string | null = null,
    weights: Labels | null = { livelihood: 1000 },
  ): Parameters<typeof onRelease>[0][number] => ({
    id,
    channel,
    firstReleasedAt: '2026-01-01T00:00:00.000Z',
    recalledAt,
    weights,
  });
  const labels = { livelihood: 1000 };

  it('counts a first release on each of its channels', () => {
    expect(onRelease([], ['website', 'screen'], labels)).toEqual({
      add: ['website', 'screen'],
      restart: [],
      relabel: [],
      withdraw: [],
    });
  });

  it('only relabels what already counts, and only when the labels differ or cannot be relied on', () => {
    const rows = [
      row(1, 'website', null, { livelihood: 600, industry: 400 }),
      row(2, 'screen', null, {}),
      row(3, 'wechat', null, { industry: 1000 }),
      row(4, 'app', null, null),
      row(5, 'kiosk'),
    ];
    const changes = onRelease(rows, ['website', 'screen', 'wechat', 'app', 'kiosk'], labels);
    expect(changes).toEqual({ add: [], restart: [], relabel: [1, 2, 3, 4], withdraw: [] });
    expect(onRelease([row(1, 'website')], ['website'], {}).relabel).toEqual([1]);
    expect(onRelease([row(1, 'website', null, {})], ['website'], {}).relabel).toStrictEqual([]);
  });

  it('restarts what was recalled, and withdraws what the release no longer names', () => {
    const rows = [
      row(1, 'website', '2026-02-01T00:00:00.000Z'),
      row(2, 'screen'),
      row(3, 'wechat', '2026-02-01T00:00:00.000Z'),
    ];
    expect(onRelease(rows, ['website', 'kiosk'], labels)).toEqual({
      add: ['kiosk'],
      restart: [1],
      relabel: [],
      withdraw: [2],
    });
  });
});
