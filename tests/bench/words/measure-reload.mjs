/**
 * A pack of 1,000,000 terms comes while drafts are scanned: the longest turn of the event loop, a scan included, and the
 * same while nothing comes. Every scan must find what its engine's version says. Turns are measured in processor time of
 * the main thread where the system tells it (Linux), so that a busy machine does not pass for a blocked loop.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { documents, lexicon, SIZES } from './material.mjs';

const require = createRequire(import.meta.url);
const fromBuild = (file) => require(inRoot('plugins/word-check/dist/server', file));
const { BUILTIN_PACKS } = fromBuild('packs/index.js');
const { buildLayer } = fromBuild('core/layer.js');
const { EngineKeeper } = fromBuild('engine/engine-keeper.js');
const { scanText } = fromBuild('core/scan-text.js');
const { runTrusted } = fromBuild('core/pattern.js');

const TERMS_EACH = 5000;
const tools = { segmenters: [], runPattern: runTrusted };

/** As they are stored. A server holds no million words in memory, so neither do we while we measure. */
function storedChunks() {
  const terms = lexicon('1M');
  const rules = Array.from({ length: terms.length / TERMS_EACH }, (_, k) => ({
    ...{ id: `r${k}`, kind: 'existence', severity: 'warn', category: 'c', message: 'm' },
    terms: terms.slice(k * TERMS_EACH, (k + 1) * TERMS_EACH),
  }));
  return rules.map((rule) => JSON.stringify([rule]));
}
const chunks = storedChunks();

const SCHEDULED = `/proc/self/task/${process.pid}/schedstat`;
const isTold = fs.existsSync(SCHEDULED);
/** Milliseconds. */
const spent = () => (isTold ? Number(fs.readFileSync(SCHEDULED, 'utf8').split(' ')[0]) / 1e6 : performance.now());

let packs = [];
const keeper = new EngineKeeper({
  source: {
    stamp: async () => packs.map(({ documentId, version }) => `${documentId}:${version}`).join(' '),
    layers: async () => packs,
    async *chunksOf() {
      yield* chunks;
    },
  },
  base: () => buildLayer(BUILTIN_PACKS.map((pack) => ({ pack, builtin: true }))),
  log: console.error,
  now: () => performance.now(),
});

/** Scans document after document until `isDone`; the longest turn in milliseconds, and scans made. */
async function scanUntil(isDone, texts, onScan) {
  let [longest, scans, last] = [0, 0, spent()];
  const turns = [];
  while (!isDone(scans)) {
    const engine = keeper.latest;
    const text = texts[scans % texts.length];
    const found = scanText(engine, text, tools).filter(({ rule }) => rule.pack.key === 'million').length;
    onScan(engine, scans % texts.length, found);
    scans += 1;
    await turn();
    const now = spent();
    turns.push([Math.round(now - last), scans]);
    longest = Math.max(longest, now - last);
    last = now;
  }
  if (process.env.TURNS)
    console.error(
      turns
        .sort((a, b) => b[0] - a[0])
        .slice(0, 8)
        .join(' | '),
      scans,
    );
  return { longest, scans };
}

const texts = documents().slice(0, 200);
await keeper.here();
const old = keeper.latest;
const seen = { old: 0, new: 0 };
let mixed = 0;
const counts = new Map();
const note = (engine, k, found) => {
  const isOld = engine === old;
  seen[isOld ? 'old' : 'new'] += 1;
  const before = counts.get(`${isOld} ${k}`) ?? found;
  counts.set(`${isOld} ${k}`, found);
  if (found !== before || (isOld ? found > 0 : found === 0)) mixed += 1;
};
await scanUntil((scans) => scans === 400, texts, note);
const quiet = await scanUntil((scans) => scans === 400, texts, note);

packs = [{ key: 'million', documentId: 'm', version: 1, terms: SIZES['1M'] }];
let after = 0;
const begun = performance.now();
let built = 0;
const coming = keeper.ready('m:1').then(() => (built = performance.now() - begun));
const busy = await scanUntil(() => built > 0 && (after += 1) > 200, texts, note);
await coming;
console.log(JSON.stringify({ longest: busy.longest, quiet: quiet.longest, scans: busy.scans, built, mixed, ...seen }));
