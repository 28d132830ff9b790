import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';

/** Every figure of balance: each file of tests/bench/balance is a part. BENCH_PART names one for that alone. */
export async function bench() {
  const folder = inRoot('tests/bench/balance');
  const parts = fs.readdirSync(folder).map((file) => path.basename(file, '.mjs'));
  const wanted = process.env.BENCH_PART;
  if (wanted && !parts.includes(wanted)) throw new Error(`BENCH_PART: one of ${parts.join(', ')}.`);
  const figures = [];
  for (const part of wanted ? [wanted] : parts.sort()) {
    const { figures: measured } = await import(pathToFileURL(path.join(folder, `${part}.mjs`)).href);
    figures.push(...(await measured()));
  }
  return figures;
}
