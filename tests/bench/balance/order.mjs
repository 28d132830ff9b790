/**
 * Ordering a playlist of 500 items against a plain sort of the same items. The sort is by release time as numbers, newest
 * first: quicker than ISO text, so the fairer one. Items come in no order, for sorting what is sorted takes no time; the
 * mixer takes them as they come. Needs `npm run build -- --no-admin`.
 */
import { createRequire } from 'node:module';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { median } from '../park/statistics.mjs';

const require = createRequire(import.meta.url);
const built = (file) => require(inRoot('plugins/balance/dist/server/core', file));

const ITEMS = 500;
const ROUNDS = 201;
/** Orderings measured together: one alone is shorter than the clock is exact. */
const TOGETHER = 20;
const THEMES = [
  { code: 'industry', weight: 40 },
  { code: 'ideals', weight: 25 },
  { code: 'guidance', weight: 20 },
  { code: 'livelihood', weight: 15 },
];
const CREDIT = [-60_000, 27_000, 12_000, 21_000];

/** The same items in every run: themes as the targets have them, 6 to 60 s each, released at any time of a year. */
function playlist() {
  let state = 20_260_615;
  const random = (below) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  return Array.from({ length: ITEMS }, (_, id) => {
    const draw = random(100);
    const theme = THEMES[draw < 40 ? 0 : draw < 65 ? 1 : draw < 85 ? 2 : 3].code;
    const releasedMs = Date.UTC(2026, 0, 1) + random(365) * 86_400_000 + random(86_400) * 1000;
    return { id: `d${id}`, theme, durationMs: 6000 + random(54_000), releasedMs };
  });
}

/** Microseconds of one run of each, by turns: what else the machine does falls on all alike. */
function measure(works) {
  const times = works.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    works.forEach((work, i) => {
      const begin = performance.now();
      for (let run = 0; run < TOGETHER; run += 1) work();
      times[i].push(((performance.now() - begin) * 1000) / TOGETHER);
    });
  }
  return times.map(median);
}

/** Figures of ordering. */
export function figures() {
  const { mixBySeconds } = built('playlist-order.js');
  const { mixByTheme } = built('feed-order.js');
  const items = playlist();
  const works = [
    () => [...items].sort((a, b) => b.releasedMs - a.releasedMs),
    () => mixBySeconds(items, THEMES, CREDIT),
    () => mixByTheme(items, THEMES),
  ];
  measure(works); // warms up
  const [sort, seconds, posts] = measure(works);
  const figure = (what, time) => ({
    what: `${what} of ${ITEMS} items ÷ a plain sort of them`,
    ratio: time / sort,
    target: '≤ 2',
    meets: time <= 2 * sort,
    detail: `${time.toFixed(1)} µs, the sort ${sort.toFixed(1)} µs; medians of ${ROUNDS} rounds by turns`,
  });
  return [figure('playlist by seconds', seconds), figure('feed by posts', posts)];
}
