/**
 * Text and lexicons of the word check's figures, the same in every process. Text: words of the government reports drawn
 * by Zipf's law, in documents of 2,000 units, one planted lexicon word per about 1,000 units. Lexicons: made-up words of two to six
 * characters that the text holds only where they were planted, the smaller lexicons within the larger; `dense`: the words that the
 * reports themselves are made of. So many places begin a word, and are one, as on the material the targets were set on.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inRoot, inTmp } from '../../../scripts/lib/paths.mjs';

const REPORTS = inRoot('tests/data/real-text');
const DOCUMENTS = 1506;
const DOCUMENT_UNITS = 2000;
const PLANTED_EVERY = 1000;
/**
 * How much the characters of invented words lean to the frequent ones; 1 is not at all. With 1.5 the share of places whose
 * two units begin some word is that of the lexicons the targets were set on: 0.2 % at 1k, 0.5 %, 6.5 %, 29 % at 1M.
 */
const COMMONNESS = 1.5;

/** Sizes of the lexicons by name. */
export const SIZES = { '1k': 1000, '10k': 10_000, '100k': 100_000, '1M': 1_000_000, dense: 100_000 };

/** Fractions from 0 to 1 that follow from the seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The reports, in the order of their years. */
export const reports = () =>
  fs
    .readdirSync(REPORTS)
    .sort()
    .map((file) => fs.readFileSync(path.join(REPORTS, file), 'utf8'));

/** Draws ranks by Zipf's law. */
function zipf(count, random) {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) upTo[rank] = sum += 1 / (rank + 1);
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const byFrequency = (things) => {
  const counts = new Map();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([thing]) => thing);
};

function wordsOfReports() {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return reports().flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => segment));
}

/** The characters of GB 2312: those of the reports by how often they stand there, then the others. */
function characters(words) {
  const decoder = new TextDecoder('gb18030');
  const all = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) all.push(decoder.decode(Uint8Array.of(row, cell)));
  }
  const known = new Set(all);
  const used = byFrequency(words.join('')).filter((char) => known.has(char));
  return [...new Set([...used, ...all])].filter((char) => /^\p{Script=Han}$/u.test(char));
}

/**
 * Different words of two to six characters, `count` of them; the first are the same for every count. None stands in
 * the text by chance: what a lexicon is made for is rare, or its readers would drown.
 */
function inventedWords(words, count, text) {
  const random = randomFrom(5);
  const chars = characters(words);
  const char = () => chars[Math.floor(random() ** COMMONNESS * chars.length)];
  const ordinary = new Set();
  for (let i = 0; i < text.length; i += 1) ordinary.add(text.slice(i, i + 2)).add(text.slice(i, i + 3));
  const found = new Set();
  while (found.size < count) {
    const [kind, length] = [random(), random()];
    const units = kind < 0.1 ? 2 : kind < 0.4 ? 3 : kind < 0.8 ? 4 : 5 + Math.round(length);
    const word = Array.from({ length: units }, char).join('');
    if (!ordinary.has(word)) found.add(word);
  }
  return [...found];
}

/** The words that the text is made of, filled up with invented ones: nearly four places in ten are a hit. */
function denseWords(words, invented) {
  const real = byFrequency(words).filter((text) => /^\p{Script=Han}{2,6}$/u.test(text));
  return [...new Set([...real, ...invented])].slice(0, SIZES.dense);
}

function documentsOf(words, planted) {
  const random = randomFrom(11);
  const vocabulary = byFrequency(words.filter((word) => /\p{L}/u.test(word)));
  const next = zipf(vocabulary.length, random);
  return Array.from({ length: DOCUMENTS }, () => {
    const parts = [];
    for (let length = 0, due = PLANTED_EVERY / 2; length < DOCUMENT_UNITS; length += parts.at(-1).length) {
      const plants = length >= due;
      if (plants) due += PLANTED_EVERY;
      parts.push(plants ? planted[Math.floor(random() * planted.length)] : vocabulary[next()]);
    }
    return parts.join('').slice(0, DOCUMENT_UNITS);
  });
}

const FILES = { documents: 'documents.txt', invented: 'invented.txt', dense: 'dense.txt' };
const inFolder = (file) => inTmp('bench/words', file);
const read = (file) => fs.readFileSync(inFolder(file), 'utf16le').split('\n');

/** Writes text and lexicons to `.tmp/bench/words`, where the processes find them. */
export function writeMaterial() {
  fs.mkdirSync(inFolder('.'), { recursive: true });
  const words = wordsOfReports();
  const invented = inventedWords(words, SIZES['1M'], documentsOf(words, ['']).join('\n'));
  const lists = {
    [FILES.documents]: documentsOf(words, invented.slice(0, SIZES['1k'])),
    [FILES.invented]: invented,
    [FILES.dense]: denseWords(words, invented),
  };
  for (const [file, lines] of Object.entries(lists)) fs.writeFileSync(inFolder(file), lines.join('\n'), 'utf16le');
}

/** Documents of 2,000 units each. */
export const documents = () => read(FILES.documents);

/** @param {keyof typeof SIZES} name of a lexicon */
export const lexicon = (name) => (name === 'dense' ? read(FILES.dense) : read(FILES.invented).slice(0, SIZES[name]));
