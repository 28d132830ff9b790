/**
 * `npm run mutation`: the mutation score of review's core and gate and of the word check's scanner, and the survivors nobody gave a reason for.
 * `-- core`, `-- gate` or `-- scanner` runs one target. Reports are in .tmp/mutation.
 */
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readJson } from './lib/fingerprint.mjs';
import { compareSurvivors, mutationScore } from './lib/mutation-score.mjs';
import { inRoot, inTmp } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** Noticed mutants of a hundred. */
const WANTED_PERCENT = 90;

/** StrykerJS runs by target; each has a configuration `tests/mutation/<name>.stryker.mjs` and writes `<name>.json`. */
const TARGETS = { core: ['core'], gate: ['gate-sqlite', 'gate-postgres'], scanner: ['scanner'] };

async function reportOf(name, env) {
  const report = inTmp('mutation', `${name}.json`);
  fs.rmSync(report, { force: true });
  const stryker = inRoot('node_modules/@stryker-mutator/core/bin/stryker.js');
  const { code } = await run(process.execPath, [stryker, 'run', `tests/mutation/${name}.stryker.mjs`], {
    env,
    show: true,
  });
  const found = readJson(report);
  if (code !== 0 || !found)
    throw new Error(`Mutation run ${name} ended with ${code}${found ? '' : ', without a report'}.`);
  return found;
}

function showSurvivors(survivors, isAll) {
  const { unlisted, gone } = compareSurvivors(
    survivors,
    fs.readFileSync(inRoot('tests/mutation/SURVIVORS.md'), 'utf8'),
  );
  for (const name of unlisted) console.log(`not in SURVIVORS.md: ${name}`);
  if (isAll) for (const name of gone) console.log(`survives no longer:  ${name}`);
  return unlisted.length;
}

/**
 * Makes mutants of the targets, runs their tests on each, and prints what nobody noticed.
 * @param {{ targets?: string[], env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ passed: number, failed: number, note: string }>} a target below 90 % is a failure
 */
export async function mutation({ targets = Object.keys(TARGETS), env = process.env } = {}) {
  const scores = [];
  for (const target of targets) {
    const reports = [];
    for (const name of TARGETS[target]) reports.push(await reportOf(name, env));
    scores.push({ target, ...mutationScore(reports) });
  }
  const unlisted = showSurvivors(
    scores.flatMap(({ survivors }) => survivors),
    targets.length === Object.keys(TARGETS).length,
  );
  const passed = scores.filter(({ percent }) => percent >= WANTED_PERCENT).length;
  const parts = scores.map(
    ({ target, percent, noticed, total }) => `${target} ${percent.toFixed(1)} % (${noticed} of ${total})`,
  );
  return { passed, failed: scores.length - passed, note: `${parts.join(', ')}, ${unlisted} unlisted survivors` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2);
  const { failed, note } = await mutation(asked.length > 0 ? { targets: asked } : {});
  console.log(note);
  process.exitCode = failed > 0 ? 1 : 0;
}
