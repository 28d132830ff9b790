import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson } from '../../../scripts/lib/fingerprint.mjs';
import { inRoot, inTmp } from '../../../scripts/lib/paths.mjs';
import { withPostgres } from '../park/postgres.mjs';
import { startProcess } from '../park/process.mjs';
import { withSqlite } from '../park/sqlite.mjs';
import { lexicon, writeMaterial } from '../words/material.mjs';

const SERVER = fileURLToPath(new URL('server-process.mjs', import.meta.url));
const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
const WORDS = ROWS.toLocaleString('en');
const LOOK_MS = 500;
const QUIET_MS = 3000;
/** A turn of the event loop that others wait for and nobody notices. */
const MOST_MS = 50;
/** Megabytes the process may grow by, its threads included. */
const MOST_MEMORY_MB = 1000;

const require = createRequire(path.join(inRoot('plugins/word-check'), 'package.json'));

/** The rows as text, and as a spreadsheet with cells of its own. */
function files() {
  writeMaterial();
  const terms = lexicon('1M').slice(0, ROWS);
  const severities = ['警告', '阻断', '提示'];
  const csv = ['词,级别', ...terms.map((term, i) => `${term},${severities[i % 3]}`)].join('\n');
  return { csv: Buffer.from(csv), xlsx: sheetOf(terms, severities) };
}

function sheetOf(terms, severities) {
  const { strToU8, zipSync } = require('fflate');
  const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (term, i) => `<row r="${i + 2}">${cell(term)}${cell(severities[i % 3])}</row>`;
  const sheet = `<worksheet><sheetData><row r="1">${cell('词')}${cell('级别')}</row>${terms.map(row).join('')}</sheetData></worksheet>`;
  const relation = '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>';
  const parts = {
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(relation),
    'xl/worksheets/a.xml': strToU8(sheet),
  };
  return Buffer.from(zipSync(parts, { level: 1 }));
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

function caller(url, token) {
  const authorization = `Bearer ${token}`;
  return async (path, init = {}) => {
    const answer = await fetch(url + path, { ...init, headers: { authorization, ...init.headers } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
    return body;
  };
}

/** One import over HTTP into an empty pack, watched from the first byte sent until it is done. */
async function importInto(server, ask, [name, bytes]) {
  const key = `million-${name}`;
  const json = { 'content-type': 'application/json' };
  const pack = JSON.stringify({ key, name, rules: [] });
  await ask('/word-check/packs', { method: 'POST', headers: json, body: pack });
  await server.ask('watch');
  const begun = performance.now();
  const form = new FormData();
  form.append('file', new Blob([bytes]), `rows.${name}`);
  const { id } = await ask(`/word-check/packs/${key}/import?background=true`, { method: 'POST', body: form });
  let state;
  do {
    await sleep(LOOK_MS);
    state = await ask(`/word-check/imports/${id}`);
  } while (state.state === 'running');
  const seconds = (performance.now() - begun) / 1000;
  const watched = await server.ask('watched');
  if (state.result?.added !== ROWS) throw new Error(`import of ${name}: ${JSON.stringify(state).slice(0, 300)}`);
  return { ...watched, seconds };
}

/** One more word in a rule of a pack of a million; the second time, for the first one has code compiled too. */
async function editRule(server, ask, key) {
  const add = async (word) => {
    const { results, version } = await ask(`/word-check/packs/${key}/rules?limit=1`);
    const { rule } = await ask(`/word-check/packs/${key}/rules/${results[0].id}`);
    await ask(`/word-check/packs/${key}/rules/${rule.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rule: { ...rule, terms: [...rule.terms, word] }, version }),
    });
  };
  await add('先添的词');
  await server.ask('watch');
  await add('后添的词');
  return server.ask('watched');
}

async function onPark(database, { env }, all) {
  const server = await startProcess(SERVER, env);
  try {
    const url = await server.ask('url');
    const ask = caller(url, await login(url));
    await server.ask('watch');
    await sleep(QUIET_MS);
    const quiet = await server.ask('watched');
    const figures = [];
    for (const file of Object.entries(all))
      figures.push(...importRows(database, file, await importInto(server, ask, file), quiet));
    figures.push(
      turnRow(`a rule of a pack of ${WORDS} changed, ${database}`, await editRule(server, ask, 'million-csv'), ''),
    );
    return figures;
  } finally {
    await server.stop();
  }
}

const ms = (value) => `${value.toFixed(0)} ms`;

function turnRow(what, { processor, wall }, more) {
  const ratio = processor / MOST_MS;
  return {
    ...{ what: `${what}: longest turn of the event loop ÷ ${MOST_MS} ms`, ratio, target: '≤ 1', meets: ratio <= 1 },
    detail: `${ms(processor)} of processor, ${ms(wall)} by the wall${more}`,
  };
}

function importRows(database, [name, bytes], seen, quiet) {
  const what = `import of ${WORDS} rows as ${name.toUpperCase()} over HTTP, ${database}`;
  const memory = seen.megabytes / MOST_MEMORY_MB;
  return [
    turnRow(what, seen, `; idle ${ms(quiet.processor)} and ${ms(quiet.wall)}; ${seen.seconds.toFixed(1)} s`),
    {
      what: `${what}: memory more than before ÷ ${MOST_MEMORY_MB} MB`,
      ...{ ratio: memory, target: '≤ 1', meets: memory <= 1 },
      detail: `${seen.megabytes.toFixed(0)} MB on top of ${seen.before.toFixed(0)} MB, for a file of ${(bytes.length / 1e6).toFixed(0)} MB`,
    },
  ];
}

/** The event loop and the memory of a server that takes in a million rows, on both databases, in both formats. */
export async function bench() {
  fs.mkdirSync(inTmp('bench'), { recursive: true });
  const all = files();
  return [
    ...(await withSqlite(async (newPark) => onPark('SQLite', await newPark(), all))),
    ...(await withPostgres(async (newPark) => onPark('PostgreSQL', await newPark(), all))),
  ];
}
