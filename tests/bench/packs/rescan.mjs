import { fileURLToPath } from 'node:url';
import { withPostgres } from '../park/postgres.mjs';
import { startProcess } from '../park/process.mjs';
import { withSqlite } from '../park/sqlite.mjs';
import { quantile } from '../park/statistics.mjs';
import { reports } from '../words/material.mjs';

const SERVER = fileURLToPath(new URL('server-process.mjs', import.meta.url));
const POSTS = Number(process.env.BENCH_POSTS ?? 2000);
/** Characters of a post. */
const UNITS = 2000;
/** Requests without a rescan, half of them before and half after it. */
const QUIET = 600;
const WARM_UP = 100;
/** A request waits for the content that is being checked, and for the database besides. */
const MOST = { middle: 6, late: 8 };

const LINES = () => reports().join('\n').slice(0, UNITS).split('\n').filter(Boolean);

async function get(address) {
  const begun = performance.now();
  const answer = await fetch(address);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
  return performance.now() - begun;
}

async function requests(address, count) {
  const times = [];
  for (let i = 0; i < count; i += 1) times.push(await get(address));
  return times;
}

async function during(server, address) {
  const { id } = await server.ask('rescan');
  const [times, begun] = [[], performance.now()];
  for (let isOver = false; !isOver; ) {
    times.push(...(await requests(address, 20)));
    const { state, done, unread } = await server.ask('rescanned', id);
    isOver = state === 'done';
    if (isOver && (done !== POSTS || unread > 0)) throw new Error(`rescan: ${done} of ${POSTS}, ${unread} unread`);
  }
  return { times, seconds: (performance.now() - begun) / 1000 };
}

async function onPark(database, { env }) {
  const server = await startProcess(SERVER, env);
  try {
    const url = await server.ask('url');
    const documentId = await server.ask('fill', LINES(), POSTS);
    const address = `${url}/api/delivery/channels/website/items/${documentId}`;
    await requests(address, WARM_UP);
    const before = await requests(address, QUIET / 2);
    await server.ask('watch');
    const busy = await during(server, address);
    const watched = await server.ask('watched');
    const quiet = [...before, ...(await requests(address, QUIET / 2))];
    return rows(database, { quiet, busy, watched });
  } finally {
    await server.stop();
  }
}

function rows(database, { quiet, busy, watched }) {
  const figure = (name, share, most, more) => {
    const [a, b] = [quantile(busy.times, share), quantile(quiet, share)];
    return {
      what: `GET of a live document while ${POSTS} posts are checked again ÷ while none are, ${database}: ${name}`,
      ratio: a / b,
      target: `≤ ${most}`,
      meets: a / b <= most,
      detail: `${a.toFixed(1)} ms, ${b.toFixed(1)} ms; ${more}`,
    };
  };
  return [
    figure('p50', 0.5, MOST.middle, `${busy.times.length} requests in ${busy.seconds.toFixed(1)} s of rescan`),
    figure(
      'p95',
      0.95,
      MOST.late,
      `longest turn ${watched.processor.toFixed(0)} ms of processor, ${watched.wall.toFixed(0)} by the wall`,
    ),
  ];
}

/** What readers notice of a rescan, on both databases. */
export async function bench() {
  return [
    ...(await withSqlite(async (newPark) => onPark('SQLite', await newPark()))),
    ...(await withPostgres(async (newPark) => onPark('PostgreSQL', await newPark()))),
  ];
}
