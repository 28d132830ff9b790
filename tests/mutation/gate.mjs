import { common, testsBelow } from './common.mjs';

/** The gate and the database's guard. */
export const GATE = ['plugins/review/server/src/services/gate.ts', 'plugins/review/server/src/guard/*.ts'];

/** Unit tests of the guard: they end before Strapi would have begun to boot. */
export const GUARD_TESTS = testsBelow('plugins/review/server/src/guard');

/**
 * A run in which API tests on a booted Strapi must notice each mutant.
 * @param {'sqlite' | 'postgres'} database
 * @param {string[]} tests files in their order: those that notice most, soonest, come first
 */
export const gate = (database, mutate, tests) => ({
  ...common(`gate-${database}`),
  mutate,
  // The other half of the table of routes runs with the gate's module replaced: it says nothing of mutants.
  direct: { database, files: tests, leaveOut: 'with the guards taken out' },
  // Strapi leaves a few megabytes behind at each boot.
  maxTestRunnerReuse: 30,
  dryRunTimeoutMinutes: 15,
  symlinkNodeModules: false,
  buildCommand: 'node tests/mutation/build-sandbox.mjs',
  // Inferred types of what is mutated are lost; the ordinary build has checked them.
  disableTypeChecks: 'plugins/review/server/src/**/*.ts',
});
