/**
 * One implementation on one lexicon in a process of its own: `node --expose-gc measure-one.mjs IMPLEMENTATION LEXICON` prints
 * nanoseconds per unit, milliseconds to build and bytes per term.
 */
import { createRequire } from 'node:module';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { documents, lexicon } from './material.mjs';

const require = createRequire(import.meta.url);
const { createMatcher, findPlaces, newPlaces } = require(inRoot('plugins/word-check/dist/server/core/matcher.js'));

const BATCH = 10;
const LEAST_PASSES = 4;
/** As long for the quick as for the slow, or a busy moment of the machine would fall on all passes of one and on some of the other. */
const ENOUGH_MS = 2000;

const FOLDED = { width: true, case: true, traditional: true };

/** Each makes, from the terms, a function that answers how many matches a text has. */
const IMPLEMENTATIONS = {
  own: (terms) => {
    const matcher = createMatcher(terms);
    const places = newPlaces();
    return (text) => findPlaces(matcher, text, 'all', places).count;
  },
  folded: (terms) => {
    const matcher = createMatcher(terms, FOLDED);
    const places = newPlaces();
    return (text) => findPlaces(matcher, text, 'all', places).count;
  },
  monyone: (terms) => {
    const { AhoCorasick } = require('@monyone/aho-corasick/fast');
    const matcher = new AhoCorasick(terms);
    return (text) => matcher.matchInText(text).length;
  },
  loop: () => (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i += 1) sum = (sum + text.charCodeAt(i)) | 0;
    return sum & 1;
  },
};

const memory = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/**
 * Nanoseconds per unit: documents in batches so short that the system seldom takes the core away in one, each as quick
 * as it ever was.
 */
function quickest(find, texts) {
  const batches = Array.from({ length: Math.ceil(texts.length / BATCH) }, (_, k) =>
    texts.slice(k * BATCH, (k + 1) * BATCH),
  );
  const best = batches.map(() => Infinity);
  const begun = performance.now();
  let matches = 0;
  for (let pass = 0; pass < LEAST_PASSES || performance.now() - begun < ENOUGH_MS; pass += 1) {
    matches = 0;
    batches.forEach((batch, k) => {
      const from = performance.now();
      for (const text of batch) matches += find(text);
      best[k] = Math.min(best[k], performance.now() - from);
    });
  }
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  return { nsPerUnit: (best.reduce((sum, ms) => sum + ms, 0) * 1e6) / units, matches };
}

/** The worst of several lexicons that fail late, on a text of one character, against a lexicon that starts nowhere. */
function adversarial() {
  const texts = Array.from({ length: 10 }, () => 'a'.repeat(20_000));
  const pace = (terms) => quickest(IMPLEMENTATIONS.own(terms), texts).nsPerUnit;
  const worst = [10, 64, 200, 5000].flatMap((k) => [[`${'a'.repeat(k)}b`], [`b${'a'.repeat(k)}`]]).map(pace);
  return { ratio: Math.max(...worst) / pace(['xyz']) };
}

function figures([name, size]) {
  const [terms, texts] = [lexicon(size), documents()];
  // The tables of folding are not the lexicon's.
  IMPLEMENTATIONS[name](['甲乙'])(texts[0]);
  const before = memory();
  const begun = process.cpuUsage();
  const find = IMPLEMENTATIONS[name](terms);
  const buildMs = process.cpuUsage(begun).user / 1000;
  const bytesPerTerm = (memory() - before) / terms.length;
  return { ...quickest(find, texts), buildMs, bytesPerTerm };
}

const asked = process.argv.slice(2);
console.log(JSON.stringify(asked[0] === 'adversarial' ? adversarial() : figures(asked)));
