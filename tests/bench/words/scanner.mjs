/** The matcher against the quickest correct one on npm and against a bare loop, each in a process of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { median } from '../park/statistics.mjs';
import { writeMaterial } from './material.mjs';

const ROUNDS = 5;

/** What a process must measure: implementation and lexicon. The npm matcher needs minutes to build a million terms. */
const MEASURED = [
  ...['1k', '10k', '100k', '1M', 'dense'].map((lexicon) => ['own', lexicon]),
  ...['1k', '10k', '100k', 'dense'].map((lexicon) => ['monyone', lexicon]),
  ['folded', '10k'],
  ['loop', '1k'],
  ['adversarial', '1k'],
];

/** Prose that people have cut into words is not in this repository; see `measure-edges.mjs`. */
const HAS_PROSE = process.env.SEGMENTED_PROSE !== undefined;

const LEAST_TIMES = { '1k': 15, '10k': 13, '100k': 12, dense: 6 };
const LEAST_SHARES = { '1k': 0.4, '10k': 0.35, '100k': 0.2, '1M': 0.05 };
const MOST_BYTES = { '100k': 90, '1M': 80 };

const run = promisify(execFile);

async function measure(name, ...args) {
  const script = inRoot('tests/bench/words', `measure-${name}.mjs`);
  const { stdout } = await run(process.execPath, ['--expose-gc', script, ...args]);
  return JSON.parse(stdout);
}

/** Rounds one after the other rather than all of one: what else the machine does falls on all alike. */
async function measureAll() {
  const found = new Map(MEASURED.map((what) => [what.join(' '), []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of MEASURED) found.get(what.join(' ')).push(await measure('one', ...what));
  }
  return (implementation, lexicon, key) => median(found.get(`${implementation} ${lexicon}`).map((one) => one[key]));
}

const atLeast = (what, ratio, least, detail) => ({ what, ratio, target: `≥ ${least}`, meets: ratio >= least, detail });
const atMost = (what, ratio, most, detail) => ({ what, ratio, target: `≤ ${most}`, meets: ratio <= most, detail });
const entries = Object.entries;

/** The median of each figure of a script. */
async function measureOther(name) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(name));
  return Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((one) => one[key]))]));
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

const edgesDetail = (edges, key, total) =>
  `of ${edges[total]}; of words of the dictionary ${edges[`dictionary ${key}`].toFixed(1)} % of ${edges[`dictionary ${total}`]}; without it ${edges[`alone ${key}`].toFixed(1)} %`;

async function otherRows() {
  const check = await measureOther('check');
  const reload = await measureOther('reload');
  const rows = [
    atMost(
      'full check of a draft ÷ every rule’s regex in turn, seeing through the same',
      check.check / check.regexes,
      1 / 8,
      `${check.check.toFixed(2)} ms; the regexes find ${percent(check.same)} of the same; bare ones, ${percent(check.sameBare)} of it, take ${check.bare.toFixed(2)} ms`,
    ),
    atMost(
      'reload of 1,000,000 terms: longest turn of the event loop in ms',
      reload.longest,
      20,
      `${Math.round(reload.scans)} scans meanwhile, ${reload.mixed} of them neither old nor new; ${reload.quiet.toFixed(1)} ms without`,
    ),
  ];
  if (!HAS_PROSE) return rows;
  const edges = await measureOther('edges');
  return [
    ...rows,
    atLeast('boundary check: true uses kept, per cent', edges.kept, 98.5, edgesDetail(edges, 'kept', 'aligned')),
    atMost(
      'boundary check: hits over two words left, per cent',
      edges.left,
      20,
      edgesDetail(edges, 'left', 'crossing'),
    ),
  ];
}

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
    ...(await otherRows()),
  ];
}
