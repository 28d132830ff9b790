import type { ReadingFacts, ReportFacts } from '../server/src/core/report/facts';
import { parsePeriod, periodBefore } from '../server/src/core/report/period';
import { offsetsOf } from '../server/src/core/zone';

/** The park's zone. */
export const OFFSETS = offsetsOf('Asia/Shanghai');

const THEMES = [
  ['industry', '产业宣传', 40],
  ['ideals', '理想信念', 25],
  ['guidance', '政策引导', 20],
  ['livelihood', '民生服务', 15],
] as const;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Lines of the four themes with these counts, by hand: share = count ÷ n, gap = target × n ÷ 100 − count. */
export const linesOf = (counts: readonly number[]): ReadingFacts['themes'] => {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return THEMES.map(([code, name, target], i) => {
    const count = counts[i] ?? 0;
    return { code, name, target, count, share: n === 0 ? 0 : count / n, gap: (target * n) / 100 - count };
  });
};

/** The reference's row 30/8/8/4: index 80, best 99, smallest plan 0/8/4/5. */
export const WEBSITE: ReadingFacts = {
  ...{ channel: 'website', name: '园区网站', weight: 1, targetsFrom: '2026-01-01T00:00:00.000Z' },
  ...{ n: 50, unlabelled: 2, index: 80, best: 99, tolerance: 5, themes: linesOf([30, 8, 8, 4]), reachable: true },
  plan: [
    { code: 'ideals', posts: 8 },
    { code: 'guidance', posts: 4 },
    { code: 'livelihood', posts: 5 },
  ],
};

/** The reference's first row, 8/5/4/3: as planned. */
const SCREEN: ReadingFacts = {
  ...{ channel: 'screen', name: '园区大屏', weight: 1, targetsFrom: '2026-01-01T00:00:00.000Z' },
  ...{ n: 20, unlabelled: 0, index: 100, best: 100, tolerance: 5, themes: linesOf([8, 5, 4, 3]), reachable: true },
  plan: [],
};

/** Nothing was published. */
export const SILENT: ReadingFacts = {
  ...{ ...SCREEN, channel: 'wechat', name: '公众号', n: 0, index: null, best: null },
  themes: linesOf([0, 0, 0, 0]),
};

const TARGETS = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };

/** A period by its key. */
export const periodOf = (key: string) => {
  const period = parsePeriod(key, OFFSETS);
  if (period === null) throw new Error(`no period: ${key}`);
  return period;
};

/** October 2026 of a park where something of everything happened. */
export const FULL: ReportFacts = {
  ...{ period: periodOf('2026-10'), before: periodBefore(periodOf('2026-10'), OFFSETS), state: 'over' },
  ...{ madeAt: '2026-11-02T01:30:00.000Z', timeZone: 'Asia/Shanghai', index: 90 },
  channels: [
    {
      reading: {
        ...WEBSITE,
        closed: {
          ...{ at: '2026-10-31T16:05:00.000Z', n: 51, index: 81.18 },
          themes: linesOf([30, 8, 8, 5]).map(({ code, count }) => ({ code, count })),
        },
      },
      before: { n: 20, index: 75, themes: linesOf([13, 2, 2, 3]) },
      atBegin: { targets: { industry: 60, ideals: 15, guidance: 15, livelihood: 10 }, tolerance: 5 },
    },
    {
      reading: { ...SCREEN, seconds: { index: 85, total: 1500 } },
      before: { n: 0, index: null, themes: linesOf([0, 0, 0, 0]) },
      atBegin: { targets: TARGETS, tolerance: 5 },
    },
    { reading: SILENT, before: SILENT, atBegin: { targets: TARGETS, tolerance: 5 } },
  ],
  review: {
    turnaround: {
      workflows: [
        { group: 'three', name: '三审', count: 9, median: 26 * HOUR, p90: 50.25 * HOUR },
        { group: 'urgent', name: '紧急', count: 2, median: null, p90: null },
      ],
      ...{ all: { count: 11, median: 25 * HOUR, p90: 50.25 * HOUR }, emergencies: 1, again: 3 },
    },
    returns: { workflows: [{ group: 'three', name: '三审', count: 4 }], all: 4 },
    findings: {
      runs: 17,
      submitted: [
        { category: 'wording', severity: 'warn', noted: 12, waived: 1 },
        { category: 'personal-data', severity: 'block', noted: 1, waived: 1 },
        { category: 'source', severity: 'info', noted: 2, waived: 0 },
      ],
      released: [
        { category: 'wording', severity: 'warn', noted: 5, waived: 1 },
        { category: 'personal-data', severity: 'block', noted: 1, waived: 1 },
      ],
    },
    corrections: {
      ...{ opened: 4, closed: 3, closedLate: 1, open: 2, overdue: 1 },
      origins: [
        { origin: 'notice', opened: 1 },
        { origin: 'patrol', opened: 3 },
      ],
    },
    recalls: {
      ...{ count: 3, confirmed: 2, unconfirmed: 1, openPlaces: 2, silent: 0 },
      ...{ median: 0.5 * MINUTE, longest: 12 * MINUTE },
      categories: [
        { category: 'outdated', count: 1 },
        { category: 'error', count: 2 },
      ],
    },
  },
  wordCheck: {
    categories: { wording: { zh: '字词', en: 'Wording' }, 'personal-data': { zh: '个人信息', en: 'Personal data' } },
    rescan: { endedAt: '2026-10-20T02:00:00.000Z', total: 120, items: 7, block: 1, warn: 9, info: 4 },
  },
  freshness: {
    at: '2026-10-31T16:00:00.000Z',
    rows: [
      { name: '通知公告', state: 'fresh', lastAt: '2026-10-30T02:00:00.000Z', dueAt: '2026-11-13T02:00:00.000Z' },
      { name: '办事指南', state: 'late', lastAt: '2026-03-01T02:00:00.000Z', dueAt: '2026-09-01T02:00:00.000Z' },
      { name: '人才公寓', state: 'blank', lastAt: null, dueAt: null },
    ],
  },
};

/** A month in which nothing happened, and that is not over. */
export const EMPTY: ReportFacts = {
  ...{ ...FULL, state: 'running', madeAt: '2026-10-05T02:00:00.000Z', index: null },
  channels: [{ reading: SILENT, before: SILENT, atBegin: { targets: TARGETS, tolerance: 5 } }],
  review: {
    turnaround: { workflows: [], all: { count: 0, median: null, p90: null }, emergencies: 0, again: 0 },
    returns: { workflows: [], all: 0 },
    findings: { runs: 0, submitted: [], released: [] },
    corrections: { opened: 0, closed: 0, closedLate: 0, open: 0, overdue: 0, origins: [] },
    recalls: {
      ...{ count: 0, categories: [], confirmed: 0, unconfirmed: 0, openPlaces: 0, silent: 0 },
      ...{ median: null, longest: null },
    },
  },
  wordCheck: { categories: {}, rescan: null },
  freshness: null,
};

/** A name as somebody might make it up to break out of a document. */
export const HOSTILE = '<script>alert(1)</script>&amp;\u0000\u0007\u202e"x\'\ud800]]>\n= 1+1';

/** What is left of it. */
export const HARMLESS = '<script>alert(1)</script>&amp;"x\']]> = 1+1';

/** {@link FULL} with that name wherever something is called by people. */
export const HOSTILE_FACTS: ReportFacts = {
  ...FULL,
  channels: FULL.channels.map((channel) => ({
    ...channel,
    reading: {
      ...channel.reading,
      name: HOSTILE,
      themes: channel.reading.themes.map((theme) => ({ ...theme, name: HOSTILE })),
    },
  })),
  freshness: { at: FULL.madeAt, rows: [{ name: HOSTILE, state: 'late', lastAt: null, dueAt: null }] },
};
