/** Mutants of review's core, where it is decided what is allowed; the unit tests beside it must notice each. */
import { common, testsBelow } from './common.mjs';

const CORE = 'plugins/review/server/src/core';

export default {
  ...common('core'),
  mutate: [`${CORE}/**/*.ts`, `!${CORE}/**/*.test.ts`],
  // What each reading of the modules leaves behind makes a process slower and slower.
  maxTestRunnerReuse: 400,
  direct: { files: testsBelow(CORE) },
};
