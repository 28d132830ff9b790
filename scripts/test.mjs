/** `npm test`: everything from a fresh clone. Ends with the line `N passed, M failed`; exit code 1 unless M is 0. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { build, reportFailures, typeCheck } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { readJson } from './lib/fingerprint.mjs';
import { inRoot, inTmp } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { countCheck, countJest, failuresOf, sum } from './lib/test-summary.mjs';
import { mutation } from './mutation.mjs';

/** A stage that hangs is a failed stage. */
const LIMIT_MINUTES = { ordinary: 25, deep: 600 };

/** A jest worker that has kept more is replaced before its next file. */
const WORKER_MEMORY = '1500MB';

const { values } = parseArgs({ options: { deep: { type: 'boolean', default: false } } });
const env = { ...process.env, SANSHEN_BUILT: '1', SANSHEN_SUITES: '1', ...(values.deep ? { SANSHEN_DEEP: '1' } : {}) };
const timeoutMs = (values.deep ? LIMIT_MINUTES.deep : LIMIT_MINUTES.ordinary) * 60_000;
const show = (script, args) => run(process.execPath, [inRoot(script), ...args], { env, show: true, timeoutMs });

async function buildParts(admin) {
  const { failures } = await build({ admin });
  return countCheck(!reportFailures(failures));
}

async function lint() {
  const eslint = await show('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
  const prettier = await show('node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
  return countCheck(eslint.code === 0 && prettier.code === 0);
}

async function checkTypes() {
  return countCheck(!reportFailures(await typeCheck({ isBuilt: true })));
}

async function jest(project, workers) {
  const reportFile = inTmp('test', `${project}.json`);
  fs.mkdirSync(inTmp('test'), { recursive: true });
  fs.rmSync(reportFile, { force: true });
  const args = [
    '--selectProjects',
    project,
    `--maxWorkers=${workers}`,
    // Also makes jest run a single worker beside itself instead of within, where nothing is ever given back.
    `--workerIdleMemoryLimit=${WORKER_MEMORY}`,
    '--ci',
    '--silent',
    '--forceExit',
    '--json',
    `--outputFile=${reportFile}`,
  ];
  // A file that failed half way may leave a server running; it has failed, and the rest must not wait for it.
  // With --json the report also goes to standard output; people read what jest prints to standard error.
  const { code } = await run(process.execPath, [inRoot('node_modules/jest/bin/jest.js'), ...args], {
    env,
    timeoutMs,
    onErrorOutput: (text) => process.stderr.write(text),
  });
  const report = readJson(reportFile);
  return { ...countJest(report, code), failures: failuresOf(report) };
}

/** A stage of a jest project; `workers` is how many files run at a time. */
const jestStage = (project, workers) => [project, () => jest(project, workers)];

/**
 * What runs after what: lists of lanes, each a list of stages. Two lanes beside each other keep one core busy each until
 * both are done; a project with two workers would leave one of them idle at its end.
 */
const STEPS = [
  [[['install', async () => countCheck((await ensureInstalled(), true))]]],
  [[['build', () => buildParts(false)]]],
  // The panel is built by one core mostly.
  [
    [
      ['panel', () => buildParts(true)],
      ['type check', checkTypes],
    ],
    [jestStage('unit', 2)],
  ],
  [[jestStage('api-sqlite', 1)], [jestStage('api-postgres', 1), ['lint', lint]]],
  [[jestStage('browser', 2)]],
  ...(values.deep ? [[[['mutation', () => mutation({ env })]]]] : []),
];

/** Without these nothing after them means anything. */
const REQUIRED = new Set(['install', 'build', 'panel']);

async function runStage([name, work]) {
  const begun = performance.now();
  const result = await work().catch((error) => {
    console.error(error.message);
    return { passed: 0, failed: 1, note: 'crashed' };
  });
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`=== ${name}: ${result.failed === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  return { name, seconds, ...result };
}

/** Runs stages one after the other. */
async function runLane(lane) {
  const results = [];
  for (const stage of lane) results.push(await runStage(stage));
  return results;
}

async function runSteps() {
  const results = [];
  for (const lanes of STEPS) {
    results.push(...(await Promise.all(lanes.map(runLane))).flat());
    if (results.some(({ name, failed }) => failed > 0 && REQUIRED.has(name))) break;
  }
  return results;
}

const real = process.env.REAL_TEXT_DIR;
console.log(
  real
    ? `REAL_TEXT_DIR=${real}: the park-report test is registered.`
    : 'REAL_TEXT_DIR is not set: the park-report test is not registered.',
);
const results = await runSteps();
for (const { name, failures = [] } of results)
  for (const failure of failures) console.log(`\n${name} FAILED: ${failure}`);
console.log('');
for (const { name, passed, failed, seconds, note } of results) {
  console.log(`${name.padEnd(13)} ${passed} passed, ${failed} failed  ${seconds} s  ${note ?? ''}`.trimEnd());
}
const { passed, failed } = sum(results);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
