/**
 * StrykerJS test runner that keeps one process for many mutants and runs test files by jest's own engine in it. jest
 * itself takes a second to begin and loads Strapi anew for each file: hours, with thousands of mutants.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { jestExpect } from '@jest/expect';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import * as circus from 'jest-circus';

const TEST_TIMEOUT_MS = 60_000;

/** Stands for a file that a mutant keeps from loading. */
const LOADS = 'loads';

const require = createRequire(import.meta.url);
/** What the mutants' switches look at; see StrykerJS's instrumenter. */
const switches = (globalThis.__stryker__ ??= {});

const ignore = () => undefined;
const nameOf = (block) => (block.parent ? [...nameOf(block.parent), block.name] : []);
const idOf = (block) => nameOf(block).join(' › ');
const labelOf = (file) => file.replace(/\.test\.ts$/, '');

function* testsUnder(block) {
  for (const child of block.children) {
    if (child.type === 'test') yield child;
    else yield* testsUnder(child);
  }
}

/** A block of which no test is wanted must not boot a park for nothing. */
function keepOnly(block, isWanted) {
  for (const child of block.children) {
    if (child.type === 'describeBlock') keepOnly(child, isWanted);
    else if (!isWanted(child)) child.mode = 'skip';
  }
  if (block.children.every(({ mode }) => mode === 'skip')) block.mode = 'skip';
}

/** Our own modules are loaded again for each run, as jest does: they are what is mutated, and hold the tests. */
function forgetOwnModules() {
  const own = process.cwd() + path.sep;
  for (const [file, { parent }] of Object.entries(require.cache)) {
    if (!file.startsWith(own) || file.includes(`${path.sep}node_modules${path.sep}`)) continue;
    // Who loaded them would hold them for ever.
    if (parent) parent.children = parent.children.filter(({ filename }) => filename !== file);
    delete require.cache[file];
  }
}

/** A file that does not even load fails. */
function load(file) {
  try {
    require(path.resolve(file));
  } catch (error) {
    if (switches.activeMutant === undefined) throw error;
    circus.test(LOADS, () => {
      throw error;
    });
  }
}

/** Watches a run: results as StrykerJS wants them, coverage by test, and an end after the first failure. */
class Watch {
  results = [];
  shared = new Map();

  constructor(bail) {
    this.bail = bail;
  }

  /** What runs from now on counts for every test of a block: loading its file, and its hooks, a boot above all. */
  share(block) {
    switches.currentTestId = `around ${idOf(block)}`;
    this.shared.set(switches.currentTestId, block);
  }

  handle = ({ name, test, hook, describeBlock }) => {
    // Each file boots modules of its own, as under jest; its test modules are loaded already.
    if (name === 'run_describe_start' && describeBlock.parent?.parent === undefined) forgetOwnModules();
    else if (name === 'hook_start' && /All$/.test(hook.type)) this.share(hook.parent);
    else if (name === 'test_start') switches.currentTestId = idOf(test);
    else if (name === 'test_done') this.done(test);
  };

  done(test) {
    const id = idOf(test);
    const [error] = test.errors.flat().filter(Boolean);
    const failure = error && { failureMessage: String(error.stack ?? error) };
    const status = failure ? TestStatus.Failed : TestStatus.Success;
    this.results.push({ id, name: id, timeSpentMs: test.duration ?? 0, status, ...failure });
    if (failure && this.bail) keepOnly(circus.getState().rootDescribeBlock, () => false);
  }

  coverage() {
    const { static: elsewhere = {}, perTest = {} } = switches.mutantCoverage ?? {};
    for (const [around, block] of this.shared) {
      for (const test of testsUnder(block)) {
        const covered = (perTest[idOf(test)] ??= {});
        for (const [mutant, times] of Object.entries(perTest[around] ?? {}))
          covered[mutant] = (covered[mutant] ?? 0) + times;
      }
    }
    for (const around of this.shared.keys()) delete perTest[around];
    return { static: elsewhere, perTest };
  }
}

/** The environment of API tests, and the golden database of the mutated build, which does nothing else than the real one while no mutant is on. */
async function setUpParks(database) {
  const env = JSON.parse(fs.readFileSync('tests/harness/test-env.json', 'utf8'));
  Object.assign(process.env, env, { SANSHEN_BUILT: '1', DATABASE_CLIENT: database });
  const { default: setUp } = await import(pathToFileURL(path.resolve(`tests/harness/setup-${database}.mjs`)).href);
  await setUp();
}

class Runner {
  static inject = tokens(commonTokens.options);

  constructor({ direct }) {
    this.settings = direct;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const modules = pathToFileURL(path.resolve('tests/mutation/sandbox-modules.mjs')).href;
    await import(modules);
    delete process.env.SANSHEN_DEEP;
    Object.assign(process.env, { NODE_ENV: 'test', SANSHEN_MUTATION: '1', NODE_OPTIONS: `--import ${modules}` });
    Object.assign(globalThis, circus.default, { expect: jestExpect });
    // The same numbers for every mutant; nobody reads the smallest failing example. The tests require it, so do we.
    require('fast-check').configureGlobal({ seed: 20260725, endOnFailure: true });
    const { database } = this.settings;
    if (database) await setUpParks(database);
  }

  async dispose() {
    await globalThis.stopTestPostgres?.();
  }

  async dryRun() {
    delete switches.mutantCoverage;
    const watch = await this.run(this.settings.files, () => true, false);
    return { status: DryRunStatus.Complete, tests: watch.results, mutantCoverage: watch.coverage() };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit: hitsAllowed, disableBail }) {
    const hitLimit = hitsAllowed && Math.ceil(hitsAllowed * (this.settings.patience ?? 1));
    const wanted = testFilter && new Set(testFilter);
    const files = this.settings.files.filter(
      (file) => !wanted || testFilter.some((id) => id.startsWith(`${labelOf(file)} › `)),
    );
    Object.assign(switches, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    try {
      const isWanted = (test) => !wanted || test.name === LOADS || wanted.has(idOf(test));
      const results = disableBail
        ? (await this.run(files, isWanted, false)).results
        : await this.runUntilNoticed(files, isWanted);
      const isEndless = determineHitLimitReached(switches.hitCount, hitLimit);
      return toMutantRunResult(isEndless ?? { status: DryRunStatus.Complete, tests: results }, disableBail);
    } finally {
      switches.activeMutant = undefined;
    }
  }

  /** File by file: what the first one notices, the others need not even load for. */
  async runUntilNoticed(files, isWanted) {
    const results = [];
    for (const file of files) {
      results.push(...(await this.run([file], isWanted, true)).results);
      if (results.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return results;
  }

  async run(files, isWanted, bail) {
    const watch = new Watch(bail);
    // A server that a mutant left half stopped must not end this process, nor fail the next mutant's tests.
    process.on('unhandledRejection', ignore);
    circus.resetState();
    const { rootDescribeBlock } = circus.getState();
    circus.getState().testTimeout = TEST_TIMEOUT_MS;
    circus.addEventHandler(watch.handle);
    try {
      for (const file of files) {
        forgetOwnModules();
        circus.describe(labelOf(file), () => {
          watch.share(rootDescribeBlock.children.at(-1));
          load(file);
        });
      }
      const out = new RegExp(this.settings.leaveOut ?? '$^');
      keepOnly(rootDescribeBlock, (test) => !out.test(idOf(test)) && isWanted(test));
      await circus.run();
    } finally {
      circus.removeEventHandler(watch.handle);
      process.off('unhandledRejection', ignore);
    }
    return watch;
  }
}

/** @see https://stryker-mutator.io/docs/stryker-js/plugins */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'direct', Runner)];

/**
 * The option `direct`: test files in their order, tests to leave out by name, the database when they boot Strapi, and
 * `patience`: how much of what StrykerJS allows an endless loop (a hundred times what is run without a mutant) it gets.
 */
export const strykerValidationSchema = {
  properties: {
    direct: {
      type: 'object',
      required: ['files'],
      properties: {
        files: { type: 'array', items: { type: 'string' } },
        leaveOut: { type: 'string' },
        patience: { type: 'number' },
        database: { enum: ['sqlite', 'postgres'] },
      },
    },
  },
};
