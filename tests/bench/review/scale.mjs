import { fileURLToPath } from 'node:url';
import { readJson } from '../../../scripts/lib/fingerprint.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { fill, ROWS_PER_RUN } from '../park/fill.mjs';
import { onDatabase, withPostgres } from '../park/postgres.mjs';
import { startProcess } from '../park/process.mjs';
import { median, quantile, shuffled } from '../park/statistics.mjs';

const SERVER = fileURLToPath(new URL('../park/server-process.mjs', import.meta.url));
const TARGET = 1.3;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);
const WARM_UP = 5;

/**
 * Parks on one PostgreSQL server, from 1,000 ledger rows and from 1,000 runs to 1,000,000 and 100,000. As a park grows,
 * its past grows: 400 of 100,000 runs wait for somebody, 120 of 1,000, 30 of 100. The caller has submitted one run in ten,
 * the newest 500 of which the list shows.
 */
const SIZES = {
  rows: { runs: 100, open: 30, submitterEvery: 10 },
  runs: { runs: 1000, open: 120, submitterEvery: 10 },
  large: { runs: 100_000, open: 400, submitterEvery: 10 },
};

/** What a figure is compared with: the task list has as many rows to show there, and the rest as long a ledger. */
const baseOf = ({ figure }) => (figure.startsWith(TASKS) ? 'runs' : 'rows');
const TASKS = 'GET /review/tasks';

/** What the task list is asked with, besides a scope. `no such words` looks for text that no title has. */
const FILTERS = {
  everything: '',
  'a level': '&level=second',
  'a theme': '&theme=ideals',
  'a channel': '&channel=screen',
  words: `&q=${encodeURIComponent('食堂')}`,
  'no such words': `&q=${encodeURIComponent('无此字样')}`,
  'theme, channel and words': `&theme=ideals&channel=website&q=${encodeURIComponent('公告')}`,
  'a later page': '&page=2',
  'by time left': '&sort=due',
  'a channel by time left': '&channel=screen&sort=due',
};

/** Who asks, by scope of the task list. */
const SCOPES = { mine: 'reviewer3', submitted: 'editor1', all: 'auditor' };

/** What the ledger browser is asked with; `rare` looks for what no row is, in the stretch one step looks at. */
const LEDGER_FILTERS = {
  everything: () => '',
  'a person': () => '&person=reviewer1',
  'an act': () => '&act=release',
  'a level': () => '&level=first',
  'refused attempts': () => '&refused=only',
  'a document': (some) => `&uid=api::article.article&documentId=doc${some}`,
  'a time': () => '&from=2020-01-01T12:00:00Z&to=2020-01-02T12:00:00Z',
  'person, act and level': () => '&person=reviewer1&act=release&level=first',
  rare: () => '&person=reviewer1&act=recall&level=final',
};

/** Every request by the figure it belongs to: `(round) => path`, and the account that asks. */
function requests({ runs }) {
  const rows = runs * ROWS_PER_RUN;
  const documents = Math.ceil(runs * 0.6);
  const some = (round) => 1 + ((round * 7919) % documents);
  const tasks = Object.entries(SCOPES).flatMap(([scope, account]) =>
    Object.entries(FILTERS).map(([name, filter]) => ({
      figure: `${TASKS}, scope ${scope}`,
      name,
      account,
      path: () => `/review/tasks?scope=${scope}${filter}`,
    })),
  );
  const browser = 'GET /review/ledger/entries';
  const ledger = Object.entries(LEDGER_FILTERS).map(([name, filter]) => ({
    figure: browser,
    name,
    account: 'auditor',
    path: (round) => `/review/ledger/entries?limit=50${filter(some(round))}`,
  }));
  const tail = 'the tail of GET /review/ledger';
  return [
    {
      figure: 'GET /review/documents/…',
      name: 'a document',
      account: 'reviewer1',
      path: (round) => `/review/documents/api::article.article/doc${some(round)}?locale=zh-Hans`,
    },
    ...tasks,
    ...ledger,
    { figure: browser, name: 'choices', account: 'auditor', path: () => '/review/ledger/choices' },
    { figure: tail, name: 'head', account: 'auditor', path: () => '/review/ledger/head' },
    { figure: tail, name: 'last rows', account: 'auditor', path: () => `/review/ledger?after=${rows - 50}&limit=50` },
  ];
}

/** A park that is up, with the accounts that ask logged in. */
async function open(newPark, size) {
  const park = await newPark();
  await fill(park.url, size);
  const server = await startProcess(SERVER, park.env);
  const url = await server.ask('url');
  const tokens = new Map();
  for (const account of new Set(requests(size).map((request) => request.account)))
    tokens.set(account, await login(url, account));
  return { database: park.url, size, url, tokens, server };
}

async function login(url, account) {
  const { DEMO_PASSWORD } = readJson(inRoot('tests/harness/test-env.json'));
  const answer = await fetch(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${account}@demo.example`, password: DEMO_PASSWORD }),
  });
  return (await answer.json()).data.token;
}

async function ask({ url, tokens }, { account, path }, round) {
  const begun = performance.now();
  const answer = await fetch(url + path(round), { headers: { authorization: `Bearer ${tokens.get(account)}` } });
  const body = await answer.json();
  if (answer.status !== 200) throw new Error(`${path(round)}: ${answer.status} ${JSON.stringify(body)}`);
  return { ms: performance.now() - begun, body };
}

/** What is fast must also be true: the task list's totals, counted by the database in the plainest way. */
async function assertTotals(park) {
  const own =
    "r.id IN (SELECT id FROM review_runs WHERE submitter_key = 'editor1' ORDER BY submitted_at DESC LIMIT 500)";
  const open = "r.state IN ('in_review','approved','scheduled')";
  const has = (facet, value) =>
    `EXISTS (SELECT 1 FROM review_run_facets f WHERE f.run = r.id AND f.facet = '${facet}' AND f.value = '${value}')`;
  const where = {
    'scope mine/everything':
      "EXISTS (SELECT 1 FROM review_assignments a WHERE a.run = r.id AND a.person = 'reviewer3')",
    'scope submitted/everything': own,
    'scope submitted/a theme': `${own} AND ${has('theme', 'ideals')}`,
    'scope submitted/words': `${own} AND r.title LIKE '%食堂%'`,
    'scope submitted/theme, channel and words': `${own} AND r.title LIKE '%公告%' AND ${has('theme', 'ideals')} AND ${has('channel', 'website')}`,
    'scope all/everything': open,
    'scope all/a level': "r.state = 'in_review' AND r.level = 1",
    'scope all/a channel': `${open} AND ${has('channel', 'screen')}`,
  };
  const all = requests(park.size);
  for (const [key, condition] of Object.entries(where)) {
    const [scope, name] = key.split('/');
    const request = all.find((one) => one.figure.endsWith(scope) && one.name === name);
    const { body } = await ask(park, request, 0);
    const { rows } = await onDatabase(park.database, (client) =>
      client.query(`SELECT count(*)::int AS n FROM review_runs r WHERE ${condition}`),
    );
    if (body.pagination.total !== rows[0].n)
      throw new Error(`${key}: total ${body.pagination.total}, counted ${rows[0].n}`);
  }
}

/** Asks the parks everything, turn about in random order. @returns milliseconds by request, small and large */
async function measure(parks) {
  const pairs = requests(parks.large.size).map((large, index) => {
    const park = parks[baseOf(large)];
    return {
      ...large,
      small: [],
      large: [],
      asked: { small: [park, requests(park.size)[index]], large: [parks.large, large] },
    };
  });
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const pair of shuffled(pairs)) {
      for (const which of shuffled(['small', 'large'])) {
        const [park, request] = pair.asked[which];
        const { ms } = await ask(park, request, round + WARM_UP);
        if (round >= 0) pair[which].push(ms);
      }
    }
  }
  return pairs;
}

function figuresOf(pairs) {
  const figures = [...new Set(pairs.map(({ figure }) => figure))];
  return figures.map((figure) => {
    const own = pairs.filter((pair) => pair.figure === figure);
    const p95 = (which) =>
      quantile(
        own.flatMap((pair) => pair[which]),
        0.95,
      );
    const ratio = p95('large') / p95('small');
    const worst = own
      .map((pair) => ({ ...pair, ratio: median(pair.large) / median(pair.small) }))
      .sort((a, b) => b.ratio - a.ratio)[0];
    const [from, to] = baseOf({ figure }) === 'runs' ? ['1,000 runs', '100,000'] : ['1,000 ledger rows', '1,000,000'];
    const detail =
      `p95 ${p95('small').toFixed(1)} ms with ${from}, ${p95('large').toFixed(1)} ms with ${to};` +
      ` by medians worst: ${worst.name} ${worst.ratio.toFixed(2)}`;
    return {
      what: `${figure}: p95 with ${to} / with ${from}`,
      ratio,
      target: `≤ ${TARGET}`,
      meets: ratio <= TARGET,
      detail,
    };
  });
}

/** Reading in a large park against reading in a small one, over HTTP with accounts, on PostgreSQL. */
export async function bench() {
  return withPostgres(async (newPark) => {
    const up = [];
    const start = async (size) => {
      const park = await open(newPark, size);
      up.push(park.server);
      return park;
    };
    try {
      const parks = {};
      for (const [name, size] of Object.entries(SIZES)) parks[name] = await start(size);
      await assertTotals(parks.large);
      return figuresOf(await measure(parks));
    } finally {
      for (const server of up) await server.stop();
    }
  });
}
