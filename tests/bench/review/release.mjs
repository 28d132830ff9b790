import { fileURLToPath } from 'node:url';
import { withPostgres } from '../park/postgres.mjs';
import { startProcess } from '../park/process.mjs';
import { quantile, shuffled } from '../park/statistics.mjs';

const PROCESS = fileURLToPath(new URL('release-process.mjs', import.meta.url));
const TARGETS = { 0.5: 1.25, 0.99: 1.5 };
const ARTICLES = Number(process.env.BENCH_ARTICLES ?? 20);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const WARM_UP = 15;

const name = (share) => `p${share * 100}`;

/**
 * The same content published by Strapi as it comes (a twin of the governed type that nobody governs) and released
 * through the full gate, turn about in random order, in one process on one database. Each article goes live again in
 * every round, with a new cover, as a first release and as releases in place of an earlier one.
 */
async function measure(park) {
  const own = await startProcess(PROCESS, park.env);
  const samples = { publish: [], release: [] };
  const counts = {};
  const places = new Array(ARTICLES).fill(undefined);
  let number = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let place = 0; place < ARTICLES; place += 1) {
      number += 1;
      const pair = await own.ask('prepare', number, places[place]);
      places[place] = pair;
      for (const way of shuffled(['publish', 'release'])) {
        const { ms, queries } = await own.ask(way, pair);
        if (number > WARM_UP) samples[way].push(ms);
        counts[way] = queries;
      }
    }
  }
  await own.stop();
  return { samples, counts };
}

/** A release through the full gate against a plain Strapi publish of the same entry, on PostgreSQL. */
export async function bench() {
  return withPostgres(async (newPark) => {
    const { samples, counts } = await measure(await newPark());
    if (process.env.BENCH_QUERIES) console.log(JSON.stringify(counts, null, 1));
    return Object.entries(TARGETS).map(([share, target]) => {
      const at = (way) => quantile(samples[way], Number(share));
      const ratio = at('release') / at('publish');
      return {
        what: `release through the full gate / plain publish (${name(Number(share))})`,
        ratio,
        target: `≤ ${target}`,
        meets: ratio <= target,
        detail:
          `${at('release').toFixed(1)} ms, ${counts.release.length} statements; ` +
          `${at('publish').toFixed(1)} ms, ${counts.publish.length} statements; ${samples.release.length} times each`,
      };
    });
  });
}
