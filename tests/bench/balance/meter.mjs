/**
 * The meter for a quarter over 1,000,000 releases against the same over 1,000, over HTTP with an account, on PostgreSQL.
 * Both are asked turn about; medians. BENCH_ROUNDS and BENCH_POSTS for less.
 */
import { fileURLToPath } from 'node:url';
import { readJson } from '../../../scripts/lib/fingerprint.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { onDatabase, withPostgres } from '../park/postgres.mjs';
import { startProcess } from '../park/process.mjs';
import { median, shuffled } from '../park/statistics.mjs';

const SERVER = fileURLToPath(new URL('../park/server-process.mjs', import.meta.url));
const TARGET = 1.3;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 150);
const WARM_UP = 15;
const SIZES = { small: 1000, large: Number(process.env.BENCH_POSTS ?? 1_000_000) };
const ASKED = '/balance/meter?channel=website&window=quarter:2026-Q3';

/** Posts of one quarter, their lines and no sums: those are counted at the start of the server. */
async function fill(url, posts) {
  const stamps = 'now(), now(), now()';
  const at = `timestamp '2026-06-30 16:00' + (i % 7900000) * interval '1 second'`;
  const theme = `(ARRAY['industry','industry','ideals','guidance','livelihood'])[1 + i % 5]`;
  await onDatabase(url, async (client) => {
    await client.query('SET synchronous_commit = off');
    await client.query(`INSERT INTO balance_exposures (id, document_id, uid, document, locale, channel, first_released_at, weights,
        created_at, updated_at, published_at)
      SELECT n, 'x' || n, 'api::article.article', 'doc' || n, 'zh-Hans', 'website', ${at}, jsonb_build_object(${theme}, 1000), ${stamps}
      FROM (SELECT n, n::bigint * 7919 AS i FROM generate_series(1, ${posts}) n) s`);
    await client.query(`INSERT INTO balance_exposure_themes (document_id, exposure, channel, first_released_at, theme, permille,
        created_at, updated_at, published_at)
      SELECT 'l' || id, id, channel, first_released_at, (SELECT jsonb_object_keys(weights)), 1000, ${stamps} FROM balance_exposures`);
    await client.query('DELETE FROM balance_recounts');
    await client.query('VACUUM (ANALYZE)');
  });
}

async function login(url) {
  const { DEMO_PASSWORD } = readJson(inRoot('tests/harness/test-env.json'));
  const answer = await fetch(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@demo.example', password: DEMO_PASSWORD }),
  });
  return (await answer.json()).data.token;
}

async function open(newPark, posts) {
  const park = await newPark();
  await fill(park.url, posts);
  const server = await startProcess(SERVER, park.env);
  const url = await server.ask('url');
  return { url, posts, server, token: await login(url), database: park.url };
}

async function ask({ url, token }, path, method = 'GET') {
  const begun = performance.now();
  const answer = await fetch(url + path, { method, headers: { authorization: `Bearer ${token}` } });
  const body = await answer.json();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
  return { ms: performance.now() - begun, body };
}

/** What is fast must also be true: the posts of each theme, counted by the database in the plainest way. */
async function assertTrue(park) {
  const { body } = await ask(park, ASKED);
  const { rows } = await onDatabase(park.database, (client) =>
    client.query('SELECT theme, sum(permille)::float / 1000 AS n FROM balance_exposure_themes GROUP BY theme'),
  );
  for (const { theme, n } of rows) {
    const shown = body.themes.find(({ code }) => code === theme)?.count;
    if (shown !== n) throw new Error(`${theme}: ${shown} shown, ${n} counted`);
  }
  if (body.n !== park.posts) throw new Error(`${body.n} of ${park.posts} posts are counted`);
}

async function measure(parks) {
  const times = { small: [], large: [] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const which of shuffled(['small', 'large'])) {
      const { ms } = await ask(parks[which], ASKED);
      if (round >= 0) times[which].push(ms);
    }
  return { small: median(times.small), large: median(times.large) };
}

/** The figures of this part. */
export function figures() {
  return withPostgres(async (newPark) => {
    const parks = {};
    try {
      for (const [name, posts] of Object.entries(SIZES)) parks[name] = await open(newPark, posts);
      for (const park of Object.values(parks)) await assertTrue(park);
      const { small, large } = await measure(parks);
      const recount = await ask(parks.large, '/balance/recounts', 'POST');
      if (!recount.body.agreed) throw new Error('the recount found differences');
      const ratio = large / small;
      const posts = (number) => number.toLocaleString('en');
      const detail =
        `median of ${ROUNDS}: ${small.toFixed(1)} ms over ${posts(SIZES.small)}, ${large.toFixed(1)} ms over ` +
        `${posts(SIZES.large)}; a recount of those takes ${(recount.ms / 1000).toFixed(1)} s`;
      const what = `the meter of a quarter over ${posts(SIZES.large)} releases / over ${posts(SIZES.small)}`;
      return [{ what, ratio, target: `≤ ${TARGET}`, meets: ratio <= TARGET, detail }];
    } finally {
      for (const { server } of Object.values(parks)) await server.stop();
    }
  });
}
