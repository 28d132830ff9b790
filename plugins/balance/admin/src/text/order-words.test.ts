import type { Order, Reason, Slot, ThemeStanding } from '../api/order-types';
import en from '../translations/en';
import zh from '../translations/zh-Hans';
import { clockOf, hoursWords, orderNotes, pinWords, proofWords, reasonWords, type Wording } from './order-words';
import type { Message } from './sentences';

const NAMES: Record<string, string> = { a: '产业', b: '理想', c: '指引', d: '民生' };
const wording: Wording = {
  nameOf: (code) => NAMES[code] ?? code,
  list: (parts) => parts.join('、'),
  moment: (iso) => iso.slice(0, 10),
};
/** A sentence as the panel shows it, where it has no plural. */
const said = ({ id, values }: Message, texts: Readonly<Record<string, string>> = zh): string =>
  (texts[id] ?? `no text ${id}`).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const standing = (code: string, change: Partial<ThemeStanding> = {}): ThemeStanding => ({
  ...{ code, entitled: 26, had: 15, owed: 11, eligible: true },
  ...change,
});
const slot = (position: number, reason: Reason): Slot => ({
  ...{ position, uid: 'api::article.article', documentId: `d${position}`, title: '标题', theme: 'a' },
  ...{ seconds: 15, startSeconds: 65, reason },
});
const share: Reason = { kind: 'share', own: standing('a'), others: [standing('b')], without: [] };
const ORDER: Order = {
  ...{ channel: 'screen', locale: 'zh-Hans', at: '2026-06-15T00:00:00.000Z', kind: 'playlist', unit: 'seconds' },
  ...{ total: 2, slots: [slot(1, share), slot(2, share)], exhausted: [], pins: [], manageable: true },
  themes: Object.entries(NAMES).map(([code, name]) => ({ code, name, target: 25, items: 3, credit: 0 })),
  proof: { behind: { code: 'a', amount: 11, position: 4 }, ahead: null, bound: 30 },
};

describe('why an item is here', () => {
  test.each<[string, Reason, Order['unit'], string[]]>([
    [
      'its turn',
      {
        kind: 'share',
        own: standing('a'),
        others: [standing('b'), standing('d', { eligible: false })],
        without: ['c'],
      },
      'seconds',
      [
        '轮到产业：到这时按计划应播 26 秒，已播 15 秒，差 11 秒。',
        '当时也可以排的还有理想；按规则，最急的先排。',
        '当时没有可用的已签发内容：指引；其份额由其余主题按目标分担。',
      ],
    ],
    [
      'in a feed',
      { kind: 'share', own: standing('d', { entitled: 0.6, had: 0, owed: 0.6 }), others: [standing('a')], without: [] },
      'posts',
      [
        '轮到民生：排到这一条时按计划应有 0.6 篇，此前有 0 篇，差 0.6 篇。',
        '当时也可以排的还有产业；按规则，最急的先排。',
      ],
    ],
    [
      'just as planned',
      {
        kind: 'share',
        own: standing('a', { entitled: 0, had: 0, owed: 0 }),
        others: [standing('b', { eligible: false })],
        without: [],
      },
      'seconds',
      ['轮到产业：到这时按计划应播 0 秒，已播 0 秒，正好不欠不超。'],
    ],
    [
      'the only theme left',
      { kind: 'share', own: standing('a'), others: [], without: ['d'] },
      'posts',
      ['有目标的主题里只剩产业还有内容。', '当时没有可用的已签发内容：民生；其份额由其余主题按目标分担。'],
    ],
    [
      'pinned',
      { kind: 'pinned', pin: 1, until: '2026-06-16T00:00:00.000Z', act: 12 },
      'posts',
      ['有人置顶，到 2026-06-16 为止（责任台账第 12 条）。'],
    ],
    [
      'an emergency in an app without a ledger',
      { kind: 'emergency', pin: 1, until: '2026-06-16T00:00:00.000Z', act: null },
      'seconds',
      ['紧急内容，到 2026-06-16 为止。'],
    ],
    ['no theme', { kind: 'rest', because: 'no-theme' }, 'posts', ['没有主题，排在有目标的主题之后。']],
    ['no target', { kind: 'rest', because: 'no-target' }, 'posts', ['所属主题没有目标，排在有目标的主题之后。']],
  ])('%s', (_, reason, unit, expected) => {
    const words = reasonWords(reason, unit, wording);
    expect(words.map((message) => said(message))).toEqual(expected);
    for (const message of words) expect(said(message, en)).not.toMatch(/no text|undefined/);
  });
});

test('themes that had nothing are named once, not on every line', () => {
  const without = (codes: string[]): Reason => ({ kind: 'share', own: standing('a'), others: [], without: codes });
  const said = (before: Reason): string[] =>
    reasonWords(without(['d', 'c']), 'posts', wording, before)
      .flatMap(({ values }) => values.names ?? [])
      .map(String);
  expect(said(without(['d']))).toEqual(['指引']);
  expect(said(without(['d', 'c']))).toEqual([]);
  expect(said({ kind: 'rest', because: 'no-theme' })).toEqual(['民生、指引']);
});

describe('of the whole list', () => {
  const having = (items: Record<string, number>): Order['themes'] =>
    ORDER.themes.map((theme) => ({ ...theme, items: items[theme.code] ?? 0 }));
  const emergency = slot(1, { kind: 'emergency', pin: 1, until: '2026-06-16', act: 1 });

  test.each<[string, Partial<Order>, string]>([
    [
      'even',
      {},
      '一轮之中任何时刻，没有主题比计划少播过 11 秒以上（最多的是产业，在第 4 条之后）；规则保证不超过 30 秒。',
    ],
    [
      'a feed',
      { unit: 'posts' },
      '从头排到任何一条为止，没有主题比计划少过 11 篇以上（最多的是产业，在第 4 条之后）；规则保证不超过 30 篇。',
    ],
    [
      'never behind',
      { proof: { behind: null, ahead: null, bound: 30 } },
      '一轮之中任何时刻，没有主题比计划少播；规则保证不超过 30 秒。',
    ],
    ['no items', { total: 0, slots: [] }, '这份列表里还没有内容。内容签发到这个渠道之后会出现在这里。'],
    ['one theme', { themes: having({ b: 2 }) }, '有目标的主题里只有理想有内容，谈不上先后均匀。'],
    ['no theme', { themes: having({}) }, '列表里的内容都没有设了目标的主题，按时间先后排列。'],
    ['an emergency', { total: 1, slots: [emergency] }, '紧急内容播出期间，屏幕只播紧急内容；结束后恢复原来的顺序。'],
  ])('%s', (_, change, expected) => {
    const words = proofWords({ ...ORDER, ...change }, wording);
    expect(said(words)).toBe(expected);
    expect(said(words, en)).not.toMatch(/no text|undefined/);
  });

  test('says what is missing, what runs out, what is made up for and how much is shown', () => {
    const exhausted = [
      { code: 'd', after: 0 },
      { code: 'c', after: 5 },
      { code: 'a', after: 9 },
    ];
    const themes = ORDER.themes.map((theme) => ({ ...theme, credit: theme.code === 'b' ? 12 : -4 }));
    const notes = orderNotes({ ...ORDER, exhausted, themes, total: 9 }, wording);
    expect(notes.map((note) => said(note))).toEqual([
      '没有可用的已签发内容：民生。它的份额由其余主题分担；要恢复均衡，需要补写。',
      '第 5 条之后没有指引内容了，其份额由其余主题分担。',
      '近 30 天偏少，这一轮先多播：理想（最多补两条最长的内容）。',
      '以下说明前 2 条，共 9 条；上面的结论是对全部而言。',
    ]);
    expect(orderNotes({ ...ORDER, total: 0, slots: [] }, wording)).toEqual([]);
    expect(orderNotes({ ...ORDER, exhausted, total: 1, slots: [emergency] }, wording)).toEqual([]);
  });
});

test('pins, lengths and times of a round', () => {
  const pin = { ...ORDER, id: 1, uid: 'u', documentId: 'd', title: 't', until: '2026-06-16', reason: '防汛', act: 1 };
  expect(said(pinWords({ ...pin, kind: 'emergency' }, wording))).toBe('紧急，到 2026-06-16 为止。理由：防汛');
  expect([1, 24, 72].map((hours) => said(hoursWords(hours)))).toEqual(['1 小时', '24 小时', '3 天']);
  expect([0, 65.2, 3599.9].map(clockOf)).toEqual(['0:00', '1:05', '59:59']);
});
