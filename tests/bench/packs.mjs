import { bench as importing } from './packs/import.mjs';
import { bench as rescan } from './packs/rescan.mjs';

/** What others notice of large packs. BENCH_PART names one of `import`, `rescan` for that alone. */
export async function bench() {
  const parts = { import: importing, rescan };
  const wanted = process.env.BENCH_PART;
  if (wanted && !Object.hasOwn(parts, wanted)) throw new Error(`BENCH_PART: one of ${Object.keys(parts).join(', ')}.`);
  const figures = [];
  for (const [name, part] of Object.entries(parts)) if (!wanted || wanted === name) figures.push(...(await part()));
  return figures;
}
