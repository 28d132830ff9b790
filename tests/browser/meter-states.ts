/** What the server answers about the meter in states that take a park months to get into. Read by the plugin's own core. */
import { bestReachable, weightedMean } from '../../plugins/balance/server/src/core/balance-index';
import { readMeter, type Tally } from '../../plugins/balance/server/src/core/meter';

const THEMES = { industry: '产业宣传', ideals: '思想引领', guidance: '政务指引', livelihood: '民生服务' };
const TARGETS = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
/** Twelve, some with names as long as a committee makes them. */
const MANY = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `theme-${i + 1}`,
    i % 3 === 0 ? `第${i + 1}项：园区企业服务、营商环境优化与产业链协同创新工作的宣传报道` : `主题${i + 1}`,
  ]),
);
const MANY_TARGETS = Object.fromEntries(Object.keys(MANY).map((code, i) => [code, i < 4 ? 9 : 8]));
const ONE_SIDED = { industry: 100, ideals: 0, guidance: 0, livelihood: 0 };

interface Themes {
  names: Record<string, string>;
  targets: Record<string, number>;
}
const FOUR: Themes = { names: THEMES, targets: TARGETS };
const TWELVE: Themes = { names: MANY, targets: MANY_TARGETS };

const tallyOf = (posts: Record<string, number>, unlabelled = 0): Tally => ({
  labelled: new Map(Object.entries(posts).map(([code, count]) => [code, Math.round(count * 1000)])),
  unlabelled,
});

interface ChannelState extends Themes {
  name: string;
  posts: Record<string, number>;
  before?: Record<string, number>;
  unlabelled?: number;
}

const [FROM, TO] = ['2026-09-30T16:00:00.000Z', '2026-10-31T16:00:00.000Z'];
const WINDOW = { from: FROM, to: TO, timeZone: 'Asia/Shanghai' };

function channel(code: string, { names, targets, name, posts, before = {}, unlabelled = 0 }: ChannelState) {
  const themes = Object.entries(names).map(([one, words]) => ({ code: one, name: words }));
  const reading = readMeter({
    ...{ themes, targets, tolerance: 5, tally: tallyOf(posts, unlabelled) },
    ...{ recent: tallyOf(posts), before: tallyOf(before) },
  });
  const about = { weight: 1, targetsFrom: '2026-01-01T00:00:00.000Z', closed: null, seconds: null, positions: null };
  return { channel: code, name, ...WINDOW, ...about, ...reading };
}

function overview(...channels: ChannelState[]) {
  const readings = channels.map((state, i) => channel(`channel-${i + 1}`, state));
  return { index: weightedMean(readings), ...WINDOW, channels: readings };
}

const counts = (...posts: number[]): Record<string, number> =>
  Object.fromEntries(Object.keys(THEMES).map((code, i) => [code, posts[i] ?? 0]));

/** The answers of `GET /balance/meter` by what they are about. */
export const METER_STATES = {
  full: overview(
    { ...FOUR, name: '官方网站', posts: counts(30, 8, 8, 4), before: counts(20, 12, 10, 8), unlabelled: 2 },
    { ...FOUR, name: '微信公众号', posts: counts(8.3, 5, 4, 2.7) },
    { ...FOUR, name: '园区大屏', posts: counts(20, 2, 3, 1) },
  ),
  few: overview(
    { ...FOUR, name: '官方网站', posts: counts(2, 0, 0.7, 0.3) },
    { ...FOUR, name: '微信公众号', posts: {}, unlabelled: 1 },
  ),
  empty: overview({ ...FOUR, name: '官方网站', posts: {} }, { ...FOUR, name: '园区大屏', posts: {} }),
  long: overview({
    ...{ ...TWELVE, name: '园区管理委员会联合运营的政务新媒体矩阵（含客户端、小程序与短视频账号）' },
    posts: Object.fromEntries(Object.keys(MANY).map((code, i) => [code, (i * 7) % 12])),
  }),
  edge: overview(
    { ...FOUR, name: '都在一个主题', posts: counts(0, 0, 0, 50) },
    { ...FOUR, name: '目标为零与已删主题', targets: ONE_SIDED, posts: { ...counts(20, 6), 'old-theme': 4 } },
    { names: { only: '唯一主题' }, targets: { only: 100 }, name: '只有一个主题', posts: { only: 9 } },
  ),
  bare: { index: null, ...WINDOW, channels: [] },
};

/** A name of {@link METER_STATES}. */
export type MeterState = keyof typeof METER_STATES;

/** An answer of `GET /balance/history`: half a year by weeks, one of them empty and one with few posts. */
export function historyAnswer(code: string) {
  const start = Date.parse('2026-05-01T16:00:00.000Z');
  const week = 7 * 86_400_000;
  const points = Array.from({ length: 26 }, (_, i) => {
    const n = i === 9 ? 0 : i === 15 ? 3 : 12 + (i % 5);
    const index = n === 0 ? null : Math.round((72 + 14 * Math.sin(i / 3)) * 100) / 100;
    const [from, to] = [start + i * week, start + (i + 1) * week].map((at) => new Date(at).toISOString());
    return { from, to, n, index, best: bestReachable(n, Object.values(TARGETS)), themes: [] };
  });
  return { channel: code, step: 'week', timeZone: WINDOW.timeZone, points };
}
