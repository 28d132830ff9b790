import { bench as actions } from './review/actions.mjs';
import { bench as digest } from './review/digest.mjs';
import { bench as ledger } from './review/ledger.mjs';
import { bench as release } from './review/release.mjs';
import { bench as scale } from './review/scale.mjs';

/** Every figure of review. BENCH_PART names one of `actions`, `digest`, `ledger`, `release`, `scale` for that alone. */
export async function bench() {
  const parts = { actions, digest, ledger, release, scale };
  const wanted = process.env.BENCH_PART;
  if (wanted && !Object.hasOwn(parts, wanted)) throw new Error(`BENCH_PART: one of ${Object.keys(parts).join(', ')}.`);
  const figures = [];
  for (const [name, part] of Object.entries(parts)) if (!wanted || wanted === name) figures.push(...(await part()));
  return figures;
}
