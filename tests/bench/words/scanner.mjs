/** The matcher against the quickest correct one on npm and against a bare loop, each in a process of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { median } from '../park/statistics.mjs';
import { writeMaterial } from './material.mjs';

const ROUNDS = 3;

/** What a process must measure: implementation and lexicon. The npm matcher needs minutes to build a million terms. */
const MEASURED = [
  ...['1k', '10k', '100k', '1M', 'dense'].map((lexicon) => ['own', lexicon]),
  ...['1k', '10k', '100k', 'dense'].map((lexicon) => ['monyone', lexicon]),
  ['folded', '10k'],
  ['loop', '1k'],
  ['adversarial', '1k'],
];

const LEAST_TIMES = { '1k': 15, '10k': 13, '100k': 12, dense: 6 };
const LEAST_SHARES = { '1k': 0.4, '10k': 0.35, '100k': 0.2, '1M': 0.05 };
const MOST_BYTES = { '100k': 90, '1M': 80 };

const run = promisify(execFile);

async function measure([implementation, lexicon]) {
  const script = inRoot('tests/bench/words/measure-one.mjs');
  const { stdout } = await run(process.execPath, ['--expose-gc', script, implementation, lexicon]);
  return JSON.parse(stdout);
}

/** Rounds one after the other rather than all of one: what else the machine does falls on all alike. */
async function measureAll() {
  const found = new Map(MEASURED.map((what) => [what.join(' '), []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of MEASURED) found.get(what.join(' ')).push(await measure(what));
  }
  return (implementation, lexicon, key) => median(found.get(`${implementation} ${lexicon}`).map((one) => one[key]));
}

const atLeast = (what, ratio, least, detail) => ({ what, ratio, target: `≥ ${least}`, meets: ratio >= least, detail });
const atMost = (what, ratio, most, detail) => ({ what, ratio, target: `≤ ${most}`, meets: ratio <= most, detail });
const entries = Object.entries;

/** Figures of the scanner as the table of targets has them. */
export async function bench() {
  writeMaterial();
  const of = await measureAll();
  const speed = (implementation, lexicon) => of(implementation, lexicon, 'nsPerUnit');
  const ns = (value) => `${value.toFixed(2)} ns per unit`;
  return [
    ...entries(LEAST_TIMES).map(([lexicon, least]) =>
      atLeast(
        `scan of ${lexicon} ÷ @monyone/aho-corasick/fast`,
        speed('monyone', lexicon) / speed('own', lexicon),
        least,
        `${ns(speed('own', lexicon))}, ${ns(speed('monyone', lexicon))}`,
      ),
    ),
    ...entries(LEAST_SHARES).map(([lexicon, least]) =>
      atLeast(
        `scan of ${lexicon} as a share of a charCodeAt loop`,
        speed('loop', '1k') / speed('own', lexicon),
        least,
        ns(speed('own', lexicon)),
      ),
    ),
    atLeast(
      'scan with every 1:1 folding ÷ without',
      speed('own', '10k') / speed('folded', '10k'),
      0.95,
      ns(speed('folded', '10k')),
    ),
    atMost(
      'build of 100k ÷ the same npm matcher',
      of('own', '100k', 'buildMs') / of('monyone', '100k', 'buildMs'),
      0.05,
      `${Math.round(of('own', '100k', 'buildMs'))} ms of processor`,
    ),
    ...entries(MOST_BYTES).map(([lexicon, most]) =>
      atMost(
        `bytes per term at ${lexicon}`,
        of('own', lexicon, 'bytesPerTerm'),
        most,
        'heap and arrays after collection',
      ),
    ),
    atMost(
      'a…ab on a…a ÷ the same text without matches',
      of('adversarial', '1k', 'ratio'),
      5,
      'the longest word has 5,001 units',
    ),
  ];
}
