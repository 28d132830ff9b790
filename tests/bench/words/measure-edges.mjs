/**
 * The boundary check on prose that people have cut into words: of the hits of two-character words, how many that are words
 * there are kept, and how many that run over two words are left, in per cent. What is shown as advice counts against it both
 * times: not kept, but left. The prose is CoNLL-U in the folder that `SEGMENTED_PROSE` names (UD_Chinese-GSDSimp: CC BY-SA,
 * therefore not in this repository). Terms are its own words; and, as in the study that set the targets, the words of the
 * dictionary that are not rare.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const { Boundary } = require(inRoot('plugins/word-check/dist/server/core/boundary.js'));
const { intlSegmenter, wordSegmenters } = require(inRoot('plugins/word-check/dist/server/segmenters.js'));

const folder = process.env.SEGMENTED_PROSE ?? '';
const LEAST_FREQUENCY = 20;
const TWO = /^\p{Script=Han}{2}$/u;

/** Sentences as lists of words. */
const sentences = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.conllu'))
  .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n\n'))
  .map((block) => block.split('\n').flatMap((line) => (/^\d+\t/.test(line) ? [line.split('\t')[1]] : [])));

/** What the segmenters say of the hits of terms that are a word, and of those that run over two. */
function countsOf(terms, segmenters) {
  const counts = {
    aligned: { stands: 0, unsure: 0, falls: 0 },
    crossing: { stands: 0, unsure: 0, falls: 0 },
  };
  for (const words of sentences) {
    const text = words.join('');
    const borders = new Set([0]);
    let at = 0;
    for (const word of words) borders.add((at += word.length));
    const boundary = new Boundary(text, segmenters);
    for (let start = 0; start + 2 <= text.length; start += 1) {
      if (!terms.has(text.slice(start, start + 2))) continue;
      const outer = borders.has(start) && borders.has(start + 2);
      const inner = borders.has(start + 1);
      if (outer === inner) continue;
      counts[outer ? 'aligned' : 'crossing'][boundary.verdict({ start, end: start + 2 })] += 1;
    }
  }
  return counts;
}

const sum = (of) => of.stands + of.unsure + of.falls;
const figures = ({ aligned, crossing }) => ({
  kept: (100 * aligned.stands) / sum(aligned),
  left: 100 - (100 * crossing.falls) / sum(crossing),
  aligned: sum(aligned),
  crossing: sum(crossing),
  advice: aligned.unsure + crossing.unsure,
});

const own = new Set(sentences.flat().filter((word) => TWO.test(word)));
const dictionary = new Set(
  fs
    .readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word, frequency]) => TWO.test(word) && Number(frequency) >= LEAST_FREQUENCY)
    .map(([word]) => word),
);
const both = wordSegmenters(console.error);
const named = (name, one) => Object.fromEntries(Object.entries(one).map(([key, value]) => [`${name} ${key}`, value]));
console.log(
  JSON.stringify({
    ...figures(countsOf(own, both)),
    ...named('dictionary', figures(countsOf(dictionary, both))),
    ...named('alone', figures(countsOf(own, [intlSegmenter()]))),
  }),
);
