/**
 * `npm run bench [-- NAME]`: runs `tests/bench/NAME.mjs`, or all, one after the other; each exports `bench()`, which answers
 * figures as ratios against a baseline of the same run. Writes them to `.tmp/bench/NAME.json`. Exit code 1 when one misses
 * its target.
 */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, inTmp } from './lib/paths.mjs';

const known = fs
  .readdirSync(inRoot('tests/bench'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => path.basename(file, '.mjs'));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There is: ${known.join(', ')}.`);
  process.exit(2);
}

fs.mkdirSync(inTmp('bench'), { recursive: true });
for (const name of wanted.length > 0 ? wanted : known) {
  const { bench } = await import(pathToFileURL(inRoot('tests/bench', `${name}.mjs`)).href);
  const figures = await bench();
  const report = { name, at: new Date().toISOString(), node: process.version, figures };
  fs.writeFileSync(inTmp('bench', `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  for (const { what, ratio, target, meets, detail } of figures) {
    console.log(`${meets ? 'ok    ' : 'MISSED'} ${name}: ${what}: ${ratio.toFixed(2)} (${target})  ${detail}`);
    if (!meets) process.exitCode = 1;
  }
}
