/**
 * The boundary check on prose that people have cut into words: of the hits of two-character words, how many that are words
 * there are kept, and how many that run over two words are left, in per cent. The prose is CoNLL-U in the folder that
 * `SEGMENTED_PROSE` names (UD_Chinese-GSDSimp: CC BY-SA, therefore not in this repository); terms are its own words.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const { WordEdges } = require(inRoot('plugins/word-check/dist/server/core/word-edges.js'));
const { intlSegmenter } = require(inRoot('plugins/word-check/dist/server/segmenters.js'));

const folder = process.env.SEGMENTED_PROSE ?? '';

/** Sentences as lists of words. */
const sentences = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.conllu'))
  .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n\n'))
  .map((block) => block.split('\n').flatMap((line) => (/^\d+\t/.test(line) ? [line.split('\t')[1]] : [])));

const terms = new Set(sentences.flat().filter((word) => /^\p{Script=Han}{2}$/u.test(word)));
const segmenter = intlSegmenter();
const counts = { aligned: 0, kept: 0, crossing: 0, left: 0 };
for (const words of sentences) {
  const text = words.join('');
  const borders = new Set([0]);
  let at = 0;
  for (const word of words) borders.add((at += word.length));
  const edges = new WordEdges(text, segmenter);
  for (let start = 0; start + 2 <= text.length; start += 1) {
    if (!terms.has(text.slice(start, start + 2))) continue;
    const outer = borders.has(start) && borders.has(start + 2);
    const inner = borders.has(start + 1);
    if (outer && !inner) {
      counts.aligned += 1;
      if (!edges.crosses(start, start + 2)) counts.kept += 1;
    } else if (inner && !outer) {
      counts.crossing += 1;
      if (!edges.crosses(start, start + 2)) counts.left += 1;
    }
  }
}
const { aligned, kept, crossing, left } = counts;
console.log(JSON.stringify({ kept: (100 * kept) / aligned, left: (100 * left) / crossing, aligned, crossing }));
